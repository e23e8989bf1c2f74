"""Which temporary files are of a run that goes on."""

from __future__ import annotations

import os

import pytest

from mission_cli.storage.leftovers import goes_on


def test_a_run_is_asked_for_and_never_signalled(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda process, number: asked.append((process, number)))
    assert goes_on("12")
    assert not goes_on(str(os.getpid()))  # this run's own
    assert not goes_on("")
    assert not goes_on("-1")
    assert asked == [(12, 0), (os.getpid(), 0)]


@pytest.mark.parametrize(
    ("error", "goes"), [(ProcessLookupError, False), (OverflowError, False), (PermissionError, True)]
)
def test_whether_a_run_goes_on(monkeypatch: pytest.MonkeyPatch, error: type[Exception], *, goes: bool) -> None:
    def answered(process: int, number: int) -> None:
        raise error

    monkeypatch.setattr(os, "kill", answered)
    assert goes_on("12") is goes
