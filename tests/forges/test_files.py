"""The files that forges read: valid by the published schemas, safe to run, and out of the package."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from tests.conftest import REPOSITORY
from tests.forges.conftest import document

from mission_cli.storage.git import driver, safety

ACTIONS = [REPOSITORY / "action.yml", *sorted((REPOSITORY / "actions").glob("*/action.yml"))]
WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
COMPONENTS = sorted((REPOSITORY / "templates").glob("*.yml"))
SCRIPTS = sorted((REPOSITORY / "actions").glob("*.sh"))
PAGES = [REPOSITORY / "docs" / name for name in ("howto-forge.md", "howto-forge.fr.md")]
FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def validated(schema: str, *files: Path) -> str:
    """What is wrong with the files by a schema that check-jsonschema carries with it; "" when nothing is."""
    done = CliRunner().invoke(
        import_module("check_jsonschema").main, ["--builtin-schema", f"vendor.{schema}", *map(str, files)]
    )
    return "" if done.exit_code == 0 else done.output


def test_nothing_is_left_out() -> None:
    assert [name_of(path) for path in ACTIONS] == [
        "action.yml",
        "actions/agenda/action.yml",
        "actions/merge-base/action.yml",
    ]
    assert [path.stem for path in COMPONENTS] == ["agenda", "check", "merge-base"]


def test_actions_are_valid() -> None:
    assert validated("github-actions", *ACTIONS) == ""
    assert validated("github-workflows", *WORKFLOWS) == ""


def test_the_workflow_runs_what_make_has() -> None:
    """Each target that the repository's own workflow calls is there, and the newest and oldest versions come weekly."""
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    (workflow,) = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in WORKFLOWS)
    matrix = workflow["jobs"]["range"]["strategy"]["matrix"]["include"]
    runs = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    called = {word for run in runs if run.startswith("make ") for word in run.split()[1:2]} - {"${{"}
    assert {"demo", "test", "newest", "oldest"} == called | {each["versions"] for each in matrix} <= targets
    assert workflow[True]["schedule"]


@pytest.mark.parametrize("part", [0, 1], ids=["head", "jobs"])
def test_components_are_valid(part: int, tmp_path: Path) -> None:
    """The schema of GitLab speaks of one document: the head and the jobs are held against it one after the other."""
    files = []
    for path in COMPONENTS:
        parts = path.read_text(encoding="utf-8").split("\n---\n")
        assert len(parts) == 2
        files.append(tmp_path / f"{path.stem}.yml")
        files[-1].write_text(parts[part], encoding="utf-8")
    assert validated("gitlab-ci", *files) == ""


def test_a_schema_finds_what_is_wrong(tmp_path: Path) -> None:
    action, jobs = tmp_path / "action.yml", tmp_path / "jobs.yml"
    action.write_text(ACTIONS[0].read_text(encoding="utf-8").replace("shell: bash", "shel: bash"), encoding="utf-8")
    jobs.write_text("check:\n  script: 'true'\n  when: sometimes\n", encoding="utf-8")
    assert "shel" in validated("github-actions", action)
    assert "sometimes" in validated("gitlab-ci", jobs)


@pytest.mark.parametrize("path", COMPONENTS, ids=name_of)
def test_the_head_of_a_component(path: Path) -> None:
    """Each input is described, used, and known; only what is installed has no default."""
    head, jobs = document(path, 0), document(path)
    assert set(head) == {"spec"}
    inputs = head["spec"]["inputs"]
    assert all(set(one) <= {"description", "default", "options"} and one["description"] for one in inputs.values())
    assert [name for name, one in inputs.items() if "default" not in one] == ["install"]
    assert all(one["default"] in one["options"] for one in inputs.values() if "options" in one)
    used = re.findall(r"\$\[\[ inputs\.(\w+) \]\]", str(jobs))
    assert sorted(used) == sorted(inputs)


@pytest.mark.parametrize("path", [*ACTIONS, *COMPONENTS], ids=name_of)
def test_no_input_becomes_a_part_of_a_script(path: Path) -> None:
    """What a person chose, or a branch is called, reaches a shell as a variable."""
    if path in COMPONENTS:
        (job,) = document(path).values()
        scripts = [*job["before_script"], *job["script"]]
    else:
        steps = document(path)["runs"]["steps"]
        scripts = [step["run"] for step in steps if "run" in step]
        assert all(step["shell"] == "bash" for step in steps if "run" in step)
    assert scripts
    assert [one for one in scripts if "${{" in one or "$[[" in one] == []


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_every_input_of_an_action_is_used(path: Path) -> None:
    action = document(path)
    used = set(re.findall(r"inputs\.([\w-]+)", str(action["runs"])))
    assert used == set(action["inputs"])
    assert all(re.search(r"@v\d+$", step["uses"]) for step in action["runs"]["steps"] if "uses" in step)


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_scripts_are_sound(tmp_path: Path) -> None:
    checked = list(SCRIPTS)
    for path in COMPONENTS:
        (job,) = document(path).values()
        for at, script in enumerate([*job["before_script"], *job["script"]]):
            checked.append(tmp_path / f"{path.stem}-{at}.sh")
            checked[-1].write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    done = subprocess.run(["shellcheck", *map(str, checked)], capture_output=True, text=True, check=False)
    assert done.stdout == ""


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_scripts_stop_at_the_first_thing_that_goes_wrong(path: Path) -> None:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    expected = {"#!/usr/bin/env bash": "set -euo pipefail", "#!/bin/sh": "set -eu"}[first]
    assert next(line for line in lines if line and not line.startswith("#")) == expected


