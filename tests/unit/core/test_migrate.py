"""From format to format, as data."""

from __future__ import annotations

from typing import Any

import pytest

from mission_cli.core import migrate
from mission_cli.core.changes import Set
from mission_cli.core.formats.step import Step
from mission_cli.core.migrate import STEPS, older_format, upgrade
from mission_cli.core.raw import Plain, Raw


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"format": Plain("0")}, 0),
        ({"start_date": "x"}, 0),
        ({"journal": []}, 0),
        ({"title": "x"}, None),
        ({"format": Plain("1"), "start_date": "x"}, None),
        ({"format": None, "start_date": "x"}, None),
        ({"format": Plain("-1")}, None),
        ({"format": Plain("00")}, None),
        ({"format": []}, None),
        ({"journal": {}}, None),
        ([], None),
        (None, None),
    ],
)
def test_which_format(data: Raw, found: int | None) -> None:
    assert older_format(data) == found


def now(**data: Any) -> Any:
    found = upgrade({"format": Plain("0"), **data})
    assert found is not None
    assert isinstance(found.data, dict)
    assert found.data.pop("format") == "1"
    return found.data


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"daily_rate": "620"}, {"contract": {"rate": "620 EUR/day"}}),
        ({"daily_rate": "620", "currency": "CHF"}, {"contract": {"rate": "620 CHF/day"}}),
        (
            {"daily_rate": "620 GBP/hour", "currency": "CHF"},
            {"contract": {"rate": "620 GBP/hour"}, "x-currency": "CHF"},
        ),
        ({"notice_period": "1"}, {"contract": {"notice": "1 day"}}),
        ({"notice_period": "30"}, {"contract": {"notice": "30 days"}}),
        ({"notice_period": "1 month"}, {"contract": {"notice": "1 month"}}),
        ({"end_date": "a", "contract": {"end": "b"}}, {"end_date": "a", "contract": {"end": "b"}}),
        ({"end_date": "a", "contract": "b"}, {"end_date": "a", "contract": "b"}),
        ({"end_date": None}, {}),
        ({"status": "a"}, {"x-status": "a"}),
        ({"status": "a", "x-status": "b"}, {"status": "a", "x-status": "b"}),
        ({"manager": "M", "manager_email": "m@x.example"}, {"manager": "M <m@x.example>"}),
        ({"manager_email": "m@x.example"}, {"manager_email": "m@x.example"}),
        ({"closed": "false"}, {}),
        ({"closed": "false", "closed_on": "d"}, {"closed": "false", "closed_on": "d"}),
        ({"closed": "true"}, {"closed": "true"}),
        (
            {"closed": "true", "closed_on": "2026-01-02", "closed_by": "Zoë P."},
            {"closed": "2026-01-02 by zoe-p", "x-closed-by": "Zoë P."},
        ),
        (
            {"closed": "true", "closed_on": "2026-01-02", "closed_by": "Zoë", "manager": "Zoë"},
            {"closed": "2026-01-02 by zoe", "manager": "Zoë"},
        ),
        ({"checkins": "none", "journal": []}, {"checkins": "none", "journal": []}),
        ({"checkins": [], "journal": "none"}, {"checkins": [], "journal": "none"}),
        ({"journal": ["x"]}, {"journal": ["x"]}),
        ({"journal": []}, {"journal": {}}),
        (
            {"checkins": [{"date": "2026-02-01"}], "journal": [{"date": "2026-01-01", "author": "unknown"}]},
            {"journal": {"unknown": [{"date": "2026-01-01"}, {"type": "checkin", "date": "2026-02-01"}]}},
        ),
        (
            {"checkins": [{"date": "b", "author": "Zoë"}, {"date": "a", "author": "…"}]},
            {
                "journal": {
                    "unknown": [{"type": "checkin", "date": "a", "x-author": "…"}],
                    "zoe": [{"type": "checkin", "date": "b", "x-author": "Zoë"}],
                }
            },
        ),
    ],
)
def test_from_0_to_1(old: dict[str, Raw], new: dict[str, Raw]) -> None:
    assert now(**old) == new


def test_steps_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format to come is one function more; a place is traced back through all of them."""

    def next_step(_: Raw) -> Step:
        return Step({"contract": "terms"}, [Set(("format",), 2)], {("terms",): ("contract",)})

    monkeypatch.setattr(migrate, "STEPS", (*STEPS, next_step))
    monkeypatch.setattr(migrate, "FORMAT", 2)
    found = upgrade({"start_date": "2026-03-02"})
    assert found is not None
    assert found.data == {"terms": {"start": "2026-03-02"}, "format": "2"}
    assert found.origin(("terms", "start")) == ("start_date",)
    assert upgrade({"format": "1", "contract": {}}) is not None
    assert upgrade({"format": "2"}) is None
