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
CAUSES = (
    *("client-unresponsive", "team-reluctant", "situation-changed", "step-blocked", "communication", "disagreement"),
)
IMPACTS = ("money", "time", "people")
QUESTIONS = ("objectives", "measure", "priorities", "communication", "origin")
SIDES = ("consultant", "client", "provider", "autonomy")
CLAUSES = ("confidentiality", "guarantees", "intellectual_property", "responsibilities", "change_procedure", "quote")
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


def blockers(line: Line) -> Found:
    """The blockers of the journal that are open; those that are solved when what was typed is none of these."""
    return _entries(line, "blocker", "title", lambda entry: not entry.get("resolved"))


def changes(line: Line) -> Found:
    """The change requests that wait for a decision; the others when what was typed is none of these."""
    return _entries(line, "change", "what", lambda entry: not entry.get("decision"))


def _entries(line: Line, kind: str, text: str, still: Callable[[dict[str, Any]], bool]) -> Found:
    journal = _record(line).get("journal")
    lanes = journal if isinstance(journal, dict) else {}
    every = [entry for lane in lanes for entry in _records(lanes, lane) if entry.get("type") == kind]
    return among(line, _named(filter(still, every), text)) or among(line, _named(every, text))


def deliverables(line: Line) -> Found:
    """The deliverables that are not accepted; the others when what was typed is none of these."""
    every = _records(_record(line).get("contract"), "deliverables")
    open_ones = _named((one for one in every if not one.get("accepted")), "title")
    return among(line, open_ones) or among(line, _named(every, "title"))


def milestones(line: Line) -> Found:
    """The payment milestones that are not paid; the others when what was typed is none of these."""
    every = _records(_record(line).get("contract"), "milestones")
    unpaid = _named((one for one in every if not one.get("paid")), "title")
    return among(line, unpaid) or among(line, _named(every, "title"))


def equipment(line: Line) -> Found:
    """What is still out."""
    return among(line, _named((one for one in _records(_record(line), "equipment") if not one.get("returned")), "item"))


def access(line: Line) -> Found:
    """The accesses that are open, or revoked and not yet looked at by somebody else."""
    every = _records(_record(line), "access")
    return among(line, _named((one for one in every if not (one.get("revoked") and one.get("verified"))), "system"))


def sides(line: Line) -> Found:
    """`client=`: what is expected comes after."""
    return {f"{name}=": about for name, about in words(line, SIDES, "side").items()}


def clauses(line: Line) -> Found:
    """`confidentiality=`: the clauses there are, and those that most contracts have."""
    contract = _record(line).get("contract")
    there = contract.get("clauses") if isinstance(contract, dict) else None
    known = [*(there if isinstance(there, dict) else ()), *CLAUSES]
    return among(line, {f"{name}=": "" for name in known if is_plain(str(name))})


def steps(line: Line) -> Found:
    """The steps before the end, as the product names them."""
    return words(line, ("alert", "talk", "sales", "profile", "decision"), "step")


def objectives(line: Line) -> Found:
    """`feeds=`: the figure comes after."""
    found = _named(_records(_record(line), "objectives"), "specific")
    return among(line, {f"{name}=": about for name, about in found.items()})


def unheard(line: Line) -> Found:
    """The feedback of which nobody has said what was done with it."""
    journal = _record(line).get("journal")
    lanes = journal if isinstance(journal, dict) else {}
    every = [entry for lane in lanes for entry in _records(lanes, lane)]
    return among(line, _named((one for one in every if one.get("type") == "feedback" and not one.get("heard")), "date"))


def questionnaires(line: Line) -> Found:
    """The questionnaires there are, the workspace's own among them."""
    return among(line, dict.fromkeys(filter(is_plain, _questionnaires(line)), ""))


