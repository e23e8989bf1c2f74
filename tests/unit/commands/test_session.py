from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.conftest import git, identify

from mission_cli.actions import days
from mission_cli.actions.days import DayOf
from mission_cli.commands.session import Session
from mission_cli.errors import NotFoundError, UsageError

CLOCK = dt.datetime.now().astimezone().date()


def session(*, folder: str | None = None, today: str | None = None, lang: str | None = None) -> Session:
    made = Session()
    made.take(dir=folder, today=today, lang=lang, no_input=False)
    return made


def test_the_day_is_the_options_then_the_variables_then_the_clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert session().today == CLOCK
    monkeypatch.setenv("MISSION_TODAY", "2026-11-21")
    assert session().today == dt.date(2026, 11, 21)
    assert session(today="2026-12-01").today == dt.date(2026, 12, 1)
    monkeypatch.setenv("MISSION_TODAY", "")
    assert session().today == CLOCK


@pytest.mark.parametrize(
    ("text", "prefer", "expected"),
    [("fri", "start", "2026-11-27"), ("+2w", "start", "2026-12-05"), ("2026-12", "start", "2026-12-01"), ("2026-12", "end", "2026-12-31")],
)  # fmt: skip
def test_a_day_as_people_type_it(text: str, prefer: str, expected: str) -> None:
    asked = DayOf("--end", "coming", "end" if prefer == "end" else "start")
    found = session(today="2026-11-21").told_day(text, asked)
    assert found == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("04/07", "cli.date-ambiguous"),
        ("2026-02-30", "cli.date-no-such-day-near"),
        ("30/02/2026", "cli.date-no-such-day"),
        ("2300-01-01", "cli.date-out-of-range"),
        ("soon", "cli.date-unknown"),
        ("", "cli.date-unknown"),
    ],
)
def test_a_day_that_is_none_names_its_option(text: str, key: str) -> None:
    with pytest.raises(UsageError) as error:
        session(today="2026-11-21").told_day(text, days.END)
    assert (error.value.text, error.value.args_for_text["name"]) == (key, "--end")


def test_options_before_the_command_hold_unless_given_again_after_it() -> None:
    twice = session(folder="a", today="2026-11-21")
    twice.take(dir=None, today="2026-12-01", lang=None, no_input=True)
    twice.take(dir=None, today=None, lang=None, no_input=False)
    assert (str(twice.start), twice.today, twice.interactive) == ("a", dt.date(2026, 12, 1), False)


def test_a_language_that_is_none() -> None:
    with pytest.raises(UsageError):
        session(lang="de")


@pytest.mark.parametrize(
    ("given", "variable", "config", "expected"),
    [
        ("Sofia Bernard", "Léa Martin", "Paul Durand", "sofia-bernard"),
        (None, "Léa Martin", "Paul Durand", "lea-martin"),
        (None, "", "Paul Durand", "paul-durand"),
        ("sofia-bernard", "", "", "sofia-bernard"),
        ("../../etc", "", "", "etc"),
    ],
)
def test_whose_lane_it_is(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, given: str | None, variable: str, config: str, expected: str
) -> None:
    git(workspace, "init", "--quiet")
    if config:
        identify(workspace, config)
    monkeypatch.setenv("MISSION_AUTHOR", variable)
    assert session().author(given) == expected


def test_nobodys_words_are_not_recorded(workspace: Path) -> None:
    assert session().author_if_known(None) is None
    for given, key in ((None, "cli.no-author"), ("…", "cli.bad-author")):
        with pytest.raises(UsageError) as error:
            session().author(given)
        assert error.value.text == key


def test_what_was_left_out_is_said_once_a_file(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "missions" / "a.yaml").write_text("format: 1\n")
    (workspace / "missions" / "b.yaml").write_text("title: [\n")
    assert [one.id for one in session().missions(("id",))] == ["acme-order-data"]
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["missions/a.yaml", "missions/b.yaml", "warning"]


def test_a_mission_is_asked_for_on_a_terminal_only(workspace: Path) -> None:
    assert not session().interactive
    with pytest.raises(UsageError):
        session().mission(None)
    with pytest.raises(NotFoundError):
        session().mission("nobody")
    assert session().mission("acme").id == "acme-order-data"
