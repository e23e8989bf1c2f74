"""The actions, step by step as a runner takes them: what they print, what they post, when they fail."""

from __future__ import annotations

import json
import os
import re
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import REPOSITORY, git
from tests.forges.conftest import MISSION, Forge, document, put, shell

ACTION = REPOSITORY / "action.yml"
AGENDA = REPOSITORY / "actions" / "agenda" / "action.yml"
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")

GH = '''\
#!{python}
"""gh, as far as the action asks it: issues and labels in a file; it knows no option that the action does not use."""
import argparse, json, os, sys

path = os.environ["FAKE_GH"]
state = json.load(open(path)) if os.path.exists(path) else {{"issues": [], "labels": ["bug"], "asked": []}}
assert os.environ["GH_TOKEN"] == "a-token" and os.environ["GH_REPO"] == "forge.example/firm/follow-up"
state["asked"].append(" ".join(sys.argv[1:3]))
if os.environ.get("FAKE_GH_REFUSES"):
    sys.exit(os.environ["FAKE_GH_REFUSES"])
parser = argparse.ArgumentParser(allow_abbrev=False)
what = tuple(sys.argv[1:3])
options = {{
    ("issue", "list"): ["--state", "--label", "--limit", "--json"],
    ("issue", "edit"): ["number", "--body-file"],
    ("issue", "create"): ["--title", "--label", "--body-file"],
    ("label", "list"): ["--limit", "--json", "--jq"],
    ("label", "create"): ["name", "--description"],
}}[what]
for option in options:
    parser.add_argument(option)
given = parser.parse_args(sys.argv[3:])
if what == ("issue", "list"):
    assert (given.state, given.json) == ("open", "number,title")
    found = [one for one in state["issues"] if given.label in one["labels"] and one["open"]]
    print(json.dumps([{{"number": one["number"], "title": one["title"]}} for one in found]))
elif what == ("issue", "edit"):
    (one,) = [one for one in state["issues"] if one["number"] == int(given.number)]
    one["body"] = open(given.body_file, encoding="utf-8").read()
elif what == ("issue", "create"):
    if given.label not in state["labels"]:
        sys.exit(f"could not add label: '{{given.label}}' not found")
    body = open(given.body_file, encoding="utf-8").read()
    assert len(body) <= 65536, "Body is too long"
    number = 7 + len(state["issues"])
    state["issues"].append(dict(number=number, title=given.title, labels=[given.label], body=body, open=True))
elif what == ("label", "list"):
    assert given.jq == ".[].name"
    print("\\n".join(state["labels"]))
else:
    if given.name in state["labels"]:
        sys.exit("label already exists")
    state["labels"].append(given.name)
json.dump(state, open(path, "w"))
'''


