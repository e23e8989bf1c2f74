"""mission doctor: what is around the missions, whole and broken, through real git."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run, git, identify

from mission_cli import __version__
from mission_cli.commands.doctor import command
from mission_cli.commands.doctor.found import CheckResult, Checkup
from mission_cli.errors import Exit
from mission_cli.storage.cache.place import place_of
from mission_cli.storage.git import driver

PROGRAM = f'#!/bin/sh\nexec "{sys.executable}" -m mission_cli "$@"\n'


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Started from no shell; `mission` on the PATH is the one that is tested."""
    monkeypatch.setattr("mission_cli.commands.shells.install._candidates", list)
    monkeypatch.setattr("locale.getencoding", lambda: "UTF-8")
    on_path(tmp_path, monkeypatch, PROGRAM)
    monkeypatch.setenv("PYTHONPATH", str(Path(command.__file__).parents[3]))


def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, folder: str = "bin") -> Path:
    path = tmp_path / folder / "mission"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script)
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")
    return path


def rows(run: Run, *words: str) -> dict[str, dict[str, Any]]:
    ran = run("doctor", "--json", *words)
    assert ran.code in (Exit.DONE, Exit.FAILED), ran.err
    items = json.loads(ran.out)["items"]
    assert [item["check"] for item in items] == list(command.CHECKS)
    assert (ran.code == Exit.FAILED) == any(item["result"] == "problem" for item in items)
    assert not any("Traceback" in item["message"] for item in items)
    return {item["check"]: item for item in items}


def found(run: Run, check: str, *words: str) -> tuple[str, str, str | None]:
    item = rows(run, *words)[check]
    return item["result"], item["message"], item["fix"]


# Whole outputs -------------------------------------------------------------------------------------------------------


def test_a_clone_as_it_comes(repository: Path, run: Run, tmp_path: Path) -> None:
    code, out, err = run("doctor")
    version = git(repository, "--version").split()[2]
    assert out.replace("─", "") == (
        "Result     Check           What was found\n"
        "\n"
        f"✓ ok       mission itself  mission {__version__}, Python {sys.version.split()[0]}\n"
        "✓ ok       terminal        accents come through (UTF-8)\n"
        "✓ ok       language        English\n"
        "– n/a      completion      not started from a shell that completes\n"
        f"✓ ok       workspace       {repository}\n"
        "✓ ok       settings        mission.yaml reads\n"
        "✓ ok       files           1 mission and 0 profiles read\n"
        "✓ ok       file names      the same on every computer\n"
        "✓ ok       permissions     files and folders can be written\n"
        "! warning  schemas         3 are missing, so editors do not complete\n"
        "✓ ok       index           none yet: the first list makes it\n"
        "✓ ok       drafts          none older than 90 days\n"
        f"✓ ok       git             git {version}\n"
        "✓ ok       repository      the workspace is in a repository\n"
        "✓ ok       identity        commits are signed Sofia Bernard <sofia@esn.example>\n"
        f"✓ ok       path            git starts {tmp_path}/bin/mission\n"
        "! warning  attributes      missions do not ask for the driver: git merges line by line\n"
        "! warning  merge driver    not registered in this clone: git merges line by line\n"
        "✓ ok       conflicts       none, and nothing under way\n"
        "✓ ok       line ends       kept as they are written\n"
        "✓ ok       ignored files   git ignores no mission\n"
        "\n"
        "What to type:\n"
        "  schemas       mission schema\n"
        "  attributes    mission doctor --fix\n"
        "  merge driver  mission doctor --fix\n"
    )
    assert (code, err) == (Exit.DONE, "0 problems, 3 warnings. `mission doctor --fix` can mend 3 of them.\n")


def test_in_french_without_a_repository(workspace: Path, run: Run) -> None:
    code, out, err = run("doctor", "--lang", "fr")
    assert code == Exit.DONE
    assert "– sans objet  dépôt" in out
    assert "dans aucun dépôt\u00a0: «\u00a0git init\u00a0» en crée un" in out
    assert "À taper\u00a0:\n  schémas  mission schema\n" in out
    assert err == "0 problème et 1 avertissement. «\u00a0mission doctor --fix\u00a0» peut en réparer 1.\n"


