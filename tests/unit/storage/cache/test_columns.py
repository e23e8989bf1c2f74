"""Records as rows: whatever a fact holds comes back as it was, and every declared fact has a column."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.unit.storage.cache.frame import cold, warm

from mission_cli.core.dates import Duration
from mission_cli.core.facts import Facts, Heard, OpenBlocker, Payment
from mission_cli.core.money import parse_money
from mission_cli.core.people_known import Away, Listed, Person
from mission_cli.core.policy import Policy, Step
from mission_cli.core.watch import LONGEST
from mission_cli.storage.cache.columns import columns_of, records
from mission_cli.storage.cache.current import Cache
from mission_cli.storage.cache.portfolio import missions

DAY = dt.date(2026, 11, 21)
SAMPLES: dict[str, Any] = {
    "str": "a\tb\\n\n\x1e\x1f c é",
    "str | None": None,
    "int": 3,
    "bool": False,
    "float | None": 2.5,
    "dt.date": DAY,
    "dt.date | None": DAY,
    "Duration": Duration(2, "week"),
    "Duration | None": Duration(1, "month"),
    "Region": "fr",
    "tuple[str, ...]": ("a", "b\n"),
    "tuple[int, int]": (0, 2),
    "tuple[tuple[str, str], ...]": (("it", "nadia"),),
    "tuple[Heard, ...]": (Heard(DAY, "client", "consultant", None), Heard(DAY, "client", "consultant", 4)),
    "tuple[OpenBlocker, ...]": (OpenBlocker("n", None, "a", DAY, "diagnose", "T", ("x",), (), None, None, None),),
    "tuple[Payment, ...]": (
        Payment("p", "P", None, DAY, parse_money("18000.50 EUR"), None, None, DAY, "due", DAY, True),
    ),
    "tuple[Away, ...]": (Away(DAY, DAY),),
    "tuple[Listed, ...]": (Listed("Malt", DAY),),
    "tuple[Step, ...]": (Step("alert", Duration(90, "day")),),
}


def kind_of(record: type[Any], name: str) -> str:
    kind = record.__annotations__[name]
    return str(getattr(kind, "__forward_arg__", kind))


def there_and_back(record: type[Any], facts: dict[str, Any]) -> Any:
    columns = columns_of(record)
    [one] = records(record, columns, [[column.encoded(facts[column.name]) for column in columns]])
    return one


@pytest.mark.parametrize("record", [Facts, Person, Policy])
@pytest.mark.parametrize("empty", [True, False])
def test_every_fact_comes_back(record: type[Any], empty: bool) -> None:
    names = [column.name for column in columns_of(record)]
    assert names == list(record.__annotations__)
    facts: dict[str, Any] = {}
    for name in names:
        kind = kind_of(record, name)
        bare = () if kind.startswith("tuple[") else None if kind.endswith(" | None") else SAMPLES.get(kind)
        facts[name] = bare if empty else SAMPLES.get(kind, bare)
    one = there_and_back(record, facts)
    for name in names:
        found = getattr(one, name)
        assert (found, type(found)) == (facts[name], type(facts[name])), name
        assert (
            [type(item) for item in found] == [type(item) for item in facts[name]] if isinstance(found, tuple) else True
        )


@example("\0", "\\0", "\\\t\n")
@given(st.text(), st.text(), st.one_of(st.none(), st.text(min_size=1)))
def test_any_text_comes_back(title: str, client: str, manager: str | None) -> None:
    columns = [one for one in columns_of(Facts) if one.name in ("title", "client", "manager", "tags")]
    facts = {"title": title, "client": client, "manager": manager, "tags": (title, client)}
    [one] = records(Facts, columns, [[column.encoded(facts[column.name]) for column in columns]])
    assert (one.title, one.client, one.manager, one.tags) == (title, client, manager, (title, client))


def test_what_was_not_asked_for_is_not_there() -> None:
    columns = [one for one in columns_of(Facts) if one.name in ("id", "tags")]
    [one] = records(Facts, columns, [["m", None]])
    assert (one.id, one.tags) == ("m", ())
    for name in ("title", "feedback"):
        with pytest.raises(AttributeError):
            getattr(one, name)
    assert one == Facts(id="m", tags=())
    assert one.with_(id="n") == Facts(id="n", tags=())
    assert repr(one) == "Facts(id='m', tags=())"


HOSTILE = """\
format: 1
title: "a\\tb\\\\n\\n\\x1e\\x1f c"
tags: ["x\\x1ey", "one\\ttwo"]
consultant: Léa Martin
client: {name: "\\\\t", contact: Paul}
contract:
  start: 2026-03-02
  end: 2026-12-18
  days_per_week: 2.5
  amendments:
    - {date: 2026-06-12}
    - {date: 2026-05-12, end: 2026-12-18}
  milestones: [{id: live, title: "x\\ny", amount: 18000.50 EUR, due: 2026-09-30}]
offboarding: {case: completed, reason: "because\\n\\tof \\x1e that"}
journal:
  a:
    - {type: opportunity, date: 2026-06-02, what: "%s"}
    - {type: answers, date: 2026-06-03, questionnaire: q, from: client, answers: {one: 4, two: "3", three: five, four: 9}}
    - {type: blocker, date: 2026-06-04, title: "'; drop table mission; --", causes: [communication, disagreement]}
"""


def test_whatever_a_text_holds_comes_back(workspace: Path) -> None:
    for path in (workspace / "missions").glob("*.yaml"):
        path.unlink()
    (workspace / "missions" / "m.yaml").write_text(HOSTILE % ("w" * 400), encoding="utf-8")
    for _ in range(2):
        assert warm(workspace) == cold(workspace)
    [one] = missions(Cache(workspace), Facts.names(), dt.date(2199, 1, 1))
    assert one.title == "a\tb\\n\n\x1e\x1f c"
    assert one.tags == ("x y", "one two")
    assert one.reason == "because of that"
    assert one.days_per_week == 2.5
    assert [str(amended.day) for amended in one.amendments] == ["2026-05-12", "2026-06-12"]
    assert len(one.opportunities[0].what) == LONGEST
    assert one.answers[0].scores == (("one", 4), ("two", 3))
    assert one.blockers == ((dt.date(2026, 6, 4), ("communication", "disagreement"), None),)
    assert [(paid.id, str(paid.amount)) for paid in one.milestones] == [("live", "18000.50 EUR")]
    assert one.signed
