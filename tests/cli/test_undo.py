"""`mission undo` and `mission redo`: whole bytes back, later changes kept, and every way it says no."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from unittest import mock

import pytest
from tests.conftest import Ran, Run, git

from mission_cli.commands.session import Session
from mission_cli.storage.undo.operations import FOLDER
from mission_cli.storage.write import locked

NAME = "missions/acme-order-data.yaml"
BY = ("--as", "Sofia Bernard")
CHECKED_IN = "acme-order-data: check-in of 2026-11-21 (amber)"


@pytest.fixture(autouse=True)
def paris(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock on the wall of who looks at the list."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.fixture
def check_in(workspace: Path, run: Run) -> Callable[..., bytes]:
    """Record a check-in; the file as it was before."""

    def _check_in(*more: str) -> bytes:
        before = (workspace / NAME).read_bytes()
        ran = run(
            "checkin", "acme", "--health", "amber", "--progress", "Feeds two and three are in.", *BY, "--yes", *more
        )
        assert ran.code == 0, ran.err
        return before

    return _check_in


def file(root: Path) -> bytes:
    return (root / NAME).read_bytes()


def dated(root: Path) -> None:
    """Every step at a time of its own."""
    for minutes, path in enumerate(sorted((root / FOLDER).iterdir())):
        os.utime(path, (1_795_251_600 + 60 * minutes,) * 2)


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_relative_to(root / ".mission") and not path.is_relative_to(root / ".git")
    }


# Back and forth ------------------------------------------------------------------------------------------------------


def test_undo_gives_the_bytes_back_and_redo_the_record(
    workspace: Path, run: Run, check_in: Callable[..., bytes]
) -> None:
    before = check_in()
    after = file(workspace)
    assert run("undo") == Ran(0, f"Undone: {CHECKED_IN}\n  {NAME}\n", "`mission redo` brings it back.\n")
    assert file(workspace) == before
    assert run("redo") == Ran(0, f"Done again: {CHECKED_IN}\n  {NAME}\n", "`mission undo` takes it back.\n")
    assert file(workspace) == after


def test_in_french(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    check_in("--lang", "fr")
    subject = "acme-order-data: point de suivi du 2026-11-21 (orange)"
    assert run("undo", "--lang", "fr") == Ran(
        0,
        f"Annulé\N{NO-BREAK SPACE}: {subject}\n  {NAME}\n",
        "«\N{NO-BREAK SPACE}mission redo\N{NO-BREAK SPACE}» le rétablit.\n",
    )
    assert run("redo", "--lang", "fr") == Ran(
        0,
        f"Rétabli\N{NO-BREAK SPACE}: {subject}\n  {NAME}\n",
        "«\N{NO-BREAK SPACE}mission undo\N{NO-BREAK SPACE}» l’annule.\n",
    )


def test_several_steps_at_once_each_said(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    before = check_in()
    run("note", "acme", "By phone.", *BY)
    after = file(workspace)
    assert run("undo", "--steps", "2").out == dedent(f"""\
        Undone: acme-order-data: note of 2026-11-21
          {NAME}
        Undone: {CHECKED_IN}
          {NAME}
        """)
    assert file(workspace) == before
    assert run("redo", "--steps", "5").code == 0
    assert file(workspace) == after


def test_a_file_that_was_made_is_removed_and_made_again(workspace: Path, run: Run) -> None:
    made = ("new", "beta", "--title", "B", "--client", "Beta", "--contact", "Ada", "--manager", "Sofia Bernard")
    run(*made, "--consultant", "Léa Martin", "--start", "2026-12-01", "--end", "2027-03-31", *BY)
    path = workspace / "missions" / "beta.yaml"
    content = path.read_bytes()
    assert run("undo", "beta").out == "Undone: beta: mission agreed\n  missions/beta.yaml (removed)\n"
    assert not path.exists()
    assert run("redo", "be").out == "Done again: beta: mission agreed\n  missions/beta.yaml (made again)\n"
    assert path.read_bytes() == content


def test_what_one_command_wrote_in_many_files_is_one_step(tmp_path: Path, run: Run) -> None:
    root = tmp_path / "demo"
    assert run("demo", str(root)).code == 0
    before = tree(root)
    ran = run("undo", "--yes", "--dir", str(root))
    assert ran.out.splitlines()[0] == "Undone: Sample firm"
    assert [name for name in tree(root) if name.endswith(".yaml")] == []
    assert run("redo", "--dir", str(root)).code == 0
    assert tree(root) == before


def test_many_files_go_only_with_a_yes(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    root = tmp_path / "demo"
    assert run("demo", str(root)).code == 0
    before = tree(root)
    code, out, err = run("undo", "--dir", str(root))
    assert (code, out, tree(root)) == (2, "", before)
    head, *names, more, error, how = err.splitlines()
    assert head.endswith(" files would be removed:")
    assert len(names) == 10
    assert set(names) <= {f"  {name}" for name in before}
    assert more == f"  … and {int(head.split()[0]) - 10} more"
    assert error == "error: many files would be removed: say that this is meant"
    assert how == "  = help: `--dry-run` shows each of them; then give --yes"
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    with mock.patch.object(Session, "interactive", True):
        assert run("undo", "--dir", str(root)).code == 3
        assert tree(root) == before
        monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
        assert run("undo", "--dir", str(root)).code == 0
    assert [name for name in tree(root) if name.endswith(".yaml")] == []


def test_what_init_made_goes_without_a_question(tmp_path: Path, run: Run) -> None:
    assert run("init", str(tmp_path / "new")).code == 0
    assert run("undo", "--dir", str(tmp_path / "new")).code == 0


def test_a_conflict_that_was_settled_comes_back_for_git_too_until_it_is_committed(repository: Path, run: Run) -> None:
    """Elsewhere the file would hold git's markers, and git would not know of them."""
    git(repository, "switch", "--quiet", "-c", "theirs")
    for branch, end in (("theirs", b"2027-01-29"), ("main", b"2026-12-31")):
        git(repository, "switch", "--quiet", branch)
        by_hand(repository, b"\n  end: 2026-12-18", b"\n  end: " + end)
        git(repository, "commit", "--quiet", "--all", "--message=End")
    assert subprocess.run(["git", "merge", "theirs"], cwd=repository, capture_output=True, check=False).returncode == 1
    marked, stages = file(repository), git(repository, "ls-files", "--unmerged")
    assert run("resolve", "--ours").code == 0
    settled = file(repository)
    ran = run("undo", "--commit")
    assert (ran.code, ran.out) == (0, f"Undone: acme-order-data: conflict settled\n  {NAME}\n")
    assert f"{NAME} is in conflict again: `mission resolve` settles it.\n" in ran.err
    assert (file(repository), git(repository, "ls-files", "--unmerged")) == (marked, stages)
    assert run("redo").code == 0
    assert (file(repository), git(repository, "ls-files", "--unmerged")) == (settled, "")
    assert run("undo").code == 0
    assert run("resolve", "--theirs").code == 0
    assert b"end: 2027-01-29" in file(repository)
    assert run("undo").code == 0
    assert run("resolve", "--ours").code == 0
    assert file(repository) == settled
    git(repository, "commit", "--quiet", "--message=Merged")
    assert run("note", "acme", "By phone.", *BY).code == 0
    number = json.loads(run("undo", "--list", "--json").out)["items"][1]["number"]
    for words in (("undo", "--number", str(number), "--yes"), ("undo", "--steps", "2", "--yes")):
        before = file(repository)
        code, out, err = run(*words)
        assert (code, out, file(repository)) == (6, "", before)
        assert "this step settled a conflict" in err
    assert run("undo").code == 0  # the note
    code, out, err = run("undo", "--commit")
    assert (code, out, file(repository)) == (6, "", settled)
    assert "since committed" in err
    merge = git(repository, "rev-parse", "--short", "HEAD").strip()
    assert f"`git revert -m 1 {merge}` takes the whole merge back, in a commit of its own" in err


