"""Write the generated parts of the documentation again: `make docs`, or `python -m docs.generate [--check]`.

A page keeps its prose; what stands between `<!-- generated: NAME -->` and `<!-- end generated -->` comes from the
program itself: the help of every command, the keys of the format, the findings, the keys of the JSON output. With
`--check` nothing is written, and the exit code is 1 when a page differs.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

from mission_cli.cli import run
from mission_cli.commands.grammar import COMMANDS
from mission_cli.core.model.choices import Role
from mission_cli.core.model.levels import LEVELS, Level
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.schema import mission_schema, settings_schema
from mission_cli.core.model.settings import Settings
from mission_cli.core.model.structure import records
from mission_cli.core.model.visible import levels_by_path
from mission_cli.storage.git.process import run as git
from mission_cli.texts import LANGUAGES, use_language
from mission_cli.texts import language as language_in_use
from mission_cli.texts.cli import TEXTS as CLI_TEXTS
from mission_cli.texts.finding import TEXTS as FINDING_TEXTS
from mission_cli.texts.help import TEXTS as HELP_TEXTS
from mission_cli.texts.schema import TEXTS as SCHEMA_TEXTS

DOCS: Final = Path(__file__).resolve().parent
REPOSITORY: Final = DOCS.parent
TODAY: Final = "2026-11-21"
PAGES: Final = {
    REPOSITORY / "README.md": "en",
    REPOSITORY / "README.fr.md": "fr",
    DOCS / "commands.md": "en",
    DOCS / "commands.fr.md": "fr",
    DOCS / "format.md": "en",
    DOCS / "format.fr.md": "fr",
    DOCS / "privacy.md": "en",
    DOCS / "privacy.fr.md": "fr",
}
WORDS: Final[dict[str, tuple[str, str]]] = {
    "key": ("Key", "Clé"),
    "form": ("Form", "Forme"),
    "meaning": ("Meaning", "Sens"),
    "required": ("required", "obligatoire"),
    "default": ("`{value}` unless said otherwise", "`{value}` par défaut"),
    "text": ("text", "texte"),
    "like": ("like `{example}`", "comme `{example}`"),
    "list": ("list: {item}", "liste : {item}"),
    "list-of": ("list of {item}", "liste de {item}"),
    "by": ("{key} → {value}", "{key} → {value}"),
    "name": ("a name", "un nom"),
    "slug": ("a short name", "un nom court"),
    "role": ("[role](#roles)", "[rôle](#rôles)"),
    "integer": ("whole number", "nombre entier"),
    "range": ("{least} to {most}", "de {least} à {most}"),
    "number": ("number", "nombre"),
    "number-or-text": ("number or text", "nombre ou texte"),
    "boolean": ("`true` or `false`", "`true` ou `false`"),
    "or": (" or ", " ou "),
    "lane": ("author → list of entries", "auteur → liste d’entrées"),
    "command": ("Command", "Commande"),
    "does": ("What it does", "Ce qu’elle fait"),
    "code": ("Code", "Code"),
    "says": ("What is wrong", "Ce qui ne va pas"),
    "mend": ("What to do", "Que faire"),
    "envelope": ("Around the items", "Autour des éléments"),
    "items": ("Each item", "Chaque élément"),
    "top": ("The top of the file", "Le haut du fichier"),
    "level": ("Level", "Niveau"),
    "in-a-mission": ("In a mission", "Dans une mission"),
    "in-a-profile": ("In a profile", "Dans un profil"),
    "level-personal": ("`personal`: who", "`personal` : qui"),
    "level-confidential": ("`confidential`: money and commerce", "`confidential` : argent et commerce"),
    "level-sensitive": (
        "`sensitive`: said of a person, or in confidence",
        "`sensitive` : dit d’une personne, ou en confiance",
    ),
}


class Page(NamedTuple):
    """A page of the documentation, as it is and as it should be."""

    path: Path
    before: str
    after: str


# The program, run in this process ----------------------------------------------------------------------------------


class Said(NamedTuple):
    """What a command line gave: its exit code, its standard output, and both streams as a terminal shows them."""

    code: int
    out: str
    both: str


class _Both(io.StringIO):
    """A standard output that is also heard by the stream that holds both."""

    def __init__(self, both: io.StringIO) -> None:
        super().__init__()
        self._both = both

    def write(self, text: str) -> int:
        self._both.write(text)
        return super().write(text)


def said(argv: Sequence[str]) -> Said:
    """Run the program in this process, as it is in a pipe."""
    both = io.StringIO()
    out = _Both(both)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(both):
        code = run(argv)
    return Said(int(code), out.getvalue(), both.getvalue())


@contextlib.contextmanager
def surroundings(lang: str) -> Iterator[None]:
    """The same day, width, language and author on every machine; put back afterwards."""
    held, spoken = dict(os.environ), language_in_use()
    for name in [name for name in os.environ if name.startswith(("MISSION_", "LC_")) or name == "CLICOLOR_FORCE"]:
        del os.environ[name]
    os.environ.update({"MISSION_TODAY": TODAY, "COLUMNS": "100", "LANG": "fr_FR.UTF-8" if lang == "fr" else "C.UTF-8"})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(held)
        use_language(spoken)


# Commands ----------------------------------------------------------------------------------------------------------


def commands(lang: str) -> str:
    """Every command with its help, by what a person is doing; the program's own options and those of all commands last."""
    shared, program = (
        f"{_text(CLI_TEXTS, key, lang)}{_text(CLI_TEXTS, 'colon', lang)}\n" for key in ("common", "program")
    )
    pieces: list[str] = []
    common = ""
    for group, names in COMMANDS.items():
        pieces.append(f"## {_text(CLI_TEXTS, f'group-{group}', lang)}")
        for name in names:
            shown = said([name, "--help", "--lang", lang])
            if shown.code:
                raise SystemExit(f"mission {name} --help: {shown.both}")
            own, _, common = shown.out.partition(shared)
            pieces.append(f"### `mission {name}`\n\n```text\n{own.strip()}\n```")
    own = said(["--help", "--lang", lang]).out.partition(program)[2].partition(shared)[0]
    for key, text in (("program", own), ("common", common)):
        pieces.append(f"## {_text(CLI_TEXTS, key, lang)}\n\n```text\n{textwrap.dedent(text).strip()}\n```")
    return "\n\n".join(pieces)


