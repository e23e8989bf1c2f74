"""Skeletons of missions and the catalogue of associations: read strictly, everything wrong said at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mission_cli.commands.grammar import TARGETS
from mission_cli.core.agreement import Agreement, record
from mission_cli.core.dates import Duration, add
from mission_cli.core.kinds import BENCH
from mission_cli.core.model.read import read_mission
from mission_cli.core.model.skeleton import Skeleton, read_associations, read_skeleton
from mission_cli.core.objectives import DraftObjective, lacks
from mission_cli.storage.templates import associations, find, skeleton, start
from mission_cli.storage.templates import read_skeleton as read_file

GOOD: dict[str, Any] = {
    "format": "1",
    "title": {"en": "Ours", "fr": "Le nôtre"},
    "mission": {"title": {"en": "For {association}", "fr": "Pour {association}"}, "length": "1 month"},
    "subjects": [{"id": "web", "title": {"en": "Web", "fr": "Web"}}],
    "objectives": [{"specific": {"en": "Do it", "fr": "Le faire"}, "due": "end - 1 week"}],
    "steps": [
        {
            "id": "only",
            "title": {"en": "All", "fr": "Tout"},
            "tasks": [{"id": "call", "title": {"en": "Call", "fr": "Appeler"}, "due": "start", "command": "mission note {mission}"}],
        }
    ],
}  # fmt: skip


def codes(data: Any) -> list[tuple[str, Any]]:
    found, problems = read_skeleton(data, TARGETS)
    assert (found is None) is any(one.code.startswith("E") and one.code != "E-COMMAND" for one in problems)
    return [(one.code, one.at) for one in problems]


def test_a_good_one_reads_and_says_what_it_asks_for() -> None:
    found, problems = read_skeleton(GOOD, TARGETS)
    assert isinstance(found, Skeleton)
    assert problems == []
    assert [name for name in ("association", "subject", "consultant") if found.asks(name)] == ["association"]
    assert [task.id for step in found.plan.steps for task in step.tasks] == ["call"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"format": "2"}, [("E-FORMAT", ("format",))]),
        ({"mission": {"title": {"en": "x"}, "length": "1 month"}}, [("E-MISSING", ("mission", "title", "fr"))]),
        ({"mission": {**GOOD["mission"], "length": "long"}}, [("E-DURATION", ("mission", "length"))]),
        ({"subject": []}, [("E-KEY", ("subject",))]),
        (
            {"mission": {**GOOD["mission"], "title": {"en": "{consultnt}", "fr": "x"}}},
            [("E-PLACEHOLDER", ("mission", "title", "en"))],
        ),
        ({"subjects": GOOD["subjects"] * 2}, [("E-ID-DOUBLE", ("subjects", 1, "id"))]),
        ({"steps": GOOD["steps"] * 2}, [("E-ID-DOUBLE", ("steps", 1, "id")), ("E-ID-DOUBLE", ("steps", 1, "tasks", 0, "id"))]),
        (
            {"steps": [{**GOOD["steps"][0], "tasks": [{**GOOD["steps"][0]["tasks"][0], "command": "mission dance"}]}]},
            [("E-COMMAND", ("steps", 0, "tasks", 0, "command"))],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(changes: dict[str, Any], expected: list[tuple[str, Any]]) -> None:
    assert codes({**GOOD, **changes}) == expected


def test_the_catalogue_reads_and_no_association_is_there_twice() -> None:
    one: Any = {"id": "river", "name": "Rivers", "causes": [{"en": "water", "fr": "eau"}]}
    data: Any = {"format": "1", "title": {"en": "Ours", "fr": "Les nôtres"}, "associations": [one, one]}
    found, problems = read_associations(data)
    assert (found, [(one.code, one.at) for one in problems]) == (None, [("E-ID-DOUBLE", ("associations", 1, "id"))])
    assert read_associations({**data, "associations": [one]})[1] == []
    assert [one.code for one in read_associations({**data, "format": "9"})[1]] == ["E-FORMAT"]


# The shipped ones ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", BENCH)
def test_each_use_of_the_bench_has_one_without_a_finding(tmp_path: Path, kind: str) -> None:
    found, findings = read_file(find(tmp_path, f"missions/{kind}.yaml"), TARGETS)
    assert findings == []
    assert found is not None
    assert found.help is not None
    assert start(tmp_path, "provider", kind) == found.plan
    owners = {task.owner for step in found.steps for task in step.tasks}
    assert {"manager", "consultant"} <= owners, "the consultant takes part, and somebody follows"
    first = dt_of("2026-12-01")
    last = add(first, found.mission.length)
    for one in found.objectives:
        text = one.measure.en if one.measure else None
        reason = one.achievable.en if one.achievable else None
        assert one.due is not None
        assert lacks(DraftObjective(one.specific.en, text, one.target, first, reason), last) == []


def dt_of(text: str) -> Any:
    import datetime as dt

    return dt.date.fromisoformat(text)


def test_what_the_kinds_ask_for(tmp_path: Path) -> None:
    asked = {kind: skeleton(tmp_path, kind) for kind in BENCH}
    assert [kind for kind in BENCH if asked[kind].asks("subject")] == ["internal", "training"]
    assert [kind for kind in BENCH if asked[kind].asks("association")] == ["pro-bono"]
    assert asked["internal"].mission.interruptible is True
    assert [one.id for one in asked["internal"].subjects] == [
        "new-application", "automation", "cybersecurity", "renewal", "management-tools", "processes",
    ]  # fmt: skip
    assert [one.id for one in asked["training"].subjects] == ["in-house", "external", "e-learning"]
    assert asked["training"].note is not None
    plan = {task.id for step in asked["search"].steps for task in step.tasks}
    assert plan >= {"career-review", "cv-reworked", "linkedin-current", "posts-published", "ambassadors-asked"}
    assert plan >= {"platform-staffman", "platform-hixos", "platform-hightechpros"}
    assert {
        one.site for one in associations(tmp_path).associations if not (one.site or "").endswith(".example")
    } == set()


def test_the_record_of_an_agreement_on_the_bench_reads() -> None:
    terms = Agreement(
        "T", "Léa Martin", "Us", None, "Sofia Bernard", dt_of("2026-12-01"), dt_of("2026-12-31"), Duration(1, "week"),
        kind="internal", interruptible=True, tags=["automation"], people={"hr": "Zoé Petit"}, plan={"opened": dt_of("2026-11-21"), "tasks": []},
    )  # fmt: skip
    data = record(terms, ["sofia-bernard"])
    assert data["client"] == {"name": "Us"}
    assert {key: data[key] for key in ("kind", "interruptible", "tags", "people")} == {
        "kind": "internal", "interruptible": True, "tags": ["automation"], "people": {"hr": "Zoé Petit"},
    }  # fmt: skip
    assert "objectives" not in data
    empty = record(terms._replace(kind="client", interruptible=None, tags=(), people={}, plan=None), [])
    assert not {"interruptible", "tags", "people", "onboarding"} & empty.keys()
    assert empty["journal"] == {}
    assert (
        read_mission(
            {
                "format": "1",
                "title": "T",
                "consultant": "L",
                "client": {"name": "C"},
                "contract": {"start": "2026-12-01", "end": "2026-12-31"},
                "interruptible": "maybe",
            }
        )[0]
        is None
    )
