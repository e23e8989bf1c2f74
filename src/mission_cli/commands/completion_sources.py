"""What completes each argument and each option's value. Light: not even `typing` is imported until it is needed."""

from __future__ import annotations

import os

from mission_cli.storage.root import CONSULTANTS, MISSIONS, is_workspace, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias

    from mission_cli.commands.completion import Line

    Found: TypeAlias = dict[str, str]
    """Values → what describes each of them, or ""."""
    Source: TypeAlias = Callable[[Line], Found]

FILES, FOLDERS = "files", "folders"
"""What the shell itself completes, and better."""
ROLES = ("consultant", "manager", "client", "business", "it", "hr", "purchasing", "successor", "buddy")
_DESCRIBED = 100  # mission files whose head is read to describe them
_HEAD = 2048  # bytes: title and consultant come first
_LARGEST = 1 << 20  # bytes: no mission file is larger
_WIDEST = 60  # characters of a description


# Missions ----------------------------------------------------------------------------------------------------------


def ids(line: Line) -> Found:
    """The missions of the workspace; with their titles, where the shell shows them and there are few."""
    paths = _missions(line)
    found = [name for name in matching(line.typed, paths) if is_plain(name)]
    few = line.described and len(found) <= _DESCRIBED
    return {name: _about(paths[name]) if few else "" for name in found}


def _missions(line: Line) -> dict[str, str]:
    """Ids → files."""
    root = _root(line)
    return {} if root is None else _stems(os.path.join(root, MISSIONS))  # noqa: PTH118


def _root(line: Line) -> str | None:
    """The workspace that the command would work in: see storage/root.py."""
    explicit = line.values.get("dir")
    if explicit:
        folder = os.path.expandvars(os.path.expanduser(explicit))  # noqa: PTH111
        return folder if is_workspace(folder) else None
    found = nearest(os.getcwd())  # noqa: PTH109
    named = os.environ.get("MISSION_DIR", "")
    return found if found is not None else named if named and is_workspace(named) else None


def _stems(folder: str) -> dict[str, str]:
    """The YAML files below a folder, by what they are called."""
    found: dict[str, str] = {}
    folders = [folder]
    while folders:
        current = folders.pop()
        try:
            entries = list(os.scandir(current))
        except OSError:
            continue
        for entry in entries:
            name = entry.name
            stem, _, ending = name.rpartition(".")
            if ending in ("yaml", "yml") and stem and name[0] != ".":
                found[composed(stem)] = f"{current}/{name}"
            elif name[0] != "." and entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
    return found


def _about(path: str) -> str:
    """The title and the consultant, as the head of the file has them."""
    import re

    head = _content(path, _HEAD).decode("utf-8", "replace")
    found = (re.search(rf"^{key}:[ \t]+(.*)$", head, re.MULTILINE) for key in ("title", "consultant"))
    texts = (match[1].partition(" #")[0].partition(" <")[0].strip().strip("\"'") for match in found if match)
    return " · ".join(text for text in texts if text and text[0] not in "|>&*")


def _content(path: str, most: int) -> bytes:
    """The beginning of a regular file: a pipe in its place would be waited for."""
    if not os.path.isfile(path):  # noqa: PTH113
        return b""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(most)


# What the mission named earlier on the line holds --------------------------------------------------------------------


def _record(line: Line) -> dict[str, Any]:
    """The mission that the line names, as plain data; {} when there is none, or when it does not read."""
    wanted = composed(line.argument("ID")).casefold()
    paths = _missions(line)
    found = [name for name in paths if name.casefold() == wanted]
    found = found or [name for name in paths if wanted and name.casefold().startswith(wanted)]
    if len(found) != 1:
        return {}
    from mission_cli.storage.read import plain_data, read_text  # the parser: only what is in a file needs it

    document = read_text(_content(paths[found[0]], _LARGEST))
    data = plain_data(document.root) if document.root is not None else None
    return data if isinstance(data, dict) else {}


