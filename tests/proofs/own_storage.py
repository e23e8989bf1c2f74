"""What the program keeps for itself, changed behind its back *with valid marks*: indexes, what undo remembers, drafts.

A mark only tells who wrote a file. Behind it may still be what no code of today would write: a fault of an earlier
moment, of memory, of a disk. Whatever it is, no command fails with a bug, takes long, or shows what a terminal obeys; an
index with which nothing can be done is none, and the answer that of the files. (A row that is well formed and false,
with the person's own mark and the file's own record, cannot be told from a true one.)
"""

from __future__ import annotations

import os
import random
import shutil
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from tests.proofs.faults import checked_in, stages, workspace
from tests.proofs.frame import Outcome, Proof, shared
from tests.proofs.injected import ran as ran_with
from tests.proofs.program import REPOSITORY, apart, ran, wrong_with

from mission_cli.commands.session import Session
from mission_cli.storage.index import facts, packed, people, portfolio, watches
from mission_cli.storage.own_key import mark, own_key
from mission_cli.storage.undo.operations import FOLDER, MAGIC

LOOKS = (
    ("due", "--weeks", "52"),
    ("list",),
    ("list", "--all", "--json"),
    ("agenda",),
    ("bench",),
    ("timeline",),
    ("stats",),
)
VIEWS = (portfolio.SUMMARIES, watches.WATCHES, facts.FACTS, people.PEOPLE)
MISSIONS = 8
ODD = (
    *(
        "",
        "0",
        "-1",
        "x",
        "\\",
        "\\t",
        "\x1b[31m",
        "\u202e",
        "\udcff",
        "é" * 300,
        "9" * 40,
        "None",
        "client",
        "own",
        "1",
    ),
    *("2026-02-30", "0001-01-01", "9999-12-31", "10000-01-01", "2026-11-21", "2026-11-20>2026-11-01", "20261121"),
    *("0 weeks", "999999999 weeks", "-3 days", "1 century", "4 weeks", "green", "task\x1fkeep-in-touch\x1f", "a,b=,=c"),
)
SECONDS = 5.0


