"""An objective from the first word to the letter: which way is better, figures as people write them, one judgement."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.small import MISSION, lay_out, text
from tests.conftest import Run

from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask

SMALL = """\
format: 1
title: Small
consultant: Élodie Fabre
client:
  name: Atelier Une
manager: Sofia Bernard
contract:
  start: 2026-03-02
  end: 2026-12-18
objectives:
  - id: defects
    specific: Let fewer defects through
    measure: defects per release
    target: 5
    due: 2026-11-10
journal:

  sofia-bernard:
"""


@pytest.fixture
def small(workspace: Path) -> Path:
    return lay_out(workspace, SMALL)


def test_less_is_better_from_the_first_figure_to_the_letter(small: Path, run: Run) -> None:
    ran = run("checkin", "small", "--as", "Sofia Bernard", "--reached", "defects=9", "--yes")
    assert ran.err.endswith(
        "hint: nothing says whether less or more is better for `defects`; to say it: mission contract small --better defects=less|more\n"
    )
    assert "· 9, for a target of 5 (defects per release) · nothing says whether" in " ".join(
        run("show", "small").out.split()
    )
    letter = run("doc", "small", "reference-letter", "--lang", "fr").out
    assert "- Let fewer defects through : 9, pour une cible de 5 (defects per release)\n" in letter.replace(
        "\u00a0", " "
    )
    assert "atteint" not in letter
    agenda = run("agenda").out
    assert "the objective's day is over, and nothing says whether less or more is better: Let fewer" in agenda
    assert run("contract", "small", "--better", "defects=moins").code == 0
    assert "    target: 5\n    better: less\n" in text(small)
    assert "9, for a target of 5 at most (defects per release) · not reached" in " ".join(
        run("show", "small").out.split()
    )
    assert "objective not reached on its day: Let fewer defects through" in run("agenda").out
    ran = run("checkin", "small", "--as", "Sofia Bernard", "--reached", "defects=4,5", "--date", "2026-11-20", "--yes")
    assert "hint" not in ran.err
    letter = run("doc", "small", "reference-letter", "--lang", "fr").out.replace("\u00a0", " ")
    # The newest by its day: the figure of the 21st.
    assert "9, pour une cible de 5 au plus (defects per release)\n" in letter


def test_the_way_is_asked_once_at_a_terminal(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["?", "1.000", "3"]
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setattr(ask, "_plain", lambda: True)

    def line(label: str, default: str = "", **_: object) -> str:
        return asked.pop(0) if label.startswith("defects now") else default

    monkeypatch.setattr(ask, "_line", line)
    monkeypatch.setattr(ask, "choose", lambda label, *_, **__: "less" if "which way" in label else "none")
    ran = run("checkin", "small", "--as", "Sofia Bernard")
    assert ran.code == 0, ran.err
    assert "`?` is no figure" in ran.err
    assert "`1.000` can be read in two ways: write 1000 or 1" in ran.err
    assert "    target: 5\n    better: less\n" in text(small)
    assert "defects: 3\n" in text(small)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("defects=?", "error: --reached: `?` is no figure\n"),
        ("defects=+", "error: --reached: `+` is no figure\n"),
        ("defects=1.000", "error: --reached: `1.000` can be read in two ways: write 1000 or 1\n"),
    ],
)
def test_what_is_no_figure_is_refused(small: Path, run: Run, typed: str, said: str) -> None:
    ran = run("checkin", "small", "--as", "Sofia Bernard", "--reached", typed)
    assert (ran.code, ran.err.split("  = help")[0]) == (2, said)
    assert text(small) == SMALL


def test_figures_in_a_file_that_say_nothing_or_two_things(small: Path, run: Run) -> None:
    (small / MISSION).write_text(
        SMALL.replace("target: 5", "target: at most 5\n    better: more\n    reached: 1.000"), encoding="utf-8"
    )
    out = run("check", "small").out
    assert f"{MISSION}:15:13: warning: the objective `defects` says two things" in out
    assert f"{MISSION}:16:14: warning: `1.000` can be read in two ways   [W-FIGURE-READINGS]" in out
    assert "= help: write one of: 1000, 1\n" in out
    (small / MISSION).write_text(SMALL.replace("target: 5", "target: '?'"), encoding="utf-8")
    assert f"{MISSION}:14:13: warning: `?` is no figure   [W-FIGURE]" in run("check", "small").out


def test_the_rate_of_dated_figures(small: Path, run: Run) -> None:
    (small / MISSION).write_text(SMALL.replace("target: 5", "target: ≤ 5"), encoding="utf-8")
    for day, figure in (("2026-10-12", "17"), ("2026-11-09", "11")):
        run("checkin", "small", "--as", "Sofia Bernard", "--date", day, "--reached", f"defects={figure}")
    shown = " ".join(run("show", "small", "--lang", "fr").out.split()).replace("\u00a0", " ")
    assert "11, pour une cible de ≤ 5 (defects per release) · pas atteint · pour le 10 nov. 2026" in shown
    assert "à ce rythme, atteint le 7 déc. 2026, après son échéance" in shown
