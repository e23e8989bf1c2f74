"""Files of every kind, spoilt in every way, through every command that reads: an answer, never a crash.

A batch is one workspace of mutated missions, profiles, checklist templates and settings. Each file is read by itself
against the clock and its findings are said in every format; then the commands go over the whole.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.proofs.frame import Outcome, Proof, shared
from tests.proofs.program import REPOSITORY, Ran, apart, ran, shown, workspace_in, wrong_with

from mission_cli.errors import Finding
from mission_cli.render.findings import as_github, as_gitlab, as_item, findings_text
from mission_cli.render.out import json_text
from mission_cli.storage.templates import Template, read_template
from mission_cli.storage.workspace import Workspace, text_of

BATCH = 24
SLOW = 1.0  # seconds that one file may take

# What parsers stumble over, and what terminals obey.
TOKENS: tuple[bytes, ...] = (
    *(b"\t", b"\0", b"\r", b"\x1b[31m", b"\x9b", b"\x7f", b"\xc2\x9b2J", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xed\xa0\x80", b"\xed\xb2\x80", b"\xc3", b"\xe2\x82", b"\xf0\x9f", b"\xff"),
    *(b"\xf4\x8f\xbf\xbf", b"\xef\xbf\xbf", b"\xe2\x80\x8b", b"\xcc\x81", b"\xf0\x9f\x98\x80", b"\xc2\xa0", b"\xe3\x80\x80"),
    *(b"&a ", b"*a", b"*b ", b"&a &b ", b"a: &a [*a, *a]\n", b"<<: *a\n", b"<<: {a: b}\n", b"? ", b"? [a]\n: b\n", b"- ", b"-", b": "),
    *(b"!!python/object:os.system x", b"!!binary aGk=", b"!!int ", b"!x ", b"!", b"%YAML 1.1\n---\n", b"%", b"@", b"`", b"|", b">", b"|9\n"),
    *(b"\n---\n", b"\n...\n", b"\n--- a\n", b"---", b"<<<<<<< HEAD\n", b"\n=======\n", b"\n>>>>>>> x\n", b"'", b'"', b"''", b'"\\', b'"\\ud800"'),
    *(b'"\\u202e\\e[31m"', b'"\\x00"', b'"\\U00110000"', b"[", b"]", b"{", b"}", b",", b"#", b" #", b"\n", b"\n\n", b" ", b"        "),
    *(b"~", b"null", b"NO", b"0x1F", b"0o17", b"1e999", b".nan", b".inf", b"12:30:45", b"0123", b"2025-13-45", b"2026-02-30", b"-1"),
    *(b"9" * 400, b"9" * 5_000, b"1e5000", b"-" + b"9" * 60 + b" EUR/day", b"99999999999 weeks", b"end + 99999999 months", b"0 months"),
    *(b"9999-12-31", b"0001-01-01", b"1899-12-31", b"2026-11-21 by \x1b[5m", b"[/]", b"[bold]", b"{0}", b"{x!r}", b"%s", b"../../etc/passwd"),
    *(b"title: x\n", b"format: 2\n", b"format: 99999\n", b"journal: []\n", b"journal: {a: x}\n", b"objectives: {}\n", b"contract:\n", b"id: x\n"),
    *(b"kind: checkin\n", b"type: checkin\n", b"tasks: [[[[]]]]\n", b"closed: true\n", b"x-own: {a: [b]}\n", b"horizons: {urgent: 1}\n"),
)  # fmt: skip
LONG: tuple[bytes, ...] = (
    b"[",
    b"{",
    b"- ",
    b"&a [",
    b"a: {",
    b"!",
    b"'",
    b"x",
    b"\t",
    b"? ",
    b"*a, ",
    b"[]\n",
    b"- a\n",
    b"#\n",
    b"\n",
    b"\\",
)


class Source(NamedTuple):
    """A whole file to spoil, and where it lies in a workspace."""

    folder: str
    name: str
    raw: bytes


class Told(NamedTuple):
    """What came of a share of the files."""

    failures: list[str]
    slowest: float
    slowest_at: str
    read: int
    commands: int


@cache
def sources() -> dict[str, list[Source]]:
    """The files to spoil, by kind. The small styles of the corpus stand for most missions."""
    missions = [*sorted(REPOSITORY.glob("tests/corpus/*.yaml")), *sorted(REPOSITORY.glob("tests/examples/*.yaml"))]
    checklists = "templates/checklists/offboarding"
    found = {
        "mission": [Source("missions", path.name, path.read_bytes()) for path in missions],
        "whole": [
            Source("missions", path.name, path.read_bytes()) for path in sorted(REPOSITORY.glob("missions/*.yaml"))
        ],
        "profile": [
            Source("consultants", path.name, path.read_bytes())
            for path in sorted(REPOSITORY.glob("consultants/*.yaml"))
        ],
        "template": [
            Source(checklists, path.name, path.read_bytes()) for path in sorted(REPOSITORY.glob(f"{checklists}/*.yaml"))
        ],
        "settings": [Source("", "mission.yaml", (REPOSITORY / "mission.yaml").read_bytes())],
    }
    assert all(found.values())
    return found


def spoilt(random: Random, raw: bytes) -> bytes:
    """`raw` after one to five accidents; a third of the files are left such that most still read."""
    if random.random() < 0.35:
        for _ in range(random.choice((1, 1, 2, 4))):
            raw = random.choice(GENTLE)(random, raw)
        return raw
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        raw = random.choice(ACCIDENTS)(random, raw)
    return raw


def _quoted(random: Random, raw: bytes) -> bytes:
    """A hostile text where a text was, escaped as YAML would have it."""
    token = random.choice(TOKENS).decode("utf-8", "replace").replace("\\", "\\\\").replace('"', '\\"')
    text = "".join(c if " " <= c < "\x7f" else f"\\U{ord(c):08X}" for c in token)
    places = [match.span(1) for match in _TEXT.finditer(raw)]
    if not places:
        return raw
    start, end = random.choice(places)
    return raw[:start] + f'"{text}"'.encode() + raw[end:]


def _remarked(random: Random, raw: bytes) -> bytes:
    """A comment, or a key of the person's own."""
    lines = raw.split(b"\n")
    at = random.randrange(len(lines))
    margin = lines[at][: len(lines[at]) - len(lines[at].lstrip(b" "))]
    lines.insert(at, margin + random.choice((b"# \xe2\x80\xa6 [x]: {y} 'z", b'x-own: "\\e[31m"', b"# \xc2\xa0", b"")))
    return b"\n".join(lines)