class Ground:
    """A part of the sample firm with every index written, old enough to be believed."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "firm"
        (self.root / ".mission").mkdir(parents=True)
        shutil.copy(REPOSITORY / "mission.yaml", self.root)
        shutil.copytree(REPOSITORY / "consultants", self.root / "consultants")
        (self.root / "missions").mkdir()
        for path in sorted((REPOSITORY / "missions").glob("*.yaml"))[:: 26 // MISSIONS]:
            shutil.copy(path, self.root / "missions")
        for path in self.root.rglob("*.yaml"):
            os.utime(path, (1_700_000_000, 1_700_000_000))
        os.chdir(self.root)
        self.said = {argv: ran(*argv) for argv in LOOKS}
        self.indexes = {view: packed.load(self.root, view.name, view.fields) for view in VIEWS}

    def failures_of_indexes(self, luck: random.Random) -> list[str]:
        """Each index may be changed; then each command is asked."""
        torn = luck.random() < 0.4
        for view, index in self.indexes.items():
            assert index
            changed = _torn(index) if torn else _changed(index, luck)
            packed.save(self.root, view.name, view.fields, changed)
        wrong = []
        for argv in LOOKS:
            begun = time.monotonic()
            said = ran(*argv)
            wrong += [f"{' '.join(argv)}: {one}" for one in wrong_with(said)]
            if torn and said != self.said[argv]:
                wrong.append(f"{' '.join(argv)}: not what the files say")
            if time.monotonic() - begun > SECONDS:
                wrong.append(f"{' '.join(argv)}: {time.monotonic() - begun:.1f} s")
        return wrong


def _torn(index: packed.Index) -> packed.Index:
    """No row has a field that anybody could read."""
    assert index.closed
    parts = [part._replace(rows=b"".join(row[:11] + b"\n" for row in part.rows.splitlines())) for part in index.parts]
    return index._replace(open=parts[0], closed=parts[1])


def _changed(index: packed.Index, luck: random.Random) -> packed.Index:
    for _ in range(luck.randint(1, 3)):
        match luck.randrange(6):
            case 0 | 1 | 2:
                index = index._replace(open=index.open._replace(rows=_bytes_changed(index.open.rows, luck)))
            case 3:
                assert index.closed
                shut = index.closed
                index = index._replace(closed=shut._replace(rows=_bytes_changed(shut.rows, luck)))
            case 4:
                index = index._replace(settings=_bytes_changed(index.settings, luck).strip(b"\n"))
            case _:
                line = "\t".join(luck.choice((*ODD, "missions/a.yaml", "E-DATE")) for _ in range(luck.randint(1, 9)))
                index = index._replace(open=index.open._replace(findings=packed.joined([line])))
    return index


def _bytes_changed(part: bytes, luck: random.Random) -> bytes:
    """One field of one line is another, is gone, or comes twice; or a line is; or a few bits are."""
    lines = [line.split(b"\t") for line in part.split(b"\n")]
    line = luck.choice(lines)
    at = luck.randrange(len(line))
    match luck.randrange(7):
        case 0 | 1 | 2:
            line[at] = luck.choice(ODD).encode("utf-8", "surrogatepass" if luck.random() < 0.5 else "replace")
        case 3:
            del line[at]
        case 4:
            line.insert(at, luck.choice(line) if line else b"")
        case 5:
            lines.append(list(luck.choice(lines)))
        case _:
            raw = bytearray(part or b"x")
            raw[luck.randrange(len(raw))] ^= 1 << luck.randrange(8)
            return bytes(raw)
    return b"\n".join(b"\t".join(one) for one in lines)


def indexes(seed: int, count: int) -> Outcome:
    failures: list[str] = []
    ahead = time.time_ns() + 60 * 10**9
    with apart() as folder, mock.patch("mission_cli.storage.index.listing.time.time_ns", return_value=ahead):
        ground = Ground(folder)
        for number in range(count):
            failures += [f"case {number}: {one}" for one in ground.failures_of_indexes(random.Random(seed + number))]
    return Outcome(count, failures)


# What undo remembers --------------------------------------------------------------------------------------------------

NAMES = (
    "00000002-00000002-write-{}",
    "00000009-00000001-undo-{}",
    "00000009-00000003-redo-{}",
    "999999999999-999999999999-write-{}",
)
PATHS = (
    *("missions/acme.yaml", "missions/", "missions//acme.yaml", "missions/./acme.yaml", "missions", "mission.yaml"),
    *(
        "missions/\x1b[31m.yaml",
        "missions/\u202e.yaml",
        "missions/new/deep.yaml",
        "missions/" + "x" * 300,
        "consultants/a.yaml",
    ),
    *("templates/a.j2", "../x", "/etc/passwd", "missions/../../x", ".git/config", "", "missions/\udcff.yaml"),
)
CONTENTS = (
    None,
    b"",
    b"title: x\n",
    b"\xff\xfe",
    b"x: " + b"[" * 400,
    b"<<<<<<< ours\n=======\n>>>>>>> theirs\n",
    b"- 1\n",
)
SUBJECTS = ("acme: note", "\x1b[31mred", "\u202etxt", "x" * 500, "", "a\nb", "\ud800")
AFTER_UNDO = (
    *(("undo", "--list"), ("undo", "--list", "--json"), ("undo", "--dry-run", "--yes"), ("undo", "acme", "--yes")),
    *(("undo", "--yes"), ("redo", "--yes")),
)


def steps(seed: int, count: int) -> Outcome:
    """Steps that the person's own key marked, and no run of the program wrote so."""
    failures: list[str] = []
    with stages() as folder:
        for number in range(count):
            os.chdir(folder)
            shutil.rmtree(folder / "w", ignore_errors=True)
            checked_in(folder / "w")
            luck = random.Random(seed + number)
            for _ in range(luck.randint(1, 4)):
                _put_step(folder / "w", luck)
            failures += [f"case {number}: {one}" for one in _failures_of_steps(folder)]
    return Outcome(count, failures)


def _put_step(root: Path, luck: random.Random) -> None:
    held = [luck.choice((*CONTENTS, (root / "missions/acme.yaml").read_bytes())) for _ in range(2)]
    sizes = [str(-1 if one is None else len(one)) for one in held]
    if luck.random() < 0.3:
        sizes[luck.randrange(2)] = luck.choice(("-2", "x", "1", "9" * 30, ""))
    head = "\0".join((luck.choice(PATHS), luck.choice(SUBJECTS), *sizes, "")).encode("utf-8", "surrogatepass")
    content = head + b"".join(one or b"" for one in held)
    body = zlib.compress(content if luck.random() < 0.9 else content[: luck.randrange(len(content))])
    key = own_key()
    assert key
    raw = MAGIC + mark(key, (body,)) + body
    path = root / FOLDER / luck.choice(NAMES).format(len(raw))
    path.write_bytes(raw)
    if luck.random() < 0.3:
        os.utime(path, (luck.choice((-(10**9), 0, 1 << 40)),) * 2)