def _questionnaires(line: Line) -> dict[str, str]:
    """Ids → files: the workspace's own win."""
    from mission_cli.storage.shipped import folder

    root = _root(line)
    own = {} if root is None else _stems(os.path.join(root, "templates", "questionnaires"))  # noqa: PTH118
    return {**_stems(os.path.join(folder(), "questionnaires")), **own}  # noqa: PTH118


def questions(line: Line) -> Found:
    """`welcome=`: the answer comes after."""
    wanted = line.argument("QUESTIONNAIRE")
    files = _questionnaires(line)
    found = [name for name in files if name == wanted] or [name for name in files if wanted and name.startswith(wanted)]
    if len(found) != 1:
        return {}
    from mission_cli.storage.read import plain_data, read_text  # the parser: only what is in a file needs it

    document = read_text(_content(files[found[0]], _LARGEST))
    data = plain_data(document.root) if document.root is not None else None
    asked = [one for one in _records(data, "questions") if is_plain(str(one.get("id") or ""))]
    return among(line, {f"{one['id']}=": _in(line, one.get("text")) for one in asked})


def subjects(line: Line) -> Found:
    """What the skeleton of the kind that was typed proposes; of every kind before one is."""
    kind = line.values.get("kind")
    names = [kind] if kind else ["internal", "training"]
    found = [one for name in names for one in _records(_template(line, f"missions/{name}.yaml"), "subjects")]
    return among(line, {str(one["id"]): _in(line, one.get("title")) for one in found if is_plain(str(one.get("id")))})


def associations(line: Line) -> Found:
    """The associations of the catalogue."""
    found = _records(_template(line, "associations.yaml"), "associations")
    return among(line, {str(one["id"]): str(one.get("name") or "") for one in found if is_plain(str(one.get("id")))})


def _template(line: Line, name: str) -> Any:
    """What a template holds, the workspace's own before the shipped one; None where it does not read."""
    from mission_cli.storage.read import plain_data, read_text  # the parser: only what is in a file needs it

    for folder in _template_folders(line):
        content = _content(f"{folder}/{name}", _LARGEST)
        if content:
            document = read_text(content)
            return plain_data(document.root) if document.root is not None else None
    return None


def _in(line: Line, text: Any) -> str:
    """A text of a template in the language in use."""
    said = text.get("fr" if line.french else "en") if line.described and isinstance(text, dict) else None
    return str(said or "")


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


def persons(line: Line) -> Found:
    """As `consultants`; nothing where a new one is named."""
    return {} if line.argument("new|show|list|set|note") == "new" else consultants(line)


def fields(line: Line) -> Found:
    """What can be taken out of a profile."""
    single = ("mail", "employment", "daily-cost", "joined", "left", "manager", "hr", "wishes", "cv", "linkedin")
    several = ("skills", "absences", "platforms", "skill=", "absence=", "platform=")
    return among(line, dict.fromkeys((*single, *several), ""))


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
    return _several(line, "role", ROLES)


def _several(line: Line, group: str, known: Iterable[str]) -> Found:
    before, comma, typed = line.typed.rpartition(",")
    line.typed = typed
    given = {word.strip() for word in before.split(",")}
    found = words(line, [word for word in known if word not in given], group)
    line.typed = f"{before}{comma}{typed}"
    return {f"{before}{comma}{word}": about for word, about in found.items()}


def causes(line: Line) -> Found:
    """`communication,step-blocked`."""
    return _several(line, "cause", CAUSES)


def impacts(line: Line) -> Found:
    """`money,time`."""
    return _several(line, "impact", IMPACTS)


def diagnosis(line: Line) -> Found:
    """`objectives=`: the answer comes after."""
    found = words(line, QUESTIONS, "question")
    return {f"{name}=": about for name, about in found.items()}


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


def documents(line: Line) -> Found:
    """The documents that can be written, described by what their templates say they are."""
    lang = "fr" if line.french else "en"
    found: Found = {}
    for folder in _template_folders(line):
        for path in sorted(_files(f"{folder}/documents")):
            name, _, ending = path.rpartition("/")[2].partition(".")
            if is_plain(name) and ending in ("en.md.j2", "fr.md.j2") and (name not in found or ending.startswith(lang)):
                found[name] = _titled(path) if line.described else ""
    return among(line, found)


