"""What the files of a workspace hold, read as far as an answer to TAB needs it."""

from __future__ import annotations

import os

from mission_cli.commands.completion.matching import among, composed, is_plain, matching
from mission_cli.storage import reading
from mission_cli.storage.root import CONSULTANTS, MISSIONS, is_workspace, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from mission_cli.commands.completion.line import TypedLine
    from mission_cli.commands.completion.matching import Found

CLAUSES = ("confidentiality", "guarantees", "intellectual_property", "responsibilities", "change_procedure", "quote")
_DESCRIBED = 100  # mission files whose head is read to describe them
HEAD = 2048  # bytes: title and consultant come first
LARGEST = 1 << 20  # bytes: no mission file is larger


def root_of(line: TypedLine) -> str | None:
    """The workspace that the command would work in: see storage/root.py."""
    explicit = line.values.get("dir")
    if explicit:
        folder = os.path.expandvars(os.path.expanduser(explicit))  # noqa: PTH111
        return folder if is_workspace(folder) else None
    found = nearest(os.getcwd())  # noqa: PTH109
    named = os.environ.get("MISSION_DIR", "")
    return found if found is not None else named if named and is_workspace(named) else None


def stems(folder: str, top: str | None = None) -> dict[str, str]:
    """The YAML files below a folder, by what they are called; none where a link leads it out of `top`."""
    found: dict[str, str] = {}
    folders = [folder]
    while folders:
        current = folders.pop()
        try:
            entries = reading.entries(current, top)
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


def content_of(path: str, most: int, top: str | None) -> bytes:
    """The beginning of a file that lies below `top`; nothing where it cannot be read."""
    try:
        return reading.head(path, most, top)
    except OSError:
        return b""


def missions(line: TypedLine) -> dict[str, str]:
    """Ids → files."""
    root = root_of(line)
    return {} if root is None else stems(f"{root}/{MISSIONS}", root)


def ids(line: TypedLine) -> Found:
    """The missions of the workspace; with their titles, where the shell shows them and there are few."""
    paths = missions(line)
    found = [name for name in matching(line.typed, paths) if is_plain(name)]
    few = line.described and len(found) <= _DESCRIBED
    return {name: _about(line, paths[name]) if few else "" for name in found}


def _about(line: TypedLine, path: str) -> str:
    """The title and the consultant, as the head of the file has them."""
    import re

    head = content_of(path, HEAD, root_of(line)).decode("utf-8", "replace")
    found = (re.search(rf"^{key}:[ \t]+(.*)$", head, re.MULTILINE) for key in ("title", "consultant"))
    texts = (match[1].partition(" #")[0].partition(" <")[0].strip().strip("\"'") for match in found if match)
    return " · ".join(text for text in texts if text and text[0] not in "|>&*")


def record_of(line: TypedLine) -> dict[str, Any]:
    """The mission that the line names, as plain data; {} when there is none, or when it does not read."""
    wanted = composed(line.argument("ID")).casefold()
    paths = missions(line)
    found = [name for name in paths if name.casefold() == wanted]
    found = found or [name for name in paths if wanted and name.casefold().startswith(wanted)]
    if len(found) != 1:
        return {}
    from mission_cli.storage.text.read import plain_data, read_text  # the parser: only what is in a file needs it

    document = read_text(content_of(paths[found[0]], LARGEST, root_of(line)))
    data = plain_data(document.root) if document.root is not None else None
    return data if isinstance(data, dict) else {}