def test_only_the_last_of_a_mission(firm: Path, run: Run) -> None:
    before = tree(firm)
    run("note", "acme-order-data", "One", *BY)
    one = tree(firm)
    run("note", "belvaux", "Two", *BY)
    assert run("undo", "acme").out == f"Undone: acme-order-data: note of 2026-11-21\n  {NAME}\n"
    assert run("redo").code == 0
    assert run("undo", "belvaux").code == 0
    assert tree(firm) == one
    assert run("undo", "belvaux").code == 4
    assert run("undo").code == 0
    assert tree(firm) == before


def test_a_new_write_ends_the_redo_and_loses_nothing(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    check_in()
    run("undo")
    run("note", "acme", "By phone.", *BY)
    noted = file(workspace)
    assert run("redo") == Ran(
        4,
        "",
        "error: nothing to redo\n  = help: `mission undo --list` shows what was undone; "
        "`--number N` brings one back that was written over since\n",
    )
    assert file(workspace) == noted
    assert run("redo", "--number", "1", "--yes").code == 0
    assert b"Feeds two and three are in." in file(workspace)
    assert b"By phone." in file(workspace)


def test_dry_run_shows_the_diff_and_writes_nothing(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    check_in()
    after, log = file(workspace), sorted(path.name for path in (workspace / FOLDER).iterdir())
    ran = run("undo", "--dry-run")
    assert ran.err == f"Nothing was written (--dry-run). It would change {NAME}:\n"
    assert "-      progress: Feeds two and three are in." in ran.out.splitlines()
    assert ran.out.startswith(f"--- a/{NAME}\n+++ b/{NAME}\n@@")
    assert file(workspace) == after
    assert sorted(path.name for path in (workspace / FOLDER).iterdir()) == log


# Changed since -------------------------------------------------------------------------------------------------------


def by_hand(root: Path, old: bytes, new: bytes) -> None:
    content = file(root)
    assert content.count(old) == 1
    (root / NAME).write_bytes(content.replace(old, new))


def test_a_later_change_is_kept_and_a_person_asked(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    before = check_in()
    title = before.split(b"title: ")[1].partition(b"\n")[0]
    by_hand(workspace, b"title: " + title, b"title: Other title  # by hand")
    changed = file(workspace)
    ran = run("undo")
    assert (ran.code, ran.out, file(workspace)) == (2, "", changed)
    first, *_, last, how = ran.err.splitlines()
    assert first == f"{NAME} was changed since. Its other changes stay; this would become of it:"
    assert "-      progress: Feeds two and three are in." in ran.err.splitlines()
    assert last == "error: a file was changed since: say that you have looked"
    assert how == "  = help: look at the change above, then give --yes"
    assert run("undo", "--yes").code == 0
    assert file(workspace) == before.replace(b"title: " + title, b"title: Other title  # by hand")
    assert run("redo").code == 0, "what is redone is what was there, the change by hand in it"
    assert file(workspace) == changed


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 3), ("\n", 3)])
def test_on_a_terminal_the_answer_counts(
    workspace: Path, run: Run, check_in: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    import io

    check_in()
    by_hand(workspace, b"Feeds two", b"Feeds one, two")
    # The very text that is to go was changed: no answer helps.
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    with mock.patch.object(Session, "interactive", True):
        assert run("undo").code == 6
    by_hand(workspace, b"Feeds one, two", b"Feeds two")
    (workspace / NAME).write_bytes(file(workspace) + b"# by hand\n")
    changed = file(workspace)
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    with mock.patch.object(Session, "interactive", True):
        assert run("undo").code == code
    assert (file(workspace) != changed) is (code == 0)
    assert file(workspace).endswith(b"# by hand\n")


def test_what_was_changed_since_and_would_go_is_a_clash(
    workspace: Path, run: Run, check_in: Callable[..., bytes]
) -> None:
    check_in()
    by_hand(workspace, b"Feeds two", b"Feeds one, two")
    changed = file(workspace)
    ran = run("undo", "--yes")
    assert (ran.code, ran.out, file(workspace)) == (6, "", changed)
    assert ran.err.startswith(f"error: {NAME}: journal.sofia-bernard.")
    assert "was changed since; nothing was written\n  = help: `mission edit` changes it by hand" in ran.err
    assert "Feeds" not in ran.err


def test_a_later_write_of_a_colleague_is_kept(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    check_in()
    shutil.copytree(workspace, workspace.parent / "colleague", ignore=shutil.ignore_patterns("cache"))
    run("note", "acme", "From the other clone.", "--as", "Paul Durand", "--dir", "../colleague")
    shutil.copy(workspace.parent / "colleague" / NAME, workspace / NAME)  # as a pull would
    assert run("undo", "--yes").code == 0
    assert b"From the other clone." in file(workspace)
    assert b"Feeds two and three" not in file(workspace)


def test_a_file_changed_since_it_was_made_is_removed_only_with_a_yes(workspace: Path, run: Run) -> None:
    assert run("template", "copy", "thank-you").code == 0
    [path, *_] = sorted((workspace / "templates").rglob("*thank-you*"))
    path.write_text(path.read_text(encoding="utf-8") + "Mine.\n", encoding="utf-8")
    mine = tree(workspace)
    name = path.relative_to(workspace).as_posix()
    ran = run("undo")
    assert (ran.code, tree(workspace)) == (2, mine)
    assert f"{name} was changed since it was made. It would be removed with those changes:\n--- a/{name}\n" in ran.err
    # Those changes and no more: the rest is what the step had made, and may be nobody's business in a log.
    assert [line for line in ran.err.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")] == ["+Mine."]
    assert run("undo", "--yes").code == 0
    assert not path.exists()
    assert run("redo").code == 0
    assert tree(workspace) == mine


def test_a_file_that_is_gone_or_there_again_is_left(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    check_in()
    (workspace / NAME).unlink()
    assert run("undo").err == (
        f"error: {NAME} is not there any more; nothing was written\n"
        f"  = help: `git restore {NAME}` brings back what was committed\n"
    )
    run("template", "copy", "exit-interview")
    [path] = (workspace / "templates").rglob("exit-interview*")
    run("undo")
    path.write_text("mine\n")
    ran = run("redo")
    assert (ran.code, path.read_text()) == (6, "mine\n")
    assert ran.err.startswith(f"error: another {path.relative_to(workspace)} is there by now; nothing was written\n")


def test_a_template_of_a_document_is_merged_by_lines(workspace: Path, run: Run) -> None:
    run("template", "copy", "thank-you")
    path = next((workspace / "templates").rglob("*thank-you*"))
    assert run("undo").code == 0
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("one\n")
    assert run("redo", "--yes").code == 6
    assert path.read_text() == "one\n"


def test_it_stops_where_nothing_is_left_of_what_was_written_last(
    workspace: Path, run: Run, check_in: Callable[..., bytes]
) -> None:
    first = check_in()
    second = file(workspace)
    run("note", "acme", "By phone.", *BY)
    (workspace / NAME).write_bytes(second)
    ran = run("undo")
    assert (ran.code, ran.out, file(workspace)) == (4, "", second)
    assert ran.err == (
        "error: nothing is left of what was written last (acme-order-data: note of 2026-11-21): nothing was undone\n"
        "  = help: `mission undo --list` shows what is older; `mission undo --number N` undoes one of those\n"
    )
    ran = run("undo", "--number", "1")
    assert ran.out == f"Undone: {CHECKED_IN}\n  {NAME}\n"
    assert file(workspace) == first


def test_an_undo_that_would_break_the_file_is_refused(workspace: Path, run: Run) -> None:
    assert run("renew", "acme", "--until", "2027-06-30", *BY).code == 0
    text = (workspace / NAME).read_text(encoding="utf-8")
    (workspace / NAME).write_text(text.replace("start: 2026-03-02", "start: 2027-01-04", 1), encoding="utf-8")
    changed = file(workspace)
    ran = run("undo", "--yes")
    assert (ran.code, file(workspace)) == (5, changed)
    assert "[E-DATES]" in ran.err


def test_an_error_that_was_there_before_is_no_reason_to_refuse(workspace: Path, run: Run) -> None:
    run("note", "acme", "By phone.", *BY)
    text = (workspace / NAME).read_text(encoding="utf-8")
    (workspace / NAME).write_text(text.replace("title: ", "titel: ", 1), encoding="utf-8")
    broken = file(workspace)
    assert run("undo", "--yes").code == 0
    assert b"By phone." not in file(workspace)
    assert run("redo").code == 0
    assert file(workspace) == broken


# What is remembered --------------------------------------------------------------------------------------------------


def test_the_list(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    check_in()
    run("note", "acme", "By phone.", *BY)
    run("undo")
    dated(workspace)
    assert run("undo", "--list") == Ran(
        0,
        dedent("""\
            number  when              what                                             files                          state
            ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
            2       2026-11-21 09:02  acme-order-data: note of 2026-11-21              missions/acme-order-data.yaml  undone
            1       2026-11-21 09:00  acme-order-data: check-in of 2026-11-21 (amber)  missions/acme-order-data.yaml  done
            """),
        "",
    )
    run("lend", "acme", "--item", "Phone")
    dated(workspace)
    assert "undone, written over since" in run("redo", "--list").out
    assert "annulé, recouvert depuis" in run("redo", "--list", "--lang", "fr").out
    answer = json.loads(run("undo", "--list", "--json").out)
    assert (answer["kind"], [one["state"] for one in answer["items"]]) == ("operations", ["done", "ended", "done"])
    assert answer["items"][2] == {
        "number": 1,
        "at": "2026-11-21T09:00:00+00:00",
        "subject": CHECKED_IN,
        "files": [NAME],
        "state": "done",
    }


def test_json_of_an_undo(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    check_in()
    dated(workspace)
    answer = json.loads(run("undo", "--json").out)
    assert (answer["kind"], answer["written"], answer["items"][0]["number"]) == ("undo", True, 1)
    assert json.loads(run("redo", "--json", "--dry-run").out.partition("{")[2].join(["{", ""]))["written"] is False


def test_nothing_to_undo(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    ran = run("undo")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("error: nothing is left to undo of what mission wrote in this clone\n  = help: ")
    assert "`git log -p -- missions`" in ran.err
    assert run("undo", "--list") == Ran(0, "", "This clone remembers nothing to undo.\n")
    assert json.loads(run("undo", "--list", "--json").out)["items"] == []
    check_in()
    shutil.rmtree(workspace / ".mission" / "cache")
    assert run("undo").code == 4


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("undo", "--steps", "0"), 2, "--steps: `0` is not a whole number from 1 to 1000"),
        (("undo", "--number", "7"), 4, "there is no operation 7 to undo"),
        (("redo", "--number", "1"), 4, "there is no operation 1 to redo"),
        (("undo", "--number", "1", "--steps", "2"), 2, "--number and --steps say two different things"),
        (("undo", "nobody"), 4, "there is no mission `nobody`"),
        (("undo", "../../etc"), 4, "there is no mission `../../etc`"),
    ],
)
def test_wrong_words(
    workspace: Path, run: Run, check_in: Callable[..., bytes], words: tuple[str, ...], code: int, said: str
) -> None:
    check_in()
    ran = run(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_torn_step_is_no_traceback(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    check_in()
    [step] = (workspace / FOLDER).iterdir()
    step.write_bytes(step.read_bytes()[:40])
    assert run("undo").code == 4
    assert run("undo", "--list").code == 0


def test_another_that_writes_is_waited_for(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    check_in()
    after = file(workspace)
    seconds = mock.patch("mission_cli.storage.write.locked.__wrapped__.__defaults__", (0.05,))
    with locked(workspace), seconds:
        assert run("undo").code == 1
    assert file(workspace) == after
    assert run("undo").code == 0


# With git ------------------------------------------------------------------------------------------------------------


def test_an_undo_is_a_commit_of_its_own_that_names_what_it_removes(
    repository: Path, run: Run, check_in: Callable[..., bytes]
) -> None:
    before = check_in("--commit")
    head = git(repository, "rev-parse", "HEAD")
    ran = run("undo", "--commit")
    assert ran.err == f"`mission redo` brings it back.\nCommitted: Undo: {CHECKED_IN}\n"
    assert file(repository) == before
    assert git(repository, "rev-parse", "HEAD~1") == head, "history is added to, not written again"
    subject, _, trailer = git(repository, "log", "-1", "--format=%B").strip().partition("\n\n")
    assert subject == f"Undo: {CHECKED_IN}"
    assert trailer.startswith("Removes: acme-order-data ")
    assert git(repository, "status", "--porcelain", NAME) == ""
    assert run("redo", "--commit").code == 0
    assert git(repository, "log", "-1", "--format=%B").strip() == f"Redo: {CHECKED_IN}"


def test_without_a_commit_the_working_tree_is_turned_and_the_line_said(
    repository: Path, run: Run, check_in: Callable[..., bytes]
) -> None:
    check_in("--commit")
    ran = run("undo")
    _, said, line = ran.err.splitlines()
    assert said == "The last commit still has it. When you commit the undo, say in the message that this is meant:"
    assert line.startswith("  Removes: acme-order-data ")
    assert git(repository, "status", "--porcelain", NAME) == f" M {NAME}\n"


def test_a_new_mission_that_was_committed_goes_with_its_line(repository: Path, run: Run) -> None:
    made = ("new", "beta", "--title", "B", "--client", "Beta", "--contact", "Ada", "--manager", "Sofia Bernard")
    run(*made, "--consultant", "L", "--start", "2026-12-01", "--end", "2027-03-31", *BY, "--commit")
    assert run("undo", "--commit").code == 0
    assert git(repository, "log", "-1", "--format=%B").strip() == "Undo: beta: mission agreed\n\nRemoves: beta"
    assert git(repository, "ls-files", "missions/beta.yaml") == ""


def test_without_git_on_the_path(workspace: Path, run: Run, check_in: Callable[..., bytes]) -> None:
    before = check_in()
    with mock.patch.object(subprocess, "Popen", side_effect=FileNotFoundError):
        assert run("undo").code == 0
        assert file(workspace) == before
        assert run("redo").code == 0
        (workspace / NAME).write_bytes(file(workspace).replace(b"title: ", b"title:  ", 1))
        changed = file(workspace)
        ran = run("undo", "--yes")
    assert ran.code in (0, 6)
    assert (file(workspace) == changed) is (ran.code == 6)