def table_of_commands(lang: str) -> str:
    """One line a command."""
    rows = [
        [f"`{name}`", _text(HELP_TEXTS, name, lang).partition("\n")[0]] for names in COMMANDS.values() for name in names
    ]
    return _table([_word("command", lang), _word("does", lang)], rows)


def findings(lang: str) -> str:
    """Every published code: what is wrong, what to do."""
    codes = sorted(key for key in FINDING_TEXTS if key[:2] in ("E-", "W-") and "." not in key)
    rows = []
    for code in codes:
        mend = next((key for key in (f"{code}.help", f"{code}.suggest") if key in FINDING_TEXTS), None)
        what = [_shown(_text(FINDING_TEXTS, key, lang)) if key else "" for key in (code, mend)]
        rows.append([f"`{code}`", *what])
    return _table([_word(name, lang) for name in ("code", "says", "mend")], rows)


def _shown(text: str) -> str:
    """A finding's text as Markdown, its fields shown as `…`."""
    return text.format_map(_Elided()).replace("<", "&lt;")


class _Elided(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


_SAMPLE_RUNS: Final = {
    "due": ["due", "--weeks", "8"],
    "list": ["list", "--status", "all"],
    "show": ["show", "acme-order-data"],
    "offboard": ["offboard", "acme-order-data"],
    "task": ["task", "acme-order-data", "handover-file", "done", "--as", "Léa Martin"],
    "checkin": ["checkin", "acme-order-data", "--health", "green", "--as", "Sofia Bernard"],
    "feedback": ["feedback", "acme-order-data", "--from", "client", "--to", "manager", "--score", "4", "--as", "Sofia Bernard"],
    "answer": ["answer", "acme-order-data"],
    "lessons": ["lessons", "--client", "acme"],
    "bench": ["bench"],
    "suggest": ["suggest", "thomas"],
    "timeline": ["timeline"],
    "stats": ["stats"],
    "consultant": ["consultant", "list"],
    "contact": ["contact"],
    "new": [
        "new", "sample", "--title", "T", "--consultant", "L", "--client", "C", "--contact", "P", "--manager", "S",
        "--start", "2026-12-01", "--end", "2026-12-31",
    ],
    "blocker": ["blocker", "open", "acme-order-data", "--title", "No answer", "--as", "Sofia Bernard"],
    "change": ["change", "ask", "acme-order-data", "--what", "A fourth feed", "--by", "client", "--as", "Sofia Bernard"],
    "doc": ["doc", "acme-order-data", "thank-you"],
    "template": ["template", "list"],
    "doctor": ["doctor"],
    "check": ["check"],
    "fmt": ["fmt", "acme-order-data", "--check"],
    "migrate": ["migrate", "--dry-run"],
    "explain": ["explain", "E-DATES"],
    "renew": ["renew", "acme-order-data", "--until", "2027-06-30", "--as", "Sofia Bernard"],
    "close": ["close", "valbrune-erp-finance"],
    "reopen": ["reopen", "valbrune-erp-finance", "--why", "One more invoice", "--as", "Sofia Bernard"],
    "note": ["note", "acme-order-data", "Agreed by phone.", "--as", "Sofia Bernard"],
    "opportunity": ["opportunity", "acme-order-data", "--what", "A data lead", "--as", "Sofia Bernard"],
    "undo": ["undo", "--list"],
    "redo": ["redo", "--list"],
    "log": ["log", "--limit", "3"],
    "resolve": ["resolve"],
    "sync": ["sync", "--commit"],
}  # fmt: skip


def json_keys(lang: str) -> str:
    """The keys of each command's JSON, which no language changes."""
    return _table([_word(name, lang) for name in ("command", "envelope", "items")], _keys_of_runs())


@cache
def _keys_of_runs() -> list[list[str]]:
    """A row a command, from a run on the sample firm."""
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("missions", "consultants", "mission.yaml"):
            source = REPOSITORY / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, Path(folder) / name)
        sample = (Path(folder) / "missions" / "acme-order-data.yaml").read_text(encoding="utf-8")
        wrong = sample.replace("\nobjectives:", "\nobjectifs:")
        (Path(folder) / "missions" / "wrong.yaml").write_text(wrong, encoding="utf-8")
        git(Path(folder), "init", "--quiet", "--initial-branch=main")  # the history of what is not committed yet
        git(Path(folder), "init", "--quiet", "--bare", "forge")
        for name, value in {
            "user.name": "Sofia Bernard",
            "user.email": "sofia@x.example",
            "remote.origin.url": "forge",
        }.items():
            git(Path(folder), "config", name, value)
        for name, argv in _SAMPLE_RUNS.items():
            if name == "sync":  # what is wrong does not leave
                (Path(folder) / "missions" / "wrong.yaml").unlink()
            answer = said([argv[0], "--dir", folder, "--json", *argv[1:]])
            try:
                found: dict[str, Any] = json.loads(answer.out)
            except ValueError:
                raise SystemExit(f"mission {' '.join(argv)} --json: {answer.both}") from None
            around = [key for key in found if key not in ("schema_version", "kind", "items")]
            own = list(dict.fromkeys(key for item in found["items"] for key in item))
            rows.append([f"`{name}`", _codes(around), _codes(own)])
    return rows


