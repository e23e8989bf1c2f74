"""Hostile ids, paths and names given to every command: answered or refused, and nothing written outside the workspace.

The command lines are built from the commands themselves, so that one added later is attacked without a word here: each
of their arguments and options is given the hostile word in turn, the others hold what lets the command go as far as
it can.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.proofs.frame import Outcome, Proof, spread
from tests.proofs.program import REPOSITORY, apart, ran, shown, workspace_in, wrong_with

from mission_cli.commands.grammar import TARGETS, build
from mission_cli.storage.own_key import own_key
from mission_cli.storage.workspace import Workspace

MOST_SAID = 40_000  # characters for a word of 5,000

_WORDS = (
    *("../x", "../../etc/passwd", "/etc/passwd", "missions/../../x", "..", ".", "...", "", " ", "\t", "\n", "/", "//", "./", "./x"),
    *(".git", ".git/config", ".git/hooks/post-commit", ".mission", ".mission/cache", ".gitignore", "-rf", "--", "-", "---", "-n", "--help"),
    *("--dir=/", "--output=/etc/passwd", "-o/x", "--upload-pack=touch pwned", "-oProxyCommand=x", "@/etc/passwd", "@", "@@", "@../x", "@-"),
    *("CON", "con", "nul", "NUL", "nul.txt", "aux", "com1", "COM9.yaml", "lpt1", "prn", "con-1", "a:b", "a::$DATA", "C:", "C:\\x", "C:/x"),
    *("\\\\server\\share", "a\\b", "..\\x", "..\\..\\x", "%2e%2e%2fx", "..%2fx", "..%c0%af", "file:///etc/passwd", "http://x/y", "~", "~root"),
    *("~/x", "$HOME/x", "${HOME}", "$(touch pwned)", "`touch pwned`", "; touch pwned", "| touch pwned", "& touch pwned", "&& touch pwned"),
    *("\ntouch pwned", "'; touch pwned; '", '"; touch pwned; "', "> pwned", ">pwned", "a>pwned", "<(touch pwned)", "!touch", "!!", "*", "?"),
    *("[a]", "[!a]", "**", "{a,b}", "%s", "%n", "%(x)s", "{0}", "{}", "{x.__class__}", "{{7*7}}", "{% x %}", "${7*7}", "#{7*7}", "<%= 7 %>"),
    *("a\nb", "a\rb", "a\tb", "a\0b", "\0", "a\x1b[31m", "\x1b]0;x\x07", "\x9b31m", "\x07", "\x08", "\x7f", "\x85", "\u2028", "\u2029"),
    *("\u202ex", "a\u202eb", "\u2066x\u2069", "\u200b", "a\u200bb", "\u200d", "\ufeff", "\ufeffacme", "\u00ad", "a\u00adb", "\u061c", "\u180e"),
    *("é", "e\u0301", "É", "ACME", "Acme", "acme-order-data ", " acme-order-data", "acme-order-data.", "acme-order-data..", "acme.yaml."),
    *("acme-order-data.yaml", "acme-order-data.YAML", "ACME-ORDER-DATA", "acme-order-data.yml", "missions/acme-order-data.yaml", "ac\u0441e"),
    *("acme-order-data/../../x", "acme-order-data\0.yaml", "acme--order", "-acme", "acme-", "a--b", "a_b", "a.b", "a b", "ａｃｍｅ", "ß", "ﬁ"),
    *("İ", "ı", "ſ", "Å", "Å", "日本", "مرحبا", "😀", "👨‍👩‍👧", "\U000e0041", "\udcff", "\udce9", "a\udcffb"),
    *("\U0010ffff", "\uffff", "\ufdd0", "0", "1", "-1", "00", "1e3", "0x1F", "null", "~", "true", "no", "yes", "2026-03-02", "12:30", ".nan"),
    *("[", "]", "{", "}", "[]", "{}", "[a, b]", "a: b", ": ", "- x", "? x", "&a", "*a", "!!python/object:os.system x", "!x", "|", ">", "#", "a #b"),
    *("'", '"', "''", '""', "it's", '\\"', "\\", "\\\\", "\\n", "\\x1b", "=cmd|' /C calc'!A0", "=1+1", "+1", "@SUM(1)", "<script>", "</b>"),
    *("[/]", "[bold]x", "[link=http://x]y", "| a | b |", "**b**", "`c`", "# h", "![x](y)", "x" * 80, "x" * 81, "x" * 255, "x" * 300),
    *("x" * 5_000, "x/" * 200, "../" * 100 + "x", "é" * 200, "😀" * 100, "a" * 251 + ".yaml", "-" * 300, "." * 300, "9" * 400, "[" * 300),
    *("/dev/null", "/dev/zero", "/dev/full", "/proc/self/mem", "/proc/self/environ", "/root/.ssh/id_rsa", "/tmp", "/", "home"),
)  # fmt: skip

IDS = tuple(dict.fromkeys(_WORDS))

# What lets a command go as far as it can, by the name of its parameter.
GOOD = {
    "mission_id": "acme-order-data",
    "task_id": "handover-file",
    "state": "done",
    "author": "sofia-bernard",
    "title": "T",
    "client": "C",
    "contact": "P",
    "manager": "S",
    "consultant": "L",
    "person": "lea-martin",
    "name": "lea-martin",
    "start": "2026-12-01",
    "end": "2026-12-31",
    "progress": "x",
    "strengths": "x",
    "sender": "client",
    "from_": "client",
    "to": "consultant",
    "case": "completed",
    "deliverable_id": "runbook",
    "milestone_id": "go-live",
    "access_id": "gitlab",
    "item": "laptop",
    "system": "Jira",
    "yes": "",
}
NEEDED = {
    "new": ("title", "client", "contact", "manager", "consultant", "start", "end"),
    "checkin": ("progress", "author", "yes"),
    "feedback": ("from_", "to", "strengths", "author"),
    "offboard": ("case", "yes"),
    "task": ("author",),
    "grant": ("system",),
    "revoke": ("author",),
    "deliverable": ("author",),
}
_NAMES = re.compile("NAME|FILE")
# The person's own wish: they say where to write. Only words that stay below the current folder are given to these.
OWN_PLACES = frozenset({"dir", "folder", "output"})


class Place(NamedTuple):
    """Where a command takes a word. `before` ends with the option's name and `=`, or is whole words."""

    param: str
    before: tuple[str, ...]
    option: str
    after: tuple[str, ...]
    asked: bool
    """Whether it is an argument: every hostile word is tried there."""
    naming: bool = False
    """Whether it is an option that takes the name of a person or of a file."""

    def line(self, word: str) -> list[str]:
        return [*self.before, f"{self.option}{word}", *self.after]