def steps(action: Path, inputs: dict[str, str], folder: Path, summary: Path, **variables: str) -> Any:
    """Run the action's own steps but the installing one, its expressions filled in: the last one's outcome."""
    read = document(action)
    values = {f"inputs.{name}": str(one["default"]) for name, one in read["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items()}
    values |= {"github.token": "a-token", "github.event.merge_group.base_sha": ""}

    def filled(text: str) -> str:
        once = EXPRESSION.sub(lambda match: values[match[1]], text)
        return EXPRESSION.sub(lambda match: values[match[1]], once)

    done = None
    for step in read["runs"]["steps"]:
        if "run" in step and step["name"] != "Install mission":
            environment = {name: filled(value) for name, value in step.get("env", {}).items()}
            environment |= {"GITHUB_ACTION_PATH": str(action.parent), "GITHUB_STEP_SUMMARY": str(summary), **variables}
            where = folder / filled(step.get("working-directory", "."))
            done = shell(["bash", "--noprofile", "--norc", "-eo", "pipefail"], step["run"], where, environment)
    return done


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    path = tmp_path / "summary.md"
    path.write_text("", encoding="utf-8")
    return path


def pull_request(forge: Forge, branch: str, folder: Path) -> Path:
    """What actions/checkout leaves of a pull request unless told otherwise: the merge of both, one commit deep."""
    git(forge.clone, "checkout", "--quiet", "--detach", "main")
    git(forge.clone, "merge", "--quiet", "--no-ff", "--message=Merge", branch)
    forge.push("HEAD:refs/pull/1/merge")
    git(folder.parent, "init", "--quiet", str(folder))
    git(folder, "remote", "add", "origin", forge.url)
    git(folder, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", "+refs/pull/1/merge:refs/remotes/pull/1/merge")
    git(folder, "checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge")
    return folder


def test_a_pull_request_that_loses_a_record_fails(losing: Forge, tmp_path: Path, summary: Path) -> None:
    job = pull_request(losing, "losing", tmp_path / "job")
    done = steps(ACTION, {}, job, summary, GITHUB_BASE_REF="main")
    assert done.returncode == 5, done.stderr
    (annotation,) = done.stdout.splitlines()
    assert annotation.startswith(f"::error file={MISSION},line=")
    assert "told-twice" in annotation
    shown = summary.read_text(encoding="utf-8")
    assert "told-twice" in shown
    assert shown.startswith("| Where | What | What to do | Code |\n| --- | --- | --- | --- |\n")


def test_a_pull_request_that_loses_nothing_passes(good: Forge, tmp_path: Path, summary: Path) -> None:
    job = pull_request(good, "good", tmp_path / "job")
    done = steps(ACTION, {}, job, summary, GITHUB_BASE_REF="main")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
    assert summary.read_text(encoding="utf-8") == "2 files: 0 errors, 0 warnings.\n"


def test_a_merge_queue_is_held_against_what_it_is_put_on(losing: Forge, summary: Path) -> None:
    base = git(losing.clone, "rev-parse", "main").strip()
    assert document(ACTION)["inputs"]["against"]["default"] == "${{ github.event.merge_group.base_sha }}"
    done = steps(ACTION, {"against": base}, losing.clone, summary)
    assert done.returncode == 5
    assert "told-twice" in done.stdout


def test_a_push_is_checked_without_a_base(forge: Forge, summary: Path) -> None:
    forge.file(forge.file().replace("end: 2026-12-18", "end: 2025-12-18"))
    done = steps(ACTION, {}, forge.clone, summary, GITHUB_BASE_REF="")
    assert done.returncode == 5
    assert done.stdout.startswith(f"::error file={MISSION},line=")
    assert "title=E-DATES" in done.stdout


def test_inputs_are_words_of_their_own(forge: Forge, summary: Path) -> None:
    """A branch may be called anything, and is never run."""
    harm = '$(touch harm)"; touch harm #`touch harm`'
    done = steps(ACTION, {"against": harm}, forge.clone, summary)
    assert done.returncode == 7, done.stdout
    assert "::error title=mission::mission check could not do its work (exit code 7)" in done.stdout
    assert not (forge.clone / "harm").exists()


@pytest.mark.parametrize(("strict", "code"), [("false", 0), ("true", 5)])
def test_strict(strict: str, code: int, forge: Forge, summary: Path) -> None:
    forge.file(re.sub(r"    measure: .*\n", "", forge.file(), count=1))
    done = steps(ACTION, {"strict": strict}, forge.clone, summary)
    assert done.returncode == code
    assert "::warning file=" in done.stdout


def test_a_workspace_below_the_top(forge: Forge, summary: Path) -> None:
    """An annotation names a file by its path in the repository, in the language asked for."""
    (forge.clone / "firm").mkdir()
    for name in ("missions", "mission.yaml"):
        git(forge.clone, "mv", name, "firm")
    git(forge.clone, "commit", "--quiet", "--message=Below")
    path = forge.clone / "firm" / MISSION
    path.write_text(path.read_text(encoding="utf-8").replace("end: 2026-12-18", "end: 2025-12-18"), encoding="utf-8")
    done = steps(ACTION, {"working-directory": "firm", "lang": "fr"}, forge.clone, summary)
    assert done.stdout.startswith(f"::error file=firm/{MISSION},line=")
    assert "la fin précède le début" in done.stdout
    assert f"| firm/{MISSION}:" in summary.read_text(encoding="utf-8")


# The agenda ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def gh(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gh on the PATH; the path of what it keeps."""
    put(programs / "gh", GH.format(python=sys.executable))
    monkeypatch.setenv("FAKE_GH", str(tmp_path / "gh.json"))
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://forge.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "firm/follow-up")
    return tmp_path / "gh.json"


def kept(gh: Path) -> dict[str, Any]:
    state: dict[str, Any] = json.loads(gh.read_text(encoding="utf-8"))
    return state


def test_the_agenda_is_one_issue_written_again(forge: Forge, gh: Path, summary: Path) -> None:
    done = steps(AGENDA, {}, forge.clone, summary)
    assert done.returncode == 0, done.stderr
    (issue,) = kept(gh)["issues"]
    assert (issue["title"], issue["labels"]) == ("Missions of the week", ["mission-agenda"])
    assert issue["body"].startswith("**2026-11-21**\n\n| When | Mission | What | Whose turn | Command |\n| --- |")
    assert "acme-order-data" in issue["body"]
    assert summary.read_text(encoding="utf-8") == issue["body"]
    done = steps(AGENDA, {}, forge.clone, summary, MISSION_TODAY="2026-11-30")
    assert done.returncode == 0, done.stderr
    (again,) = kept(gh)["issues"]
    assert again["number"] == issue["number"]
    assert again["body"].startswith("**2026-11-30**\n\n| When")
    assert kept(gh)["asked"] == ["issue list", "label list", "label create", "issue create", "issue list", "issue edit"]


def test_another_title_is_another_issue(forge: Forge, gh: Path, summary: Path) -> None:
    for title in ("Missions of the week", "Missions de la semaine", "Missions of the week"):
        assert steps(AGENDA, {"title": title, "lang": "fr"}, forge.clone, summary).returncode == 0
    assert [one["title"] for one in kept(gh)["issues"]] == ["Missions of the week", "Missions de la semaine"]
    assert "| Quand | Mission |" in kept(gh)["issues"][1]["body"]


def test_a_closed_issue_is_left_closed(forge: Forge, gh: Path, summary: Path) -> None:
    steps(AGENDA, {}, forge.clone, summary)
    state = kept(gh)
    state["issues"][0]["open"] = False
    gh.write_text(json.dumps(state), encoding="utf-8")
    assert steps(AGENDA, {}, forge.clone, summary).returncode == 0
    assert [one["open"] for one in kept(gh)["issues"]] == [False, True]


def test_the_agenda_tells_no_rate_and_no_opinion(forge: Forge, gh: Path, summary: Path) -> None:
    steps(AGENDA, {}, forge.clone, summary)
    said = kept(gh)["issues"][0]["body"]
    assert re.search(r"\b620\b|EUR|strengths|improvements", said) is None


@pytest.mark.parametrize(
    "words", ["HTTP 403: Resource not accessible by integration", "the repository has disabled issues"]
)
def test_without_permission_the_summary_has_it(words: str, forge: Forge, gh: Path, summary: Path) -> None:
    done = steps(AGENDA, {}, forge.clone, summary, FAKE_GH_REFUSES=words)
    assert done.returncode == 0
    assert "::warning title=mission::This job may not write issues" in done.stdout
    assert words in done.stderr
    assert "acme-order-data" in summary.read_text(encoding="utf-8")


def test_any_other_refusal_fails_the_job(forge: Forge, gh: Path, summary: Path) -> None:
    done = steps(AGENDA, {}, forge.clone, summary, FAKE_GH_REFUSES="HTTP 502: Bad Gateway")
    assert done.returncode == 1
    assert "HTTP 502" in done.stderr


def test_without_a_token_nothing_is_asked(forge: Forge, gh: Path, summary: Path) -> None:
    done = steps(AGENDA, {"token": ""}, forge.clone, summary)
    assert done.returncode == 0
    assert "::notice title=mission::No token" in done.stdout
    assert "acme-order-data" in summary.read_text(encoding="utf-8")
    assert not gh.exists()


def test_a_long_agenda_fits_in_an_issue(forge: Forge, gh: Path, summary: Path) -> None:
    """Whole rows, and a mark that there are more; the summary has them all."""
    text = forge.file()
    for number in range(220):
        (forge.clone / "missions" / f"a-mission-with-quite-a-long-name-{number}.yaml").write_text(
            text, encoding="utf-8"
        )
    assert steps(AGENDA, {}, forge.clone, summary).returncode == 0
    (issue,) = kept(gh)["issues"]
    assert len(summary.read_text(encoding="utf-8")) > 65536
    assert 50_000 < len(issue["body"]) <= 60_010
    *_, last, empty, more = issue["body"].rstrip("\n").split("\n")
    assert (last.endswith(" |"), empty, more) == (True, "", "…")


def test_nothing_to_do_is_said(tmp_path: Path, gh: Path, summary: Path) -> None:
    folder = tmp_path / "quiet"
    (folder / "missions").mkdir(parents=True)
    assert steps(AGENDA, {}, folder, summary).returncode == 0
    assert kept(gh)["issues"][0]["body"] == "**2026-11-21**\n\nNothing asks for action in the next seven days.\n"


def test_a_workspace_that_is_not_there_fails(tmp_path: Path, gh: Path, summary: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = steps(AGENDA, {}, tmp_path / "empty", summary)
    assert done.returncode == 4
    assert not gh.exists()


# Installing ------------------------------------------------------------------------------------------------------------


def test_what_is_installed_runs(tmp_path: Path, programs: Path) -> None:
    """This checkout in an environment of the job, its libraries from here: nothing is fetched. Components are not packed."""
    (programs / "mission").unlink()
    (programs / "python").unlink()
    done = shell(
        ["bash"],
        f'bash "{REPOSITORY}/actions/install.sh"',
        tmp_path,
        {
            "MISSION_INSTALL": "",
            "RUNNER_TEMP": str(tmp_path / "runner"),
            "GITHUB_PATH": str(tmp_path / "path"),
            "PIP_NO_DEPS": "1",
            "PIP_NO_INDEX": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # what builds it is among the libraries; pip reads this as “no isolation”
            "PYTHONPATH": sysconfig.get_path("purelib"),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        },
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("mission 0.")
    assert (tmp_path / "path").read_text(encoding="utf-8") == f"{tmp_path}/runner/mission/bin\n"
    (templates,) = (tmp_path / "runner").glob("mission/lib/*/site-packages/mission_cli/shipped_templates")
    assert not [one.name for one in templates.iterdir() if one.suffix == ".yml"]