def test_the_driver_is_the_one_that_init_registers() -> None:
    """The recipe gives git the same command and the same files, for one merge."""
    script = (REPOSITORY / "actions" / "merge-base.sh").read_text(encoding="utf-8")
    assert f"driver='{driver.COMMAND}'" in script
    written = {f"**/{line}" for line in driver.PATTERNS}
    (folders,) = re.findall(r"^for folder in (.*); do$", script, re.MULTILINE)
    patterns = re.findall(r'"(\*\*/\$folder/\S+ \S+)"', script)
    assert {one.replace("$folder", folder) for one in patterns for folder in folders.split()} == written


def test_gitlab_runs_the_same_merge() -> None:
    """A component brings no files of its own: it repeats the script, word for word."""
    script = (REPOSITORY / "actions" / "merge-base.sh").read_text(encoding="utf-8")
    (job,) = document(REPOSITORY / "templates" / "merge-base.yml").values()
    assert job["script"][-1].endswith(script.partition("set -eu\n")[2])


@pytest.mark.parametrize("path", [*SCRIPTS, *COMPONENTS], ids=name_of)
def test_git_is_started_as_the_program_starts_it(path: Path) -> None:
    """With the same settings, from the top of the clone: a folder of a pull request may hold a repository of its own."""
    text = path.read_text(encoding="utf-8")
    before, defined, behind = text.partition("git() {\n")
    starts = re.compile(r"^(?!.*(?:#|driver=|echo )).*(?<![\w-])git (?:-|[a-z])", re.MULTILINE)
    if not defined:
        assert starts.findall(text.partition("\n---\n")[2] or text) == []
        return
    words = behind.partition("\n}")[0] if path.suffix == ".sh" else behind.partition("}\n")[0]
    given = re.findall(r"-c ([\w.]+=[\w/]+)", words)
    assert given == [*safety.ALWAYS, safety.NO_HOOKS]
    assert 'command git -C "$top"' in words
    assert starts.findall(before.partition("\n---\n")[2] or before) == []


def test_hooks_are_valid(tmp_path: Path) -> None:
    manifest = REPOSITORY / ".pre-commit-hooks.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(manifest)],
        env={"PRE_COMMIT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [hook["id"] for hook in document(manifest)] == ["mission-check", "mission-check-against", "mission-fmt"]


def test_templates_are_packed_and_components_are_not() -> None:
    """GitLab's components lie beside them: none is in the wheel."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    shipped = [path.name for path in (REPOSITORY / "templates").iterdir() if path.suffix != ".yml"]
    assert packed == {f"templates/{name}": f"mission_cli/shipped_templates/{name}" for name in shipped}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_page_says_to_copy_is_valid(page: Path, tmp_path: Path) -> None:
    """Each example of a workflow, a pipeline or a configuration of pre-commit, as a person would paste it."""
    found: dict[str, list[Path]] = {"github-workflows": [], "gitlab-ci": [], "pre-commit": []}
    for at, text in enumerate(FENCE.findall(page.read_text(encoding="utf-8"))):
        kind = next(kind for sign, kind in _SIGNS.items() if re.search(sign, text, re.MULTILINE))
        found[kind].append(tmp_path / f"{at}.yml")
        found[kind][-1].write_text(text, encoding="utf-8")
    assert {kind: len(files) for kind, files in found.items()} == {
        "github-workflows": 3,
        "gitlab-ci": 1,
        "pre-commit": 1,
    }
    assert validated("github-workflows", *found["github-workflows"]) == ""
    assert validated("gitlab-ci", *found["gitlab-ci"]) == ""
    arguments = [sys.executable, "-m", "pre_commit", "validate-config", *map(str, found["pre-commit"])]
    done = subprocess.run(
        arguments, env={"PRE_COMMIT_HOME": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


_SIGNS = {r"^jobs:": "github-workflows", r"^include:": "gitlab-ci", r"^repos:": "pre-commit"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_page_gives_is_taken(page: Path) -> None:
    """No example gives an action, a component or a hook what it does not take."""
    shown = [yaml.safe_load(text) for text in FENCE.findall(page.read_text(encoding="utf-8"))]
    given = {name: set() for name in (*ACTION_NAMES, *COMPONENT_NAMES)}  # type: dict[str, set[str]]
    for workflow in (one for one in shown if "jobs" in one):
        for step in (step for job in workflow["jobs"].values() for step in job["steps"]):
            name, _, version = step.get("uses", "").partition("@")
            if name.startswith("OWNER/mission"):
                assert (name in ACTION_NAMES, version) == (True, "v0.1.0")
                given[name] |= set(step.get("with", {}))
    for one in (one for pipeline in shown if "include" in pipeline for one in pipeline["include"]):
        name, _, version = one["component"].rpartition("/")[2].partition("@")
        assert (name in COMPONENT_NAMES, version) == (True, "v0.1.0")
        assert "install" in one["inputs"]
        given[name] |= set(one["inputs"])
    for name, inputs in given.items():
        path = ACTION_NAMES.get(name) or COMPONENT_NAMES[name]
        assert inputs <= set(document(path)["inputs"] if path in ACTIONS else document(path, 0)["spec"]["inputs"])
    (configured,) = [repo["hooks"] for one in shown if "repos" in one for repo in one["repos"]]
    known = {hook["id"] for hook in document(REPOSITORY / ".pre-commit-hooks.yaml")}
    assert {hook["id"] for hook in configured} <= known


ACTION_NAMES = {f"OWNER/mission/{path.parent.relative_to(REPOSITORY)}".removesuffix("/."): path for path in ACTIONS}
COMPONENT_NAMES = {path.stem: path for path in COMPONENTS}