@cache
def places() -> tuple[Place, ...]:
    """Every place of every command where a word is taken."""
    return tuple(place for name in TARGETS for place in _places(name))


def _places(name: str) -> Iterator[Place]:
    params = [param for param in build(name).params if not getattr(param, "is_flag", False) or param.name == "yes"]
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = {param.name: param for param in params if param.param_type_name == "option"}
    for hole in params:
        if hole.name == "yes":
            continue
        needed = [options[one] for one in NEEDED.get(name, ()) if one in options and options[one] is not hole]
        words = [name, *(word for one in needed for word in (_longest(one), GOOD[one.name]) if word)]
        if hole in arguments:
            at = arguments.index(hole)
            before, after = (
                [GOOD.get(one.name, "x") for one in some] for some in (arguments[:at], arguments[at + 1 :])
            )
            # As a person types it; and behind `--`, where a word is never an option.
            yield Place(hole.name, (*words, *before), "", (*after,), hole.name not in OWN_PLACES)
            yield Place(hole.name, (*words, "--", *before), "", (*after,), hole.name not in OWN_PLACES)
        else:
            typed = ["new-mission"] if name == "new" else [word for word in map(good, arguments) if word]
            yield Place(
                hole.name,
                (*words,),
                f"{_longest(hole)}=",
                (*typed,),
                asked=False,
                naming=bool(_NAMES.search(hole.metavar or "")),
            )


def good(param: Any) -> str:
    """A word for an argument that lets the command go on: the first of its closed list, where it has one."""
    choice = (param.metavar or "").partition("|")
    return GOOD.get(param.name) or (choice[0].strip("[") if choice[1] else "")