def templates(line: Line) -> Found:
    """The templates by their paths; the kinds of them where they are listed."""
    if line.argument("list|copy|check") == "list":
        return among(line, dict.fromkeys(("checklist", "questionnaire", "skeleton", "document", "catalogue"), ""))
    found = {
        path[len(folder) + 1 :]: ""
        for folder in _template_folders(line)
        for kind in ("checklists", "questionnaires", "missions", "documents")
        for path in _files(f"{folder}/{kind}")
    }
    return among(line, dict.fromkeys(sorted(found), ""))


def _template_folders(line: Line) -> list[str]:
    """The workspace's own, then the shipped one."""
    from mission_cli.storage import shipped

    root = _root(line)
    return [*([] if root is None else [os.path.join(root, "templates")]), shipped.folder()]  # noqa: PTH118


def _files(folder: str) -> list[str]:
    return [f"{current}/{name}" for current, _, names in os.walk(folder) for name in names if name[0] != "."]


def _titled(path: str) -> str:
    import re

    match = re.search(r"^title:[ \t]+(.*)$", _content(path, _HEAD).decode("utf-8", "replace"), re.MULTILINE)
    return match[1].strip() if match else ""


SOURCES: dict[str, Source | str | None] = {
    # Looked up by `command.parameter`, by `parameter`, then by metavar; None: only the person knows.
    "ID": ids,
    "new.mission_id": None,
    "TASK": tasks,
    "BLOCKER": blockers,
    "CHANGE": changes,
    "CAUSE,CAUSE": causes,
    "IMPACT,IMPACT": impacts,
    "QUESTION=TEXT": diagnosis,
    "OBJECTIVE=FIGURE": objectives,
    "STEP": steps,
    "DELIVERABLE": deliverables,
    "MILESTONE": milestones,
    "ITEM": equipment,
    "ACCESS": access,
    "SIDE=TEXT": sides,
    "NAME=TEXT": clauses,
    **dict.fromkeys(("AMOUNT", "TITLE;REF;SIGNED", "NAME;CHECKED;SAID", "REF"), None),
    "feedback.entry": unheard,
    "QUESTIONNAIRE": questionnaires,
    "QUESTION=ANSWER": questions,
    "SUBJECT": subjects,
    "ASSOCIATION": associations,
    "author": lanes,
    "PERSON": persons,
    "WHOM": consultants,
    "FIELD": fields,
    **dict.fromkeys(("MAIL", "SKILL", "START;END;REASON", "PLATFORM=DATE"), None),
    **dict.fromkeys(("list.consultant", "suggest.person", "timeline.consultant"), consultants),
    "ROLE,ROLE": roles,
    "ROLE": roles,
    "DATE": days,
    "date": past_days,
    "1-5": scores,
    "CODE": codes,
    "DOCUMENT": documents,
    "TEMPLATE": templates,
    "FOLDER": FOLDERS,
    "FILE": FILES,
    "FILES": FILES,
    "FILES|IDS": ids,
    "FILE|-": FILES,
    **dict.fromkeys(("BASE", "OURS", "THEIRS", "merge-driver.path"), FILES),
    "SIZE": None,
    "TEXT|@FILE|-": FILES,
    **dict.fromkeys(("WHO", "TERM=VALUE", "NEW-ID", "OPTION", "PLACE=VALUE", "PLACE=ours|theirs"), None),
    **dict.fromkeys(
        (
            "TEXT",
            "NAME",
            '"NAME <MAIL>"',
            'ROLE="NAME <MAIL>"',
            "N",
            "DURATION",
            "RATE",
            "WHAT;OWNER;DUE",
            "ACTION",
            "YEAR",
        ),
        None,
    ),
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
