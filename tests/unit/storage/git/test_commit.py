"""The one place that starts git: real git, in folders of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.conftest import git as real
from tests.conftest import identify

from mission_cli.errors import Exit, GitError
from mission_cli.storage.git import commit as git
from mission_cli.storage.git import process, safety


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


@pytest.mark.parametrize("kind", ["LITERAL", "GLOB", "NOGLOB", "ICASE"])
def test_however_a_person_has_paths_read(clone: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv(f"GIT_{kind}_PATHSPECS", "1")
    (clone / "[n].yaml").write_text("new\n")
    assert git.commit(clone, [clone / "[n].yaml"], "x").made


def test_a_hook_that_refuses_speaks_in_its_own_words(clone: Path) -> None:
    hook(clone, "pre-commit", "echo 'no commits on Friday' >&2; exit 1")
    (clone / "a.yaml").write_text("changed\n")
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "x")
    assert error.value.text == "git.commit-refused"
    assert error.value.args_for_text == {
        "words": "no commits on Friday",
        "line": f"git commit --only -m x -- {clone / 'a.yaml'}",
    }
    assert (clone / "a.yaml").read_text() == "changed\n"


def test_what_the_last_commit_has_already_needs_none(clone: Path) -> None:
    assert git.commit(clone, [clone / "a.yaml"], "nothing changed") == git.Committed(made=False)
    assert git.commit(clone, [clone / "never-there.yaml"], "nothing changed") == git.Committed(made=False)
    assert real(clone, "rev-list", "--count", "HEAD") == "1\n"


def test_outside_a_repository(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a\n")
    with pytest.raises(GitError) as error:
        git.commit(tmp_path, [tmp_path / "a.yaml"], "x")
    assert (error.value.text, error.value.args_for_text) == ("git.commit-nowhere", {"path": str(tmp_path)})


def test_without_git(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git.user_name(clone) is None
    assert not git.inside_repository(clone)
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "x")
    assert error.value.text == "git.commit-missing"


def test_a_git_that_cannot_be_started(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("not a program")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "x")
    assert error.value.text == "git.commit-refused"


def test_a_git_that_does_not_answer(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook(clone, "pre-commit", "sleep 5")
    monkeypatch.setattr(git, "PATIENCE", 0.2)
    (clone / "a.yaml").write_text("changed\n")
    (clone / "new.yaml").write_text("new\n")
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml", clone / "new.yaml"], "x")
    assert error.value.text == "git.commit-slow"
    assert error.value.args_for_text["seconds"] == "0.2"
    assert not (clone / ".git/index.lock").exists(), "git was told to stop, and took its lock away"
    assert real(clone, "status", "--short") == " M a.yaml\n?? new.yaml\n"


def test_a_commit_that_is_interrupted_says_that_the_file_is_written(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*words: str, **_: object) -> process.Done:
        if "commit" in words:
            raise KeyboardInterrupt
        return process.answer(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(git, "answer", interrupted)
    (clone / "a.yaml").write_text("changed\n")
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "x")
    assert (error.value.text, error.value.exit_code) == ("git.commit-stopped", Exit.INTERRUPTED)


def test_an_interruption_ends_git_before_it_goes_on(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook(clone, "pre-commit", "sleep 5")
    (clone / "a.yaml").write_text("changed\n")
    started: list[subprocess.Popen[bytes]] = []

    def communicate(self: subprocess.Popen[bytes], *_: object) -> tuple[bytes, bytes]:
        started.append(self)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", communicate)
    with pytest.raises(KeyboardInterrupt):
        process.answer(clone, "commit", "--message=x", "--", "a.yaml")
    assert started[0].returncode is not None
    assert not (clone / ".git/index.lock").exists()


def test_git_is_never_asked_through_a_shell_nor_waited_for_at_a_prompt(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}
    start = subprocess.Popen.__init__

    def noted(self: subprocess.Popen[bytes], words: list[str], **options: object) -> None:
        asked.update(options, words=words)
        start(self, words, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    assert git.user_name(clone) == "Sofia Bernard"
    environment = asked["env"]
    assert isinstance(environment, dict)
    assert environment["GIT_TERMINAL_PROMPT"] == "0"
    words = asked["words"]
    assert isinstance(words, list)
    assert (Path(words[0]).is_absolute(), Path(words[0]).name) == (True, "git")
    assert words[1:] == [*safety.words_before("config"), "config", "--get", "user.name"]
    assert asked["stdin"] == subprocess.PIPE
    assert not asked.get("shell")


# Where git makes no commit, or another one ---------------------------------------------------------------------------


def refused(clone: Path, *names: str) -> GitError:
    paths = [clone / name for name in names or ("a.yaml",)]
    before = [path.read_bytes() if path.exists() else None for path in paths]
    with pytest.raises(GitError) as error:
        git.commit(clone, paths, "acme: it's (amber)")
    assert [path.read_bytes() if path.exists() else None for path in paths] == before
    return error.value


def test_nobody_is_told_to_say_who_they_are(clone: Path) -> None:
    real(clone, "config", "--unset", "user.email")
    real(clone, "config", "user.useConfigOnly", "true")
    (clone / "a.yaml").write_text("changed\n")
    error = refused(clone)
    assert error.text == "git.commit-nobody"
    assert error.args_for_text["line"] == f"""git commit --only -m 'acme: it'"'"'s (amber)' -- {clone}/a.yaml"""


def test_what_is_to_be_typed_is_typed_from_where_the_person_is(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook(clone, "pre-commit", "exit 1")
    (clone / "our files").mkdir()
    monkeypatch.chdir(clone / "our files")
    for name in ("new one.yaml", "[n].yaml", "-x.yaml"):
        (clone / "our files" / name).write_text("x")
        line = str(refused(clone, f"our files/{name}").args_for_text["line"])
        hook(clone, "pre-commit", "exit 0")
        subprocess.run(["sh", "-c", line], cwd=clone / "our files", check=True, capture_output=True)
        assert (
            real(clone, "show", "--format=%s", "--name-only", "-z", "HEAD").split("\0")[1].strip()
            == f"our files/{name}"
        )
        hook(clone, "pre-commit", "exit 1")


def test_a_signature_that_fails_is_said_in_gits_words(clone: Path, tmp_path: Path) -> None:
    gpg = tmp_path / "gpg"
    gpg.write_text("#!/bin/sh\necho 'gpg: no secret key for Sofia' >&2\nexit 2\n")
    gpg.chmod(0o755)
    real(clone, "config", "commit.gpgSign", "true")
    real(clone, "config", "gpg.program", str(gpg))
    (clone / "a.yaml").write_text("changed\n")
    error = refused(clone)
    assert error.text == "git.commit-refused"
    assert "failed to sign the data" in str(error.args_for_text["words"])


def test_a_repository_of_another_user_is_explained(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clone / "a.yaml").write_text("changed\n")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    error = refused(clone)
    assert (error.text, error.args_for_text["path"]) == ("git.commit-dubious", str(clone))


def test_in_the_middle_of_a_merge(clone: Path) -> None:
    conflict(clone)
    assert subprocess.run(["git", "merge", "other"], cwd=clone, check=False, capture_output=True).returncode == 1
    for name in ("b.yaml", "new.yaml"):
        (clone / name).write_text("changed meanwhile\n")
        error = refused(clone, name)
        assert (error.text, error.args_for_text["kind"]) == ("git.commit-middle", "merge")
        (clone / name).unlink()
    real(clone, "checkout", "--", "b.yaml")
    real(clone, "merge", "--abort")  # git refuses this where a file was announced to it
    assert real(clone, "status", "--short") == ""


@pytest.mark.parametrize("what", ["rebase", "cherry-pick", "revert"])
def test_in_the_middle_of_a_replay(clone: Path, what: str) -> None:
    conflict(clone)
    assert subprocess.run(["git", what, "other"], cwd=clone, check=False, capture_output=True).returncode == 1
    (clone / "new.yaml").write_text("changed meanwhile\n")
    error = refused(clone, "new.yaml")
    assert (error.text, error.args_for_text["kind"]) == ("git.commit-middle", what)


def conflict(clone: Path) -> None:
    real(clone, "switch", "--quiet", "--create=other")
    (clone / "a.yaml").write_text("theirs\n")
    real(clone, "commit", "--quiet", "--all", "--message=Theirs")
    real(clone, "switch", "--quiet", "main")
    (clone / "a.yaml").write_text("ours\n")
    real(clone, "commit", "--quiet", "--all", "--message=Ours")


def test_a_branch_that_is_none_is_told(clone: Path) -> None:
    real(clone, "switch", "--quiet", "--detach")
    (clone / "a.yaml").write_text("changed\n")
    assert git.commit(clone, [clone / "a.yaml"], "x") == git.Committed(made=True, detached=True)


def test_a_file_git_ignores_is_named_with_the_rule(clone: Path) -> None:
    (clone / ".gitignore").write_text("*.png\nnew*\n")
    (clone / "new.yaml").write_text("new\n")
    error = refused(clone, "new.yaml")
    assert error.text == "git.commit-ignored"
    assert error.args_for_text["rule"] == ".gitignore:2:new*"
    assert str(error.args_for_text["line"]).startswith(f"git add --force -- {clone}/new.yaml && git commit --only ")


def test_a_hook_that_formats_and_lets_pass(clone: Path) -> None:
    hook(clone, "pre-commit", "echo formatted >> a.yaml")
    (clone / "a.yaml").write_text("changed\n")
    path = clone / "a.yaml"
    assert git.commit(clone, [path], "x") == git.Committed(made=True, rewritten=(path,), left=(path,))
    hook(clone, "pre-commit", "echo again >> a.yaml; git add a.yaml")
    path.write_text("changed once more\n")
    assert git.commit(clone, [path], "x") == git.Committed(made=True, rewritten=(path,))
    assert real(clone, "show", "HEAD:a.yaml") == "changed once more\nagain\n"


def test_a_hook_that_formats_and_refuses(clone: Path) -> None:
    hook(clone, "pre-commit", "echo formatted >> a.yaml; echo 'files were modified by this hook'; exit 1")
    (clone / "a.yaml").write_text("changed\n")
    with pytest.raises(GitError) as error:
        git.commit(clone, [clone / "a.yaml"], "x")
    assert error.value.text == "git.commit-rewritten"
    assert error.value.args_for_text["words"] == "files were modified by this hook"


def test_patterns_in_hooks_stay_patterns(clone: Path) -> None:
    hook(clone, "pre-commit", 'test "$(git ls-files "*.yaml" | wc -l)" -gt 1')
    (clone / "a.yaml").write_text("changed\n")
    assert git.commit(clone, [clone / "a.yaml"], "x").made


def test_a_file_that_is_no_more_is_committed_as_removed(clone: Path) -> None:
    (clone / "a.yaml").unlink()
    (clone / "b.yaml").write_text("stays as it is\n")
    assert git.commit(clone, [clone / "a.yaml"], "x").made
    assert real(clone, "show", "--format=", "--name-status", "HEAD") == "D\ta.yaml\n"
    assert real(clone, "status", "--short") == " M b.yaml\n"


def test_a_file_moved_is_one_commit_of_both_paths(clone: Path) -> None:
    (clone / "a.yaml").rename(clone / "A.yaml")
    assert git.commit(clone, [clone / "a.yaml", clone / "A.yaml"], "x").made
    assert real(clone, "ls-files") == "A.yaml\nb.yaml\n"
    assert real(clone, "status", "--short") == ""


def test_one_name_at_the_top_and_below(clone: Path) -> None:
    (clone / "deep").mkdir()
    for name in ("a.yaml", "deep/a.yaml"):
        (clone / name).write_text("changed\n")
    assert git.commit(clone / "deep", [clone / "a.yaml", clone / "deep/a.yaml"], "x").made
    assert real(clone, "show", "--format=", "--name-only", "HEAD") == "a.yaml\ndeep/a.yaml\n"


def test_a_first_commit(tmp_path: Path) -> None:
    real(tmp_path, "init", "--quiet", "--initial-branch=main")
    identify(tmp_path, "Sofia Bernard")
    for name in "ab":
        (tmp_path / name).write_text("x")
    assert git.commit(tmp_path, [tmp_path / "a"], "x") == git.Committed(made=True)
    assert real(tmp_path, "ls-files") == "a\n"


def test_a_worktree_and_a_submodule(clone: Path, tmp_path: Path) -> None:
    real(clone, "worktree", "add", "--quiet", str(tmp_path / "tree"), "-b", "two")
    (tmp_path / "tree/new.yaml").write_text("x")
    hook(clone, "pre-commit", "echo no >&2; exit 1")
    assert refused(tmp_path / "tree", "new.yaml").args_for_text["words"] == "no", "hooks are shared"
    (clone / ".git/hooks/pre-commit").unlink()
    assert git.commit(tmp_path / "tree", [tmp_path / "tree/new.yaml"], "x").made
    above = tmp_path / "above"
    above.mkdir()
    real(above, "init", "--quiet")
    real(above, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(clone), "firm")
    identify(above / "firm", "Sofia Bernard")
    (above / "firm/new.yaml").write_text("x")
    assert git.commit(above / "firm", [above / "firm/new.yaml"], "x").made
    assert real(above / "firm", "show", "--format=", "--name-only", "HEAD") == "new.yaml\n"


def test_a_sparse_checkout_takes_what_was_recorded_outside_of_it(clone: Path) -> None:
    (clone / "kept").mkdir()
    (clone / "missions").mkdir()
    for name in ("kept/a", "missions/a", "missions/b"):
        (clone / name).write_text("x")
    real(clone, "add", ".")
    real(clone, "commit", "--quiet", "--message=More")
    real(clone, "sparse-checkout", "set", "kept")
    (clone / "missions").mkdir(exist_ok=True)
    (clone / "missions/a").write_text("changed")
    (clone / "missions/new").write_text("new")
    assert git.commit(clone, [clone / "missions/a", clone / "missions/new"], "x").made
    assert real(clone, "show", "--format=", "--name-status", "HEAD") == "M\tmissions/a\nA\tmissions/new\n"


def test_inside_gits_own_folder(clone: Path) -> None:
    assert refused(clone / ".git", "a.yaml").text == "git.commit-bare"


def test_in_a_hook_the_folder_says_which_repository_it_is(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hook that records something, in this repository or in another, is given variables that lead astray."""
    (clone / "deep").mkdir()
    (clone / "deep/new.yaml").write_text("x")
    other = tmp_path / "other"
    real(tmp_path, "init", "--quiet", str(other))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(clone / "deep"))
    assert git.commit(clone / "deep", [clone / "deep/new.yaml"], "x").made
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name)
    assert real(clone, "ls-tree", "-r", "--name-only", "HEAD") == "a.yaml\nb.yaml\ndeep/new.yaml\n"


def test_a_repository_kept_elsewhere_on_purpose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real(tmp_path, "init", "--quiet", "--bare", "kept.git")
    work = tmp_path / "work"
    work.mkdir()
    (work / "a.yaml").write_text("x")
    real(tmp_path / "kept.git", "config", "core.bare", "false")
    identify(tmp_path / "kept.git", "Sofia Bernard")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "kept.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(work))
    assert git.commit(work, [work / "a.yaml"], "x").made


def test_a_folder_that_is_no_more(tmp_path: Path) -> None:
    with pytest.raises(GitError) as error:
        process.run(tmp_path / "gone", "status")
    assert (error.value.text, error.value.args_for_text["command"]) == ("git.refused", "status")
