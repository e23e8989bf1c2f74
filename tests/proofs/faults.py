"""A fault at every call to the system of every writing command: whole files, true words, nothing typed lost, no
leftover once the next command has run."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from tests.older import OLDER, from_0
from tests.proofs.frame import Outcome, Proof
from tests.proofs.injected import KILLED, Fault, Injector, faults, ran, ran_in_child
from tests.proofs.program import BUG, Ran, apart

from mission_cli.commands import demo, schema
from mission_cli.commands.session import Session
from mission_cli.core.migrate import STEPS
from mission_cli.storage import demo as demo_files
from mission_cli.storage.workspace import Workspace, read_raw

MISSION = """\
format: 1
title: Water meters
consultant: Léa Martin
client: {name: Acme}
manager: Sofia Bernard
contract:
  start: 2026-03-02
  end: 2026-12-18
journal:
  sofia-bernard: []
"""
PROFILE = """\
format: 1
name: Léa Martin
left: 2026-06-30
skills: [sql]
journal:
  sofia-bernard: []
"""
ENDING = "offboarding: {case: completed, tasks: [{id: keys, title: Keys, due: end, state: todo}]}\n"
TYPED = "What was typed, and is nowhere else."
_OWN = re.compile(r"\d+-[0-9a-f]{8}")


class Case(NamedTuple):
    """A writing command. `typed`: its text is kept when it is not recorded; `many`: it writes several files, each whole;
    `looks`: it answers the same whatever cannot be written. `said`: its words for a record that is there. `rest`: what
    a draft of it does not hold."""

    name: str
    argv: tuple[str, ...]
    prepare: Callable[[Path], None]
    said: str = ""
    given: str = ""
    typed: bool = False
    many: bool = False
    looks: bool = False
    asked: bool = False
    rest: tuple[str, ...] = ()
    follow: tuple[str, ...] = ("checkin", "acme", "--progress", "Next", "--as", "lea", "--yes")


def workspace(root: Path) -> None:
    """A workspace that has been written to before: the common case."""
    clone(root)
    cache = root / ".mission" / "cache"
    cache.mkdir(parents=True)
    (cache / ".gitignore").write_text("*\n")
    (cache / "lock").touch()


def clone(root: Path) -> None:
    (root / "missions").mkdir(parents=True)
    (root / "mission.yaml").write_text("perspective: provider\n")
    (root / "missions" / "acme.yaml").write_text(MISSION, encoding="utf-8")


def ending(root: Path) -> None:
    workspace(root)
    (root / "missions" / "acme.yaml").write_text(MISSION + ENDING, encoding="utf-8")


def known(root: Path) -> None:
    """The consultant has a profile."""
    workspace(root)
    (root / "consultants").mkdir()
    (root / "consultants" / "lea-martin.yaml").write_text(PROFILE, encoding="utf-8")


def stale_schemas(root: Path) -> None:
    workspace(root)
    (root / ".mission" / "mission.schema.json").write_text("{}\n")


def older(root: Path) -> None:
    workspace(root)
    for name in ("acme", "beta"):
        (root / "missions" / f"{name}.yaml").write_bytes(OLDER)


def exported(root: Path) -> None:
    workspace(root)
    (root / "due.csv").write_text("old\n")
    (root / "due.csv").chmod(0o600)


def empty(root: Path) -> None:
    root.mkdir()


def draft_waiting(root: Path) -> None:
    workspace(root)
    (root / ".mission" / "cache" / "drafts").mkdir()
    (root / DRAFT).write_text(f"progress: {TYPED}\n")


def half_a_demo(root: Path) -> None:
    """What a demo that was cut short left: its folders and schemas, no record yet."""
    root.mkdir()
    os.chdir(root)
    with dice():
        assert ran(("demo", ".")).code == 0
    for folder in ("missions", "consultants"):
        for path in (root / folder).glob("*.yaml"):
            path.unlink()


def checked_in(root: Path) -> None:
    """A workspace with one thing to undo."""
    workspace(root)
    os.chdir(root)
    with dice():
        assert ran(("checkin", "acme", "--progress", "Fine", *BY)).code == 0


def taken_back(root: Path) -> None:
    checked_in(root)
    assert ran(("undo",)).code == 0


def agreed(root: Path) -> None:
    """A workspace whose newest mission is to be undone."""
    workspace(root)
    os.chdir(root)
    with dice():
        assert ran(NEW).code == 0


def not_agreed(root: Path) -> None:
    agreed(root)
    assert ran(("undo",)).code == 0


DRAFT = ".mission/cache/drafts/checkin-acme-2026-11-20.yaml"
NEW = (
    *("new", "beta", "--title", "Billing", "--client", "Beta", "--contact", "Ada", "--manager", "Sofia Bernard"),
    *(
        "--vision",
        TYPED,
        "--consultant",
        "Léa Martin",
        "--start",
        "2026-12-01",
        "--end",
        "2027-03-31",
        "--as",
        "sofia-bernard",
    ),
)
SEARCH = (
    *("new", "search", "--kind", "search", "--client", "Ours", "--manager", "Sofia Bernard", "--vision", TYPED),
    *("--consultant", "Léa Martin", "--start", "2026-12-01", "--as", "sofia-bernard"),
)
BY = ("--as", "sofia-bernard")
NEW_PROFILE = ("consultant", "new", "Ada Roux", "--mail", "ada@esn.example", "--wishes", TYPED, *BY)
WALKED = "\n".join(["", "", "green", TYPED, *[""] * 40])
CASES = (
    Case("checkin", ("checkin", "acme", "--progress", TYPED, *BY), workspace, "recorded", typed=True),
    Case("checkin in a clone", ("checkin", "acme", "--progress", TYPED, *BY), clone, "recorded", typed=True),
    Case("checkin asked", ("checkin", "acme", *BY), workspace, "recorded", WALKED, typed=True, asked=True),
    Case("checkin of a draft", ("checkin", "acme", "--record", DRAFT, *BY), draft_waiting, "recorded", typed=True),
    Case(
        "feedback",
        ("feedback", "acme", "--from", "client", "--to", "consultant", "--strengths", "-", *BY),
        workspace,
        "recorded",
        TYPED,
        typed=True,
    ),
    Case("new", NEW, workspace, "missions/beta.yaml", typed=True),
    Case("new on the bench", SEARCH, workspace, "missions/search.yaml", typed=True),
    Case("consultant new", NEW_PROFILE, workspace, "consultants/ada-roux.yaml", typed=True, rest=("Ada Roux",)),
    Case("consultant set", ("consultant", "set", "lea", "--skill", "kafka"), known, "changed"),
    Case("consultant note", ("consultant", "note", "lea", TYPED, *BY), known, "recorded", typed=True, rest=("lea",)),
    Case("contact", ("contact", "lea", "--note", TYPED, *BY), known, "recorded", typed=True),
    Case("edit", ("edit", "acme"), workspace, "Saved", typed=True),
    Case("note", ("note", "acme", TYPED, *BY), workspace, "recorded", typed=True),
    Case("opportunity", ("opportunity", "acme", "--what", TYPED, *BY), workspace, "recorded", typed=True),
    Case("renew", ("renew", "acme", "--until", "2027-03-31", *BY), ending, "(was"),
    Case("close", ("close", "acme", *BY), workspace, "closed"),
    Case(
        "answer",
        ("answer", "acme", "exit-interview", "--from", "consultant", "--answer", f"welcome={TYPED}", *BY),
        workspace,
        "recorded",
        typed=True,
    ),
    Case("offboard", ("offboard", "acme", "--case", "completed", "--reason", "Done"), workspace, "Checklist written"),
    Case("task", ("task", "acme", "keys", "done", *BY), ending, "keys"),
    Case("onboard", ("onboard", "acme"), workspace, "Checklist written"),
    Case("lend", ("lend", "acme", "--item", "Phone"), workspace, "Phone"),
    Case("deliverable", ("deliverable", "acme", "add", "--title", "Report"), workspace, "report"),
    Case("contract", ("contract", "acme", "--order", "PO-1"), workspace, "PO-1"),
    Case(
        "blocker open",
        ("blocker", "open", "acme", "--title", TYPED, *BY),
        workspace,
        "opened",
        typed=True,
        rest=("acme",),
    ),
    Case(
        "change ask",
        ("change", "ask", "acme", "--by", "client", "--what", TYPED, *BY),
        workspace,
        "noted",
        typed=True,
        rest=("acme",),
    ),
    Case("template copy", ("template", "copy", "exit-interview"), workspace, "Copied"),
    Case("fmt", ("fmt", "acme"), workspace, "laid out"),
    Case("migrate", ("migrate",), older, "format 0", many=True, follow=("migrate",)),
    Case("schema", ("schema",), stale_schemas, many=True, follow=("schema",)),
    Case("init", ("init",), empty, "Made", many=True, follow=("init",)),
    Case("demo", ("demo", "."), half_a_demo, "sample", many=True, follow=("init",)),
    Case("undo", ("undo",), checked_in, "Undone"),
    Case("redo", ("redo",), taken_back, "Done again"),
    Case("undo a new file", ("undo",), agreed, "Undone"),
    Case("redo a new file", ("redo",), not_agreed, "Done again"),
    Case("due --output", ("due", "--output", "due.csv"), exported, "due.csv", follow=("due", "--output", "due.csv")),
    Case("list", ("list",), workspace, looks=True, follow=("list",)),
    Case("due", ("due", "--weeks", "8"), workspace, looks=True, follow=("due",)),
)
QUIET = (
    ("offboard", "acme", "--case", "completed", "--dry-run"),
    ("checkin", "acme", "--progress", TYPED, *BY, "--dry-run"),
    (*NEW, "--dry-run"),
    ("task", "acme", "keys", "done", *BY, "--dry-run"),
    ("schema", "--dry-run"),
    ("init", "--dry-run"),
    ("show", "acme"),
    ("check",),
)
"""What writes nothing: not one call."""


class Point(NamedTuple):
    case: Case
    at: int
    operation: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.case.name}: {self.fault} at call {self.at} ({self.operation})"


class Stage:
    """The place where one case is played again and again: a workspace made anew, a home, what the clean run leaves."""

    def __init__(self, folder: Path, case: Case) -> None:
        self.case, self.root, self.folder = case, folder / "w", folder
        self.temporary = folder / "home" / "tmp"
        self.model = folder / f"model-{case.name.replace(' ', '-')}"
        case.prepare(self.model)
        self.settled: dict[str, list[str]] = {}
        self.set_up()
        self.before = tree(self.root)
        self.counted = Injector()
        self.clean = self.play(self.counted)
        assert self.clean.code == 0, self.clean
        assert case.said in self.clean.out + self.clean.err, self.clean
        self.after = tree(self.root)
        assert case.looks or self.after != self.before, case.name
        assert self.leftovers() == []
        assert self.drafts() == []

    def points(self) -> Iterator[Point]:
        for at, operation in enumerate(self.counted.calls, start=1):
            yield from (Point(self.case, at, operation, fault) for fault in faults(operation))

    def set_up(self) -> None:
        os.chdir(self.folder)
        for folder in (self.root, self.temporary):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.model, self.root)
        self.temporary.mkdir()
        os.chdir(self.root)

    def play(self, hook: Injector | None) -> Ran:
        with dice(), ExitStack() as stack:
            if self.case.asked:
                stack.enter_context(mock.patch.object(Session, "interactive", True))
            if hook and hook.fault and hook.fault.what == "kill":
                return ran_in_child(self.folder, self.case.argv, hook, self.case.given)
            return ran(self.case.argv, hook, self.case.given)

    def failures(self, point: Point) -> list[str]:
        """What is wrong with this run and with the one that follows it."""
        self.set_up()
        said = self.play(Injector(point.at, point.fault, self.root))
        wrong = [*self._files(said), *self._words(said, point.fault), *self._kept(said, point.fault)]
        if not wrong:
            state = self._state()
            if state not in self.settled:
                self.settled[state] = self._next()
            wrong = self.settled[state]
        return [f"{point}: {what}" for what in wrong]

    def _files(self, said: Ran) -> Iterator[str]:
        """Each file is what it was, or what it was to become."""
        now = tree(self.root)
        for name in now.keys() | self.before.keys():
            if now.get(name) not in (self.before.get(name), self.after.get(name)):
                yield f"{name} is torn"
        if said.code == 0 and now != self.after:
            yield "success, and not all is there"
        if said.code > 0 and now == self.after and not self.case.looks:
            yield f"refused, and all is there: {said.err}"
        if said.code > 0 and now != self.before and not self.case.many:
            yield "refused, and something is there"
        if said.code == KILLED and self.case.said and not self.case.many and now != self.after:
            yield from ["acknowledged, and not there"] if self._acknowledged(said) else []
        ignore = self.root / ".mission" / "cache" / ".gitignore"
        if ignore.exists() and ignore.read_text() != "*\n":
            yield f"{ignore.name} is torn"

    def _acknowledged(self, said: Ran) -> bool:
        return self.case.said in said.out + said.err.replace("What you typed", "")

    def _words(self, said: Ran, fault: Fault) -> Iterator[str]:
        if BUG.search(said.out + said.err):
            yield f"a bug: {said.err}"
        if said.code > 0 and ("error: " not in said.err or said.code not in (1, 2)):
            yield f"exit {said.code} with {said.err!r}"
        if self.case.looks and said.code != KILLED and said != self.clean:
            yield f"another answer: {said}"
        if fault == Fault("EINTR") and said.code:
            yield f"not tried again: {said.err}"
        if said.code > 0 and fault.reach == "once" and self.leftovers():
            yield f"leftover of a run that could clean up: {self.leftovers()}"

    def _kept(self, said: Ran, fault: Fault) -> Iterator[str]:
        """A draft of what was refused, and none of what was recorded; each whole."""
        drafts = self.drafts()
        if said.code == 0 and drafts and fault.reach == "once" and fault.what != "EIO" and fault.what[:1] != "E":
            yield f"a draft of what is recorded: {drafts}"
        for draft in drafts:
            if not self._is_whole(draft):
                yield f"torn draft {draft.name}: {draft.read_bytes()!r}"
        if said.code > 0 and self.case.typed and fault.reach != "everywhere":
            if not any(TYPED in draft.read_text(encoding="utf-8") for draft in drafts):
                yield f"what was typed is lost: {said.err}"
            elif not any(draft.name in said.err for draft in drafts):
                yield f"the draft is not named: {said.err}"

    def _is_whole(self, draft: Path) -> bool:
        raw = draft.read_bytes()
        if self.case.name == "edit":
            return raw in (self.before["missions/acme.yaml"], self.after["missions/acme.yaml"])
        if raw == self.case.given.encode():
            return True
        return bool(raw) and not any(finding.level == "error" for finding in read_raw(raw, draft.name)[2])

    def _next(self) -> list[str]:
        """The fault is gone: the same command, or another when the record is there, succeeds and cleans up."""
        before = len(self.drafts())
        drafts = [draft for draft in self.drafts() if TYPED in draft.read_text(encoding="utf-8")]
        recorded = tree(self.root) == self.after and not self.case.looks
        argv, given = (self.case.follow, "") if recorded else (self.case.argv, self.case.given)
        asked = self.case.asked and not recorded
        if drafts and not recorded:
            if argv[0] == "edit":
                asked, given = True, "take\n"
            else:
                asked, argv, given = False, (*argv[:2], *self.case.rest, "--record", str(drafts[0]), *BY), ""
        if asked and before and not drafts:
            given = f"drop\n{given}"
        with dice(), mock.patch.object(Session, "interactive", asked):
            said = ran(argv, None, given)
        wrong = [f"the next command ({argv}): {said}"] if said.code else []
        wrong += [f"left after the next command: {name}" for name in self.leftovers()]
        if (
            not recorded or self.case.argv[0] == "checkin"
        ) and before < 2:  # the earlier state of a draft whose disk failed is offered on its own
            wrong += [f"draft after the next command: {draft.name}" for draft in self.drafts()]
        _, findings = Workspace(self.root).load_all()
        wrong += [f"after the next command: {finding}" for finding in findings if finding.level == "error"]
        if not recorded and self.case.typed:
            text = b"".join(tree(self.root).values()).decode()
            wrong += [] if text.count(TYPED) == 1 else [f"in the journal {text.count(TYPED)} times"]
        return wrong

    def drafts(self) -> list[Path]:
        places = [self.root / ".mission" / "cache" / "drafts", *self.temporary.glob("mission-drafts-*")]
        return sorted(path for place in places for path in place.glob("*.yaml"))

    def leftovers(self) -> list[str]:
        """Temporary files, in the workspace or out of it."""
        found = [path.name for top in (self.root, self.temporary) for path in top.rglob(".*.mission-tmp")]
        return found + [path.name for path in self.temporary.glob("mission-*") if "drafts" not in path.name]

    def _state(self) -> str:
        """What the next command meets: runs that left the same are followed once."""
        seen = hashlib.sha256()
        for top in (self.root, self.temporary):
            for path in sorted(top.rglob("*")):
                content = path.read_bytes() if path.is_file() and not path.name.startswith("index-") else b""
                seen.update(_OWN.sub("*", path.name).encode() + b"\0" + content + b"\0")
        return seen.hexdigest()


def tree(root: Path) -> dict[str, bytes]:
    """The files of a workspace that are not the tool's own."""
    return {
        name: path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
        and not (name := path.relative_to(root).as_posix()).startswith(".mission/cache/")
        and not name.endswith(".mission-tmp")
    }


