"""The program under attack, as a person meets it: whatever is typed or lies in a file, no traceback, no raw control
character, nothing written where it does not belong, nothing lost.

Ids, texts and bytes by the thousand are in tests/proofs: here are single things that must be said, kept or refused.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import EXAMPLE, TODAY, Ran, Run
from tests.proofs.program import BUG, RAW
from tests.unit.storage.test_write import SOURCE, powerless

from mission_cli.storage.workspace import Workspace


def clean(ran: Ran) -> Ran:
    """A run that a person survives, whatever its exit code."""
    for stream in (ran.out, ran.err):
        assert not BUG.search(stream), stream
        assert not RAW.search(stream), repr(RAW.findall(stream))
    return ran


def tree(folder: Path) -> dict[str, bytes]:
    """What is in a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


NEW = [
    "--title",
    "T",
    "--client",
    "C",
    "--contact",
    "P",
    "--manager",
    "S",
    "--consultant",
    "L",
    "--start",
    "2026-12-01",
]


@pytest.mark.parametrize(
    "hostile", ["../x", "/tmp/x", ".git", "-rf", "CON", "a:b", "x" * 300, "acme.", "ACME", "é", "a\u200b"]
)
def test_a_new_id_that_is_none_is_refused_with_the_one_that_would_do(run: Run, workspace: Path, hostile: str) -> None:
    before = tree(workspace)
    ran = clean(run("new", hostile, *NEW, "--end", "2026-12-31"))
    assert (ran.code, ran.out) == (2, "")
    assert tree(workspace) == before


# Bytes


BYTES = {
    "empty": b"",
    "nul": b"format: 1\0\n",
    "latin-1": "title: é\n".encode("latin-1"),
    "utf-16": "title: x\n".encode("utf-16"),
    "binary": bytes(range(256)) * 8,
    "brackets": b"[" * 200_000,
    "braces": b"{a: " * 20_000,
    "deep": b"".join(b" " * n + b"a:\n" for n in range(500)),
    "bomb": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 106)),
    "merge": b"a: &a {b: c}\nd: {<<: *a}\n",
    "tag": b"title: !!python/object/apply:os.system ['touch pwned']\n",
    "documents": b"format: 1\n---\nformat: 1\n",
    "doubled": b"format: 1\nformat: 1\n",
    "conflict": b"<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> x\n",
    "tabs": b"client:\n\tname: x\n",
    "open quote": b'title: "x\n',
    "megabyte": b"# " + b"x" * (1 << 20),
    "long line": b"title: " + b"x" * 900_000 + b"\nkind: clinet\n",
    "many keys": b"".join(b"k%d: x\n" % n for n in range(2_000)),
    "many lacks": b"format: 1\n",
    "numbers": b"format: " + b"9" * 100_000 + b"\n",
    "list": b"- a\n- b\n",
    "null": b"~\n",
}  # fmt: skip


@pytest.mark.parametrize("name", BYTES)
def test_whatever_the_bytes_the_file_is_said_and_the_others_are_there(run: Run, workspace: Path, name: str) -> None:
    path = workspace / "missions" / "odd.yaml"
    path.write_bytes(BYTES[name])
    for line in ("check", "due", "show odd", "checkin odd --progress x --as s"):
        ran = clean(run(*line.split()))
        if line == "due":
            assert (ran.code, "acme-order-data" in ran.out) == (0, True)
            assert "missions/odd.yaml" in ran.err
        else:
            assert ran.code == 5
            assert "odd.yaml" in ran.out + ran.err
            assert len(ran.out) + len(ran.err) < 200_000
    assert path.read_bytes() == BYTES[name]
    assert not (workspace / "pwned").exists()


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize("last", [True, False], ids=["ended", "unended"])
def test_line_ends_and_marks_stay_as_they_were(run: Run, workspace: Path, end: str, bom: str, *, last: bool) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    text = bom + EXAMPLE.read_text(encoding="utf-8").replace("\n", end)
    path.write_bytes((text if last else text.removesuffix(end)).encode())
    assert clean(run("checkin", "acme", "--progress", "Été [x]: ok", "--as", "Sofia Bernard")).code == 0
    assert clean(run("task", "acme", "revoke-gitlab", "done", "--as", "Sofia Bernard")).code == 0
    after = path.read_bytes().decode()
    assert after.startswith("\ufeff") == bool(bom)
    assert after.count("\r") == (after.count("\n") if end == "\r\n" else 0)
    lines, old = after.split(end), text.split(end)
    assert not [line for line in old if line not in lines and "revoke-gitlab" not in line and "state: todo" not in line]


