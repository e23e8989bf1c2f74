"""Templates of documents: Markdown with Jinja in `templates/documents/`, NAME.LANG.md.j2, and the parts they include."""

from __future__ import annotations

from pathlib import Path

from mission_cli.core.document import FOLDER, name_of, path_of
from mission_cli.storage.templates import Template, find, listed

_ENDING = ".j2"


def documents(root: Path) -> dict[str, dict[str, Template]]:
    """Every document by name, its templates by language: the workspace's own, else the shipped ones."""
    found: dict[str, dict[str, Template]] = {}
    for template in listed(root, FOLDER):
        named = name_of(template.relative)
        if named:
            found.setdefault(named[0], {})[named[1]] = template
    return found


def template_of(root: Path, name: str, lang: str) -> Template:
    """The template of a document in this language, else in the other. Raises NotFoundError."""
    there = documents(root).get(name, {})
    return there.get(lang) or next(iter(there.values()), None) or find(root, path_of(name, lang))


def sources(root: Path) -> dict[str, tuple[str, str]]:
    """What a template may include: every `.j2` of the two templates folders. Its path → its shown name and its text."""
    found = (one for one in listed(root) if one.relative.endswith(_ENDING))
    return {one.relative: (one.name, one.text()) for one in found}
