"""The registered command, run by real git: whatever becomes of the program, no side of a merge is lost in silence."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import git, identify

from mission_cli.errors import GitError
from mission_cli.storage.git import driver

BASE = "title: Data\nwho: a\nmiddle: x\nend: 1\n"
OURS = BASE.replace("who: a", "who: ours")
THEIRS = BASE.replace("end: 1", "end: theirs")
BOTH = OURS.replace("end: 1", "end: theirs")
CLASHING = BASE.replace("who: a", "who: theirs")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    return repository(tmp_path / "clone")


def repository(folder: Path) -> Path:
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    identify(folder, "Sofia Bernard")
    (folder / "missions").mkdir()
    return folder


def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program called `mission` on the PATH that does what the script says."""
    folder = tmp_path / "bin"
    folder.mkdir(exist_ok=True)
    (folder / "mission").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "mission").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def two_sides(folder: Path, name: str, ours: str = OURS, theirs: str = THEIRS) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(BASE)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Base")
    git(folder, "switch", "--quiet", "--create=other")
    path.write_text(theirs)
    git(folder, "commit", "--quiet", "--all", "--message=Theirs")
    git(folder, "switch", "--quiet", "main")
    path.write_text(ours)
    git(folder, "commit", "--quiet", "--all", "--message=Ours")


def merge(folder: Path, *words: str) -> int:
    line = ["git", *words, "merge", "--quiet", "--no-edit", "other"]
    return subprocess.run(line, cwd=folder, capture_output=True, check=False).returncode


def prepared(folder: Path) -> None:
    driver.register(folder)
    assert driver.ask_for(folder)


