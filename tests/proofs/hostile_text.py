"""Hostile text in every field a person fills, through every command that reads, in every format it has.

Each run makes two workspaces alike but for their texts, hostile in one and tame in the other, and asks both the same
question. No raw control character may come out, nothing may be run by a spreadsheet, and what is said must have the
shape it has with tame texts: as many rows, columns, headings, list items, findings; JSON holds the very texts.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from unittest import mock

from tests.proofs.frame import Outcome, Proof, spread
from tests.proofs.hostile_ids import GOOD, NEEDED, good
from tests.proofs.program import Ran, apart, ran, shown, workspace_in, wrong_with

from mission_cli.commands.grammar import TARGETS, build

ATOMS = (
    *("\x1b[31m", "\x1b]0;pwned\x07", "\x1b]8;;http://evil\x1b\\x", "\x9b2J", "\x07", "\x08\x08\x08", "\0", "\x7f", "\x85", "\x0b", "\x0c"),
    *("\r", "\r\n", "\n", "\n\n", "\n# heading\n", "\n## x", "\n- [x] done", "\n* item", "\n1. one", "\n    code", "\n---\n", "\n===\n", "\n> q"),
    *("\t", "\n\t", "\u2028", "\u2029", "\u202e", "\u2066x", "\u200b", "\u200e", "\u061c", "\ufeff", "\ufffa", "\u2060", "\u0301", "\u00a0", "\u202f"),
    *("|", "\\|", " | ", "||", "\n| a | b |\n", "**b**", "_i_", "`c`", "``", "```\nx\n```", "~~~", "[a](javascript:x)", "![i](http://x)", "<http://x>"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "</td>", "&lt;", "&#10;", "[/]", "[bold]", "[link=x]y[/link]"),
    *("{0}", "{x}", "{x!r}", "{{7*7}}", "%s", "%(x)s", "%n", "%0A", "%0D::error::x", "::error file=x::y", "##[error]x", "::set-output name=a::b"),
    *("=1+1", "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "'", '"', '""', '";"', ";", ",", "\\", "\\n", "\\x1b", "$(x)", "`x`"),
    *("😀", "👨‍👩‍👧", "日本語", "مرحبا", "é", "\ue0a0", "\ue0af", "\U000e0041", "\uffff", "x" * 300, "word " * 60, "#", "# x", "- x", "* x", "~", "null"),
)  # fmt: skip
FORMULAS = ("=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "=", "-")
MARKUP = ("<img src=x>", "[a](javascript:x)", "# x", "- x", "|", "&lt;", "**b**", "`c`", "[bold]", "[/]")
WORDS = ("alpha", "sprint 4", "l'équipe", "RAS", "lot 2")
# What a person's name cannot hold.
_UNNAMED = re.compile("[<>\x00-\x1f]")
DELIMITERS = {"en": ",", "fr": ";"}

WORLD = 12  # answers about the same texts

Write = Callable[[str], str]
"""Gives the text of a field, by the field's name."""


def hostile(random: Random) -> Write:
    """Texts of one to six atoms among words, different in every field."""
    made: dict[str, str] = {}

    def text(field: str) -> str:
        if field not in made:
            pieces = [random.choice(ATOMS if random.random() < 0.9 else WORDS) for _ in range(random.randint(1, 5))]
            # What counts is often what a text begins with.
            pieces[:0] = random.choice(((), (), (random.choice(FORMULAS),), (random.choice(MARKUP),)))
            made[field] = "".join(pieces) + (" x" if not "".join(pieces).strip() else "")
        return made[field]

    return text


def tame(field: str) -> str:
    """One harmless word, the same length everywhere."""
    return f"word {field}"


