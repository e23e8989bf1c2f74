"""A mission closed: what is written, what is refused, what is said of a good end."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.actions.targets import TODAY, read, target

from mission_cli.actions.close import CLOSE, close, reopen
from mission_cli.core.changes import Remove
from mission_cli.core.dates import Mark
from mission_cli.errors import UsageError


def test_a_closing_is_signed_and_says_what_a_good_end_still_has() -> None:
    on = target("claire-dupont")
    found = close(on, read(CLOSE, on, date="hier"))
    [change] = found.changes
    assert (change.path, str(getattr(change, "value", ""))) == (("closed",), "2026-11-20 by claire-dupont")
    said = [(one.key, one.always) for one in found.said]
    assert (said[0], said[-1]) == (("close.still-running", True), ("close.done", False))


@pytest.mark.parametrize(("day", "key"), [("2026-03-01", "close.before-start"), ("2026-12-01", "entries.future")])
def test_a_day_that_cannot_be_is_refused(day: str, key: str) -> None:
    on = target("claire-dupont")
    with pytest.raises(UsageError) as caught:
        close(on, read(CLOSE, on, date=day))
    assert caught.value.text == key


def test_what_is_opened_again_keeps_a_trace() -> None:
    found = reopen(target("claire-dupont"), Mark(dt.date(2026, 11, 20), "lea-martin"), "Closed by mistake.")
    assert Remove(("closed",)) in found.changes
    note = next(
        getattr(change, "value", None) for change in found.changes if change.path == ("journal", "claire-dupont")
    )
    assert isinstance(note, dict)
    assert (note["date"], note["text"]) == (TODAY, "Closed by mistake.")
    assert found.said[0].values["author"] == "lea-martin"