def _codes(names: Sequence[str]) -> str:
    return " ".join(f"`{name}`" for name in names)


# The format --------------------------------------------------------------------------------------------------------


def keys_of_mission(lang: str) -> str:
    """Every key of a mission file, a table for each record, in the order a reader meets them."""
    schema = mission_schema(_describe(lang))
    places = _places(schema)
    pieces = [f"### {_word('top', lang)}", _keys(schema, places, lang)]
    for record in records(Mission)[1:]:
        node = schema["definitions"][record.__name__]
        pieces += [f"### {_heading(places[record.__name__])}", f"{node['description']}.", _keys(node, places, lang)]
    return "\n\n".join(pieces)


def keys_of_settings(lang: str) -> str:
    """Every key of mission.yaml."""
    schema = settings_schema(_describe(lang))
    places = _places(schema)
    pieces = [_keys(schema, places, lang)]
    for record in records(Settings)[1:]:
        node = schema["definitions"][record.__name__]
        pieces += [f"### {_heading(places[record.__name__])}", _keys(node, places, lang)]
    return "\n\n".join(pieces)


def _describe(lang: str) -> Callable[[str], str]:
    return lambda name: _text(SCHEMA_TEXTS, name, lang)


def _places(schema: dict[str, Any]) -> dict[str, list[str]]:
    """Where each record stands: its name in the model → its paths in the file; an entry of the journal by its type."""
    found: dict[str, list[str]] = {}

    def visit(node: dict[str, Any], path: str) -> None:
        for key, child in node["properties"].items():
            for name in _refs(child):
                kind = schema["definitions"][name]["properties"].get("type", {}).get("const")
                place = f"{path}{key} {kind}" if kind else f"{path}{key}"
                if place not in found.setdefault(name, []):
                    found[name].append(place)
                    visit(schema["definitions"][name], f"{place}.")

    visit(schema, "")
    return found


