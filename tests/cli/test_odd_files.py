"""What may lie in the place of a file or a folder of a workspace, in a clone or an archive: links that lead out of it, pipes,
devices. Whatever lies wherever, each command ends at once, says nothing of what is outside, and touches nothing there.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import EXAMPLE, Run, git, identify, some
from tests.proofs.program import BUG

from mission_cli.commands.completion.answer import complete

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
SECRET = "canary-of-a-file-outside"
SECONDS = 30
FILES = (
    *("mission.yaml", "missions/acme-order-data.yaml", "missions/x.yaml", "consultants/lea-martin.yaml", "consultants/x.yaml"),
    *("templates/documents/x.en.md.j2", "templates/checklists/offboarding/provider.yaml", "templates/questionnaires/x.yaml"),
    *("templates/missions/internal.yaml", "templates/associations.yaml", ".gitattributes"),
    *(".mission/mission.schema.json", ".mission/consultant.schema.json", ".mission/settings.schema.json"),
    *(".mission/cache/.gitignore", ".mission/cache/lock"),
    *(".mission/cache/drafts/note-acme-order-data-2026-11-20.yaml", ".mission/cache/undo/00000001-00000001-write-20"),
    ".mission/cache/drafts/edit-acme-order-data-2026-11-20-00000000-99999999-0a1b2c3d.yaml",
)  # fmt: skip
FOLDERS = (
    *("missions", "missions/sub", "consultants", "templates", "templates/documents", "templates/checklists"),
    *(".mission", ".mission/cache", ".mission/cache/drafts", ".mission/cache/undo"),
)
KINDS = ("pipe", "device", "file outside", "folder outside", "nowhere", "itself")
CASES = [
    (place, kind)
    for place in (*FILES, *FOLDERS)
    for kind in KINDS
    if not (place == "missions" and kind != "folder outside")  # no workspace then
    and (place, kind) != (".gitattributes", "pipe")  # git itself waits, until our limit of seconds ends it
]
LINES: tuple[list[str], ...] = (
    *([], ["due"], ["list", "--all"], ["agenda"], ["show", "acme"], ["stats"], ["lessons"], ["bench"], ["suggest"], ["timeline"]),
    *(["consultant"], ["consultant", "show", "lea-martin"], ["contact"], ["undo", "--list"], ["template"], ["template", "check"]),
    *(["doc", "acme"], ["doc", "acme", "x"], ["check"], ["doctor"], ["log"], ["check", "--against", "HEAD"]),
    *(["note", "acme", "s", "--as", "sofia"], ["note", "acme", "@missions/x.yaml", "--as", "sofia"]),
    *(["checkin", "acme", "--record", ".mission/cache/drafts/note-acme-order-data-2026-11-20.yaml", "--as", "sofia"],),
    *(["offboard", "acme", "--case", "completed"], ["consultant", "note", "lea-martin", "s", "--as", "sofia"]),
    *(["edit", "acme"], ["fmt"], ["schema"], ["undo", "--yes"], ["init"], ["doctor", "--fix", "--yes"]),
)  # fmt: skip


def made(root: Path, outside: Path, place: str, kind: str) -> None:
    """Put something odd in this place."""
    path = root / place
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        targets = {"device": "/dev/zero", "file outside": f"{outside}/missions/secret.yaml", "nowhere": "nowhere"}
        path.symlink_to({**targets, "folder outside": str(outside), "itself": path.name}[kind])


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """What is none of the program's business: records, templates, undo steps, and files that look like its own leftovers."""
    folder = tmp_path / "elsewhere"
    for name in ("missions", "cache", "drafts", "undo", "documents", "offboarding", "sub", "cache/undo"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / ".x.yaml.99999999-0a1b2c3d.mission-tmp").write_bytes(b"half")
    record = EXAMPLE.read_text(encoding="utf-8").replace("title: ", f"title: {SECRET} ", 1)
    for name in ("secret.yaml", "missions/secret.yaml", "sub/secret.yaml", "notes.md", "documents/secret.en.md.j2"):
        (folder / name).write_text(record, encoding="utf-8")
    (folder / ".x.yaml.99999999-0a1b2c3d.mission-tmp").write_bytes(b"half")
    return folder


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything that can be seen to change there."""
    return {
        path.as_posix(): (facts.st_mode, facts.st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
        for facts in (path.lstat(),)
    }


class TooLong(BaseException):
    """No OSError, which many a reader expects."""


@pytest.fixture
def within_seconds() -> Iterator[None]:
    """No command waits for a pipe, or for a device to end."""

    def over(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, over)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(("place", "kind"), some(CASES, 0, of=9))
@pytest.mark.usefixtures("within_seconds")
def test_nothing_odd_is_waited_for_or_followed_out(
    run: Run, workspace: Path, outside: Path, monkeypatch: pytest.MonkeyPatch, place: str, kind: str
) -> None:
    (workspace / "consultants").mkdir()
    (workspace / "consultants" / "lea-martin.yaml").write_text("format: 1\nname: Léa Martin\n", encoding="utf-8")
    git(workspace, "init", "--quiet", "--initial-branch=main")
    identify(workspace, "Sofia Bernard")
    git(workspace, "add", ".")
    git(workspace, "commit", "--quiet", "--message=Start")
    monkeypatch.setenv("MISSION_EDITOR", "true")
    made(workspace, outside, place, kind)
    before = state(outside)
    for line in LINES:
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        ran = run(*line)
        assert not BUG.search(ran.err), (line, ran.err)
        assert SECRET not in ran.out + ran.err, line
        assert state(outside) == before, line
    for typed in (
        ["show", ""],
        ["consultant", "show", ""],
        ["doc", "acme", ""],
        ["answer", "acme", ""],
        ["template", "copy", ""],
    ):
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        found = complete(typed)
        assert SECRET not in str(found)
        assert "secret" not in str(found)


@pytest.mark.usefixtures("within_seconds")
def test_a_folder_that_leads_out_is_said_and_not_looked_into(run: Run, workspace: Path, outside: Path) -> None:
    shutil.rmtree(workspace / "missions")
    (workspace / "missions").symlink_to(outside)
    ran = run("due")
    assert "secret" not in ran.out
    assert f"missions: error: a link leads out of the workspace, to {outside}; nothing was read there" in ran.err
    ran = run("check")
    assert ran.code == 5
    assert "E-OUTSIDE" in ran.out


@pytest.mark.usefixtures("within_seconds")
def test_a_mission_that_leads_out_is_refused_with_what_to_do(run: Run, workspace: Path, outside: Path) -> None:
    (workspace / "missions" / "x.yaml").symlink_to(outside / "missions" / "secret.yaml")
    ran = run("show", "x")
    assert ran.code != 0
    assert f"a link leads out of the workspace, to {outside}/missions/secret.yaml; nothing was read there" in ran.err
    assert "put the file itself in the workspace, or remove the link" in ran.err


@pytest.mark.usefixtures("within_seconds")
def test_a_link_inside_is_read_and_written_through(run: Run, workspace: Path) -> None:
    (workspace / "kept").mkdir()
    (workspace / "missions" / "acme-order-data.yaml").rename(workspace / "kept" / "acme.yaml")
    (workspace / "missions" / "acme-order-data.yaml").symlink_to("../kept/acme.yaml")
    assert "acme-order-data" in run("list").out
    assert run("note", "acme", "through the link", "--as", "sofia").code == 0
    assert "through the link" in (workspace / "kept" / "acme.yaml").read_text(encoding="utf-8")
    assert (workspace / "missions" / "acme-order-data.yaml").is_symlink()
    (workspace / "missions").rename(workspace / "all")
    (workspace / "missions").symlink_to("all")
    assert "acme-order-data" in run("list").out
    assert run("note", "acme", "through both", "--as", "sofia").code == 0
    assert "through both" in (workspace / "kept" / "acme.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("within_seconds")
@pytest.mark.parametrize("kind", ["pipe", "device", "file outside"])
def test_a_text_from_a_file_of_the_workspace_is_a_regular_file_of_it(
    run: Run, workspace: Path, outside: Path, kind: str
) -> None:
    made(workspace, outside, "notes.md", kind)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    for name in ("@notes.md", f"@{workspace}/notes.md", "@missions/../notes.md"):
        ran = run("note", "acme", name, "--as", "sofia")
        assert ran.code == 2
        said = "it is a pipe, a device or a folder" if kind == "pipe" else "a link leads it out of the workspace, to"
        assert said in ran.err
    assert run("note", "acme", f"@{outside}/notes.md", "--as", "sofia").code == 0, "a person's own file"


@pytest.mark.skipif(sys.platform != "linux", reason="a process substitution of bash")
def test_a_text_from_a_pipe_that_the_person_gave_is_read(run: Run, workspace: Path) -> None:
    read, write = os.pipe()
    os.write(write, b"as typed elsewhere")
    os.close(write)
    assert run("note", "acme", f"@/dev/fd/{read}", "--as", "sofia").code == 0
    os.close(read)
    assert "as typed elsewhere" in (workspace / "missions" / "acme-order-data.yaml").read_text(encoding="utf-8")
