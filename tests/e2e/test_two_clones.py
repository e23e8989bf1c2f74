"""Two colleagues, two clones, one mission: stock git merges what both recorded, with no driver and no conflict."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import EXAMPLE, HERE, Run, git, identify

from mission_cli.storage.workspace import Workspace

CORPUS = sorted((HERE / "corpus").glob("*.yaml"))


def clones(origin: Path, tmp_path: Path) -> tuple[Path, Path]:
    found = []
    for name in ("Sofia Bernard", "Léa Martin"):
        clone = tmp_path / name.split()[0]
        git(tmp_path, "clone", "--quiet", str(origin), str(clone))
        identify(clone, name)
        found.append(clone)
    return found[0], found[1]


def record(run: Run, clone: Path, *argv: str) -> None:
    code, _, err = run(argv[0], "--dir", str(clone), *argv[1:], "--commit")
    assert code == 0, err


def test_a_check_in_each_on_one_mission(run: Run, repository: Path, tmp_path: Path) -> None:
    sofia, lea = clones(repository, tmp_path)
    record(
        run,
        sofia,
        "checkin",
        "acme",
        "--health",
        "green",
        "--progress",
        "13 of 14 feeds live.",
        "--reached",
        "feeds=13",
    )
    record(
        run,
        lea,
        "checkin",
        "acme",
        "--date",
        "2026-11-20",
        "--difficulties",
        "Feed 9 again.",
        "--action",
        "Call the hosting; client; 2026-11-27",
    )
    git(sofia, "pull", "--quiet", "--no-rebase", "--no-edit", str(lea), "main")
    merged = Workspace(sofia).load("acme-order-data").mission
    texts = {
        entry.entry.progress or entry.entry.difficulties for entry in merged.dated() if entry.entry.type == "checkin"
    }
    assert texts >= {"13 of 14 feeds live.", "Feed 9 again."}
    assert [item.author for item in merged.dated()].count("lea-martin") == 1
    assert run("check", "--dir", str(sofia)).code == 0


def test_a_third_person_begins_a_lane_while_the_neighbour_writes(run: Run, repository: Path, tmp_path: Path) -> None:
    sofia, lea = clones(repository, tmp_path)
    record(
        run,
        sofia,
        "feedback",
        "acme",
        "--from",
        "client",
        "--to",
        "consultant",
        "--as",
        "Paul Durand",
        "--strengths",
        "Named the risk on Monday this time.",
    )
    record(run, lea, "checkin", "acme", "--as", "Quentin Roux", "--progress", "Handover begun.")
    git(sofia, "pull", "--quiet", "--no-rebase", "--no-edit", str(lea), "main")
    merged = Workspace(sofia).load("acme-order-data").mission
    assert list(merged.journal) == ["paul-durand", "quentin-roux", "sofia-bernard"]
    assert len(merged.dated()) == 7


def test_the_last_lane_and_a_new_one_after_it_merge_in_a_file_made_by_the_tool(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = tmp_path / "origin"
    origin.mkdir()
    monkeypatch.chdir(origin)
    git(origin, "init", "--quiet", "--initial-branch=main")
    identify(origin, "Sofia Bernard")
    assert run("init").code == 0
    terms = (
        "--title",
        "T",
        "--consultant",
        "Léa Martin",
        "--client",
        "C",
        "--contact",
        "P",
        "--manager",
        "Sofia Bernard",
        "--start",
        "2026-11-02",
        "--end",
        "2027-01-29",
    )
    assert run("new", "m", *terms).code == 0
    git(origin, "add", "-A")
    git(origin, "commit", "--quiet", "-m", "m")
    sofia, lea = clones(origin, tmp_path)
    record(run, sofia, "checkin", "m", "--progress", "All well.")
    record(run, lea, "checkin", "m", "--as", "Zoé Petit", "--progress", "All well too.")
    git(sofia, "pull", "--quiet", "--no-rebase", "--no-edit", str(lea), "main")
    assert {item.author for item in Workspace(sofia).load("m").mission.dated()} == {"sofia-bernard", "zoe-petit"}


@pytest.mark.parametrize("path", [EXAMPLE, *CORPUS], ids=lambda path: path.stem)
def test_two_lanes_of_every_style_merge(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Whatever the file's style, an entry in each of two lanes merges: byte for byte through real git."""
    origin = tmp_path / "origin"
    (origin / "missions").mkdir(parents=True)
    shutil.copy(path, origin / "missions" / "m.yaml")
    (origin / ".gitattributes").write_text("* -text\n", encoding="utf-8")
    git(origin, "init", "--quiet", "--initial-branch=main")
    identify(origin, "Origin")
    git(origin, "add", "-A")
    git(origin, "commit", "--quiet", "-m", "m")
    before = Workspace(origin).load("m").mission
    first, second = sorted(before.journal)[:2]
    day = str(max(before.contract.start, min(before.end, before.contract.start.replace(year=2026))))
    git(origin, "switch", "--quiet", "-c", "theirs")
    record(run, origin, "checkin", "m", "--as", second, "--progress", "Theirs: a line.", "--date", day, "--yes")
    git(origin, "switch", "--quiet", "main")
    record(run, origin, "checkin", "m", "--as", first, "--progress", "Ours: a line.", "--date", day, "--yes")
    git(origin, "merge", "--quiet", "--no-edit", "theirs")
    merged = Workspace(origin).load("m").mission
    assert len(merged.dated()) == len(before.dated()) + 2