# Dates, names, surroundings


@pytest.mark.parametrize("option", ["--until", "--today"])
@pytest.mark.parametrize(
    "text", ["2026-13-45", "2026-02-30", "04/07", "30/02/2026", "0", "-1", "9" * 5_000, "next blue moon", "٢٠٢٦-٠١-٠١", "\x1b[31m", "+99999w", "1899-12-31", "2201-01-01"]
)  # fmt: skip
def test_a_wrong_date_is_refused_and_named(run: Run, workspace: Path, option: str, text: str) -> None:
    ran = clean(run("due", option, text) if option == "--until" else run("due", today=text))
    assert (ran.code, ran.out) == (2, "")
    assert option in ran.err
    assert len(ran.err) < 400


def test_an_empty_day_is_no_day(run: Run, workspace: Path) -> None:
    """`--today "$DAY"` with the variable unset: today's date in its place would be a silent guess."""
    assert clean(run("due", today="")).code == 2


@pytest.mark.parametrize(
    "name", ["Société [Générale] & Fils", "日本 株式会社", "[/]", 'O’Neil "Q" #1: x', "- nina", "=1+1"]
)
def test_a_client_of_any_name(run: Run, workspace: Path, name: str) -> None:
    words = [
        "--title",
        name,
        "--client",
        name,
        "--contact",
        "P",
        "--manager",
        "S",
        "--consultant",
        "L",
        "--start",
        "2026-12-01",
    ]
    assert clean(run("new", "n", *words, "--end", "2027-12-31")).code == 0
    assert json.loads(clean(run("show", "n", "--json")).out)["items"][0]["client"] == name
    found = json.loads(run("list", "--client", name, "--json").out)["items"]
    assert [item["id"] for item in found] == ["n"] or name == "[/]"


def mission(folder: Path, *words: str, **environment: str) -> Ran:
    """The program in a process of its own, in a folder."""
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "MISSION_TODAY": TODAY, **environment}
    command = [*powerless(), sys.executable, "-m", "mission_cli", *words]
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def test_without_git_everything_but_the_commit_is_done(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = clean(run("checkin", "acme", "--progress", "x", "--as", "s", "--commit"))
    assert ran.code == 7
    assert "git is not installed" in ran.err
    assert "progress: x" in (workspace / "missions" / "acme-order-data.yaml").read_text()


def test_a_folder_deleted_under_the_persons_feet(tmp_path: Path, workspace: Path) -> None:
    code = (
        "import os, sys; os.mkdir(sys.argv[1]); os.chdir(sys.argv[1]); os.rmdir(sys.argv[1])\n"
        "from mission_cli.cli import run; sys.exit(run(sys.argv[2:]))"
    )
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    for words, expected in ((["list"], 4), (["list", "--dir", str(workspace)], 0)):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "gone"), *words],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert clean(Ran(done.returncode, done.stdout, done.stderr)).code == expected


@pytest.mark.parametrize(
    "words", [["list", "--dir"], ["check", "--dir"], ["init"], ["demo"]], ids=lambda words: words[0]
)
@pytest.mark.parametrize("place", ["closed/inside", "a" * 300, "file/inside", "file"])
def test_a_folder_that_cannot_be_used(tmp_path: Path, words: list[str], place: str) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "file").write_text("x")
    ran = clean(mission(tmp_path, *words, str(tmp_path / place)))
    assert ran.code in (1, 2, 4)
    assert ran.out == ""
    (tmp_path / "closed").chmod(0o700)


