"""Days as people type them, from the command line to the file: which comes first, on which side of today, what is told."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.commands.session import Session
from mission_cli.errors import Exit

SETTINGS = "mission.yaml"
MISSION = Path("missions/acme-order-data.yaml")


@pytest.fixture
def french(workspace: Path) -> Path:
    """A workspace whose language is French."""
    (workspace / SETTINGS).write_text("lang: fr\nperspective: provider\n", encoding="utf-8")
    return workspace


@pytest.mark.parametrize("typed", ["02/03/2027", "2/3/27", "2.3.2027", "02-03-2027", "2 mars 2027", "2 mars 27", "2 mars", "mardi 2 mars"])  # fmt: skip
def test_in_french_the_day_comes_first_always(french: Path, run: Run, typed: str) -> None:
    ran = run("renew", "acme", "--until", typed, "--as", "Sofia Bernard")
    assert ran.code == Exit.DONE
    assert "→ --until mardi 2 mars 2027 (dans 101 jours)\n" in ran.err
    assert "  end: 2027-03-02\n" in MISSION.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_language_of_a_run_changes_no_day(french: Path, run: Run, lang: str) -> None:
    ran = run("due", "--until", "02/03/2027", "--lang", lang)
    assert {"en": "→ --until Tue 2027-03-02 (in 101 days)\n", "fr": "→ --until mardi 2 mars 2027 (dans 101 jours)\n"}[
        lang
    ] in ran.err
    (french / SETTINGS).write_text("lang: en\ndates: month-first\n", encoding="utf-8")
    assert "2027-02-03" in run("due", "--until", "02/03/2027", "--lang", "en").err
    assert "3 février 2027" in run("due", "--until", "02/03/2027", "--lang", "fr").err


def test_in_french_the_month_never_comes_first(french: Path, run: Run) -> None:
    ran = run("due", "--until", "12/25/2026", "--lang", "fr")
    assert (ran.code, ran.err) == (
        Exit.USAGE,
        "erreur\u00a0: --until\u00a0: le jour «\u00a012/25/2026\u00a0» n’existe pas\u00a0; vouliez-vous dire 2026-12-25\u00a0?\n",
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("checkin", "acme", "--date", "27/11", "--progress", "x"), "--date Fri 2026-11-27 (3 days ago)"),
        (("checkin", "acme", "--date", "vendredi", "--progress", "x"), "--date Fri 2026-11-27 (3 days ago)"),
        (("note", "acme", "Said", "--date", "1/12"), "--date Mon 2025-12-01 (364 days ago)"),
        (("return", "acme", "laptop", "--date", "27 nov"), "--date Fri 2026-11-27 (3 days ago)"),
        (("note", "acme", "Said", "--date", "lundi 2 mars"), "--date Mon 2026-03-02 (273 days ago)"),
        (("log", "--since", "27/11"), "--since Fri 2026-11-27 (3 days ago)"),
        (("stats", "--from", "01/09"), "--from Tue 2026-09-01 (90 days ago)"),
        (("due", "--until", "27/11"), "--until Sat 2027-11-27 (in 362 days)"),
        (("due", "--until", "vendredi"), "--until Fri 2026-12-04 (in 4 days)"),
        (("renew", "acme", "--until", "fin décembre"), "--until Thu 2026-12-31 (in 31 days)"),
        (("checkin", "acme", "--action", "Call;manager;2/12"), "--action Wed 2026-12-02 (in 2 days)"),
        (("list", "--json"), ""),
    ],
)  # fmt: skip
def test_a_day_without_its_year_is_on_the_side_the_command_speaks_of(
    french: Path, run: Run, words: tuple[str, ...], told: str
) -> None:
    if words[0] == "log":
        subprocess.run(["git", "init", "--quiet"], check=True)
    ran = run(
        *words,
        "--lang",
        "en",
        *(("--as", "Sofia Bernard") if words[0] in ("checkin", "note", "renew", "return") else ()),
        today="2026-11-30",
    )
    assert ran.code == Exit.DONE, ran.err
    assert told in ran.err
    assert ("→" in ran.err) is bool(told)


def test_the_days_of_a_profile_are_told_too(french: Path, run: Run) -> None:
    words = ("--joined", "01/09", "--cv", "20/11", "--absence", "24/12; 02/01; congés", "--platform", "hixos=10/11")
    ran = run("consultant", "new", "Ana Berg", *words, "--lang", "en")
    assert ran.code == Exit.DONE, ran.err
    for told in ("--joined Tue 2026-09-01", "--cv Fri 2026-11-20", "--absence Thu 2026-12-24", "--absence Sat 2027-01-02", "--platform Tue 2026-11-10"):  # fmt: skip
        assert f"→ {told}" in ran.err


def asked(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Somebody at a plain terminal who types these lines."""
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_elsewhere_it_is_asked_once_and_kept(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace / SETTINGS).write_text("# Ours.\nlang: en  # both\nperspective: provider\n", encoding="utf-8")
    asked(monkeypatch, "2")
    ran = run("due", "--until", "02/03/2027", "--lang", "en")
    assert ran.code == Exit.DONE
    assert ran.err.startswith("""\
  1. the day: Tue 2027-03-02
  2. the month: Wed 2027-02-03
`02/03/2027` is two days; which comes first here, the day or the month? The answer is kept for the team: \
Kept in mission.yaml: `dates: month-first`
→ --until Wed 2027-02-03 (in 74 days)
""")
    kept = "# Ours.\nlang: en  # both\ndates: month-first\nperspective: provider\n"
    assert (workspace / SETTINGS).read_text(encoding="utf-8") == kept
    asked(monkeypatch)
    assert "→ --until Wed 2027-02-03" in run("due", "--until", "02/03/2027").err
    assert "→ --until Fri 2026-12-25" in run("due", "--until", "25/12/2026").err, "it can only be read one way"
    assert run("check").code == Exit.DONE
    assert run("undo", "--yes").code == Exit.DONE
    assert "dates" not in (workspace / SETTINGS).read_text(encoding="utf-8")


def test_a_dry_run_keeps_no_answer(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (workspace / SETTINGS).read_bytes()
    asked(monkeypatch, "1")
    ran = run("renew", "acme", "--until", "02/03/2027", "--dry-run", "--as", "Sofia Bernard")
    assert (ran.code, (workspace / SETTINGS).read_bytes()) == (Exit.DONE, before)
    assert "+  end: 2027-03-02" in ran.out


@pytest.mark.parametrize(("before", "after"), [(None, "dates: day-first\n"), (b"lang: [\n", None), (b"# Nothing yet.\n", None)])  # fmt: skip
def test_settings_that_are_not_there_or_cannot_take_it(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, before: bytes | None, after: str | None
) -> None:
    path = workspace / SETTINGS
    path.unlink()
    if before is not None:
        path.write_bytes(before)
    asked(monkeypatch, "1")
    ran = run("due", "--until", "02/03/2027")
    assert ran.code == Exit.DONE
    assert "→ --until Tue 2027-03-02" in ran.err
    if after is None:
        assert "to be asked no more, add this line to it: dates: day-first\n" in ran.err
        assert path.read_bytes() == before
    else:
        assert path.read_text(encoding="utf-8") == after


def test_a_word_of_the_settings_that_is_none(workspace: Path, run: Run) -> None:
    (workspace / SETTINGS).write_text("dates: year-first\n", encoding="utf-8")
    ran = run("check")
    assert ran.code == Exit.INVALID
    assert "day-first, month-first" in ran.out + ran.err