def test_looking_writes_nothing(repository: Path, run: Run) -> None:
    def all_files() -> dict[str, tuple[int, int]]:
        return {
            str(path): (path.stat().st_mtime_ns, path.stat().st_size)
            for path in repository.rglob("*")
            if path.is_file()
        }

    before = all_files()
    rows(run)
    run("doctor")
    assert all_files() == before


# Mending -------------------------------------------------------------------------------------------------------------


def test_fix_mends_what_it_can_and_is_done_once(repository: Path, run: Run) -> None:
    assert run("doctor", "--fix").code == Exit.USAGE
    assert not (repository / ".gitattributes").exists(), "without a terminal nobody agreed"
    code, out, err = run("doctor", "--fix", "--yes")
    assert code == Exit.DONE
    assert err == (
        "Done: Write the schemas for editors.\n"
        "Done: Have .gitattributes ask for the driver.\n"
        "Done: Register the merge driver in this clone.\n"
        "0 problems, 1 warning.\n"
    )
    assert "  attributes  git add .gitattributes && git commit --only .gitattributes\n" in out
    assert driver.registered(repository) == (driver.COMMAND, True)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=Set up")
    again = run("doctor", "--fix", "--yes")
    assert again.err == "There is nothing --fix could mend.\nEverything is as it should be.\n"
    assert git(repository, "status", "--short") == ""


def test_fix_commits_where_writes_do(repository: Path, run: Run) -> None:
    (repository / "mission.yaml").write_text("commit: true\n")
    assert run("doctor", "--fix", "--yes").code == Exit.DONE
    assert git(repository, "log", "-1", "--format=%s", "--name-only") == (
        "Have git merge missions record by record\n\n.gitattributes\n"
    )


def test_fix_with_json_gives_json_alone(repository: Path, run: Run) -> None:
    after = rows(run, "--fix", "--yes")
    assert (after["schemas"]["result"], after["driver"]["result"]) == ("ok", "ok")


