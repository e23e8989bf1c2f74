"""What the templates offer, a workspace's own before the shipped ones."""

from __future__ import annotations

from mission_cli.commands.completion.matching import among, is_plain
from mission_cli.commands.completion.workspace import HEAD, LARGEST, content_of, records, root_of, stems
from mission_cli.storage import reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mission_cli.commands.completion.line import TypedLine
    from mission_cli.commands.completion.matching import Found


def questionnaires(line: TypedLine) -> Found:
    """The questionnaires there are, the workspace's own among them."""
    return among(line, dict.fromkeys(filter(is_plain, _questionnaires(line)), ""))


def _questionnaires(line: TypedLine) -> dict[str, str]:
    """Ids → files: the workspace's own win."""
    from mission_cli.storage.shipped import folder

    root = root_of(line)
    own = {} if root is None else stems(f"{root}/templates/questionnaires", root)
    return {**stems(f"{folder()}/questionnaires"), **own}


def questions(line: TypedLine) -> Found:
    """`welcome=`: the answer comes after."""
    wanted = line.argument("QUESTIONNAIRE")
    files = _questionnaires(line)
    found = [name for name in files if name == wanted] or [name for name in files if wanted and name.startswith(wanted)]
    if len(found) != 1:
        return {}
    from mission_cli.storage.text.read import plain_data, read_text  # the parser: only what is in a file needs it

    document = read_text(_content(line, files[found[0]], LARGEST))
    data = plain_data(document.root) if document.root is not None else None
    asked = [one for one in records(data, "questions") if is_plain(str(one.get("id") or ""))]
    return among(line, {f"{one['id']}=": _in(line, one.get("text")) for one in asked})


def subjects(line: TypedLine) -> Found:
    """What the skeleton of the kind that was typed proposes; of every kind before one is."""
    kind = line.values.get("kind")
    names = [kind] if kind else ["internal", "training"]
    found = [one for name in names for one in records(_template(line, f"missions/{name}.yaml"), "subjects")]
    return among(line, {str(one["id"]): _in(line, one.get("title")) for one in found if is_plain(str(one.get("id")))})


def associations(line: TypedLine) -> Found:
    """The associations of the catalogue."""
    found = records(_template(line, "associations.yaml"), "associations")
    return among(line, {str(one["id"]): str(one.get("name") or "") for one in found if is_plain(str(one.get("id")))})


def documents(line: TypedLine) -> Found:
    """The documents that can be written, described by what their templates say they are."""
    lang = line.lang
    found: Found = {}
    for folder in _folders(line):
        for path in sorted(_files(line, f"{folder}/documents")):
            name, _, ending = path.rpartition("/")[2].partition(".")
            if is_plain(name) and ending in ("en.md.j2", "fr.md.j2") and (name not in found or ending.startswith(lang)):
                found[name] = _titled(line, path) if line.described else ""
    return among(line, found)


def templates(line: TypedLine) -> Found:
    """The templates by their paths; the kinds of them where they are listed."""
    if line.argument("list|copy|check") == "list":
        return among(line, dict.fromkeys(("checklist", "questionnaire", "skeleton", "document", "catalogue"), ""))
    found = {
        path[len(folder) + 1 :]: ""
        for folder in _folders(line)
        for kind in ("checklists", "questionnaires", "missions", "documents")
        for path in _files(line, f"{folder}/{kind}")
    }
    return among(line, dict.fromkeys(sorted(found), ""))


def _template(line: TypedLine, name: str) -> Any:
    """What a template holds, the workspace's own before the shipped one; None where it does not read."""
    from mission_cli.storage.text.read import plain_data, read_text  # the parser: only what is in a file needs it

    for folder in _folders(line):
        content = _content(line, f"{folder}/{name}", LARGEST)
        if content:
            document = read_text(content)
            return plain_data(document.root) if document.root is not None else None
    return None


def _folders(line: TypedLine) -> list[str]:
    """The workspace's own, then the shipped one."""
    from mission_cli.storage import shipped

    root = root_of(line)
    return [*([] if root is None else [f"{root}/templates"]), shipped.folder()]


def _files(line: TypedLine, folder: str) -> list[str]:
    return list(reading.below(folder, _top(line, folder)))


def _content(line: TypedLine, path: str, most: int) -> bytes:
    return content_of(path, most, _top(line, path))


def _top(line: TypedLine, path: str) -> str | None:
    """The workspace of what is its own; None for what is shipped, wherever an installer's links lead."""
    from mission_cli.storage import shipped

    return None if path.startswith(f"{shipped.folder()}/") else root_of(line)


def _titled(line: TypedLine, path: str) -> str:
    import re

    match = re.search(r"^title:[ \t]+(.*)$", _content(line, path, HEAD).decode("utf-8", "replace"), re.MULTILINE)
    return match[1].strip() if match else ""


def _in(line: TypedLine, text: Any) -> str:
    """A text of a template in the language in use."""
    said = text.get(line.lang, text.get("en")) if line.described and isinstance(text, dict) else None
    return str(said or "")