def _mission(write: Write) -> dict[str, Any]:
    def person(field: str) -> str:
        return f"Zoé {_UNNAMED.sub(' ', write(field))[:200]} Z"  # a name has a limit

    return {
        "format": "1",
        "title": write("title"),
        "kind": "client",
        "consultant": person("consultant"),
        "client": {"name": write("client")},
        "manager": person("manager"),
        "tags": [write("tag"), write("tag 2")],
        "vision": write("vision"),
        "contract": {
            "start": "2026-03-02",
            "end": "2026-12-18",
            "clauses": {write("clause"): write("clause text")},
            "deliverables": [{"id": "d", "title": write("deliverable")}],
        },
        "objectives": [
            {
                "id": "one",
                "specific": write("specific"),
                "measure": write("measure"),
                "target": write("target"),
                "due": "2026-12-01",
            }
        ],
        "equipment": [{"id": "pc", "item": write("item"), "lent": "2026-03-02", "condition": write("condition")}],
        "access": [{"id": "git", "system": write("system"), "account": write("account")}],
        "offboarding": {
            "case": "completed",
            "reason": write("reason"),
            "tasks": [
                {"id": "t", "title": write("task"), "due": "end", "state": "todo"},
                {"id": "u", "title": write("task 2"), "due": "end", "state": "n/a", "why": write("why")},
            ],
        },
        "x-own": {write("own key"): write("own")},
        "journal": {
            "sofia-bernard": [
                {
                    "id": "a1",
                    "type": "checkin",
                    "date": "2026-10-01",
                    "health": "amber",
                    "progress": write("progress"),
                    "difficulties": write("difficulties"),
                    "actions": [{"what": write("what"), "owner": "it"}],
                    "reached": {"one": write("reached")},
                },
                {"id": "b1", "type": "note", "date": "2026-10-02", "text": write("note")},
                {"id": "c1", "type": "blocker", "date": "2026-10-03", "title": write("blocker")},
                {
                    "id": "f1",
                    "type": "feedback",
                    "date": "2026-10-04",
                    "from": "client",
                    "to": "consultant",
                    "strengths": write("strengths"),
                },
            ]
        },
    }


def _template(write: Write) -> dict[str, Any]:
    def said(field: str) -> dict[str, str]:
        return {lang: write(f"{field} {lang}").replace("{", "(") for lang in ("en", "fr")}

    task = {"id": "new-task", "title": said("template task"), "owner": "manager", "due": "end"}
    return {
        "format": "1",
        "title": said("template"),
        "steps": [{"id": "s", "title": said("step"), "tasks": [task, {**task, "id": "t", "title": said("t")}]}],
    }


# Wrong in ways whose findings repeat what the person wrote; `\e` is escape, as YAML has it.
_WRONG = r"""format: 1
title: "\e[31m"
"\e[31mkey [/] \u202e\n::error::x": "\x9b"
kind: "\e[31m[/]\n# x"
consultant: "\u202e"
client: {name: x, "\e[m|": y}
contract: {start: "\e[1m", end: "\u2028 %0A"}
journal: {"\e[5m": [{type: "\u202e"}], sofia: [{type: checkin, date: "=1+1", health: "gren\e"}]}
"""


