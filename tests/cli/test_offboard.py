"""`mission offboard`, the first run: what it asks, refuses, writes and shows, over real files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.cli.small import MISSION, text
from tests.cli.small_checklist import OPENED, SMALL, SPACE, TEMPLATE, lay_out
from tests.conftest import Run, git

from mission_cli.commands.session import Session
from mission_cli.errors import Exit


@pytest.fixture
def small(workspace: Path) -> Path:
    return lay_out(workspace)


# The first run -------------------------------------------------------------------------------------------------------


def test_the_first_run_writes_the_checklist_and_nothing_else(small: Path, run: Run) -> None:
    ran = run("offboard", "small", "--case", "completed")
    assert ran.code == Exit.DONE, ran.err
    head, _, tail = SMALL.partition("\n# What happened")
    assert text(small) == f"{head}{OPENED}\n# What happened{tail}"


def test_the_first_run_shows_what_it_wrote(small: Path, run: Run) -> None:
    ran = run("offboard", "small", "--case", "completed")
    assert (
        ran.out
        == """\
State    Task           What                         Owner       Due         Where it stands
────────────────────────────────────────────────────────────────────────────────────────────
☐ to do  handover       Hand over                    consultant  2026-11-23  in 2 days
☐ to do  thanks         Say *thanks*                 manager     2026-12-16  in 25 days
☐ to do  return-laptop  Take back: Laptop 14"        IT          2026-12-18  in 27 days
☐ to do  revoke-gitlab  Revoke GitLab (lmartin-ext)  IT          2026-12-18  in 27 days
"""
    )
    assert (
        ran.err
        == """\
Checklist written: 4 tasks
Order data
completed, last day 2026-12-18 (in 27 days)


0 of 4 done
Next: Hand over (consultant, Mon 2026-11-23)
  mission task small handover done
"""
    )


def test_in_french(small: Path, run: Run) -> None:
    ran = run("offboard", "small", "--case", "completed", "--lang", "fr")
    assert (
        ran.out
        == """\
État       Tâche          Quoi                           Qui           Échéance      Où elle en est
───────────────────────────────────────────────────────────────────────────────────────────────────
☐ à faire  handover       Transmettre                    consultant    23 nov. 2026  dans 2 jours
☐ à faire  thanks         Dire merci                     manager       16 déc. 2026  dans 25 jours
☐ à faire  return-laptop  Récupérer : Laptop 14"         informatique  18 déc. 2026  dans 27 jours
☐ à faire  revoke-gitlab  Révoquer GitLab (lmartin-ext)  informatique  18 déc. 2026  dans 27 jours
"""
    )
    assert (
        ran.err
        == """\
Liste écrite\u00a0: 4 tâches
Order data
menée à son terme, dernier jour le 18 déc. 2026 (dans 27 jours)


0 faite sur 4
Ensuite\u00a0: Transmettre (consultant, lundi 23 novembre 2026)
  mission task small handover done
"""
    )


def test_the_texts_written_are_in_the_workspace_s_language_whoever_runs_it(small: Path, run: Run) -> None:
    (small / "mission.yaml").write_text("lang: fr\n", encoding="utf-8")
    assert run("offboard", "small", "--case", "completed", "--lang", "en").code == Exit.DONE
    assert "title: Transmettre\n" in text(small)


@pytest.mark.usefixtures("watched")
def test_reason_and_early_end_are_written_and_every_date_follows(small: Path, run: Run) -> None:
    ran = run(
        "offboard", "small", "--case", "client-ended", "--reason", "budget: cut", "--ends", "fri", today="2026-11-23"
    )
    assert ran.code == Exit.DONE
    assert '  case: client-ended\n  reason: "budget: cut"\n  ends: 2026-11-27\n  opened: 2026-11-23\n' in text(small)
    assert ran.err.startswith("→ --ends Fri 2026-11-27 (in 4 days)\n")
    assert "Reason: budget: cut\n" in ran.err
    assert "consultant  2026-11-23  today\n" in ran.out


def test_an_end_that_is_the_contract_s_is_not_written(small: Path, run: Run) -> None:
    assert run("offboard", "small", "--case", "completed", "--ends", "2026-12-18").code == Exit.DONE
    assert "ends:" not in text(small)


def test_an_end_after_the_contract_s_is_taken_with_a_word_about_it(small: Path, run: Run) -> None:
    ran = run("offboard", "small", "--case", "completed", "--ends", "2027-01-15")
    assert ran.code == Exit.DONE
    assert "note: this is after the contract's end, Fri 2026-12-18" in ran.err
    assert "  ends: 2027-01-15\n" in text(small)


def test_a_dry_run_shows_the_change_and_writes_nothing(small: Path, run: Run) -> None:
    ran = run("offboard", "small", "--case", "completed", "--dry-run")
    assert (ran.code, text(small)) == (Exit.DONE, SMALL)
    added = "".join(f"+{line}\n" for line in OPENED.splitlines())
    assert (
        ran.out
        == f"""\
--- a/{MISSION}
+++ b/{MISSION}
@@ -16,6 +16,31 @@
   - id: gitlab      # the one that matters
     system: GitLab
     account: lmartin-ext
{added}{SPACE}
 # What happened ---------------------------------
 journal:
