"""The one place that starts git: real git, in folders of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.conftest import git as real
from tests.conftest import identify

from mission_cli.errors import GitError
from mission_cli.storage.git import commit as git
from mission_cli.storage.git import process


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "clone"
    folder.mkdir()
    real(folder, "init", "--quiet", "--initial-branch=main")
    identify(folder, "Sofia Bernard")
    (folder / "a.yaml").write_text("a\n")
    (folder / "b.yaml").write_text("b\n")
    real(folder, "add", ".")
    real(folder, "commit", "--quiet", "--message=Start")
    return folder


def hook(clone: Path, name: str, script: str) -> None:
    path = clone / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_the_name_git_signs_with(clone: Path, tmp_path: Path) -> None:
    assert git.user_name(clone) == "Sofia Bernard"
    identify(clone, "Léa Martin")
    assert git.user_name(clone) == "Léa Martin"
    real(clone, "config", "--unset", "user.name")
    assert git.user_name(clone) is None
    assert git.user_name(tmp_path) is None
    assert git.user_name(tmp_path / "nowhere") is None


def test_an_empty_name_is_none(clone: Path) -> None:
    real(clone, "config", "user.name", "  ")
    assert git.user_name(clone) is None


def test_inside_a_repository(clone: Path, tmp_path: Path) -> None:
    (clone / "deep").mkdir()
    assert git.inside_repository(clone / "deep")
    assert not git.inside_repository(tmp_path)
    assert not git.inside_repository(clone / ".git")
    assert not git.inside_repository(tmp_path / "nowhere")


def test_a_commit_takes_its_paths_only(clone: Path) -> None:
    for name in "abc":
        (clone / f"{name}.yaml").write_text("changed\n")
    real(clone, "add", "b.yaml")
    git.commit(clone, [clone / "a.yaml", clone / "c.yaml"], "acme: check-in (amber)")
    assert real(clone, "show", "--format=%an: %s", "--name-only", "HEAD").split("\n") == [
        "Sofia Bernard: acme: check-in (amber)",
        "",
        "a.yaml",
        "c.yaml",
        "",
    ]
    assert real(clone, "status", "--short") == "M  b.yaml\n"  # what else was staged stays staged


@pytest.mark.parametrize(
    "subject", ["-rf", "--amend", "--author=Mallory <m@x>", "a\nb", "$(touch pwned)", "é «\u00a0x\u00a0»"]
)
def test_a_subject_is_words_and_never_an_option(clone: Path, subject: str) -> None:
    (clone / "a.yaml").write_text("changed\n")
    git.commit(clone, [clone / "a.yaml"], subject)
    assert real(clone, "log", "-1", "--format=%an|%B").rstrip("\n") == f"Sofia Bernard|{subject}"
    assert real(clone, "rev-list", "--count", "HEAD") == "2\n"
    assert not (clone / "pwned").exists()


@pytest.mark.parametrize("name", ["-rf.yaml", "--all", "a b.yaml", "é.yaml", "[b].yaml", ":(top)b.yaml", "*.yaml"])
def test_a_path_is_a_path_and_never_an_option_or_a_pattern(clone: Path, name: str) -> None:
    (clone / "b.yaml").write_text("not asked for\n")
    (clone / name).write_text("new\n")
    git.commit(clone, [clone / name], "one file")
    shown = real(clone, "show", "--format=", "--name-only", "-z", "HEAD")
    assert shown == f"{name}\0"


def test_a_hook_that_refuses_speaks_in_its_own_words(clone: Path) -> None:
    hook(clone, "pre-commit", "echo 'no commits on Friday' >&2; exit 1")
    (clone / "a.yaml").write_text("changed\n")
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "x")
    assert error.value.text == "git.refused"
    assert error.value.args_for_text == {"command": "commit", "words": "no commits on Friday"}
    assert (clone / "a.yaml").read_text() == "changed\n"


def test_what_git_says_on_standard_output_is_said_too(clone: Path) -> None:
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "nothing changed")
    assert "nothing to commit" in str(error.value.args_for_text["words"])


def test_outside_a_repository(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a\n")
    with pytest.raises(GitError) as error:
        git.commit(tmp_path, [tmp_path / "a.yaml"], "x")
    assert "not a git repository" in str(error.value.args_for_text["words"])


def test_without_git(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git.user_name(clone) is None
    assert not git.inside_repository(clone)
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "x")
    assert error.value.text == "git.missing"


def test_a_git_that_cannot_be_started(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("not a program")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "x")
    assert error.value.text == "git.refused"


def test_a_git_that_does_not_answer(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook(clone, "pre-commit", "sleep 5")
    monkeypatch.setattr(process, "SECONDS", 0.2)
    (clone / "a.yaml").write_text("changed\n")
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "x")
    assert (error.value.text, error.value.args_for_text) == ("git.slow", {"command": "commit"})


def test_git_is_never_asked_through_a_shell_nor_waited_for_at_a_prompt(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}

    def run(words: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        asked.update(options, words=words)
        return subprocess.CompletedProcess(words, 0, b"x\n", b"")

    monkeypatch.setattr(subprocess, "run", run)
    git.user_name(clone)
    environment = asked["env"]
    assert isinstance(environment, dict)
    assert environment["GIT_TERMINAL_PROMPT"] == "0"
    assert asked["input"] == b""
    assert not asked.get("shell")
