"""Writes into other people's files: the data that was meant, and no line that was not.

Random documents in random hands get one random edit each; every file of the corpus gets every writing command.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml
from tests.proofs.frame import Outcome, Proof, shared, spread
from tests.proofs.program import REPOSITORY, TODAY, apart, ran, wrong_with
from tests.property.documents import make
from tests.property.edits import lines_lost, lines_of, random_change, same, sorted_keys, written_at
from tests.property.edits import shared as in_two_places

from mission_cli.commands.grammar import TARGETS, build
from mission_cli.core.changes import Append, Change, Entry, Insert, Remove, apply
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.splice import splice
from mission_cli.storage.text.read import Document, plain_data, read_text
from mission_cli.storage.workspace import Workspace

# One random edit of a random document -------------------------------------------------------------------------------


def random_edits(seed: int, count: int) -> Outcome:
    """`count` documents with one edit each."""
    return shared(_edits, seed, count)


def _edits(seed: int, count: int) -> Outcome:
    outcomes: Counter[str] = Counter()
    failures: list[str] = []
    for number in range(count):
        of = seed * 1_000_000 + number
        try:
            outcomes[edited(of)] += 1
        except Exception as error:  # noqa: BLE001 - what must not happen, whatever it is
            failures.append(f"document {of}: {type(error).__name__}: {error}"[:400])
    told = ", ".join(f"{what} {n}" for what, n in sorted(outcomes.items()))
    refused = outcomes["refused"]
    if refused * 1_000 > max(count, 1_000):
        failures.append(f"seed {seed}: {refused} of {count} refused without a reason to")
    return Outcome(count, failures, told)


def edited(seed: int) -> str:
    """Makes one edit; what became of it. Raises AssertionError when what was written is not what was meant."""
    made = make(seed)
    document = read_text(made.raw)
    assert document.root is not None, document.problems
    data = plain_data(document.root)
    change = random_change(Random(seed), data)
    order = (lambda _: ("a-first", "title", "new", "kind")) if seed % 2 else None
    try:
        after = splice(made.raw, [change], order)
    except RefusedWriteError as refusal:
        return _why(refusal, document, change)
    assert plain_data(_root(after)) == apply([change], data), f"{change}: other data"
    allowed = 2 if isinstance(change, (Append, Insert)) else lines_of(document, change.path) + 5
    lost = lines_lost(made.raw, after)
    assert len(lost) <= allowed, f"{change}: {len(lost)} lines changed"
    renamed = change.path[-1] == "id" or isinstance(change.path[-1], Entry)
    if not isinstance(change, Remove) and not renamed and after != made.raw:
        loaded = yaml.load(after, yaml.CSafeLoader)
        assert same(sorted_keys(written_at(loaded, change)), sorted_keys(change.value)), f"{change}: of another type"
    return "written"


def _root(raw: bytes) -> Any:
    document = read_text(raw)
    assert document.problems == (), document.problems
    return document.root


def _why(refusal: RefusedWriteError, document: Document, change: Change) -> str:
    if refusal.text == "write.alias" and in_two_places(document, change.path):
        return "refused as it would show in a second place"
    if refusal.args_for_text.get("reason") == "the last key of the file":
        return "refused as the last key of the file"
    return "refused"


# Every writing command on every file of the corpus ------------------------------------------------------------------

COMMANDS: dict[str, tuple[str, ...]] = {
    "checkin, a lane that is there": (
        *("checkin", "m", "--as", "{lane}", "--health", "green", "--progress", "One: a line.", "--date", "{day}", "--yes"),
    ),
    "checkin, a new lane": (
        *("checkin", "m", "--as", "Quentin Roux", "--progress", "Long\nand short.", "--date", "{day}", "--action", "Call; client"),
    ),
    "feedback": (
        *("feedback", "m", "--as", "{lane}", "--from", "client", "--to", "consultant"),
        *("--strengths", "#1, 'quoted' \"twice\"", "--score", "4", "--date", "{day}"),
    ),
    "offboard": ("offboard", "m", "--case", "client-ended", "--reason", "Budget: cut", "--yes"),
    "task done": ("task", "m", "{task}", "done", "--as", "Sofia Bernard"),
    "task n/a": ("task", "m", "{task}", "n/a", "--why", "nothing to do"),
    "note": ("note", "m", "One: a line.", "--as", "{lane}"),
    "opportunity": ("opportunity", "m", "--what", "A need: #2", "--as", "Quentin Roux"),
    "answer": ("answer", "m", "lessons-learned", "--from", "manager", "--answer", "lessons=None: 'really'", "--as", "{lane}"),
    "blocker": ("blocker", "open", "m", "--title", "Stuck: no access", "--as", "{lane}"),
    "change": ("change", "ask", "m", "--by", "client", "--what", "More: two weeks", "--as", "{lane}"),
    "contract": ("contract", "m", "--clause", "archives_x=Kept: ten years", "--document", "Terms 2026;S3"),
    "deliverable": ("deliverable", "m", "add", "--title", "Report: last"),
    "milestone": ("milestone", "m", "add", "--title", "Half: way", "--amount", "1000 EUR"),
    "lend": ("lend", "m", "--item", "Phone: blue", "--id", "phone-x", "--date", "{day}"),
    "grant": ("grant", "m", "--system", "Wiki: team", "--id", "wiki-x", "--date", "{day}"),
    "onboard": ("onboard", "m"),
}  # fmt: skip
# These write files of their own, or what the person's editor left; or they want a mission in a state that few of the
# files are in (something out, an end near): their own tests compare the file they leave line by line. `resolve` and
# `sync` write what merges.py proves.
OTHER_WRITERS = frozenset(
    {
        "new",
        "init",
        "consultant",
        "contact",
        "undo",
        "redo",
        "resolve",
        "schema",
        "template",
        "renew",
        "close",
        "reopen",
        "return",
        "revoke",
        "sync",
        "fmt",
        "migrate",
    }
)
# What a command may take away: an empty value it fills, a state, a case or a mark it sets.
OWN = re.compile(
    r"^\s*(?:-\s+)?(?:[\w-]+:\s*(?:\[\]|\{\}|~|null)?(?:\s+#.*)?|(?:state|case|done|verified|why|reason|ends):.*)$"
)


class Touched(NamedTuple):
    """What a command did to a file: lines gone that were not its own, lines added, and why it would not."""

    unrelated: list[str]
    added: int
    refused: str
    wrong: list[str]


@cache
def files() -> tuple[Path, ...]:
    """Missions as many hands lay them out."""
    return tuple(
        path
        for folder in ("tests/corpus", "tests/examples", "missions")
        for path in sorted((REPOSITORY / folder).glob("*.yaml"))
    )


def cases() -> list[tuple[Path, str]]:
    """Every file with every command; those of one file are apart, so that a few cases touch many files."""
    return [(path, name) for name in COMMANDS for path in files()]


def written_files(seed: int, count: int) -> Outcome:
    """`count` commands; all there are when `count` is no less."""
    if count < len(cases()):
        return spread(_written, Random(seed).sample(cases(), count))
    writers = {name for name in TARGETS if any(param.name == "dry_run" for param in build(name).params)}
    unknown = writers - OTHER_WRITERS - {argv[0] for argv in COMMANDS.values()}
    outcome = spread(_written, cases())
    return outcome._replace(
        failures=[*(f"no case writes with `{name}`" for name in sorted(unknown)), *outcome.failures]
    )


def _written(chosen: Sequence[tuple[Path, str]]) -> Outcome:
    failures: list[str] = []
    added, refused = 0, 0
    for path, name in chosen:
        touched = _touched(path, COMMANDS[name])
        added, refused = added + touched.added, refused + bool(touched.refused)
        what = f"{name} on {path.name}"
        failures += [f"{what}: {line!r} changed" for line in touched.unrelated]
        failures += [f"{what}: {wrong}" for wrong in [*touched.wrong, *([touched.refused] if touched.refused else [])]]
    return Outcome(len(chosen), failures, f"{added:,} lines added, {refused} refused")


def _touched(path: Path, command: tuple[str, ...]) -> Touched:
    with apart() as folder:
        (folder / "missions").mkdir()
        copy = folder / "missions" / "m.yaml"
        copy.write_bytes(path.read_bytes())
        if command[0] == "task":
            ran(*COMMANDS["offboard"])
        before = copy.read_bytes()
        mission = Workspace(folder).load("m").mission
        start = str(mission.contract.start)
        words = {"lane": next(iter(mission.journal)), "day": start}
        words["task"] = mission.offboarding.tasks[0].id if mission.offboarding and mission.offboarding.tasks else ""
        # A mission to come is written to on its first day.
        said = ran(*(word.format(**words) for word in command), "--today", max(start, TODAY))
        checked = ran("check")
        wrong = [*wrong_with(said), *(checked.out.splitlines()[:1] if checked.code else [])]
        after = copy.read_bytes()
        if said.code:
            return Touched(
                ["the file, of a command that was refused"] if after != before else [], 0, said.err[-200:], wrong
            )
        return Touched(list(_unrelated(before, after)), after.count(b"\n") - before.count(b"\n"), "", wrong)


def _unrelated(before: bytes, after: bytes) -> Iterator[str]:
    """The lines that are gone and were not the command's own."""
    lost = [line.decode() for line in lines_lost(before, after)]
    # The last line of a file without a line end only gains one.
    kept = (
        {line.rstrip(b"\r\n").decode() for line in after.splitlines(keepends=True)}
        if not before.endswith(b"\n")
        else set()
    )
    last = before.splitlines()[-1].decode()
    for line in lost:
        bare = line.rstrip("\r\n")
        if not OWN.match(bare) and not (bare == last and bare in kept):
            yield bare


PROOFS = (
    Proof(
        "unrelated lines changed by a write, over the corpus × every writing command", written_files, len(cases()), 12
    ),
    Proof("random documents, one random edit each: wrong data written", random_edits, 5_000, 60),
)