"""
    )
    assert ran.err == f"Nothing was written (--dry-run). It would change {MISSION}:\n"


def test_it_is_committed_when_asked(repository: Path, run: Run) -> None:
    ran = run("offboard", "acme", "--ends", "2026-12-11", "--commit")
    assert ran.code == Exit.DONE, ran.err
    assert git(repository, "log", "-1", "--format=%s") == "acme-order-data: offboarding updated\n"
    assert git(repository, "status", "--porcelain") == ""


# What is missing or wrong --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["small"], Exit.USAGE, "error: missing: --case\n"),
        (["small", "--case", "complet"], Exit.USAGE, "did you mean `completed`?\n"),
        (
            ["small", "--case", "completed", "--ends", "04/07/2027"],
            Exit.USAGE,
            "can be read in two ways: 2027-07-04 or 2027-04-07\n",
        ),
        (
            ["small", "--case", "completed", "--ends", "2026-03-01"],
            Exit.USAGE,
            "Sun 2026-03-01 is before the start, Mon 2026-03-02\n",
        ),
        (
            ["small", "--case", "completed", "--export", "html"],
            Exit.USAGE,
            "error: --export: `html` is not one of md\n",
        ),
        (
            ["small", "--case", "completed", "-o", "list.docx"],
            Exit.USAGE,
            "the ending of `list.docx` names no format\n",
        ),
        (["smell", "--case", "completed"], Exit.NOT_FOUND, "there is no mission `smell`; the nearest: small\n"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    small: Path, run: Run, words: list[str], code: Exit, said: str
) -> None:
    ran = run("offboard", *words)
    assert (ran.code, ran.out, text(small)) == (code, "", SMALL)
    assert said in ran.err


def test_an_end_on_the_first_day_is_an_end(small: Path, run: Run) -> None:
    assert run("offboard", "small", "--case", "client-ended", "--ends", "2026-03-02").code == Exit.DONE


def test_a_broken_template_is_shown_at_its_line(small: Path, run: Run) -> None:
    path = small / "templates/checklists/offboarding/provider-completed.yaml"
    path.write_text(TEMPLATE.replace("owner: consultant", "owner: consultent"), encoding="utf-8")
    ran = run("offboard", "small", "--case", "completed")
    assert (ran.code, ran.out, text(small)) == (Exit.INVALID, "", SMALL)
    known = "consultant, manager, client, business, it, hr, purchasing, successor, buddy"
    assert ran.err.startswith(f"""\
templates/checklists/offboarding/provider-completed.yaml:13:16: error: `consultent` is not one of: {known}   [E-CHOICE]
  12 |         title: {{en: Hand over, fr: Transmettre}}
  13 |         owner: consultent
     |                ^^^^^^^^^^
  = help: did you mean `consultant`?
""")
    assert ran.err.endswith("""\
error: the template `templates/checklists/offboarding/provider-completed.yaml` cannot be used until this is mended
  = help: mend it; or delete it from the workspace, and the shipped one is used
""")


def test_settings_that_do_not_read_stop_it_rather_than_choose_a_perspective(small: Path, run: Run) -> None:
    (small / "mission.yaml").write_text("perspective: cliemt\n", encoding="utf-8")
    ran = run("offboard", "small", "--case", "completed")
    assert (ran.code, text(small)) == (Exit.INVALID, SMALL)
    assert "mission.yaml:1:14: error: `cliemt` is not one of: provider, client, consultant" in ran.err


def test_a_closed_mission_is_shown_and_changes_only_as_asked(small: Path, run: Run) -> None:
    run("offboard", "small", "--case", "completed")
    closed = text(small).replace("\n# What happened", "closed: 2026-12-20 by sofia-bernard\n\n# What happened")
    (small / MISSION).write_text(
        closed.replace("access:\n", "access:\n  - id: late\n    system: Late\n"), encoding="utf-8"
    )
    before = text(small)
    ran = run("offboard", "small")
    assert (ran.code, len(ran.out.splitlines()), text(small)) == (Exit.DONE, 6, before)
    ran = run("offboard", "small", "--ends", "2026-12-11")
    assert ran.code == Exit.DONE
    assert "note: the mission was closed on Sun 2026-12-20\n" in ran.err
    assert "ends: 2026-12-11\n" in text(small)


# Asked on a terminal -------------------------------------------------------------------------------------------------


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Somebody at a terminal who types these lines."""
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_what_is_missing_is_asked_for_and_said_in_one_line(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "2", "budget cut", "31/04/2027", "4 dec 2026")
    ran = run("offboard", "small")
    assert ran.code == Exit.DONE
    assert "  case: client-ended\n  reason: budget cut\n  ends: 2026-12-04\n" in text(small)
    assert ran.err.startswith("""\
  1. completed: the work is done, or the term is reached
  2. ended by the client: budget, reorganisation, change of plan
  3. ended by the consultant: the scope or the setting does not suit them
How does the mission end? [completed]: Why does it end? (Enter to skip): Last day worked [2026-12-18]: \
error: --ends: there is no day `31/04/2027`
Last day worked [31/04/2027]: → --ends Fri 2026-12-04 (in 13 days)
Next time, in one line:
  mission offboard small --case client-ended --reason 'budget cut' --ends 2026-12-04
Checklist written: 4 tasks
""")


def test_enter_takes_the_usual_answers(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "", "", "")
    assert run("offboard", "small").code == Exit.DONE
    head, _, tail = SMALL.partition("\n# What happened")
    assert text(small) == f"{head}{OPENED}\n# What happened{tail}"


def test_leaving_a_prompt_writes_nothing(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "2")
    ran = run("offboard", "small")
    assert (ran.code, ran.out, text(small)) == (Exit.ABORTED, "", SMALL)


@pytest.mark.parametrize(("answer", "code"), [("n", Exit.ABORTED), ("", Exit.ABORTED), ("y", Exit.DONE)])
def test_another_case_is_asked_about(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, code: Exit
) -> None:
    run("offboard", "small", "--case", "completed")
    answers(monkeypatch, answer)
    assert run("offboard", "small", "--case", "client-ended").code == code
    assert ("case: client-ended" in text(small)) is (code == Exit.DONE)
