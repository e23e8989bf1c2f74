"""The components of GitLab: their script as a runner's shell takes it, an API that is asked with the real curl."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from tests.conftest import REPOSITORY, git
from tests.forges.conftest import MISSION, Forge, document, shell

INPUT = re.compile(r"\$\[\[ inputs\.(\w+) \]\]")
INSTALL = "git+https://gitlab.example/GROUP/mission.git@v0.1.0"


def job(name: str, inputs: dict[str, str], folder: Path, **variables: str) -> CompletedProcess[str]:
    """Run the script of a component with these inputs, in a clone as GitLab makes it."""
    (read,) = interpolated(name, inputs).values()
    given = {key: one["value"] if isinstance(one, dict) else one for key, one in read["variables"].items()}
    assert all(isinstance(value, str) for value in given.values()), given
    environment = dict(given)
    return shell(
        ["sh", "-e"], "\n".join(read["script"]), folder, {**environment, "CI_PROJECT_DIR": str(folder), **variables}
    )


def interpolated(name: str, inputs: dict[str, str]) -> Any:
    """A component as GitLab reads it: the inputs are put into its text, which is YAML only then."""
    path = REPOSITORY / "templates" / f"{name}.yml"
    known = document(path, 0)["spec"]["inputs"]
    values = {key: str(one.get("default", INSTALL)) for key, one in known.items()} | inputs
    return yaml.safe_load(
        INPUT.sub(lambda match: values[match[1]], path.read_text(encoding="utf-8").split("\n---\n")[1])
    )


@pytest.mark.parametrize(
    "words", ["Missions: the week", "# 1", "'it' \"is\" \\\\ x", "- a", "{a: b}", "*a", "", "@x", "% y", "no"]
)
def test_an_input_is_a_text_whatever_it_holds(words: str) -> None:
    (agenda,) = interpolated("agenda", {"title": words, "label": words, "lang": "", "folder": words}).values()
    given = agenda["variables"]
    assert (given["MISSION_TITLE"]["value"], given["MISSION_LABEL"]["value"]) == (words, words)
    assert (given["MISSION_LANG"], given["MISSION_FOLDER"]) == ("", words)
    (check,) = interpolated("check", {"against": words, "strict": "true"}).values()
    assert (check["variables"]["MISSION_AGAINST"], check["variables"]["MISSION_STRICT"]) == (words, "true")


def merge_request(forge: Forge, branch: str, folder: Path) -> Path:
    """The branch alone, detached, with its whole history: no branch of the target is there."""
    forge.push(f"{branch}:refs/merge-requests/1/head")
    git(folder.parent, "init", "--quiet", str(folder))
    git(folder, "remote", "add", "origin", forge.url)
    git(folder, "fetch", "--quiet", "--no-tags", "origin", "+refs/merge-requests/1/head:refs/pipelines/1")
    git(folder, "checkout", "--quiet", "--detach", "refs/pipelines/1")
    return folder


def test_a_merge_request_that_loses_a_record_fails(losing: Forge, tmp_path: Path) -> None:
    folder = merge_request(losing, "losing", tmp_path / "job")
    done = job("check", {}, folder, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert done.returncode == 5, done.stderr
    assert "told-twice" in done.stdout
    (issue,) = json.loads((folder / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert (issue["location"]["path"], issue["severity"]) == (MISSION, "major")
    assert "told-twice" in issue["description"]


def test_a_merge_request_that_loses_nothing_passes(good: Forge, tmp_path: Path) -> None:
    """The target went on meanwhile: what it has besides was never in the branch, and is not lost."""
    folder = merge_request(good, "good", tmp_path / "job")
    done = job("check", {}, folder, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((folder / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


def test_strict_in_a_folder_against_a_tag(forge: Forge, tmp_path: Path) -> None:
    (forge.clone / "firm").mkdir()
    for name in ("missions", "mission.yaml"):
        git(forge.clone, "mv", name, "firm")
    path = forge.clone / "firm" / MISSION
    path.write_text(re.sub(r"    measure: .*\n", "", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    git(forge.clone, "commit", "--quiet", "--all", "--message=Below")
    git(forge.clone, "tag", "audited")
    given = {"folder": "firm", "against": "audited"}
    assert job("check", given, forge.clone).returncode == 0
    assert job("check", {**given, "strict": "true"}, forge.clone).returncode == 5
    (issue, *_) = json.loads((forge.clone / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert issue["location"]["path"] == f"firm/{MISSION}"


# The agenda ------------------------------------------------------------------------------------------------------------


class Asked(NamedTuple):
    method: str
    path: str
    fields: dict[str, str]


class GitLab:
    """The issues of project 42, by the part of the API that the component asks."""

    def __init__(self) -> None:
        self.issues: list[dict[str, Any]] = []
        self.asked: list[Asked] = []
        self.refuses = 0

    def answer(self, asked: Asked, token: str | None) -> tuple[int, Any]:
        self.asked.append(asked)
        if token != "glpat-secret":
            return 401, {"message": "401 Unauthorized"}
        if self.refuses:
            return self.refuses, {"message": "refused"}
        fields, base = asked.fields, "/api/v4/projects/42/issues"
        match asked.method:
            case "GET" if asked.path == base and (fields["state"], fields["in"]) == ("opened", "title"):
                found = [one for one in self.issues if fields["labels"] in one["labels"]]
                return 200, [one for one in found if fields["search"].lower() in one["title"].lower()]
            case "POST" if asked.path == base:
                self.issues.append({**fields, "iid": 3 + len(self.issues)})
                return 201, self.issues[-1]
            case "PUT" if one := next((one for one in self.issues if asked.path == f"{base}/{one['iid']}"), None):
                one.update(fields)
                return 200, one
        return 404, {"message": "404 Not found"}


@pytest.fixture
def gitlab() -> Iterator[tuple[GitLab, dict[str, str]]]:
    """A server on this machine, and the variables that lead a job to it."""
    there = GitLab()

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            place = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            fields = {name: value[0] for name, value in parse_qs(place.query + body).items()}
            code, said = there.answer(Asked(self.command, place.path, fields), self.headers["PRIVATE-TOKEN"])
            content = json.dumps(said).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = _do  # noqa: N815  # the names that the library looks for

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    api = f"http://127.0.0.1:{server.server_port}/api/v4"
    yield there, {"CI_API_V4_URL": api, "CI_PROJECT_ID": "42", "MISSION_TOKEN": "glpat-secret", "no_proxy": "127.0.0.1"}
    server.shutdown()
    thread.join()
    server.server_close()


needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")


@needs_curl
def test_the_agenda_is_one_issue_written_again(forge: Forge, gitlab: tuple[GitLab, dict[str, str]]) -> None:
    there, variables = gitlab
    there.issues.append({"iid": 2, "title": "Missions of the week, discussed", "labels": "mission-agenda"})
    first = job("agenda", {}, forge.clone, **variables)
    assert first.returncode == 0, first.stderr
    second = job("agenda", {}, forge.clone, **variables, MISSION_TODAY="2026-11-30")
    assert second.returncode == 0, second.stderr
    other, issue = there.issues
    assert "description" not in other
    assert (issue["title"], issue["labels"]) == ("Missions of the week", "mission-agenda")
    assert issue["description"].startswith("**2026-11-30**\n\n| When | Mission | What | Whose turn | Command |\n")
    assert [one.method for one in there.asked] == ["GET", "POST", "GET", "PUT"]
    assert "glpat-secret" not in first.stdout + first.stderr


@needs_curl
def test_a_title_is_a_word_of_its_own(forge: Forge, gitlab: tuple[GitLab, dict[str, str]]) -> None:
    title = '# L’agenda & co: 100 % $(touch harm) "`touch harm`"'
    for _ in range(2):
        assert job("agenda", {"title": title, "lang": "fr"}, forge.clone, **gitlab[1]).returncode == 0
    assert [one["title"] for one in gitlab[0].issues] == [title]
    assert "| Quand | Mission |" in gitlab[0].issues[0]["description"]
    assert not (forge.clone / "harm").exists()


@needs_curl
@pytest.mark.parametrize("refuses", [403, 500])
def test_a_refusal_fails_the_job_and_the_agenda_is_there(
    refuses: int, forge: Forge, gitlab: tuple[GitLab, dict[str, str]]
) -> None:
    gitlab[0].refuses = refuses
    done = job("agenda", {}, forge.clone, **gitlab[1])
    assert done.returncode != 0
    assert str(refuses) in done.stderr
    assert "acme-order-data" in (forge.clone / "agenda.md").read_text(encoding="utf-8")
    assert gitlab[0].issues == []


def test_without_a_token_the_log_has_it(forge: Forge) -> None:
    done = job("agenda", {}, forge.clone)
    assert done.returncode == 0, done.stderr
    assert "acme-order-data" in done.stdout
    assert done.stdout.endswith("No MISSION_TOKEN: the agenda is in this log and the job's artifact only.\n")


# Merging the target branch ---------------------------------------------------------------------------------------------


def test_the_target_is_merged_and_pushed(apart: Forge, tmp_path: Path) -> None:
    folder = merge_request(apart, "branch", tmp_path / "job")
    server, _, project = apart.url.removesuffix(".git").rpartition("/firm/")
    variables = {
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "branch",
        "CI_SERVER_URL": server,
        "CI_PROJECT_PATH": f"firm/{project}",
        "MISSION_TOKEN": "glpat-secret",
    }
    before = (folder / ".git" / "config").read_text(encoding="utf-8")
    done = job("merge-base", {}, folder, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    merged = git(apart.clone, "ls-remote", "origin", "branch").split()[0]
    assert git(folder, "rev-parse", "HEAD").strip() == merged
    assert (folder / ".git" / "config").read_text(encoding="utf-8") == before
    without = {name: value for name, value in variables.items() if name != "MISSION_TOKEN"}
    assert "write_repository" in job("merge-base", {}, folder, **without).stderr
