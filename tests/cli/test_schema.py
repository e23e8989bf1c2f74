from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from tests.conftest import Run, git

from mission_cli.storage.schema import SCHEMA_OF_CONSULTANT, SCHEMA_OF_MISSION, SCHEMA_OF_SETTINGS

SCHEMAS = (SCHEMA_OF_MISSION, SCHEMA_OF_CONSULTANT, SCHEMA_OF_SETTINGS)
WRITTEN = """\
Written:
  .mission/mission.schema.json
  .mission/consultant.schema.json
  .mission/settings.schema.json
"""
CURRENT = """\
Already up to date:
  .mission/mission.schema.json
  .mission/consultant.schema.json
  .mission/settings.schema.json
"""
HINT = """\
Editors with the YAML language server (VS Code: the extension “YAML” by Red Hat) use it in files that begin with
  # yaml-language-server: $schema=../.mission/mission.schema.json
`mission new` adds that line.
"""


def test_it_writes_the_schemas_and_says_how_editors_find_them(workspace: Path, run: Run) -> None:
    ran = run("schema")
    assert (ran.code, ran.out, ran.err) == (0, WRITTEN, HINT)
    for name in SCHEMAS:
        Draft7Validator.check_schema(json.loads((workspace / name).read_text(encoding="utf-8")))
    left = {path.name for path in (workspace / ".mission").iterdir()}
    assert left == {"mission.schema.json", "consultant.schema.json", "settings.schema.json", "cache"}


def stamp(path: Path) -> tuple[int, int]:
    """Which file this is, and when it was last written."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def test_a_schema_that_is_current_is_not_touched(workspace: Path, run: Run) -> None:
    run("schema")
    before = [stamp(workspace / name) for name in SCHEMAS]
    ran = run("schema")
    assert (ran.code, ran.out, ran.err) == (0, CURRENT, HINT)
    assert [stamp(workspace / name) for name in SCHEMAS] == before


def test_git_may_have_given_it_other_line_ends(workspace: Path, run: Run) -> None:
    run("schema")
    path = workspace / SCHEMA_OF_MISSION
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("schema").out == CURRENT


def test_only_what_is_stale_is_written(workspace: Path, run: Run) -> None:
    run("schema")
    (workspace / SCHEMA_OF_SETTINGS).write_text("{}\n", encoding="utf-8")
    assert run("schema").out == "Written:\n  .mission/settings.schema.json\n"
    assert run("schema").out == CURRENT


def test_it_speaks_the_language_of_the_workspace_whoever_writes_it(workspace: Path, run: Run) -> None:
    (workspace / "mission.yaml").write_text("lang: fr\n", encoding="utf-8")
    run("schema", "--lang", "en")
    contract = json.loads((workspace / SCHEMA_OF_MISSION).read_text(encoding="utf-8"))["definitions"]["Contract"]
    assert contract["properties"]["end"]["description"] == "Dernier jour travaillé, inclus"


def test_a_workspace_that_says_no_language_takes_the_one_in_use(workspace: Path, run: Run) -> None:
    assert run("schema", "--lang", "fr").out.startswith("Écrit\u00a0:\n")
    text = (workspace / SCHEMA_OF_SETTINGS).read_text(encoding="utf-8")
    assert "Une fin aussi proche est urgente" in text


@pytest.mark.parametrize(
    ("of", "title"), [("mission", "Mission"), ("consultant", "Consultant"), ("settings", "Settings")]
)
def test_print_writes_one_schema_on_standard_output_and_nothing_else(
    workspace: Path, run: Run, of: str, title: str
) -> None:
    ran = run("schema", "--print", of)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["title"] == title
    assert not (workspace / ".mission").exists()
    run("schema")
    assert (workspace / f".mission/{of}.schema.json").read_text(encoding="utf-8") == ran.out


def test_print_needs_no_workspace(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("schema", "--print", "mission").code == 0
    ran = run("schema")
    assert (ran.code, ran.out) == (4, "")


def test_print_of_something_else(workspace: Path, run: Run) -> None:
    ran = run("schema", "--print", "setings")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `settings`?" in ran.err


def test_a_dry_run_shows_the_change_and_writes_nothing(workspace: Path, run: Run) -> None:
    ran = run("schema", "--dry-run")
    assert (ran.code, ran.out.count("http://json-schema.org/draft-07/schema#")) == (0, 3)
    assert ran.err == (
        "Nothing was written (--dry-run). It would make .mission/mission.schema.json:\n"
        "Nothing was written (--dry-run). It would make .mission/consultant.schema.json:\n"
        "Nothing was written (--dry-run). It would make .mission/settings.schema.json:\n"
    )
    assert not (workspace / ".mission").exists()
    run("schema")
    path = workspace / SCHEMA_OF_SETTINGS
    stale = path.read_text(encoding="utf-8").replace('"title": "Settings"', '"title": "Old"')
    path.write_text(stale, encoding="utf-8")
    ran = run("schema", "-n")
    assert '-  "title": "Old",\n+  "title": "Settings",\n' in ran.out
    assert ran.err == (
        "Nothing to change in .mission/mission.schema.json.\n"
        "Nothing to change in .mission/consultant.schema.json.\n"
        "Nothing was written (--dry-run). It would change .mission/settings.schema.json:\n"
    )
    assert path.read_text(encoding="utf-8") == stale


def test_a_schema_that_is_a_link_out_of_the_workspace_is_left_alone(workspace: Path, run: Run) -> None:
    outside = workspace.parent / "elsewhere.json"
    outside.write_text("{}", encoding="utf-8")
    (workspace / ".mission").mkdir()
    (workspace / SCHEMA_OF_MISSION).symlink_to(outside)
    ran = run("schema")
    assert (ran.code, ran.out) == (1, "")
    assert outside.read_text(encoding="utf-8") == "{}"


def test_a_commit_holds_the_schemas_only(repository: Path, run: Run) -> None:
    (repository / "missions" / "draft.yaml").write_text("format: 1\n", encoding="utf-8")
    ran = run("schema", "--commit")
    assert ran.code == 0, ran.err
    assert git(repository, "show", "--name-only", "--format=%s").split("\n") == [
        "JSON Schema for editors", "", SCHEMA_OF_CONSULTANT, SCHEMA_OF_MISSION, SCHEMA_OF_SETTINGS, "",
    ]  # fmt: skip
    assert git(repository, "status", "--short") == "?? missions/draft.yaml\n"