def test_a_workspace_that_cannot_be_written_keeps_what_was_typed(workspace: Path, tmp_path: Path) -> None:
    before = (workspace / "missions" / "acme-order-data.yaml").read_bytes()
    (tmp_path / "tmp").mkdir()
    for folder in (workspace / "missions", workspace):
        folder.chmod(0o555)
    ran = clean(mission(workspace, "checkin", "acme", "--progress", "Kept.", "--as", "s", TMPDIR=str(tmp_path / "tmp")))
    for folder in (workspace, workspace / "missions"):
        folder.chmod(0o755)
    assert (ran.code, ran.out) == (1, "")
    assert "cannot be written" in ran.err
    (draft,) = (path for path in (tmp_path / "tmp").rglob("*.yaml"))
    assert "Kept." in draft.read_text()
    assert str(draft) in ran.err
    assert (workspace / "missions" / "acme-order-data.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "words", [["show", "acme"], ["edit", "acme"], ["checkin", "acme", "--progress", "x", "--as", "s"]]
)
def test_a_file_that_may_not_be_read(workspace: Path, words: list[str]) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    path.chmod(0)
    ran = clean(mission(workspace, *words, MISSION_EDITOR="true"))
    path.chmod(0o644)
    assert ran.code in (1, 5)
    assert "Permission denied" in ran.err


@pytest.mark.parametrize(
    "editor", ["vi 'x", "rm", "false", "/nowhere/editor", "truncate --size=0", "sh -c 'printf \"\\xff\" > $1' x"]
)
def test_an_editor_that_fails_costs_nothing(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setenv("MISSION_EDITOR", editor)
    before = (workspace / "missions" / "acme-order-data.yaml").read_bytes()
    assert clean(run("edit", "acme")).code in (1, 5)
    assert (workspace / "missions" / "acme-order-data.yaml").read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_behind_standard_output(workspace: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "MISSION_TODAY": TODAY}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mission_cli", "list"],
            cwd=workspace,
            env=env,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert clean(Ran(done.returncode, "", done.stderr)).code == 1
    assert done.stderr == "error: standard output cannot be written (No space left on device)\n"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero on this system")
@pytest.mark.parametrize(
    "words",
    [
        ["checkin", "acme", "--record", "/dev/zero", "--as", "s"],
        ["checkin", "acme", "--progress", "@/dev/zero", "--as", "s"],
        ["feedback", "acme", "--record", "/dev/zero", "--as", "s"],
        ["new", "n", "--record", "/dev/zero"],
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_what_has_no_end_is_not_read_to_the_end(run: Run, workspace: Path, words: list[str]) -> None:
    ran = clean(run(*words))
    assert ran.code in (2, 5)
    assert "larger than 1 MiB" in ran.err
    assert len(ran.err) < 2_000


def test_a_person_without_a_home_meets_no_traceback(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(Path, "home", none)
    monkeypatch.setattr("mission_cli.views.due.ends", none)
    ran = run("due")
    assert ran.code == 1
    assert "this is a bug (RuntimeError)" in ran.err
    assert "Traceback" not in ran.err


PARALLEL = """
import sys
from mission_cli.cli import run
author = sys.argv[1]
codes = [run(["checkin", "acme", "--progress", f"{author} {n}", "--as", author, "--date", "2026-11-20", "--yes"]) for n in range(20)]
sys.exit(max(codes))
"""


def test_two_people_at_once_on_one_mission(workspace: Path) -> None:
    """Twenty check-ins each, through the whole program, at the same time: forty there, each in its author's order."""
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "MISSION_TODAY": TODAY}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PARALLEL, author],
            cwd=workspace,
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for author in ("sofia-bernard", "lea-martin")
    ]
    ended = [(process.communicate(timeout=60)[1], process.returncode) for process in running]
    assert [code for _, code in ended] == [0, 0], ended
    mission = Workspace(workspace).load("acme").mission
    for author in ("sofia-bernard", "lea-martin"):
        said = [getattr(entry, "progress", None) for entry in mission.journal[author] or ()]
        assert [text for text in said if text and text.startswith(author)] == [f"{author} {n}" for n in range(20)]