def _retyped(random: Random, raw: bytes) -> bytes:
    """One letter or digit for another."""
    places = [match.start() for match in _LETTER.finditer(raw)]
    if not places:
        return raw
    at = random.choice(places)
    return raw[:at] + random.choice((b"0", b"9", b"a", b"E", b"-", b".", b"")) + raw[at + 1 :]


_TEXT = re.compile(
    rb"^ *(?:- )?(?:title|what|item|system|text|progress|results|name|reason|vision|strengths|skills): (\S[^\n]*)",
    re.MULTILINE,
)
_LETTER = re.compile(rb"[A-Za-z0-9]")
GENTLE = (_quoted, _quoted, _quoted, _remarked, _retyped)


def _flipped(random: Random, raw: bytes) -> bytes:
    found = bytearray(raw or b"\n")
    for _ in range(random.choice((1, 1, 2, 8, 40))):
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)


def _cut(random: Random, raw: bytes) -> bytes:
    at = random.randrange(len(raw) + 1)
    return raw[:at] + raw[at + random.choice((1, 1, 2, 5, 80, 1_000)) :]


def _truncated(random: Random, raw: bytes) -> bytes:
    return raw[: random.randrange(len(raw) + 1)]


def _inserted(random: Random, raw: bytes) -> bytes:
    at = random.randrange(len(raw) + 1)
    return raw[:at] + random.choice(TOKENS) + raw[at + random.choice((0, 0, 0, 1, 5)) :]


