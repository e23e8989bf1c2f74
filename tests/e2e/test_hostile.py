"""The program under attack, as a person meets it: whatever is typed or lies in a file, no traceback, no raw control
character, nothing written where it does not belong, nothing lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import EXAMPLE, TODAY, Ran, Run
from tests.unit.storage.test_write import SOURCE, powerless

from mission_cli.storage.workspace import Workspace

RAW = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\r(?!\n)"
)
BUG = re.compile("Traceback|this is a bug")

HOSTILE = r"""format: 1
title: "=cmd|' /C calc'!A0 \e[31mred\x9b31m \u202Eevil [bold]x[/] [/] <script>alert(1)</script> | `x` **b** \u2028 \a"
consultant: "+Léa \x9b2J [/] Martin <lea\x1b@esn.example>"
client: {name: "@SUM(1+1)\t\r\n\e]0;pwn\a"}
manager: "-Sofia \u202e[red]Bernard"
vision: "<img src=x onerror=alert(1)>\n\n# Heading\n- [x] done\n[a](javascript:x)"
contract:
  start: 2026-03-02
  end: 2026-12-18
  clauses: {"\e[1m[/]": "\u2067x"}
  deliverables: [{id: d, title: "{{ 7*7 }} {0} %s \e[m"}]
objectives:
  - {id: one, specific: "[/]\e[2J", measure: "\x9b", target: "\u202e3", due: 2026-12-01}
equipment: [{id: pc, item: "[/] \e[1mPC\x85 *a* <b>", lent: 2026-03-02}]
access: [{id: git, system: "=1+1\e[m", account: "\u2067x"}]
offboarding: {case: completed, reason: "\e[5m[/]", tasks: [{id: t, title: "[/]\e[5m\u202e {x}", due: end, state: todo}]}
journal:
  sofia-bernard:
    - id: aaaa1111
      type: checkin
      date: 2026-10-01
      progress: "\e[31m [/] \u202e\x9b"
      actions: [{what: "\e]8;;http://evil\e\\x", owner: it}]
      reached: {one: "\e[31mx"}
    - {id: bbbb1111, type: note, date: 2026-10-02, text: "a\n\n# b\r\n<img src=x onerror=1>\e[5m"}
    - {id: stuck, type: blocker, date: 2026-10-03, title: "[/] \e[31m"}
"""
# Wrong in ways whose findings show the person's own words.
WRONG = r"""format: 1
title: "\e[31m"
"\e[31mkey [/] \u202e": "\x9b"
kind: "\e[31m[/]"
consultant: "\u202e"
client: {name: x}
contract: {start: "\e[1m", end: "\u2028"}
"""


def clean(ran: Ran) -> Ran:
    """A run that a person survives, whatever its exit code."""
    for stream in (ran.out, ran.err):
        assert not BUG.search(stream), stream
        assert not RAW.search(stream), repr(RAW.findall(stream))
    return ran


@pytest.fixture
def hostile(workspace: Path) -> Path:
    (workspace / "missions" / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    (workspace / "missions" / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    (workspace / "missions" / "\x1b[31m\u202e [x].yaml").write_text(WRONG, encoding="utf-8")
    return workspace


def tree(folder: Path) -> dict[str, bytes]:
    """What is in a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "line",
    [
        "list",
        "list --json",
        "list --format csv",
        "list --format md",
        "due",
        "due --json",
        "due --format csv",
        "due --format md",
        "show hostile --all",
        "show hostile --json",
        "show wrong",
        "check",
        "check --json",
        "check --format github",
        "check --format gitlab",
        "check missions/wrong.yaml",
        "offboard hostile",
        "offboard hostile --json",
        "offboard hostile --export md",
        "task hostile nothing done --as x",
        "task hostile t done --as x --json",
        "task hostile return-pc done --as x",
        "checkin hostile --progress x --as x",
        "checkin hostile --progress x --as x -n",
        "feedback hostile --from client --to consultant --strengths x --as x -n",
    ],
)
def test_hostile_text_through_every_output(run: Run, hostile: Path, line: str) -> None:
    ran = clean(run(*line.split()))
    assert ran.out or ran.err
    if "--json" in line or "gitlab" in line:
        json.loads(ran.out)


