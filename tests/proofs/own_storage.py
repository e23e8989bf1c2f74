"""What the program keeps for itself, changed behind its back: the cache, what undo remembers, drafts, each *with a valid
seal or mark*.

A seal only tells that nothing happened to a file since it was written. Behind it may still be what no code of today would
write: a fault of an earlier moment, of memory. Whatever it is, no command fails with a bug, takes long, or shows what a
terminal obeys; a cache with which nothing can be done is none, and the answer that of the files. (A row that is well formed
and false, with the file's own stamp, cannot be told from a true one.)
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

from tests.proofs.faults import checked_in, stages, workspace
from tests.proofs.frame import Outcome, Proof, shared
from tests.proofs.injected import ran as ran_with
from tests.proofs.program import REPOSITORY, apart, ran, wrong_with

from mission_cli.commands.session import Session
from mission_cli.storage.cache.place import place_of, sum_of
from mission_cli.storage.cache.tables import TABLES
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
    ("lessons",),
    ("milestone",),
    ("deliverable",),
    ("blocker",),
    ("contact",),
)
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
    """A part of the sample firm with its cache written, old enough to be believed."""

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
        place = place_of(self.root)
        assert place
        self.cache = Path(place)
        self.whole = self.cache.read_bytes()

    def failures(self, luck: random.Random) -> list[str]:
        """Some cells of the cache are changed, or all of a column; then each command is asked."""
        torn = luck.random() < 0.4
        self.cache.write_bytes(self.whole)
        sealed(self.cache, _torn if torn else lambda connection: _changed(connection, luck))
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


def sealed(path: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    """Change a cache, and seal it as the program does."""
    connection = sqlite3.connect(path)
    change(connection)
    connection.commit()
    with path.open("rb", 0) as file:
        connection.execute(f"pragma user_version = {sum_of(file)}")
    connection.close()


def _torn(connection: sqlite3.Connection) -> None:
    """No row has a day, a length or a list that anybody could read."""
    for table in TABLES.values():
        for several, name in ((False, table.name), (True, f"{table.name}_nested")):
            names = [one.name for one in table.columns(nested=several) if one.decode]
            if names:
                columns = ", ".join(f"\"{one}\" = 'no [ day'" for one in names)
                connection.execute(f"update {name} set {columns}")


def _changed(connection: sqlite3.Connection, luck: random.Random) -> None:
    for _ in range(luck.randint(1, 6)):
        table = luck.choice(list(TABLES.values()))
        several = luck.random() < 0.4 and bool(table.columns(nested=True))
        name = f"{table.name}_nested" if several else table.name
        column = luck.choice([one.name for one in table.columns(nested=several)] + ([] if several else ["findings"]))
        odd: object = luck.choice((*ODD, None, 0, -1, 2**62, 1.5, b"\xff", "[]", "[[]]", "[[1]]", "{}", '[["a","b"]]'))
        if isinstance(odd, str):
            odd = odd.encode("utf-8", "replace").decode()
        where = "" if luck.random() < 0.5 else f"where number = {luck.randint(1, MISSIONS)}"
        connection.execute(f'update {name} set "{column}" = ? {where}', (odd,))


def caches(seed: int, count: int) -> Outcome:
    failures: list[str] = []
    ahead = time.time_ns() + 60 * 10**9
    with apart() as folder, mock.patch("mission_cli.storage.cache.files.time.time_ns", return_value=ahead):
        ground = Ground(folder)
        for number in range(count):
            failures += [f"case {number}: {one}" for one in ground.failures(random.Random(seed + number))]
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
    Proof("a cache changed behind its seal", lambda seed, count: shared(caches, seed, count), 2_000, 4),
    Proof("steps of undo changed behind their marks", lambda seed, count: shared(steps, seed, count), 4_000, 10),
    Proof("drafts that hold anything", lambda seed, count: shared(drafts, seed, count), 4_000, 20),
)