def _value(random: Random, raw: bytes) -> bytes:
    """Another value behind a colon: what is most often read as something."""
    at = raw.find(b": ", random.randrange(len(raw) + 1)) + 2
    end = raw.find(b"\n", at)
    return raw[:at] + random.choice(TOKENS) + (raw[end:] if end > 0 and random.random() < 0.8 else raw[at:])


def _repeated(random: Random, raw: bytes) -> bytes:
    at = random.randrange(len(raw) + 1)
    return raw[:at] + random.choice(LONG) * random.choice((10, 65, 300, 3_000)) + raw[at:]


def _lines(random: Random, raw: bytes) -> bytes:
    """Lines doubled, moved, taken out or pushed in and out."""
    lines = raw.splitlines(keepends=True) or [b"\n"]
    at = random.randrange(len(lines))
    end = at + random.choice((1, 1, 2, 6, 30))
    piece = lines[at:end]
    match random.randrange(5):
        case 0:
            lines[at:at] = piece * random.choice((1, 1, 2, 50))
        case 1:
            del lines[at:end]
        case 2:
            del lines[at:end]
            to = random.randrange(len(lines) + 1)
            lines[to:to] = piece
        case 3:
            lines[at:end] = [b" " * random.choice((1, 2, 3, 9)) + line for line in piece]
        case _:
            lines[at:end] = [line.removeprefix(b" " * random.choice((1, 2, 3, 9))) for line in piece]
    return b"".join(lines)


def _spliced(random: Random, raw: bytes) -> bytes:
    """The head of one file, the tail of another, of the same kind or not."""
    other = random.choice(random.choice(list(sources().values()))).raw
    tail = other[random.randrange(len(other)) :] if random.random() < 0.5 else b"\n".join(other.split(b"\n")[-8:])
    return raw[: random.randrange(len(raw) + 1)] + tail


def _wide(random: Random, raw: bytes) -> bytes:
    """Saved in another encoding, or with other line ends."""
    text = raw.decode("utf-8", "replace")
    return random.choice(
        (
            text.encode("utf-16"),
            text.encode("utf-16-be"),
            text.encode("latin-1", "replace"),
            raw.replace(b"\n", b"\r"),
            raw.replace(b"\n", b"\r\n"),
            b"\xef\xbb\xbf" + raw,
        )
    )


ACCIDENTS = (
    *(_inserted, _inserted, _inserted, _value, _value, _value, _value, _lines, _lines, _lines),
    *(_flipped, _flipped, _cut, _cut, _truncated, _repeated, _spliced, _wide),
)


def run(seed: int, count: int) -> Outcome:
    """`count` mutated files."""
    return shared(_share, seed, count)


def _share(seed: int, count: int) -> Outcome:
    failures: list[str] = []
    slowest, at, read, commands = 0.0, "", 0, 0
    with apart() as folder:
        for number, begun in enumerate(range(0, count, BATCH)):
            name = f"seed {seed}, batch {number}"
            told = _batch(folder, Random(f"{seed}/{number}"), min(BATCH, count - begun))
            failures += [f"{name}, {failure}" for failure in told.failures]
            read, commands = read + told.read, commands + told.commands
            if told.slowest > slowest:
                slowest, at = told.slowest, f"{name}, {told.slowest_at}"
    note = f"slowest {slowest * 1_000:.0f} ms ({at}); {read:,} still read, {commands:,} commands"
    return Outcome(count, failures, note)


def _batch(folder: Path, random: Random, count: int) -> Told:
    root = workspace_in(folder)
    try:
        paths = list(_laid(root, random, count))
        failures: list[str] = []
        ids: list[str] = []
        slowest, slowest_at = 0.0, ""
        for path in paths:
            name = path.relative_to(root).as_posix()
            begun = time.process_time()
            try:
                mission = _looked_at(root, path, failures)
            except Exception as error:  # noqa: BLE001 - what must not happen, whatever it is
                failures.append(f"{name}: {type(error).__name__}: {error}")
                mission = None
            taken = time.process_time() - begun
            ids += [mission] if mission else []
            if taken > SLOW:
                failures.append(f"{name}: {taken:.1f} s")
            if taken > slowest:
                slowest, slowest_at = taken, name
        argvs = list(_commands(random, ids))
        for argv in argvs:
            said = ran(*argv)
            failures += [f"{shown(argv)}: {wrong}" for wrong in [*wrong_with(said), *_unreadable(argv, said)]]
        return Told(failures, slowest, slowest_at, len(ids), len(argvs))
    finally:
        shutil.rmtree(root)