def test_hostile_text_in_french(run: Run, hostile: Path) -> None:
    for line in ("list", "due --format csv", "show hostile --all", "check", "offboard hostile --export md"):
        clean(run(*line.split(), "--lang", "fr"))


def test_what_is_said_on_a_terminal_is_clean_too(run: Run, hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    for line in ("list", "due", "show hostile --all"):
        ran = run(*line.split())
        painted = re.sub(r"\x1b\[[0-9;]*m", "", ran.out)  # our own colours
        assert not RAW.search(painted)
        assert not BUG.search(ran.err)


def test_a_csv_of_hostile_text_runs_nothing(run: Run, hostile: Path) -> None:
    for line in run("list", "--format", "csv").out.splitlines()[1:]:
        for cell in line.replace('"', "").split(","):
            assert cell[:1] not in "=+@" or not cell


def test_a_checklist_of_hostile_text_keeps_its_shape(run: Run, hostile: Path) -> None:
    text = run("offboard", "hostile", "--export", "md").out
    assert not re.search(r"(?<!\\)<(script|img)", text)
    assert all(line.startswith(("#", "- [", "  ", "")) for line in text.splitlines())
    assert sum(line.startswith("# ") for line in text.splitlines()) == 1


IDS = [
    "../x", "../../etc/passwd", "/etc/passwd", "missions/../../x", "..", ".", "", " ", ".git", "-rf", "--", "-", "CON",
    "nul", "nul.txt", "a:b", "a\\b", "C:\\x", "~", "$(touch pwned)", "`touch pwned`", "; touch pwned", "*", "[a]", "%s",
    "{0}", "a\nb", "a\x1b[31m", "\u202ex", "\u200b", "\ufeffacme", "é", "e\u0301", "ACME", "acme.yaml.", "x" * 300,
    "x/" * 200, "acme-order-data/../../x", "\udcff",
]  # fmt: skip
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
COMMANDS = [
    ["new", "ID", *NEW, "--end", "2026-12-31"],
    ["show", "ID"],
    ["checkin", "ID", "--progress", "x", "--as", "s"],
    ["checkin", "acme-order-data", "--progress", "x", "--as", "ID"],
    ["feedback", "ID", "--from", "client", "--to", "consultant", "--strengths", "x", "--as", "s"],
    ["offboard", "ID", "--case", "completed", "--yes"],
    ["task", "ID", "handover-file", "done", "--as", "s"],
    ["task", "acme-order-data", "ID", "done", "--as", "s"],
    ["edit", "ID"],
    ["check", "ID"],
    ["explain", "ID"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[:2]))
def test_a_hostile_id_writes_nothing_outside_the_workspace(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("MISSION_EDITOR", "true")
    monkeypatch.setenv("TMPDIR", str(workspace / ".mission"))
    outside = {name: raw for name, raw in tree(tmp_path).items() if not name.startswith("firm/")}
    for hostile in IDS:
        ran = clean(run(*[hostile if word == "ID" else word for word in words]))
        assert ran.code in (0, 2, 3, 4), (hostile, ran)
        assert len(ran.err) < 3_000
    assert {name: raw for name, raw in tree(tmp_path).items() if not name.startswith("firm/")} == outside
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}\.yaml", path.name) for path in Workspace(workspace).files())
    assert not list(tmp_path.rglob("pwned"))
    assert not Workspace(workspace).load_all()[1]


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


def test_a_person_without_a_home_meets_no_traceback(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(Path, "home", none)
    monkeypatch.setattr("mission_cli.commands.due.ends", none)
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
