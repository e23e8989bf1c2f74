"""`--commit` and `commit: true`: what a person reads, and that the file is written whatever git says."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import EXAMPLE, Run, git

from mission_cli.errors import Exit

FILE = "missions/acme-order-data.yaml"
NOTE = ("note", "acme-order-data", "Agreed by phone.", "--as", "Sofia Bernard")
SUBJECT = "'acme-order-data: note of 2026-11-21'"
LINE = f"git commit --only -m {SUBJECT} -- {FILE}"


def hook(root: Path, script: str) -> None:
    path = root / ".git/hooks/pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def not_committed(root: Path, run: Run, *words: str) -> str:
    """What is said of a commit that was not made; the note is in the file all the same."""
    ran = run(*NOTE, *(words or ("--commit",)))
    assert ran.code == Exit.GIT
    assert "Agreed by phone." in (root / FILE).read_text()
    return (
        ran.err.replace("\u00a0", " ").partition("error: ")[2]
        or ran.err.replace("\u00a0", " ").partition("erreur : ")[2]
    )


def test_a_hook_that_refuses(repository: Path, run: Run) -> None:
    hook(repository, "echo 'no commits on Friday' >&2; exit 1")
    assert not_committed(repository, run) == (
        f"git made no commit:\nno commits on Friday\n  = help: the file is written; to commit it:\n      {LINE}\n"
    )


def test_a_hook_that_refuses_in_french(repository: Path, run: Run) -> None:
    hook(repository, "echo 'pas le vendredi' >&2; exit 1")
    assert not_committed(repository, run, "--commit", "--lang", "fr").startswith(
        "git n’a pas fait le commit :\npas le vendredi\n  = aide : le fichier est écrit ; pour en faire un commit :\n"
    )


def test_a_hook_that_formats(repository: Path, run: Run) -> None:
    hook(repository, f"echo '# formatted' >> {FILE}")
    code, _, err = run(*NOTE, "--commit")
    assert code == Exit.DONE
    assert (
        "Committed: acme-order-data: note of 2026-11-21\n"
        "warning: a hook changed acme-order-data.yaml, and its changes are not in the commit; `git diff` shows them\n"
    ) in err
    hook(repository, f"echo '# again' >> {FILE}; git add {FILE}")
    assert "warning: a hook changed acme-order-data.yaml while it was committed\n" in run(*NOTE, "--commit").err
    assert git(repository, "status", "--porcelain") == ""


def test_nobody_to_sign(repository: Path, run: Run) -> None:
    git(repository, "config", "--unset", "user.email")
    git(repository, "config", "user.useConfigOnly", "true")
    assert not_committed(repository, run) == (
        "git does not know who you are: nothing was committed\n"
        "  = help: the file is written; say it once, then commit:\n"
        '      git config --global user.name "Your Name"\n'
        "      git config --global user.email you@example.com\n"
        f"      {LINE}\n"
    )


def test_a_signature_that_fails(repository: Path, run: Run, tmp_path: Path) -> None:
    gpg = tmp_path / "gpg"
    gpg.write_text("#!/bin/sh\nexit 2\n")
    gpg.chmod(0o755)
    git(repository, "config", "commit.gpgSign", "true")
    git(repository, "config", "gpg.program", str(gpg))
    said = not_committed(repository, run)
    assert "gpg failed to sign the data" in said
    assert f"      {LINE}\n" in said


def test_a_repository_of_another_user(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said = not_committed(repository, run)
    assert said.startswith(
        "git does not trust this repository, because it belongs to another user: nothing was committed\n"
    )
    assert f"      git config --global --add safe.directory {repository}\n" in said


def test_no_repository_at_all(workspace: Path, run: Run) -> None:
    (workspace / "mission.yaml").write_text("commit: true\n")
    assert not_committed(workspace, run, "--lang", "en") == (
        f"{workspace} is in no git repository: nothing was committed\n"
        "  = help: the file is written; `git init` makes a repository,"
        " and `commit: false` in mission.yaml does without commits\n"
    )
    assert run(*NOTE, "--no-commit").code == Exit.DONE


def test_in_the_middle_of_a_merge(repository: Path, run: Run) -> None:
    (repository / ".git/MERGE_HEAD").write_text(git(repository, "rev-parse", "HEAD"))
    assert not_committed(repository, run) == (
        "a merge is under way, in which git commits no file by itself\n"
        "  = help: the file is written; end the merge first (`git status` says how), then:\n"
        f"      {LINE}\n"
    )


def test_a_mission_that_git_ignores(repository: Path, run: Run) -> None:
    git(repository, "rm", "--quiet", "--cached", FILE)
    (repository / ".gitignore").write_text("missions/\n")
    assert not_committed(repository, run) == (
        f"git is told to ignore {FILE}, by .gitignore:1:missions/: nothing was committed\n"
        f"  = help: the file is written; take that line out, or:\n      git add --force -- {FILE} && {LINE}\n"
    )


def test_on_no_branch(repository: Path, run: Run) -> None:
    git(repository, "switch", "--quiet", "--detach")
    ran = run(*NOTE, "--commit")
    assert ran.code == Exit.DONE
    assert "warning: no branch is checked out, so this commit is on none; `git switch -c NAME` keeps it\n" in ran.err


def test_without_git(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not_committed(repository, run) == (
        "git is not installed, or not on the PATH: nothing was committed\n"
        "  = help: the file is written; without git, take `commit: true` out of mission.yaml, or give --no-commit\n"
    )


def test_inside_a_hook_of_the_same_repository(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What git tells its hooks would have a folder below the top committed as if it were the top."""
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.chdir(repository / "missions")
    assert run(*NOTE, "--commit").code == Exit.DONE
    for name in ("GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name)
    assert git(repository, "show", "--format=", "--name-only", "HEAD") == f"{FILE}\n"
    assert git(repository, "ls-tree", "-r", "--name-only", "HEAD") == f"mission.yaml\n{FILE}\n"


@pytest.mark.parametrize("name", ["**", "[ab]", "?", "a*"])
def test_a_mission_named_like_a_pattern_takes_no_other_along(repository: Path, run: Run, name: str) -> None:
    other = repository / "missions" / "ab.yaml"
    for path in (repository / "missions" / f"{name}.yaml", other):
        path.write_bytes(EXAMPLE.read_bytes())
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=More")
    other.write_bytes(EXAMPLE.read_bytes() + b"# not ready\n")
    assert run("note", name, "Said.", "--as", "Sofia Bernard", "--commit").code == Exit.DONE
    assert git(repository, "show", "--format=", "--name-only", "-z", "HEAD") == f"missions/{name}.yaml\0"
    assert git(repository, "status", "--porcelain") == " M missions/ab.yaml\n"