def _laid(root: Path, random: Random, count: int) -> Iterator[Path]:
    """Mutated files in their places, under names of their own where a name is taken."""
    kinds = random.choices(("mission", "whole", "profile", "template", "settings"), (50, 6, 30, 11, 3), k=count)
    for number, kind in enumerate(kinds):
        source = random.choice(sources()[kind])
        path = root / source.folder / source.name
        if path.exists():
            path = root / (source.folder or "missions") / f"n{number}-{source.name}"
        path.write_bytes(spoilt(random, source.raw))
        yield path


def _looked_at(root: Path, path: Path, failures: list[str]) -> str | None:
    """Reads one file as its place says and renders its findings in every format; the id of a mission that reads."""
    workspace = Workspace(root)
    place = path.relative_to(root).parts[0]
    mission = None
    if place == "missions":
        one, findings = workspace.read(path)
        mission = one.id if one else None
    elif place == "consultants":
        findings = workspace.read_profile(path)[1]
    elif place == "templates":
        findings = read_template(Template(path.relative_to(root / "templates").as_posix(), path, shipped=False))[1]
    else:
        findings = workspace.settings_findings
    failures += [f"{path.name}: {wrong}" for wrong in _said(findings, workspace, path)]
    return mission


def _said(findings: list[Finding], workspace: Workspace, path: Path) -> list[str]:
    name = workspace.relative(path)
    wrong = [f"{finding.code} belongs to {finding.path}" for finding in findings if finding.path != name]
    wrong += [f"{finding.code} at {finding[1:4]}" for finding in findings if min(finding[1:4]) < 0]
    for text in (
        findings_text(findings, {name: text_of(path, workspace.root)}),
        "\n".join(as_github(finding) for finding in findings),
        json_text([as_gitlab(finding) for finding in findings]),
        json_text([as_item(finding) for finding in findings]),
    ):
        wrong += wrong_with(Ran(0, text, ""))
    return wrong


def _commands(random: Random, ids: list[str]) -> Iterator[list[str]]:
    """What is run over the batch: one command over all the files, several over a mission that reads."""
    lang = ["--lang", random.choice(("en", "fr"))]
    over_all = [
        *(["check", "--format", form] for form in ("text", "text", "json", "github", "gitlab", "md")),
        *([name, "--format", form] for name in ("list", "due") for form in ("table", "json", "csv", "md")),
    ]
    yield [*random.choice(over_all), *lang]
    for mission in random.sample(ids, min(2, len(ids))):
        yield ["show", mission, *random.choice((["--all"], ["--json"], [])), *lang]
    for mission in random.sample(ids, min(1, len(ids))):
        yield random.choice(
            (
                ["offboard", mission, "--export", "md", *lang],
                ["offboard", mission, "--json", "--case", "completed", "-n"],
                ["task", mission, "no-such-task", "done", "--as", "x", *lang],
                ["checkin", mission, "--progress", "x", "--as", "x", "-n", *lang],
                ["check", mission, *lang],
            )
        )


def _unreadable(argv: list[str], said: Ran) -> list[str]:
    """JSON that a program could not take."""
    if said.out and ("json" in argv or "gitlab" in argv or ("--json" in argv and "-n" not in argv)):
        try:
            json.loads(said.out)
        except ValueError as error:
            return [f"no JSON: {error}"]
    return []


PROOFS = (Proof("mutated bytes through every reading command: tracebacks, raw bytes, over 1 s", run, 50_000, 150),)
