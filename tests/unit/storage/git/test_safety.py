"""What a folder that was cloned or unpacked can have git do: nothing of its own, by any of its ways."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.conftest import git

from mission_cli.errors import GitError
from mission_cli.storage.git import process, safety
from mission_cli.storage.git.safety import Trust


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A program that leaves `fired` beside itself."""
    path = tmp_path / "canary"
    path.write_text(f'#!/bin/sh\ntouch "{tmp_path}/fired"\ncat\n')
    path.chmod(0o755)
    return path


def fired(canary: Path) -> bool:
    return canary.with_name("fired").exists()


def test_a_repository_among_the_files_is_not_obeyed(repository: Path, canary: Path) -> None:
    below = repository / "firm" / "missions"
    below.mkdir(parents=True)
    git(repository, "init", "--quiet", "--bare", "firm")
    git(repository / "firm", "config", "core.bare", "false")
    git(repository / "firm", "config", "core.worktree", ".")
    git(repository / "firm", "config", "core.fsmonitor", str(canary))
    for folder in (repository / "firm", below):
        for words in (["status"], ["diff", "HEAD"], ["add", "--", "."], ["config", "--get", "user.name"]):
            with pytest.raises(GitError) as error:
                process.answer(folder, *words)
            assert (error.value.text, error.value.args_for_text["path"]) == ("git.embedded", str(repository / "firm"))
    assert not fired(canary)
    assert process.run(repository, "rev-parse", "--show-prefix") == "\n"


def test_one_that_was_named_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "kept.git")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "kept.git"))
    assert process.run(tmp_path / "kept.git", "rev-parse", "--is-bare-repository") == "true\n"


@pytest.mark.parametrize(
    ("holds", "found"),
    [
        ({"/a/b": ["HEAD", "objects", "refs"], "/a": [".git"]}, "/a/b"),
        ({"/a/b": ["HEAD", "commondir"], "/a": [".git"]}, "/a/b"),
        ({"/a": ["HEAD", "objects", "refs"]}, "/a"),
        ({"/a/b": [".git"], "/a": ["HEAD", "objects", "refs"]}, ""),
        ({"/a/b": ["HEAD", "objects"], "/a": [".git"]}, ""),
        ({"/a/b": ["objects", "refs"], "/a": [".git"]}, ""),
        ({}, ""),
    ],
)
def test_what_git_would_take_for_one(holds: dict[str, list[str]], found: str) -> None:
    assert safety.embedded(["/a/b", "/a", "/"], lambda at, name: name in holds.get(at, [])) == found


READING = (["diff", "--quiet", "HEAD"], ["status", "--porcelain"], ["log", "--patch"], ["diff", "--patch", "HEAD"])


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        *((f"filter.x.{verb}", "filter=x") for verb in ("clean", "smudge", "process")),
        *(("diff.x.command", "diff=x"), ("diff.x.textconv", "diff=x"), ("diff.external", "diff")),
        *(
            ("core.fsmonitor", "text"),
            ("core.pager", "text"),
            ("pager.log", "text"),
            ("filter.a=b.clean", "filter=a=b"),
        ),
    ],
)
def test_reading_starts_no_program_that_the_repository_names(
    repository: Path, canary: Path, name: str, attribute: str
) -> None:
    git(repository, "config", name, str(canary))
    git(repository, "config", "filter.x.required", "true")
    (repository / ".git/info").mkdir(exist_ok=True)
    (repository / ".git/info/attributes").write_text(f"* {attribute}\n")
    mission = next((repository / "missions").iterdir())
    mission.write_bytes(mission.read_bytes())  # git has to look into it
    for words in READING:
        process.answer(repository, *words)
    assert not fired(canary)


def test_nor_a_hook_though_a_commit_runs_the_persons_own(repository: Path, canary: Path) -> None:
    for name in ("post-index-change", "pre-commit", "post-checkout", "reference-transaction"):
        hook = repository / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.symlink_to(canary)
    mission = next((repository / "missions").iterdir())
    mission.write_bytes(mission.read_bytes())
    for words in READING:
        process.answer(repository, *words)
    assert not fired(canary)
    assert process.run(repository, "rev-parse", "--git-path", "hooks") == ".git/hooks\n"
    process.run(repository, "commit", "--quiet", "--allow-empty", "--message=x")
    assert fired(canary)


def test_what_the_person_says_for_all_repositories_counts() -> None:
    local = [("filter.lfs.clean", "evil"), ("core.sshcommand", "evil"), ("credential.https://x.helper", "evil")]
    own = [("filter.lfs.clean", "git-lfs clean"), ("credential.helper", "store"), ("credential.helper", "cache")]
    assert safety.overriding(Trust.READS, local, lambda: own) == [
        ("filter.lfs.clean", "git-lfs clean"),
        ("core.sshcommand", "ssh"),
        ("credential.helper", ""),
        ("credential.helper", "store"),
        ("credential.helper", "cache"),
    ]
    assert safety.overriding(Trust.WRITES, local, lambda: own) == []


def test_nothing_is_asked_of_the_person_where_the_repository_names_no_program() -> None:
    def never() -> list[safety.Setting]:
        raise AssertionError

    assert safety.overriding(Trust.READS, [("core.bare", "false"), ("user.name", "x")], never) == []


@pytest.mark.parametrize("of", [Trust.READS, Trust.WRITES])
def test_an_address_is_never_a_command_line(of: Trust) -> None:
    for name in ("protocol.allow", "protocol.ext.allow"):
        assert safety.overriding(of, [(name, "always")], list) == [("protocol.ext.allow", "never")]
    mine = [("protocol.ext.allow", "user")]
    assert safety.overriding(of, [("protocol.allow", "always")], lambda: mine) == mine


def test_a_repository_that_says_its_files_are_elsewhere(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(exist_ok=True)
    git(repository, "config", "core.worktree", str(tmp_path / "home"))
    for words in (["status"], ["merge", "--ff-only", "HEAD"], ["diff", "HEAD"]):
        with pytest.raises(GitError) as error:
            process.answer(repository, *words)
        assert error.value.text == "git.elsewhere"
        assert error.value.args_for_text == {"path": str(repository), "where": str(tmp_path / "home")}
    git(repository, "config", "core.worktree", "..")
    assert process.answer(repository, "status").code == 0


def test_paths_are_taken_letter_by_letter(repository: Path) -> None:
    for name in ("missions/**.yaml", "missions/[ab].yaml", "missions/a.yaml"):
        (repository / name).write_text("x\n")
    process.run(repository, "add", "--", "missions/**.yaml", "missions/[ab].yaml")
    assert git(repository, "diff", "--cached", "--name-only", "-z") == "missions/**.yaml\0missions/[ab].yaml\0"


def test_git_is_never_one_of_the_folder_it_is_started_in(
    repository: Path, tmp_path: Path, canary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "git").symlink_to(canary)
    monkeypatch.chdir(repository)
    path = os.environ["PATH"]
    monkeypatch.setenv("PATH", f".::{path}")
    assert process.run(repository, "rev-parse", "--show-prefix") == "\n"
    assert not fired(canary)


def test_a_command_that_nobody_thought_about_is_not_started(repository: Path) -> None:
    with pytest.raises(KeyError):
        process.answer(repository, "archive", "HEAD")


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        (("status",), ((), "status", ())),
        (("-c", "a=b", "--no-pager", "diff", "-c"), (("-c", "a=b", "--no-pager"), "diff", ("-c",))),
        (("--version",), ((), "--version", ())),
    ],
)
def test_the_command_among_the_words(words: tuple[str, ...], parted: object) -> None:
    assert safety.parts(words) == parted