def _longest(option: Any) -> str:
    return str(max(option.opts, key=len))


def run(seed: int, count: int) -> Outcome:
    """`count` hostile words, each as every argument of every command, as some of the names and as some other options."""
    words = IDS if count >= len(IDS) else Random(seed).sample(IDS, count)
    return spread(partial(_share, seed), words)


def _share(seed: int, words: Sequence[str]) -> Outcome:
    asked = [place for place in places() if place.asked]
    names = [place for place in places() if not place.asked and place.naming]
    others = [place for place in places() if not place.asked and not place.naming]
    failures: list[str] = []
    runs = refused = 0
    with apart() as folder:
        root = _workspace(folder)
        own_key(make=True)  # the person's own thing, which the first write makes
        for word in words:
            random = Random(f"{seed}/{word!r}")
            for place in [*asked, *random.sample(names, 5), *random.sample(others, 2)]:
                if place.param in OWN_PLACES and (word.startswith(("/", "~")) or ".." in word):
                    continue
                if "--" in place.before and not word.startswith("-"):
                    continue
                argv = place.line(word)
                outside, inside = _outside(folder, root), _inside(root)
                said = ran(*argv)
                runs += 1
                refused += said.code != 0
                wrong = wrong_with(said)
                if len(said.out) + len(said.err) > MOST_SAID:
                    wrong.append(f"{len(said.out) + len(said.err):,} characters said")
                if _outside(folder, root) != outside:
                    wrong.append("something was written outside the workspace")
                if place.param not in OWN_PLACES:
                    wrong += _harm(root, inside)
                failures += [f"seed {seed}, {shown(argv)}: {one}" for one in wrong]
                if wrong or _inside(root) != inside:
                    os.chdir(folder)
                    shutil.rmtree(folder / "firm")
                    root = _workspace(folder)
    return Outcome(len(words), failures, f"{runs:,} command lines, {refused:,} refused")


def _workspace(folder: Path) -> Path:
    root = workspace_in(folder)
    shutil.copy(REPOSITORY / "tests/examples/acme-order-data.yaml", root / "missions")
    shutil.copy(REPOSITORY / "consultants/lea-martin.yaml", root / "consultants")
    (root / "mission.yaml").write_text("perspective: provider\n")
    return root


def _outside(folder: Path, root: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder that is neither the workspace's nor of the person's cache, with its size and time."""
    found = {}
    apart = (root, Path(os.environ["XDG_CACHE_HOME"]))
    for current, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(current, name) not in apart]
        for path in (Path(current) / name for name in [*folders, *names]):
            facts = path.lstat()
            # A folder's times change when a temporary file was there for a moment.
            found[str(path)] = (0, 0) if stat.S_ISDIR(facts.st_mode) else (facts.st_size, facts.st_mtime_ns)
    return found


def _inside(root: Path) -> dict[str, bytes]:
    """What is in the workspace, without what the program keeps for itself."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".mission" not in path.parts
    }


def _harm(root: Path, before: dict[str, bytes]) -> list[str]:
    """A file that is not a mission or a profile of a good id, or one that does not read any more."""
    after = _inside(root)
    wrong = [
        f"wrote {name!r}"
        for name in after.keys() - before.keys()
        if not _MISSION.fullmatch(name) and name not in OUR_FILES
    ]
    wrong += [f"{name!r} is gone" for name in before.keys() - after.keys()]
    wrong += [
        f"{name!r} changed"
        for name in before
        if name in after and before[name] != after[name] and not _MISSION.fullmatch(name)
    ]
    if after != before:
        wrong += [
            f"{finding.code} in {finding.path}" for finding in Workspace(root).load_all()[1] if finding.level == "error"
        ]
    return wrong


_MISSION = re.compile(r"(?:missions|consultants)/[a-z0-9][a-z0-9-]{0,79}\.yaml")
OUR_FILES = frozenset({".gitignore", ".gitattributes", "mission.schema.json"})

PROOFS = (Proof("hostile ids × every command: bytes outside the workspace, tracebacks", run, len(IDS), 6),)