def records(data: Any, key: str) -> list[dict[str, Any]]:
    """The mappings of a list, whatever a person has written there."""
    value = data.get(key) if isinstance(data, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _named(items: Iterable[dict[str, Any]], text: str) -> Found:
    """Things with an id, described by the text of a field."""
    return {
        str(item["id"]): str(item.get(text) or "") for item in items if "id" in item and is_plain(str(item["id"] or ""))
    }


def tasks(line: TypedLine) -> Found:
    """The tasks of the checklists: those to do or to verify; the others when what was typed is none of these."""
    record = record_of(line)
    every = [task for key in ("offboarding", "onboarding") for task in records(record.get(key), "tasks")]
    still = among(line, _named((task for task in every if _is_open(task)), "title"))
    return still or among(line, _named(every, "title"))


def _is_open(task: dict[str, Any]) -> bool:
    state = task.get("state") or "todo"
    return state == "todo" or (state == "done" and task.get("verify") == "required")


def blockers(line: TypedLine) -> Found:
    """The blockers of the journal that are open; those that are solved when what was typed is none of these."""
    return _entries(line, "blocker", "title", lambda entry: not entry.get("resolved"))


def changes(line: TypedLine) -> Found:
    """The change requests that wait for a decision; the others when what was typed is none of these."""
    return _entries(line, "change", "what", lambda entry: not entry.get("decision"))


def _entries(line: TypedLine, kind: str, text: str, still: Callable[[dict[str, Any]], bool]) -> Found:
    journal = record_of(line).get("journal")
    lanes = journal if isinstance(journal, dict) else {}
    every = [entry for lane in lanes for entry in records(lanes, lane) if entry.get("type") == kind]
    return among(line, _named(filter(still, every), text)) or among(line, _named(every, text))


def deliverables(line: TypedLine) -> Found:
    """The deliverables that are not accepted; the others when what was typed is none of these."""
    every = records(record_of(line).get("contract"), "deliverables")
    open_ones = _named((one for one in every if not one.get("accepted")), "title")
    return among(line, open_ones) or among(line, _named(every, "title"))


def milestones(line: TypedLine) -> Found:
    """The payment milestones that are not paid; the others when what was typed is none of these."""
    every = records(record_of(line).get("contract"), "milestones")
    unpaid = _named((one for one in every if not one.get("paid")), "title")
    return among(line, unpaid) or among(line, _named(every, "title"))


def equipment(line: TypedLine) -> Found:
    """What is still out."""
    return among(
        line, _named((one for one in records(record_of(line), "equipment") if not one.get("returned")), "item")
    )


def access(line: TypedLine) -> Found:
    """The accesses that are open, or revoked and not yet looked at by somebody else."""
    every = records(record_of(line), "access")
    return among(line, _named((one for one in every if not (one.get("revoked") and one.get("verified"))), "system"))


def clauses(line: TypedLine) -> Found:
    """`confidentiality=`: the clauses there are, and those that most contracts have."""
    contract = record_of(line).get("contract")
    there = contract.get("clauses") if isinstance(contract, dict) else None
    known = [*(there if isinstance(there, dict) else ()), *CLAUSES]
    return among(line, {f"{name}=": "" for name in known if is_plain(str(name))})


def objectives(line: TypedLine) -> Found:
    """`feeds=`: the figure comes after."""
    found = _named(records(record_of(line), "objectives"), "specific")
    return among(line, {f"{name}=": about for name, about in found.items()})


def unheard(line: TypedLine) -> Found:
    """The feedback of which nobody has said what was done with it."""
    journal = record_of(line).get("journal")
    lanes = journal if isinstance(journal, dict) else {}
    every = [entry for lane in lanes for entry in records(lanes, lane)]
    return among(line, _named((one for one in every if one.get("type") == "feedback" and not one.get("heard")), "date"))


def lanes(line: TypedLine) -> Found:
    """Who has written in the mission's journal."""
    journal = record_of(line).get("journal")
    names = journal if isinstance(journal, dict) else ()
    return among(line, {str(name): "" for name in names if is_plain(str(name))})


def consultants(line: TypedLine) -> Found:
    """The consultants who have a profile, as their files are called."""
    root = root_of(line)
    found = {} if root is None else stems(f"{root}/{CONSULTANTS}", root)
    return among(line, {name: "" for name in found if is_plain(name)})


def persons(line: TypedLine) -> Found:
    """As `consultants`; nothing where a new one is named."""
    return {} if line.argument("new|show|list|set|note") == "new" else consultants(line)