def test_fix_asks_each_time(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def confirm(question: str, **_: object) -> bool:
        asked.append(question)
        return "driver" in question

    monkeypatch.setattr("mission_cli.commands.session.Session.interactive", True)
    monkeypatch.setattr("mission_cli.commands.typed.ask.confirm", confirm)
    assert run("doctor", "--fix").code == Exit.DONE
    assert asked == [
        "Write the schemas for editors?",
        "Have .gitattributes ask for the driver?",
        "Register the merge driver in this clone?",
    ]
    assert driver.registered(repository).current
    assert not (repository / ".mission/mission.schema.json").exists()


def test_a_mend_that_fails_keeps_the_others(repository: Path, run: Run) -> None:
    (repository / ".gitattributes").write_text("*.png binary\n")
    (repository / "missions/.gitattributes").write_text("* merge=union\n")
    (repository / ".git/config.lock").touch()
    code, _, err = run("doctor", "--fix", "--yes")
    assert code == Exit.FAILED
    assert "Done: Write the schemas for editors.\n" in err
    assert (
        "Not done: Have .gitattributes ask for the driver (another line of the attributes says merge=union; take it out)."
        in err
    )
    assert "Not done: Register the merge driver in this clone (git config refused: error: could not lock" in err


# Broken places -------------------------------------------------------------------------------------------------------


def test_without_a_workspace(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    after = rows(run)
    assert {after[name]["result"] for name in ("workspace", "settings", "files", "schemas", "driver")} == {"n/a"}


def test_without_git(workspace: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    after = rows(run)
    assert after["git"]["result"] == "warning"
    assert {after[name]["result"] for name in ("repository", "identity", "path", "driver", "line-ends")} == {"n/a"}


def test_a_repository_of_another_user(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    after = rows(run)
    assert after["repository"]["result"] == "problem"
    assert after["repository"]["fix"] == f"git config --global --add safe.directory {repository}"
    assert after["files"]["result"] == "ok"


def test_a_bare_repository(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "kept.git")
    (tmp_path / "kept.git/missions").mkdir()
    monkeypatch.chdir(tmp_path / "kept.git")
    assert found(run, "repository")[0] == "problem"
    monkeypatch.chdir(tmp_path / "kept.git/missions")
    assert found(run, "repository")[0] == "problem"


def test_a_repository_that_git_cannot_read(repository: Path, run: Run) -> None:
    (repository / ".git/config").write_text("[nonsense\n")
    result, words, _ = found(run, "repository")
    assert (result, words.partition(":")[0]) == ("problem", "git cannot tell")
    assert "bad config line 1" in words


def test_inside_a_submodule(repository: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    above = tmp_path / "above"
    above.mkdir()
    git(above, "init", "--quiet")
    git(above, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository), "firm")
    monkeypatch.chdir(above / "firm")
    assert rows(run, "--fix", "--yes")["driver"]["result"] == "ok"
    assert git(above / "firm", "config", "--local", "merge.mission.driver") == f"{driver.COMMAND}\n"
    assert driver.registered(above).command is None


def test_a_git_that_is_too_old(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for version, result in (("2.24.4", "problem"), ("2.25.0", "ok"), ("3.0", "ok"), ("next", "ok")):
        monkeypatch.setattr("mission_cli.storage.git.settings.version", lambda version=version: version)
        assert found(run, "git")[0] == result, version


def test_a_git_that_answers_nonsense(
    repository: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for script in ("exit 3", "echo nonsense", "printf 'true\\n\\377\\n'", "kill -9 $$"):
        on_path(tmp_path, monkeypatch, "", "odd").with_name("git").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "odd/git").chmod(0o755)
        assert rows(run)["files"]["result"] == "ok"


def test_one_check_that_fails_hides_none_of_the_others(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Checkup) -> CheckResult:
        raise RuntimeError("secret")

    monkeypatch.setitem(command.CHECKS, "names", broken)
    assert found(run, "names") == ("problem", "could not be checked: RuntimeError", None)


def test_who_commits(repository: Path, run: Run) -> None:
    git(repository, "config", "--unset", "user.email")
    git(repository, "config", "user.useConfigOnly", "true")
    assert found(run, "identity")[0] == "problem"
    assert 'git config --global user.name "…"' in str(found(run, "identity")[2])


def test_the_program_that_git_would_start(
    repository: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = on_path(tmp_path, monkeypatch, "#!/bin/sh\necho taskmission 3\n", "other")
    assert found(run, "path")[:2] == (
        "problem",
        f"{path} is another program called mission: git would merge with it",
    )
    path.write_text("#!/bin/sh\necho mission 0.0.1\n")
    assert found(run, "path")[:2] == (
        "warning",
        f"git starts {path}, which is mission 0.0.1 (this is {__version__})",
    )
    path = on_path(tmp_path, monkeypatch, PROGRAM, ".pyenv/shims")
    assert found(run, "path")[0] == "warning"
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert found(run, "path")[:2] == ("warning", "git does not find `mission`: it merges line by line")


def test_a_program_in_the_cloned_folder_is_not_started(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "mission").write_text("#!/bin/sh\ntouch pwned\necho mission\n")
    (repository / "mission").chmod(0o755)
    monkeypatch.setenv("PATH", ".:/usr/bin:/bin")
    assert found(run, "path")[0] == "problem"
    assert not (repository / "pwned").exists()


def test_the_driver_of_another_version(repository: Path, run: Run) -> None:
    git(repository, "config", "merge.mission.driver", "mission merge-driver %O %A %B")
    assert found(run, "driver")[:2] == ("warning", "registered by another version")
    git(repository, "config", "merge.mission.driver", "mine %O %A %B")
    assert found(run, "driver")[:2] == ("ok", "one of your own")


def test_attributes_that_mix_up_records(repository: Path, run: Run) -> None:
    (repository / ".gitattributes").write_text("*.yaml merge=union\n")
    assert found(run, "attributes")[0] == "problem"
    assert rows(run, "--fix", "--yes")["attributes"]["result"] == "warning"
    assert (repository / ".gitattributes").read_text().startswith("*.yaml merge=union\n\n# Merged record")


# Files ---------------------------------------------------------------------------------------------------------------


def test_conflicts_that_were_left(repository: Path, run: Run) -> None:
    path = repository / "missions/acme-order-data.yaml"
    kept = path.read_text()
    git(repository, "switch", "--quiet", "--create=other")
    path.write_text(kept.replace("title:", "title: Theirs #", 1))
    git(repository, "commit", "--quiet", "--all", "--message=Theirs")
    git(repository, "switch", "--quiet", "main")
    path.write_text(kept.replace("title:", "title: Ours #", 1))
    git(repository, "commit", "--quiet", "--all", "--message=Ours")
    subprocess.run(["git", "merge", "other"], cwd=repository, check=False, capture_output=True)
    assert found(run, "merge") == (
        "problem",
        "conflict markers were left in missions/acme-order-data.yaml",
        "mission resolve",
    )
    path.write_text(kept)
    assert found(run, "merge") == ("warning", "a merge is under way", "git status")


def test_settings_and_files_that_do_not_read(repository: Path, run: Run) -> None:
    (repository / "mission.yaml").write_text("comit: true\n")
    (repository / "missions/x.yaml").write_text("format: [\n")
    (repository / "missions/notes.txt").write_text("x\n")
    after = rows(run)
    assert (after["settings"]["result"], after["settings"]["fix"]) == ("problem", "mission check mission.yaml")
    assert after["files"]["message"] == "1 file has errors: missions/x.yaml"
    (repository / "missions/x.yaml").unlink()
    assert found(run, "files")[:2] == (
        "warning",
        "1 file is not read, for its name does not end in .yaml: missions/notes.txt",
    )


def test_names_that_clash(repository: Path, run: Run) -> None:
    (repository / "missions/ACME-order-data.yaml").write_text("x")
    assert found(run, "names")[:2] == (
        "problem",
        "one name on some computers, two on others: missions/ACME-order-data.yaml, missions/acme-order-data.yaml",
    )
    (repository / "missions/ACME-order-data.yaml").unlink()
    apart = unicodedata.normalize("NFD", "missions/été.yaml")
    (repository / apart).write_text("x")
    assert found(run, "names")[0] == "warning"
    (repository / "missions/été.yaml").write_text("x")
    result, words, _ = found(run, "names")
    assert result == "problem"
    assert "missions/e\\u0301te\\u0301.yaml" in words
    assert "missions/été.yaml" in words


def test_a_name_that_clashes_with_one_that_git_alone_has(repository: Path, run: Run) -> None:
    blob = git(repository, "rev-parse", "HEAD:mission.yaml").strip()
    git(repository, "update-index", "--add", "--cacheinfo", f"100644,{blob},missions/Acme-Order-Data.yaml")
    assert found(run, "names")[0] == "problem"


def test_folders_that_cannot_be_written(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.access
    monkeypatch.setattr(
        "os.access", lambda path, mode: not (str(path).endswith("/missions") and mode & os.W_OK) and real(path, mode)
    )
    assert found(run, "permissions") == (
        "problem",
        "nothing can be written in missions",
        f"chmod u+w {repository}/missions",
    )


def test_what_was_kept_of_missions_and_others_can_read(repository: Path, run: Run) -> None:
    """As a copy leaves it that knows no modes."""
    assert run("note", "acme", "By phone.", "--as", "Sofia Bernard").code == 0
    assert run("due").code == 0
    assert found(run, "permissions")[0] == "ok"
    own = repository / ".mission" / "cache"
    [step] = [path for path in (own / "undo").iterdir() if path.is_file()]
    (own / "link").symlink_to(repository / "mission.yaml")
    step.chmod(0o644)
    assert found(run, "permissions") == (
        "warning",
        f"others on this computer can read 1 file made from the missions: .mission/cache/undo/{step.name}",
        f"chmod -R go= {own}",
    )
    modes = {path: path.lstat().st_mode for path in own.rglob("*") if path != step}
    code, _, err = run("doctor", "--fix", "--yes")
    assert "Done: Keep what is in .mission/cache to yourself.\n" in err
    assert code == 0
    assert step.stat().st_mode & 0o777 == 0o600
    assert {path: path.lstat().st_mode for path in modes} == modes
    assert (repository / "mission.yaml").stat().st_mode & 0o044
    assert found(run, "permissions")[0] == "ok"
    assert run("undo").code == 0


def test_line_ends_that_git_would_change(repository: Path, run: Run) -> None:
    path = repository / "missions/acme-order-data.yaml"
    git(repository, "config", "core.autocrlf", "true")
    assert found(run, "line-ends")[:2] == (
        "warning",
        "core.autocrlf has git write CRLF here, and LF in commits",
    )
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(run, "line-ends")[1].startswith("1 file has other line ends here than in commits: ")
    (repository / ".gitattributes").write_text("* -text\n")
    git(repository, "commit", "--quiet", "--all", "--message=CRLF")
    assert found(run, "line-ends")[0] == "ok"
    (repository / ".gitattributes").write_text("* text\n")
    assert found(run, "line-ends")[0] == "problem"


def test_missions_that_git_ignores(repository: Path, run: Run) -> None:
    (repository / ".gitignore").write_text("new*\n")
    (repository / "missions/new.yaml").write_text("format: 1\n")
    assert found(run, "ignored")[:2] == ("problem", "git ignores 1 file (.gitignore:1:new*): missions/new.yaml")


def test_what_the_program_keeps_that_git_would_pass_on(repository: Path, run: Run) -> None:
    """Somebody empties the file that has git ignore the folder, and commits everything."""
    run("note", "acme", "said", "--as", "sofia-bernard")
    assert found(run, "ignored")[0] == "ok"
    ignore = repository / ".mission/cache/.gitignore"
    ignore.write_text("")
    assert found(run, "ignored") == (
        "problem",
        "git does not ignore .mission/cache: steps to undo and drafts could be committed",
        "mission doctor --fix",
    )
    assert "W-OWN-OPEN" in run("check").out
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=Everything")
    result, text, fix = found(run, "ignored")
    assert (result, text[:56]) == ("problem", "git has 3 files of what the program keeps in this clone:")
    ran = run("check")
    assert (ran.code, "E-OWN-COMMITTED" in ran.out) == (5, True)
    subprocess.run(fix or "", shell=True, cwd=repository, check=True, capture_output=True)  # noqa: S602  # what a person types
    run("doctor", "--fix", "--yes")
    assert ignore.read_text() == "*\n"
    assert found(run, "ignored")[0] == "ok"
    assert run("check").code == 0
    assert run("undo", "--yes").code == 0, "the steps are still here"


def test_a_draft_that_nobody_took_up_for_ninety_days(workspace: Path, run: Run) -> None:
    folder = workspace / ".mission/cache/drafts"
    folder.mkdir(parents=True)
    for name, days in (("note-acme-2026-07-01", 91), ("note-acme-2026-09-30", 89)):
        (folder / f"{name}.yaml").write_text("text: said\n")
        moment = time.time() - days * 86_400
        os.utime(folder / f"{name}.yaml", (moment, moment))
    assert found(run, "drafts") == (
        "warning",
        "1 draft was not touched for 90 days: note-acme-2026-07-01.yaml",
        "mission doctor --fix",
    )
    run("checkin", "acme", "--progress", "on time", "--as", "sofia-bernard")
    assert len(list(folder.iterdir())) == 2, "nothing is removed unasked"
    run("doctor", "--fix", "--yes")
    assert [path.name for path in folder.iterdir()] == ["note-acme-2026-09-30.yaml"]
    assert found(run, "drafts") == ("ok", "none older than 90 days", None)


def test_the_index(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("schema")
    run("list")
    state, told, _ = found(run, "index")
    kept = Path(place_of(repository) or "")
    assert (state, told) == ("ok", f"1 in use, {round(kept.stat().st_size / 1000)} kB")
    kept.write_bytes(b"x")
    assert found(run, "index")[:2] == ("ok", "of another version: the next list makes it again")
    real = os.access
    monkeypatch.setattr(
        "os.access", lambda path, mode: not (str(path).endswith("/cache") and mode & os.W_OK) and real(path, mode)
    )
    assert found(run, "index") == (
        "warning",
        ".mission/cache cannot be written: nothing is kept there",
        f"chmod u+rwx {repository / '.mission/cache'}",
    )
    monkeypatch.setattr("os.access", lambda path, mode: str(path) != str(kept.parent) and real(path, mode))
    assert found(run, "index")[1:] == (
        f"{kept.parent} cannot be written: nothing is kept there",
        f"chmod u+rwx {kept.parent}",
    )


# Around the program --------------------------------------------------------------------------------------------------


def test_completion(repository: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mission_cli.commands.shells.install._candidates", lambda: ["sh", "fish"])
    assert found(run, "completion") == (
        "warning",
        "TAB completes nothing in fish yet",
        "mission --install-completion",
    )
    assert rows(run, "--fix", "--yes")["completion"]["result"] == "ok"
    script = next((tmp_path / "home").rglob("mission.fish"))
    script.write_text("old")
    assert found(run, "completion")[1] == "what TAB completes in fish is another version’s"


def test_the_terminal_and_the_language(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getencoding", lambda: "cp1252")
    assert found(run, "terminal")[:2] == (
        "warning",
        "the terminal speaks cp1252, and mission writes UTF-8: accents may come out wrong",
    )
    (repository / "mission.yaml").write_text("lang: fr\n")
    assert found(run, "language", "--lang", "en")[1] == "English; the workspace’s own files are in French"
    monkeypatch.setenv("MISSION_LANG", "de")
    assert found(run, "language")[0] == "warning"


def test_a_worktree_and_a_workspace_below_the_top(
    repository: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("doctor", "--fix", "--yes")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=Set up")
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "tree"), "-b", "two")
    monkeypatch.chdir(tmp_path / "tree")
    assert [rows(run)[name]["result"] for name in ("attributes", "driver")] == ["ok", "ok"]
    top = tmp_path / "all"
    (top / "our firm/missions").mkdir(parents=True)
    git(top, "init", "--quiet")
    identify(top, "Sofia Bernard")
    monkeypatch.chdir(top / "our firm")
    assert rows(run, "--fix", "--yes")["attributes"]["result"] == "warning"
    assert (top / "our firm/.gitattributes").exists()
    assert not (top / ".gitattributes").exists()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_file_that_was_moved_leads_editors_to_the_schema_again(workspace: Path, run: Run, line_end: str) -> None:
    """`check` names the line and what to write; the mend touches no other byte, and undo takes it back."""
    assert run("schema").code == 0
    path = workspace / "missions/2026/acme-order-data.yaml"
    path.parent.mkdir()
    path.with_name("acme-order-data.yaml").write_bytes((workspace / "missions/acme-order-data.yaml").read_bytes())
    (workspace / "missions/acme-order-data.yaml").unlink()
    text = path.read_text(encoding="utf-8").splitlines()
    text = [line for line in text if "yaml-language-server" not in line]
    body = line_end.join([*text, ""])
    wrong = f"# yaml-language-server: $schema=../.mission/mission.schema.json{line_end}{body}".encode()
    right = f"# yaml-language-server: $schema=../../.mission/mission.schema.json{line_end}{body}".encode()
    path.write_bytes(wrong)
    for asked in ((), (str(path),)):
        out = run("check", *asked).out
        assert "W-SCHEMA-LINE" in out
        assert "missions/2026/acme-order-data.yaml:1:33" in out
        assert "$schema=../../.mission/mission.schema.json" in " ".join(out.split())
        assert "mission doctor --fix" in " ".join(out.split())
    done = run("doctor", "--fix", "--yes")
    assert "Done: Lead editors from these files to the schemas.\n" in done.err
    assert path.read_bytes() == right
    assert "W-SCHEMA-LINE" not in run("check").out
    assert run("undo").code == 0
    assert path.read_bytes() == wrong