_schema_text = cache(schema.schema_text)
_sample = cache(lambda *given: list(islice(demo_files.records(*given), 1)))
_people = cache(lambda *given: list(islice(demo_files.profiles(*given), 1)))


@contextmanager
def dice() -> Iterator[None]:
    """Each run throws the same dice, so that its records can be compared; a sample firm of one; an editor that types."""

    def edited(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        path.write_text(text if TYPED in text else f"{text}vision: {TYPED}\n", encoding="utf-8")

    with (
        mock.patch("mission_cli.actions.journal.urandom", random.Random(1).randbytes),
        mock.patch.object(demo, "records", _sample),
        mock.patch.object(demo, "profiles", _people),
        mock.patch.object(schema, "schema_text", _schema_text),
        mock.patch("mission_cli.commands.typed.ask.open_editor", edited),
        mock.patch("mission_cli.commands.typed.ask.editor_is_set", return_value=True),
    ):
        yield


@contextmanager
def stages() -> Iterator[Path]:
    """A folder for them, in memory where the system has one: it is made anew thousands of times."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with mock.patch("tempfile.tempdir", memory), mock.patch.dict(STEPS, {0: from_0}), apart() as folder:
        yield folder


class Played(NamedTuple):
    cases: int
    total: int
    failures: list[str]


def played(seed: int, count: int, part: int, parts: int) -> Played:
    """Every `parts`-th point of each command, `part` telling which; of all of them, or of about `count` drawn by `seed`."""
    cases = total = 0
    failures: list[str] = []
    most = -(-count // len(CASES))
    with stages() as folder:
        for number, case in enumerate(CASES):
            stage = Stage(folder, case)
            points = list(stage.points())
            total += len(points)
            if most < len(points):
                points = random.Random(seed * 1000 + number).sample(points, most)
            for point in points[part::parts]:
                failures += stage.failures(point)
                cases += 1
    return Played(cases, total, failures)


def quiet() -> list[str]:
    """The commands that write nothing, and made a call."""
    found = []
    with stages() as folder:
        root = folder / "w"
        ending(root)
        os.chdir(root)
        before = tree(root)
        for argv in QUIET:
            hook = Injector()
            code = ran(argv, hook).code
            if code or hook.calls or tree(root) != before:
                found.append(f"{argv}: exit {code}, {hook.calls}")
    return found


def prove(seed: int, count: int) -> Outcome:
    """Every point of every command, or about `count` of them, as many of each command."""
    if count < 500:
        found = [played(seed, count, 0, 1)]
    else:
        with ProcessPoolExecutor(2) as pool:
            found = list(pool.map(played, (seed, seed), (count, count), (0, 1), (2, 2)))
    failures = [failure for one in found for failure in one.failures]
    return Outcome(
        sum(one.cases for one in found), failures + quiet(), f"of {found[0].total:,}, in {len(CASES)} commands"
    )


PROOFS = (Proof("a fault at every I/O call of every writing command", prove, 1_000_000, 30),)