@pytest.mark.parametrize(
    "script",
    [
        "exit 2",
        "exit 126",
        "exit 127",
        "kill -9 $$",
        "kill -15 $$",
        "exit 1",  # a Python whose package is gone
        "exit 255",
        "echo Traceback >&2; exit 1",
    ],
)
def test_git_merges_lines_itself_where_the_program_fails(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program(tmp_path, monkeypatch, script)
    prepared(clone)
    two_sides(clone, "missions/acme.yaml")
    assert merge(clone) == 0
    assert (clone / "missions/acme.yaml").read_text() == BOTH
    assert git(clone, "status", "--short") == ""


def test_git_merges_lines_itself_without_the_program(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_mission(tmp_path, monkeypatch)
    prepared(clone)
    two_sides(clone, "missions/acme.yaml")
    assert merge(clone) == 0
    assert (clone / "missions/acme.yaml").read_text() == BOTH


def without_mission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "few"
    folder.mkdir()
    for name in ("git", "sh", "grep", "cat"):
        (folder / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize("script", ["exit 2", "exit 1", "kill -9 $$"])
def test_a_true_conflict_is_left_with_both_sides_in_the_file(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program(tmp_path, monkeypatch, script)
    prepared(clone)
    two_sides(clone, "missions/acme.yaml", theirs=CLASHING)
    assert merge(clone) == 1
    text = (clone / "missions/acme.yaml").read_text()
    assert "<<<<<<< ours\nwho: ours\n=======\nwho: theirs\n>>>>>>> theirs\n" in text
    assert git(clone, "status", "--short") == "UU missions/acme.yaml\n"


def test_the_program_itself_merges_what_lines_cannot(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two neighbouring fields: git's lines conflict, records do not."""
    program(tmp_path, monkeypatch, f'exec "{sys.executable}" -m mission_cli "$@"')
    monkeypatch.setenv("PYTHONPATH", str(Path(driver.__file__).parents[3]))
    prepared(clone)
    two_sides(clone, "missions/acme.yaml", theirs=BASE.replace("title: Data", "title: Theirs"))
    assert merge(clone) == 0
    assert (clone / "missions/acme.yaml").read_text() == OURS.replace("title: Data", "title: Theirs")
    git(clone, "reset", "--quiet", "--hard", "HEAD~")
    (tmp_path / "for a while").mkdir()
    driver.unregister(clone)
    assert merge(clone, *driver.one_off(tmp_path / "for a while", clone)) == 0


def test_what_the_program_says_is_done_is_done(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, 'echo merged > "$3"; exit 0')
    prepared(clone)
    two_sides(clone, "missions/deep/er/acme.yml", theirs=CLASHING)
    assert merge(clone) == 0
    assert (clone / "missions/deep/er/acme.yml").read_text() == "merged\n"


def test_a_conflict_the_program_marked_is_left_as_it_marked_it(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, 'printf "<<<<<<< ours\\na\\n=======\\nb\\n>>>>>>> theirs\\n" > "$3"; exit 1')
    prepared(clone)
    two_sides(clone, "missions/acme.yaml")
    assert merge(clone) == 1
    assert (clone / "missions/acme.yaml").read_text() == "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"


def test_what_no_program_can_merge_stays_a_conflict(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, "exit 3")
    prepared(clone)
    two_sides(clone, "missions/acme.yaml", ours="a\0b", theirs="a\0c")
    assert merge(clone) == 1
    assert git(clone, "status", "--short") == "UU missions/acme.yaml\n"


@pytest.mark.parametrize(
    "name",
    [
        "a b.yaml",
        "it's.yaml",
        'say "x".yaml',
        "é à.yaml",
        "$(touch pwned).yaml",
        "`touch pwned`.yaml",
        "a;touch pwned;.yaml",
        "a&touch pwned.yaml",
        "-rf.yaml",
        "%O%A.yaml",
        "a\nb.yaml",
        "back\\slash.yaml",
    ],
)
def test_a_name_is_a_name_and_never_a_command(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    said = tmp_path / "said"
    program(
        tmp_path, monkeypatch, f'printf "%s|" "$#" "$1" "$5" "$6" > {shlex.quote(str(said))}; echo done > "$3"; exit 0'
    )
    prepared(clone)
    two_sides(clone, f"missions/{name}")
    assert merge(clone) == 0
    assert said.read_text() == f"6|merge-driver|7|missions/{name}|"
    assert (clone / "missions" / name).read_text() == "done\n"
    assert [path.name for path in clone.rglob("*pwned*") if name != path.name] == []
    assert git(clone, "status", "--short", "--untracked-files=all") == "", "no temporary file is left"


# What is set up ------------------------------------------------------------------------------------------------------


def test_nothing_is_registered_until_it_is(clone: Path) -> None:
    assert driver.registered(clone) == (None, False)
    assert not driver.registered(clone).current


def test_register_is_for_this_clone_alone_and_can_be_taken_back(clone: Path, tmp_path: Path) -> None:
    prepared(clone)
    assert driver.registered(clone) == (driver.COMMAND, True)
    assert driver.registered(clone).current
    driver.register(clone)
    assert git(clone, "config", "--get-all", "merge.mission.driver") == f"{driver.COMMAND}\n"
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", str(clone), str(other))
    assert driver.registered(other).command is None
    driver.unregister(clone)
    assert driver.registered(clone) == (None, True)
    driver.unregister(clone)


def test_a_worktree_shares_the_registration(clone: Path, tmp_path: Path) -> None:
    (clone / "missions/a.yaml").write_text(BASE)
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message=Base")
    git(clone, "worktree", "add", "--quiet", str(tmp_path / "tree"), "-b", "two")
    driver.register(tmp_path / "tree")
    assert driver.registered(clone).current


def test_a_command_of_the_persons_own_is_left_to_them(clone: Path) -> None:
    git(clone, "config", "merge.mission.driver", "/opt/tools/mission merge-driver %O %A %B %L %P")
    assert driver.registered(clone).current
    git(clone, "config", "merge.mission.driver", "mission merge-driver %O %A %B %L %P")
    assert not driver.registered(clone).current, "an older version's, without the fallback"


def test_outside_a_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError):
        driver.registered(tmp_path)
    with pytest.raises(GitError):
        driver.register(tmp_path)
    with pytest.raises(GitError):
        driver.ask_for(tmp_path)
    assert not (tmp_path / ".gitattributes").exists()


def test_a_configuration_that_cannot_be_written_is_said(clone: Path) -> None:
    (clone / ".git/config.lock").touch()
    with pytest.raises(GitError) as error:
        driver.register(clone)
    assert "could not lock config file" in str(error.value.args_for_text["words"])
    (clone / ".git/config.lock").unlink()
    driver.register(clone)
    (clone / ".git/config.lock").touch()
    with pytest.raises(GitError):
        driver.unregister(clone)


# The attributes ------------------------------------------------------------------------------------------------------

OUR_LINES = (
    "# Merged record by record where `mission doctor --fix` registered it, line by line elsewhere.\n"
    "missions/**/*.yaml merge=mission\n"
    "missions/**/*.yml merge=mission\n"
    "consultants/**/*.yaml merge=mission\n"
    "consultants/**/*.yml merge=mission\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", OUR_LINES),
        ("*.png binary\n", f"*.png binary\n\n{OUR_LINES}"),
        ("*.png binary", f"*.png binary\n\n{OUR_LINES}"),
        ("*.png binary\r\n", f"*.png binary\r\n\r\n{OUR_LINES}".replace("\r\n", "\n").replace("\n", "\r\n")),
        (f"# mine\n{OUR_LINES}*.x text\n", f"# mine\n{OUR_LINES}*.x text\n"),
        (
            "missions/**/*.yaml   merge=mission\n",
            "missions/**/*.yaml   merge=mission\n\n" + OUR_LINES.replace("missions/**/*.yaml merge=mission\n", ""),
        ),
    ],
)
def test_the_persons_lines_stay_and_ours_are_never_doubled(before: str, after: str) -> None:
    once = driver.with_patterns(before.encode())
    assert once.decode() == after
    assert driver.with_patterns(once) == once


def test_attributes_that_the_repository_has_already_are_enough(tmp_path: Path) -> None:
    top = repository(tmp_path / "all")
    (top / ".gitattributes").write_text("*.yaml merge=mission\n*.yml merge=mission\n")
    (top / "firm/missions").mkdir(parents=True)
    assert not driver.ask_for(top / "firm")
    assert not (top / "firm/.gitattributes").exists()


def test_a_workspace_in_a_folder_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = repository(tmp_path / "all")
    firm = top / "our firm"
    (firm / "missions").mkdir(parents=True)
    program(tmp_path, monkeypatch, 'echo merged > "$3"; exit 0')
    prepared(firm)
    assert not (top / ".gitattributes").exists()
    assert git(top, "check-attr", "merge", "missions/a.yaml") == "missions/a.yaml: merge: unspecified\n"
    two_sides(top, "our firm/missions/acme.yaml", theirs=CLASHING)
    assert merge(top) == 0
    assert (firm / "missions/acme.yaml").read_text() == "merged\n"


# One command, nothing set up -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [".", "our firm", "a[b]*?c", 'q"uo\\te', "é"])
@pytest.mark.parametrize("told", [True, False])
def test_one_command_is_given_the_driver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, told: bool
) -> None:
    top = repository(tmp_path / "all")
    root = top / folder
    (root / "missions").mkdir(parents=True, exist_ok=True)
    fake = tmp_path / "100% py thon"
    fake.write_text(
        '#!/bin/sh\ntest "$1 $2 $3 $4" = "-P -m mission_cli merge-driver" || exit 9\necho merged > "$6"; exit 0\n'
    )
    fake.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(fake))
    two_sides(top, f"{folder}/missions/acme.yaml", theirs=CLASHING)
    temporary = tmp_path / "for a while"
    temporary.mkdir()
    assert merge(top, *driver.one_off(temporary, root if told else None)) == 0
    assert (root / "missions/acme.yaml").read_text() == "merged\n"
    assert driver.registered(root) == (None, False)
    assert not (root / ".gitattributes").exists()


@pytest.mark.parametrize("place", ["config", "home"])
def test_one_command_keeps_the_persons_own_attributes(tmp_path: Path, clone: Path, place: str) -> None:
    own = tmp_path / "home/config/git/attributes"
    if place == "config":
        own = tmp_path / "mine"
        git(clone, "config", "core.attributesFile", str(own))
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("*.bin secret=1")
    words = driver.one_off(tmp_path, clone)
    assert git(clone, *words, "check-attr", "secret", "merge", "--", "a.bin", "missions/a.yaml") == (
        "a.bin: secret: 1\na.bin: merge: unspecified\n"
        "missions/a.yaml: secret: unspecified\nmissions/a.yaml: merge: mission\n"
    )


def test_nothing_in_the_cloned_folder_is_run(clone: Path, tmp_path: Path) -> None:
    """A folder called as our package, in a clone, would be taken for it by `python -m`."""
    (clone / "mission_cli").mkdir()
    for name in ("__init__", "__main__"):
        (clone / f"mission_cli/{name}.py").write_text("open('pwned', 'w').write('x')\n")
    two_sides(clone, "missions/acme.yaml")
    assert merge(clone, *driver.one_off(tmp_path, clone)) == 0
    assert (clone / "missions/acme.yaml").read_text() == BOTH
    assert not list(clone.rglob("pwned"))