def _records(data: Any, key: str) -> list[dict[str, Any]]:
    """The mappings of a list, whatever a person has written there."""
    value = data.get(key) if isinstance(data, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _named(items: Iterable[dict[str, Any]], text: str) -> Found:
    """Things with an id, described by the text of a field."""
    return {
        str(item["id"]): str(item.get(text) or "") for item in items if "id" in item and is_plain(str(item["id"] or ""))
    }


def tasks(line: Line) -> Found:
    """The tasks of the checklists: those to do or to verify; the others when what was typed is none of these."""
    record = _record(line)
    every = [task for key in ("offboarding", "onboarding") for task in _records(record.get(key), "tasks")]
    still = among(line, _named((task for task in every if _is_open(task)), "title"))
    return still or among(line, _named(every, "title"))


def _is_open(task: dict[str, Any]) -> bool:
    state = task.get("state") or "todo"
    return state == "todo" or (state == "done" and task.get("verify") == "required")


def objectives(line: Line) -> Found:
    """`feeds=`: the figure comes after."""
    found = _named(_records(_record(line), "objectives"), "specific")
    return among(line, {f"{name}=": about for name, about in found.items()})


def lanes(line: Line) -> Found:
    """Who has written in the mission's journal."""
    journal = _record(line).get("journal")
    names = journal if isinstance(journal, dict) else ()
    return among(line, {str(name): "" for name in names if is_plain(str(name))})


# The rest of the workspace, and what is always the same ------------------------------------------------------------


def consultants(line: Line) -> Found:
    """The consultants who have a profile, as their files are called."""
    root = _root(line)
    found = {} if root is None else _stems(os.path.join(root, CONSULTANTS))  # noqa: PTH118
    return among(line, {name: "" for name in found if is_plain(name)})


def words(line: Line, known: Iterable[str], group: str) -> Found:
    """The words of a closed list, described in the language in use; what is typed may be how either language says one."""
    from mission_cli.texts.words import TEXTS

    said = {code: TEXTS.get(f"{group}-{code}", ("", "")) for code in known}
    found = [code for code in said if code.startswith(line.typed.casefold())] or _said(line.typed, said)
    if not line.described:
        return dict.fromkeys(found, "")
    return {code: text if (text := said[code][line.french]) != code else "" for code in found}


def _said(typed: str, said: dict[str, tuple[str, str]]) -> list[str]:
    from mission_cli.core.calendar_names import fold  # only a word that is no code is worth it

    wanted = fold(typed)
    return [code for code, texts in said.items() if any(fold(text).startswith(wanted) for text in texts)]


def roles(line: Line) -> Found:
    """`client,manager`: the last word of the list, none twice."""
    before, comma, typed = line.typed.rpartition(",")
    line.typed = typed
    given = {word.strip() for word in before.split(",")}
    found = words(line, [role for role in ROLES if role not in given], "role")
    line.typed = f"{before}{comma}{typed}"
    return {f"{before}{comma}{role}": about for role, about in found.items()}


def days(line: Line) -> Found:
    """Ways to type a day, to show that there are some."""
    english = ("today", "tomorrow", "friday", "+2w", "+1m", "eom", "eoq", "eoy")
    french = ("demain", "vendredi", "+2sem", "+1mois", "eom", "eoq", "eoy")
    return among(line, dict.fromkeys(french if line.french else english, ""))


def past_days(line: Line) -> Found:
    """The same for what has taken place."""
    return among(
        line, dict.fromkeys(("hier", "avant-hier", "-1sem") if line.french else ("today", "yesterday", "-1w"), "")
    )


def scores(line: Line) -> Found:
    """From 1 to 5."""
    return among(line, dict.fromkeys("12345", ""))


def codes(line: Line) -> Found:
    """The published codes of findings."""
    from mission_cli.texts.finding import TEXTS

    published = sorted(key for key in TEXTS if key[:2] in ("E-", "W-") and "." not in key)
    return among(line, {code: TEXTS[code][line.french] if line.described else "" for code in published})


SOURCES: dict[str, Source | str | None] = {
    # Looked up by `command.parameter`, by `parameter`, then by metavar; None: only the person knows.
    "ID": ids,
    "new.mission_id": None,
    "TASK": tasks,
    "OBJECTIVE=FIGURE": objectives,
    "author": lanes,
    "list.consultant": consultants,
    "ROLE,ROLE": roles,
    "DATE": days,
    "date": past_days,
    "1-5": scores,
    "CODE": codes,
    "FOLDER": FOLDERS,
    "FILE": FILES,
    "FILES": FILES,
    "FILE|-": FILES,
    "TEXT|@FILE|-": FILES,
    **dict.fromkeys(("TEXT", "NAME", '"NAME <MAIL>"', "N", "DURATION", "RATE", "WHAT;OWNER;DUE", "ACTION"), None),
}
# A metavar in small letters is a closed list, `a|b|c`: texts/words.py says its words under the parameter's name, or this.
GROUPS = {"sender": "role", "recipient": "role", "fail_on": "band"}


# Words ---------------------------------------------------------------------------------------------------------------


def matching(typed: str, candidates: Iterable[str]) -> list[str]:
    """The candidates that begin with what was typed, else those that hold it; case and composition do not matter."""
    wanted = composed(typed).casefold()
    folded = [(one, one.casefold()) for one in candidates]
    starting = [one for one, fold in folded if fold.startswith(wanted)]
    return starting or [one for one, fold in folded if wanted in fold]


def among(line: Line, candidates: Found) -> Found:
    """The candidates that match what there is of the value."""
    return {one: candidates[one] for one in matching(line.typed, candidates)}


def composed(text: str) -> str:
    """`text` with each accent in its letter, as ids are compared: some systems take them apart in file names."""
    if text.isascii():
        return text
    import unicodedata

    return unicodedata.normalize("NFC", text)


def is_plain(name: str) -> bool:
    """Whether a name is letters, digits, `-`, `_`, `.` and begins with none of these: no shell sees more in it."""
    return name[:1].isalnum() and name.replace("-", "").replace("_", "").replace(".", "").isalnum()


def described(text: str) -> str:
    """A description on one line, of a width that leaves room beside it, with nothing in it that a terminal obeys."""
    from mission_cli.render.safe import one_line

    shown = one_line(text)
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