def _yaml(value: Any) -> str:
    """Flow style with every text quoted and every odd character escaped."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_yaml(key)}: {_yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    escaped = (c if " " <= c < "\x7f" and c not in '"\\' else f"\\U{ord(c):08X}" for c in value)
    return '"' + "".join(escaped) + '"'


def _block(mapping: dict[str, Any]) -> str:
    return "".join(f"{_yaml(key)}: {_yaml(value)}\n" for key, value in mapping.items())


def laid(folder: Path, name: str, write: Write) -> Path:
    """A workspace with these texts in a mission, a profile, a template and the settings; and files wrong in hostile ways."""
    root = workspace_in(folder, name)
    (root / "missions/acme-order-data.yaml").write_text(_block(_mission(write)), encoding="utf-8")
    (root / "missions/wrong.yaml").write_text(_WRONG, encoding="utf-8")
    (root / "missions/\x1b[31m\u202e [x]\n.yaml").write_text(_WRONG, encoding="utf-8")
    (root / os.fsdecode(b"missions/a\xff.yaml")).write_text("title: x\n", encoding="utf-8")
    profile = {"format": "1", "name": "Zoé Z", "wishes": write("wishes"), "skills": [write("skill")]}
    (root / "consultants/zoe-z.yaml").write_text(_block(profile), encoding="utf-8")
    (root / "consultants/wrong.yaml").write_text(_WRONG, encoding="utf-8")
    (root / "mission.yaml").write_text(_block({"name": write("firm")}), encoding="utf-8")
    for case in ("completed", "client-ended", "consultant-ended"):
        path = root / f"templates/checklists/offboarding/provider-{case}.yaml"
        path.write_text(_block(_template(write)), encoding="utf-8")
    return root


class Question(NamedTuple):
    """A command line, the format it answers in, and the exit code it ends with; None where tame texts tell."""

    argv: tuple[str, ...]
    form: str
    code: int | None = 0


# These must answer, or nothing would be proven of them; of a command added later it is enough that tame texts do.
_CODES = {
    **dict.fromkeys(("new", "checkin", "feedback", "due", "list", "show", "offboard", "task", "explain", "schema"), 0),
    "check": 5,
}
_APART = {"init", "demo", "edit"}
_STATES = {"task_id": "t"}


@cache
def questions() -> tuple[Question, ...]:
    """Every command with each of its switches and formats, from the commands as they are built."""
    found = [question for name in TARGETS if name not in _APART for question in _questions(name)]
    found = [question._replace(code=_CODES.get(question.argv[0])) for question in found]
    found += [
        Question(("show", "wrong"), "text", 5),
        Question(("check", "missions/wrong.yaml"), "text", 5),
        Question(("task", "acme", "no", "done", "--as", "x"), "text", 4),
        Question(("task", "acme", "t", "n/a", "--why", "\x1b[31m[/]", "-n"), "text"),
        Question(("offboard", "acme", "--export", "md"), "md"),
        Question(("offboard", "acme", "--json", "-n", "--case", "client-ended", "--yes"), "text"),
        Question(("list", "--client", "zz\x1b[31m[/]"), "text"),
        Question(("list", "--consultant", "zo", "--sort", "client"), "table"),
    ]
    return tuple(dict.fromkeys(found))


def _questions(name: str) -> Iterator[Question]:
    params = build(name).params
    options = {param.name: param for param in params if param.param_type_name == "option"}
    arguments = [one for one in params if one.param_type_name == "argument"]
    words = ["new-mission" if name == "new" else _STATES.get(one.name) or good(one) for one in arguments]
    needed = [(options[one], GOOD[one]) for one in NEEDED.get(name, ()) if one in options]
    base = (
        name,
        *(word for word in words if word),
        *(word for one, value in needed for word in (max(one.opts, key=len), value) if word),
    )
    writes = "dry_run" in options
    base += ("-n",) if writes else ()
    yield Question(base, "text" if writes or name in ("show", "check", "explain") else "table")
    for one in options.values():
        switch = max(one.opts, key=len)
        if one.is_flag and one.name not in ("no_input", "dry_run", "commit", "yes"):
            yield Question((*base, switch), "json" if one.name == "json" and not writes else "text")
        elif one.name in ("format", "export"):
            forms = (one.metavar or "").split("|")
            yield from (Question((*base, switch, form), "text" if writes else form) for form in forms)
        elif one.name == "output" and not writes:
            yield from (
                Question((*base, switch, f"../out.{form}"), f"file-{form}") for form in ("csv", "json", "md", "txt")
            )


JOINED = frozenset(("timeline",))
"""What has a row a person: by their names missions and profiles find each other, and hostile names find nobody."""


class Terminal(io.StringIO):
    """A stream that a person sits at."""

    def isatty(self) -> bool:
        return True


def run(seed: int, count: int) -> Outcome:
    """`count` answers, each about hostile texts and compared with what tame texts give."""
    return spread(partial(_share, seed), [range(at, min(at + WORLD, count)) for at in range(0, count, WORLD)])


def _share(seed: int, worlds: Sequence[range]) -> Outcome:
    failures: list[str] = []
    with apart() as folder:
        for numbers in worlds:
            random = Random(f"{seed}/{numbers.start}")
            write = hostile(random)
            roots = laid(folder, "firm", write), laid(folder, "tame", tame)
            for number in numbers:
                question, lang = questions()[number % len(questions())], random.choice(("en", "fr"))
                failures += [
                    f"seed {seed}, answer {number}, {shown(question.argv)} --lang {lang}: {wrong}"
                    for wrong in _asked(question, lang, roots, write, random)
                ]
            os.chdir(folder)
            for root in roots:
                shutil.rmtree(root)
    return Outcome(sum(map(len, worlds)), failures, f"{len(questions())} questions")


def _asked(question: Question, lang: str, roots: tuple[Path, Path], write: Write, random: Random) -> list[str]:
    argv = [*question.argv, "--lang", lang]
    answers = [_answer(root, argv) for root in roots]
    found = [wrong for answer in answers for wrong in wrong_with(answer)]
    code = answers[1].code if question.code is None else question.code
    found += [f"exit code {answer.code}: {answer.err[-300:]}" for answer in answers if answer.code != code]
    # A form that a command added later shows may fold a long text: its lines are not counted.
    free = (question.code is None and question.form == "text") or question.argv[0] in JOINED
    shaped = [] if free else _shape(question.form, lang, *answers)
    found += shaped
    if question.form == "json" and answers[0].out and not shaped:
        found += _kept(question.argv[0], answers[0].out, write)
    # The same on a terminal of some width: colours and folding are the program's own.
    with mock.patch.dict(os.environ, {"CLICOLOR_FORCE": "1", "COLUMNS": random.choice(("40", "72", "100", "200"))}):
        found += [f"on a terminal: {wrong}" for wrong in wrong_with(_answer(roots[0], argv, Terminal), painted=True)]
    return found


def _answer(root: Path, argv: list[str], stream: type[io.StringIO] = io.StringIO) -> Ran:
    os.chdir(root)
    said = ran(*argv, stream=stream)
    target = next((root / word for word in argv if word.startswith("../out.")), None)
    if target is None or not target.is_file():
        return said
    raw = target.read_bytes()
    target.unlink()
    text = raw.decode("utf-8-sig" if target.suffix == ".csv" else "utf-8")
    return said._replace(out=text)


def _shape(form: str, lang: str, said: Ran, plain: Ran) -> list[str]:
    """How the hostile answer differs in shape from the tame one."""
    form = {"file-csv": "csv", "file-json": "json", "file-md": "md", "file-txt": "table"}.get(form, form)
    shapes: dict[str, Callable[[str], Any]] = {
        "json": lambda text: _json_shape(json.loads(text)) if text else None,
        "gitlab": lambda text: _json_shape(json.loads(text)),
        "csv": lambda text: [len(row) for row in _rows(text, lang)],
        "md": _md_shape,
        "html": _html_shape,
        "table": lambda text: len([line for line in text.splitlines() if line[:1] not in (" ", "")]),
        "github": lambda text: [line.partition("::")[2].partition(" ")[0] for line in text.split("\n")],
        "text": lambda text: len([line for line in text.split("\n") if line[:1] not in (" ", "+", "-", "")]),
    }
    shape = shapes.get(form)
    # A form of its own, which its own tests parse back; or refused, as the exit code tells.
    if shape is None or not (said.out or plain.out):
        return []
    try:
        one, other = shape(said.out), shape(plain.out)
    except ValueError as error:
        return [f"{form} that does not read: {error}"]
    found = [f"{form} of another shape: {str(one)[:200]} instead of {str(other)[:200]}"] if one != other else []
    if form == "csv":
        found += [f"a formula: {cell!r}" for row in _rows(said.out, lang) for cell in row if _runs(cell)]
    return found


def _rows(text: str, lang: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=DELIMITERS[lang], strict=True))


def _runs(cell: str) -> bool:
    """Whether a spreadsheet would take the cell for a formula."""
    if cell[:1] not in ("=", "+", "-", "@", "\t", "\r"):
        return False
    with contextlib.suppress(ValueError):
        float(cell.replace(",", ".", 1))  # as a French spreadsheet reads it
        return False
    return True


def _json_shape(value: Any) -> Any:
    if isinstance(value, dict):
        # The keys that a person chose are texts too.
        return sorted((key if re.fullmatch("[a-z_-]+", key) else "", _json_shape(item)) for key, item in value.items())
    return [_json_shape(item) for item in value] if isinstance(value, list) else type(value).__name__


def _html_shape(text: str) -> list[tuple[str, ...]]:
    """The elements, each with the names of its attributes."""
    found: list[tuple[str, ...]] = []
    reader = HTMLParser()
    with mock.patch.object(
        reader, "handle_starttag", lambda tag, given: found.append((tag, *(name for name, _ in given)))
    ):
        reader.feed(text)
        reader.close()
    return found


def _md_shape(text: str) -> list[str]:
    """The mark each line begins with, its cells, and what of it a reader of Markdown would take for more than text."""
    found = []
    for line in text.split("\n"):
        bare = re.sub(r"\\.", "", line)
        mark = re.match(r" *(#+ |[-*+] (\[.\] )?|\d+[.)] |>|\||```|~~~|===|---|<)?", bare)
        links = len(re.findall(r"\]\(|<[a-zA-Z!/]|&[a-z#]", bare))
        cells = bare.count("|") if bare.startswith("|") else 0
        found.append(f"{mark[0] if mark else ''}{cells}{'L' * links}")
    return found


def _kept(command: str, out: str, write: Write) -> list[str]:
    """Whether JSON holds the very texts of the file."""
    items = {item.get("id"): item for item in json.loads(out).get("items", []) if isinstance(item, dict)}
    wanted = {"title": write("title"), "client": write("client")}
    one = items.get("acme-order-data")
    return [
        f"{command}: {key} is {one[key]!r}, not {text!r}"
        for key, text in wanted.items()
        if one and one.get(key) != text
    ]


PROOFS = (Proof("hostile text through every output: raw control bytes, changed structure", run, 1_200, 30),)
