"""`mission task`: one task marked, signed, and what it says of the equipment or access it is about."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from tests.cli.small import MISSION, text
from tests.conftest import Run, git, identify

from mission_cli.commands.session import Session
from mission_cli.errors import Exit

SMALL = """\
format: 1
title: Order data
consultant: Léa Martin
client:
  name: Acme
contract: {start: 2026-03-02, end: 2026-12-18}
equipment:
  - id: laptop
    item: Laptop 14"    # a good one
access:
  - id: gitlab
    system: GitLab
    granted: 2026-03-03

offboarding:
  case: completed
  tasks:
    - id: handover-file
      title: Write the handover file
      owner: consultant
      due: end - 2 weeks
      state: todo
    - id: handover-talk
      title: Hand over
      state: todo
    - id: return-laptop
      title: Take the laptop back
      owner: it
      due: end
      state: todo
    # the client's own desk does it
    - id: revoke-gitlab
      title: Revoke GitLab
      owner: it
      due: end
      state: todo
      verify: required
"""


def changed(of: str, *pairs: tuple[str, str]) -> str:
    """`of` with each text replaced, which must be there once."""
    for old, new in pairs:
        assert of.count(old) == 1, old
        of = of.replace(old, new)
    return of


FILE = "due: end - 2 weeks\n      state: todo"
LAPTOP = "title: Take the laptop back\n      owner: it\n      due: end\n      state: todo"
GITLAB = "title: Revoke GitLab\n      owner: it\n      due: end\n      state: todo\n      verify: required"


def settled(task: str, state: str, *lines: str) -> str:
    return "\n      ".join([task.replace("state: todo", f"state: {state}"), *lines])


# Marking -------------------------------------------------------------------------------------------------------------


def test_done_is_signed_and_nothing_else_changes(small: Path, run: Run) -> None:
    ran = run("task", "small", "handover-file", "done", "--as", "Léa Martin")
    assert text(small) == changed(SMALL, (FILE, settled(FILE, "done", "done: 2026-11-21 by lea-martin")))
    assert ran == (
        Exit.DONE,
        "handover-file: done\n",
        "\n1 of 4 done\nNext: Take the laptop back (IT, Fri 2026-12-18)\n  mission task small return-laptop done\n",
    )


def test_the_beginning_of_an_id_will_do(small: Path, run: Run) -> None:
    assert run("task", "sma", "handover-f", "done", "--as", "lea-martin").out == "handover-file: done\n"


def test_several_at_once_are_one_write(small: Path, run: Run) -> None:
    code, out, err = run("task", "small", "handover-f, return,handover-file", "done", "--as", "Sofia Bernard")
    assert (code, out.splitlines()[:2]) == (0, ["handover-file: done", "return-laptop: done"])
    assert err.count("2 of 4 done") == 1
    text = (small / MISSION).read_text(encoding="utf-8")
    assert text.count("done: 2026-11-21 by sofia-bernard") == 2
    assert "returned: 2026-11-21" in text


@pytest.mark.parametrize(
    ("tasks", "state", "code"),
    [("return,nope", "done", 4), ("return,handover", "done", 4), ("return,revoke", "n/a", 2)],
)
def test_several_of_which_one_cannot_be_write_nothing(small: Path, run: Run, tasks: str, state: str, code: int) -> None:
    assert run("task", "small", tasks, state, "--as", "Sofia Bernard").code == code
    assert (small / MISSION).read_text(encoding="utf-8") == SMALL


def test_several_in_json(small: Path, run: Run) -> None:
    ran = run("task", "small", "handover-file,handover-talk", "done", "--as", "Sofia Bernard", "--json")
    assert [item["id"] for item in json.loads(ran.out)["items"]] == ["handover-file", "handover-talk"]


def test_in_french(small: Path, run: Run) -> None:
    ran = run("task", "small", "return-laptop", "done", "--as", "it-desk", "--lang", "fr")
    assert ran.out == 'return-laptop\u00a0: faite\nLaptop 14" (laptop)\u00a0: rendu le samedi 21 novembre 2026\n'


def test_done_on_what_is_lent_also_writes_the_day_it_came_back(small: Path, run: Run) -> None:
    ran = run("task", "small", "return-laptop", "done", "--as", "it-desk")
    assert text(small) == changed(
        SMALL,
        ('    item: Laptop 14"    # a good one', '    item: Laptop 14"    # a good one\n    returned: 2026-11-21'),
        (LAPTOP, settled(LAPTOP, "done", "done: 2026-11-21 by it-desk")),
    )
    assert ran.out == 'return-laptop: done\nLaptop 14" (laptop): returned Sat 2026-11-21\n'


def test_a_revocation_is_done_by_one_and_verified_by_another(small: Path, run: Run) -> None:
    done = run("task", "small", "revoke-gitlab", "done", "--as", "it-desk")
    assert done.out == "revoke-gitlab: done\nGitLab (gitlab): revoked Sat 2026-11-21\n"
    assert done.err.startswith(
        "Somebody else must now verify it: mission task small revoke-gitlab verified\n\n1 of 4 done, 1 to verify\n"
    )
    before = text(small)
    same = run("task", "small", "revoke-gitlab", "verified", "--as", "it-desk")
    assert (same.code, same.out, text(small)) == (Exit.USAGE, "", before)
    assert same.err.startswith("error: it-desk did `revoke-gitlab`: somebody else must verify it\n")
    other = run("task", "small", "revoke-gitlab", "verified", "--as", "Sofia Bernard", today="2026-11-23")
    assert (other.code, other.out) == (Exit.DONE, "revoke-gitlab: verified\n")
    assert text(small) == changed(
        SMALL,
        (
            "granted: 2026-03-03",
            "granted: 2026-03-03\n    revoked: 2026-11-21\n    verified: 2026-11-23 by sofia-bernard",
        ),
        (GITLAB, settled(GITLAB, "verified", "done: 2026-11-21 by it-desk", "verified: 2026-11-23 by sofia-bernard")),
    )


def test_to_do_again_gives_back_the_file_as_it_was(small: Path, run: Run) -> None:
    run("task", "small", "revoke-gitlab", "done", "--as", "it-desk")
    run("task", "small", "revoke-gitlab", "verified", "--as", "sofia-bernard")
    ran = run("task", "small", "revoke-gitlab", "todo")
    assert (ran.code, text(small)) == (Exit.DONE, SMALL)
    assert ran.out == "revoke-gitlab: to do\nGitLab (gitlab): open again, `revoked` is taken back\n"


def test_what_does_not_apply_needs_a_reason(small: Path, run: Run) -> None:
    without = run("task", "small", "handover-file", "n/a")
    assert (without.code, without.out, text(small)) == (Exit.USAGE, "", SMALL)
    assert (
        without.err
        == 'error: n/a needs a reason: --why\n  = help: type: mission task small handover-file n/a --why "…"\n'
    )
    ran = run("task", "small", "handover-file", "n/a", "--why", "no successor: the client stops")
    assert text(small) == changed(SMALL, (FILE, settled(FILE, "n/a", 'why: "no successor: the client stops"')))
    assert ran.out == "handover-file: n/a\n"
    assert run("task", "small", "handover-file", "todo").code == Exit.DONE
    assert text(small) == SMALL


def test_equipment_that_will_not_come_back_is_still_out(small: Path, run: Run) -> None:
    ran = run("task", "small", "return-laptop", "n/a", "--why", "stolen")
    assert "returned" not in text(small)
    assert 'note: Laptop 14" (laptop) is still out; the mission cannot be closed before it is back\n' in ran.err


def test_already_so_writes_nothing(small: Path, run: Run) -> None:
    run("task", "small", "handover-file", "done", "--as", "lea-martin")
    before = text(small)
    ran = run("task", "small", "handover-file", "done", "--as", "sofia-bernard", "--commit")
    assert ran == (Exit.DONE, "", "`handover-file` is already so: done. Nothing to write.\n")
    assert text(small) == before


def test_verified_is_not_undone_by_done(small: Path, run: Run) -> None:
    run("task", "small", "handover-file", "done", "--as", "lea-martin")
    run("task", "small", "handover-file", "verified", "--as", "sofia-bernard")
    before = text(small)
    ran = run("task", "small", "handover-file", "done", "--as", "lea-martin")
    assert ran == (Exit.DONE, "", "`handover-file` is already so: verified. Nothing to write.\n")
    assert text(small) == before


def test_a_dry_run_writes_nothing(small: Path, run: Run) -> None:
    ran = run("task", "small", "handover-talk", "done", "--as", "lea-martin", "-n")
    assert text(small) == SMALL
    assert ran.out.splitlines()[-8:] == [
        *("     - id: handover-talk", "       title: Hand over", "-      state: todo", "+      state: done"),
        *(
            "+      done: 2026-11-21 by lea-martin",
            "     - id: return-laptop",
            "       title: Take the laptop back",
            "       owner: it",
        ),
    ]


def test_json_answers_with_the_task(small: Path, run: Run) -> None:
    ran = run("task", "small", "handover-file", "done", "--as", "lea-martin", "--json")
    answer = json.loads(ran.out)
    (item,) = answer.pop("items")
    assert answer == {"schema_version": 1, "kind": "task", "today": "2026-11-21", "mission": "small", "written": True}
    assert (item["id"], item["state"], item["done"]) == ("handover-file", "done", "2026-11-21 by lea-martin")
    assert (item["due"], item["date"], item["late"]) == ("end - 2 weeks", "2026-12-04", False)


def test_who_signs_comes_from_git_and_the_commit_says_what_was_done(repository: Path, run: Run) -> None:
    identify(repository, "Paul Durand")
    ran = run("task", "acme", "handover-file", "done", "--commit")
    assert ran.code == Exit.DONE, ran.err
    assert git(repository, "log", "-1", "--format=%an: %s") == "Paul Durand: acme-order-data: handover-file done\n"
    assert "+      done: 2026-11-21 by paul-durand" in git(repository, "show")


# What is missing or wrong --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], Exit.USAGE, "missing: ID, TASK, done|verified|n/a|todo\n"),
        (["small"], Exit.USAGE, "missing: TASK, done|verified|n/a|todo\n"),
        (["small", "handover-file"], Exit.USAGE, "missing: done|verified|n/a|todo\n"),
        (
            ["small", "handover-file", "na"],
            Exit.USAGE,
            "STATE: `na` is not one of done, verified, n/a, todo; did you mean `n/a`?\n",
        ),
        (
            ["small", "handover", "done"],
            Exit.NOT_FOUND,
            "`handover` begins several tasks: handover-file, handover-talk\n",
        ),
        (
            ["small", "revok-gitlab", "done"],
            Exit.NOT_FOUND,
            "no task `revok-gitlab` in this mission; the nearest: revoke-gitlab\n",
        ),
        (["small", "laptop", "done"], Exit.NOT_FOUND, "the nearest: return-laptop\n"),
        (["small", "zzz", "done"], Exit.NOT_FOUND, "there is no task `zzz` in this mission\n"),
        (["smal", "", "done"], Exit.NOT_FOUND, "there is no task `` in this mission\n"),
        (
            ["small", "handover-file", "verified", "--as", "sofia"],
            Exit.USAGE,
            "not done yet, so there is nothing to verify\n",
        ),
        (["small", "handover-file", "done", "--as", "sofia", "--why", "x"], Exit.USAGE, "--why goes with n/a\n"),
        (["small", "handover-file", "done"], Exit.USAGE, "whose words are these?\n"),
        (["other", "handover-file", "done"], Exit.NOT_FOUND, "there is no mission `other`\n"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    small: Path, run: Run, words: list[str], code: Exit, said: str
) -> None:
    ran = run("task", *words)
    assert (ran.code, ran.out, text(small)) == (code, "", SMALL)
    assert said in ran.err


def test_without_a_checklist_it_says_how_to_have_one(small: Path, run: Run) -> None:
    (small / MISSION).write_text(SMALL.partition("\noffboarding")[0], encoding="utf-8")
    ran = run("task", "small", "handover-file", "done")
    assert (ran.code, ran.out) == (Exit.NOT_FOUND, "")
    assert "error: the mission `small` has no checklist yet\n" in ran.err
    assert "mission offboard small --case completed" in ran.err


def test_a_done_that_nobody_signed_cannot_be_verified(small: Path, run: Run) -> None:
    (small / MISSION).write_text(changed(SMALL, (FILE, settled(FILE, "done"))), encoding="utf-8")
    ran = run("task", "small", "handover-file", "verified", "--as", "sofia")
    assert ran.code == Exit.USAGE
    assert "`handover-file` does not say who did it" in ran.err
    assert run("task", "small", "handover-file", "done", "--as", "lea").code == Exit.DONE
    assert run("task", "small", "handover-file", "verified", "--as", "sofia").code == Exit.DONE


# Asked on a terminal -------------------------------------------------------------------------------------------------


def test_task_state_and_reason_are_asked_for(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setattr("sys.stdin", io.StringIO("handover-file\nn/a\nno successor\n"))
    ran = run("task", "small")
    assert (ran.code, ran.out) == (Exit.DONE, "handover-file: n/a\n")
    assert text(small) == changed(SMALL, (FILE, settled(FILE, "n/a", "why: no successor")))
    assert "Next time, in one line:\n  mission task small handover-file n/a --why 'no successor'\n" in ran.err


def test_a_person_without_a_name_is_asked_for_it(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setattr("sys.stdin", io.StringIO("Léa Martin\n"))
    assert run("task", "small", "handover-file", "done").code == Exit.DONE
    assert "done: 2026-11-21 by lea-martin" in text(small)