def _refs(node: Any) -> Iterator[str]:
    """The records a node leads to, wherever in it they are."""
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rpartition("/")[2]
        for child in node.values():
            yield from _refs(child)
    elif isinstance(node, list):
        for child in node:
            yield from _refs(child)


def _heading(places: Sequence[str]) -> str:
    return ", ".join(f"`{place}`" for place in places)


def anchor(heading: str) -> str:
    """The fragment that a heading is linked by, on a forge and on the built site alike."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def _keys(node: dict[str, Any], places: dict[str, list[str]], lang: str) -> str:
    required = node.get("required", ())
    rows = []
    for key, child in node["properties"].items():
        form = _form(child, places, lang)
        if key in required:
            form += f", **{_word('required', lang)}**"
        meaning = child["description"]
        if "default" in child:
            meaning += f" ({_word('default', lang).format(value=child['default'])})"
        rows.append([f"`{key}`", form, meaning.replace("<", "&lt;")])
    return _table([_word(name, lang) for name in ("key", "form", "meaning")], rows)


def _form(node: dict[str, Any], places: dict[str, list[str]], lang: str) -> str:
    """What may be written after a key, in a few words."""
    parts = [part for part in node.get("anyOf", node.get("allOf", [node])) if part.get("type") != "null"]
    if len(parts) > 1:
        return _word("or", lang).join(_form(part, places, lang) for part in parts)
    return _form_of_one(parts[0], places, lang)


def _form_of_one(node: dict[str, Any], places: dict[str, list[str]], lang: str) -> str:
    if "$ref" in node:
        place = places[node["$ref"].rpartition("/")[2]]
        return f"[`{place[0].rpartition('.')[2]}`](#{anchor(_heading(place))})"
    if "enum" in node:
        return _word("role", lang) if node["enum"] == list(get_args(Role)) else _codes(node["enum"])
    if "const" in node:
        return f"`{node['const']}`"
    kinds = node["type"] if isinstance(node["type"], list) else [node["type"]]
    kind = "-or-".join(kind for kind in kinds if kind != "null").replace("string", "text")
    if kind == "array":
        return _list(node["items"], places, lang)
    if kind == "object":
        return _mapping(node, places, lang)
    if "minimum" in node:
        return _word("range", lang).format(least=node["minimum"], most=node["maximum"])
    if "examples" in node:
        example = node["examples"][0]
        return _word("slug", lang) if example == "handover-file" else _word("like", lang).format(example=example)
    return _word(kind, lang)


def _list(item: dict[str, Any], places: dict[str, list[str]], lang: str) -> str:
    form = _form(item, places, lang)
    return _word("list-of" if item.keys() & {"$ref", "anyOf"} else "list", lang).format(item=form)


def _mapping(node: dict[str, Any], places: dict[str, list[str]], lang: str) -> str:
    if "properties" in node:  # one for each word of a closed list
        value = _form(next(iter(node["properties"].values())), places, lang)
        return _word("by", lang).format(
            key=_form({"type": "string", "enum": list(node["properties"])}, places, lang), value=value
        )
    value = node["additionalProperties"]
    if "items" in value:
        return _word("lane", lang)
    key = _word("slug" if "propertyNames" in node else "name", lang)
    return _word("by", lang).format(key=key, value=_form(value, places, lang))


# Privacy -----------------------------------------------------------------------------------------------------------


def levels(lang: str) -> str:
    """The fields of each level; of the plain ones only that they are the rest. The journal is the same in both files."""
    rows = []
    for level in LEVELS[1:]:
        of_mission = _fields_of(levels_by_path("Mission"), level)
        profile = {
            path: found for path, found in levels_by_path("Consultant").items() if not path.startswith("journal.")
        }
        rows.append([_word(f"level-{level}", lang), of_mission, _fields_of(profile, level)])
    return _table([_word(name, lang) for name in ("level", "in-a-mission", "in-a-profile")], rows)


def _fields_of(table: dict[str, Level], level: Level) -> str:
    """Paths as the page writes them: an entry by its type, free keys as `…`."""
    paths = [path.removeprefix("journal.*.").replace("*", "…") for path, found in table.items() if found == level]
    return ", ".join(f"`{path}`" for path in paths)


# Pages -------------------------------------------------------------------------------------------------------------

PARTS: Final[dict[str, Callable[[str], str]]] = {
    "commands": commands,
    "table-of-commands": table_of_commands,
    "findings": findings,
    "json-keys": json_keys,
    "keys-of-mission": keys_of_mission,
    "keys-of-settings": keys_of_settings,
    "levels": levels,
}
_PART: Final = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end generated -->)", re.DOTALL)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _text(texts: dict[str, tuple[str, str]], key: str, lang: str) -> str:
    return texts[key][LANGUAGES.index("fr" if lang == "fr" else "en")]


def _word(name: str, lang: str) -> str:
    return _text(WORDS, name, lang)


def _filled(match: re.Match[str], *, lang: str) -> str:
    return f"{match[1]}\n{PARTS[match['name']](lang)}\n\n{match[3]}"


def pages() -> list[Page]:
    """Every page with generated parts, as it is and as it should be."""
    found = []
    for path, lang in PAGES.items():
        before = path.read_text(encoding="utf-8")
        with surroundings(lang):
            after = _PART.sub(partial(_filled, lang=lang), before)
        found.append(Page(path, before, after))
    return found


def main(argv: Sequence[str]) -> int:
    """Write what differs, or only name it with `--check`; the exit code."""
    different = [page for page in pages() if page.before != page.after]
    check = "--check" in argv
    for page in different:
        if not check:
            page.path.write_text(page.after, encoding="utf-8", newline="\n")
        name = page.path.relative_to(REPOSITORY)
        sys.stderr.write(f"{name} is not up to date: make docs\n" if check else f"{name} written\n")
    return 1 if check and different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