def _failures_of_steps(folder: Path) -> Iterator[str]:
    root = folder / "w"
    for argv in AFTER_UNDO:
        begun = time.monotonic()
        said = ran(*argv)
        yield from (f"{' '.join(argv)}: {one}" for one in wrong_with(said))
        if time.monotonic() - begun > SECONDS:
            yield f"{' '.join(argv)}: {time.monotonic() - begun:.1f} s"
    acme = root / "missions/acme.yaml"
    before = acme.read_bytes() if acme.exists() else None
    if ran("note", "acme", "More", "--as", "sofia-bernard").code == 0:
        said = ran("undo", "--yes")
        if said.code or acme.read_bytes() != before:
            yield f"what was written last is not what is undone: {said}"
    outside = {path.name for path in folder.iterdir()} - {"w", "home", "out", "err"}
    below = {path.name for path in root.iterdir()} - {
        "missions",
        "consultants",
        "templates",
        "mission.yaml",
        ".mission",
    }
    if outside or below:
        yield f"written where nothing of ours is: {sorted(outside | below)}"


# Drafts ---------------------------------------------------------------------------------------------------------------

DRAFT = ".mission/cache/drafts/checkin-acme-2026-11-20{}.yaml"
PIECES = (
    *(
        b"progress: kept\n",
        b"health: green\n",
        b"health: 3\n",
        b"date: 2026-02-30\n",
        b"id: x\n",
        b"id: [1]\n",
        b"id: ''\n",
    ),
    *(b"actions:\n  - {id: a, what: b, by: 3}\n", b"- 1\n", b"\xff\xfe\n", b"\0", b"a: &a [*a]\n", b"? [a]\n: b\n"),
    *(b"progress: \x1b[31m\n", b"x: " + b"[" * 400 + b"\n", b"progress: " + b"y" * 70_000 + b"\n", b"progress: kept\n"),
    *(
        b"type: note\n",
        b"date: 10000-01-01\n",
        b"health:\n",
        b"attendees: 7\n",
        b"!!python/object:os.system x\n",
        b"\t\n",
    ),
    *(b"--- a\n--- b\n", b"progress: {a: b}\n", b"null: null\n", b"", b"# only\n", b"progress: '\xe2\x80\xae'\n"),
)
WALKED = "\n".join(["take", "", "", "green", *["Fine"] * 3, *[""] * 60])


def drafts(seed: int, count: int) -> Outcome:
    """A draft holds anything: it is offered, taken up, given to `--record`, mentioned."""
    failures: list[str] = []
    with stages() as folder:
        for number in range(count):
            os.chdir(folder)
            shutil.rmtree(folder / "w", ignore_errors=True)
            workspace(folder / "w")
            os.chdir(folder / "w")
            luck = random.Random(seed + number)
            content = b"".join(luck.choice(PIECES) for _ in range(luck.randint(1, 5)))
            draft = folder / "w" / DRAFT.format(luck.choice(("", "-2", "-" + "9" * 30)))
            draft.parent.mkdir(parents=True)
            draft.write_bytes(content)
            failures += [f"case {number} ({content[:80]!r}): {one}" for one in _failures_of_draft(draft, content)]
    return Outcome(count, failures)


def _failures_of_draft(draft: Path, content: bytes) -> Iterator[str]:
    with mock.patch.object(Session, "interactive", True):
        said = ran_with(("checkin", "acme", "--as", "sofia-bernard"), None, WALKED)
    yield from (f"taken up: {one}" for one in wrong_with(said))
    if said.code and not draft.exists() and content.strip():
        yield "gone, and not recorded"
    for argv in (
        ("checkin", "acme", "--record", str(draft), "--as", "sofia-bernard"),
        ("checkin", "acme", "--progress", "More", "--as", "sofia-bernard"),
    ):
        yield from (f"{argv[2]}: {one}" for one in wrong_with(ran(*argv)))


PROOFS = (
    Proof("indexes changed behind their marks", lambda seed, count: shared(indexes, seed, count), 2_000, 4),
    Proof("steps of undo changed behind their marks", lambda seed, count: shared(steps, seed, count), 4_000, 10),
    Proof("drafts that hold anything", lambda seed, count: shared(drafts, seed, count), 4_000, 20),
)
