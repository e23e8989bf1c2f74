"""Templates: a workspace's own win file by file over the shipped ones. Nothing outside these two folders is read.

The shipped ones have one copy, `templates/` at the top of the project: packed into the wheel as
`mission_cli/shipped_templates`, and found beside `src/` when the program runs from a checkout or an editable install.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mission_cli.core.checklist_template import onboarding_template_of
from mission_cli.core.kinds import CLIENT
from mission_cli.core.raw import Raw
from mission_cli.errors import Finding, InvalidDataError, NotFoundError, Problem
from mission_cli.storage import reading, shipped
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import content_of, read_raw, text_of, unreadable
from mission_cli.storage.write import Remember, create

if TYPE_CHECKING:
    from mission_cli.core.model.choices import Perspective
    from mission_cli.core.model.questionnaire import Questionnaire
    from mission_cli.core.model.skeleton import Associations, Skeleton
    from mission_cli.core.model.template import Checklist

FOLDER = "templates"
CHECKLISTS = "checklists"
QUESTIONNAIRES = "questionnaires"
SKELETONS = "missions"
ASSOCIATIONS = "associations.yaml"
T = TypeVar("T")


class Template(NamedTuple):
    """A template file. `relative` is its path under either folder, with `/`; `name` is what findings call it."""

    relative: str
    path: Path
    shipped: bool

    @property
    def name(self) -> str:
        """Relative to the workspace for its own templates; the whole path for a shipped one."""
        return self.path.as_posix() if self.shipped else f"{FOLDER}/{self.relative}"

    def content(self) -> bytes:
        """Its bytes; of the workspace's own, only what lies in it. Raises OSError."""
        return content_of(self.path, self._root)

    def text(self) -> str:
        """Its text: "" where it cannot be read."""
        return text_of(self.path, self._root)

    @property
    def _root(self) -> Path | None:
        """The workspace; None for a shipped one, which some installers make a link."""
        return None if self.shipped else self.path.parents[self.relative.count("/") + 1]


def shipped_folder() -> Path:
    """Where the shipped templates are: inside the installed package, else beside `src/` in a checkout."""
    return Path(shipped.folder())


def find(root: Path, relative: str) -> Template:
    """The template at this path, with `/`: the workspace's when it has one, else the shipped one.

    Raises NotFoundError when there is none, and when the path or a link in it leaves the templates folder.
    """
    if not _stays_inside(relative):
        raise NotFoundError("template.outside", path=relative)
    for folder, ours in _folders(root):
        path = folder / relative
        if path.is_file() or path.is_symlink():
            template = Template(relative, path, ours)
            if _leaves(template, folder, root):
                raise NotFoundError("template.outside", path=relative)
            return template
    raise NotFoundError("template.missing", path=relative)


def listed(root: Path, under: str = "") -> list[Template]:
    """Every template below the folder `under`, by path, each once: a workspace's file stands for the shipped one.

    Links that lead out of the folder are left out, and so are hidden files.
    """
    found: dict[str, Template] = {}
    for folder, ours in _folders(root):
        for path in map(Path, reading.below(folder / under, None if ours else root)):
            template = Template(path.relative_to(folder).as_posix(), path, ours)
            if not _leaves(template, folder, root):
                found.setdefault(template.relative, template)
    return [found[relative] for relative in sorted(found)]


def checklist(root: Path, relative: str) -> Checklist:
    """The checklist template at this path. Raises NotFoundError as `find`, InvalidDataError with its findings."""
    return _usable(find(root, relative), read_template)


def skeleton(root: Path, kind: str) -> Skeleton:
    """The skeleton of the missions of this kind. Raises NotFoundError as `find`, InvalidDataError with its findings."""
    return _usable(find(root, f"{SKELETONS}/{kind}.yaml"), read_skeleton)


def start(root: Path, perspective: Perspective, kind: str) -> Checklist:
    """The checklist of the start of a mission: on the bench, the plan of its kind. Raises as `checklist`."""
    if kind != CLIENT:
        return skeleton(root, kind).plan
    return checklist(root, onboarding_template_of(perspective))


def associations(root: Path) -> Associations:
    """The catalogue of associations. Raises NotFoundError as `find`, InvalidDataError with its findings."""
    return _usable(find(root, ASSOCIATIONS), read_associations)


def questionnaire(root: Path, name: str) -> Questionnaire:
    """The questionnaire of this id. Raises NotFoundError as `find`, InvalidDataError with its findings."""
    return _usable(find(root, f"{QUESTIONNAIRES}/{name}.yaml"), read_questionnaire)


def questionnaire_names(root: Path) -> list[str]:
    """The ids of the questionnaires: their files' names."""
    found = (PurePosixPath(one.relative) for one in listed(root, QUESTIONNAIRES))
    return [path.stem for path in found if path.suffix == ".yaml" and len(path.parts) == 2]


def _usable(template: Template, read: Callable[[Template], tuple[T | None, list[Finding]]]) -> T:
    found, findings = read(template)
    if found is None:
        sources = {template.name: template.text()}
        raise InvalidDataError("template.unreadable", findings=findings, sources=sources, path=template.name)
    return found


def read_template(template: Template, commands: Collection[str] = ()) -> tuple[Checklist | None, list[Finding]]:
    """A checklist template and its findings; None when one of them is an error. Never raises on the file's content.

    `commands`: see `read_checklist`.
    """
    from mission_cli.core.model.template import read_checklist

    return _read(template, partial(read_checklist, commands=commands))


def read_questionnaire(template: Template) -> tuple[Questionnaire | None, list[Finding]]:
    """As `read_template`, for a questionnaire."""
    from mission_cli.core.model.questionnaire import read_questionnaire as questionnaire_of

    return _read(template, questionnaire_of)


def read_skeleton(template: Template, commands: Collection[str] = ()) -> tuple[Skeleton | None, list[Finding]]:
    """As `read_template`, for a skeleton."""
    from mission_cli.core.model.skeleton import read_skeleton as skeleton_of

    return _read(template, partial(skeleton_of, commands=commands))


def read_associations(template: Template) -> tuple[Associations | None, list[Finding]]:
    """As `read_template`, for the catalogue of associations."""
    from mission_cli.core.model.skeleton import read_associations as associations_of

    return _read(template, associations_of)


def _read(template: Template, of: Callable[[Raw], tuple[T | None, list[Problem]]]) -> tuple[T | None, list[Finding]]:
    try:
        raw = template.content()
    except OSError as error:
        return None, [unreadable(template.name, error)]
    document, data, findings = read_raw(raw, template.name)
    if document is None:
        return None, findings
    read, problems = of(data)
    return read, findings + findings_of(document, template.name, problems)


def template_findings(root: Path, commands: Collection[str] = ()) -> list[Finding]:
    """Everything wrong with the workspace's own templates in YAML, for `mission check`."""
    found = [finding for one in own(root, CHECKLISTS) for finding in read_template(one, commands)[1]]
    found += [finding for one in own(root, QUESTIONNAIRES) for finding in read_questionnaire(one)[1]]
    found += [finding for one in own(root, SKELETONS) for finding in read_skeleton(one, commands)[1]]
    return found + [finding for one in _own_catalogue(root) for finding in read_associations(one)[1]]


def _own_catalogue(root: Path) -> list[Template]:
    return [one for one in listed(root) if one.relative == ASSOCIATIONS and not one.shipped]


def own(root: Path, under: str) -> list[Template]:
    """The workspace's own YAML templates below this folder."""
    return [one for one in listed(root, under) if not one.shipped and one.path.suffix in (".yaml", ".yml")]


def shipped_only() -> list[Template]:
    """Every shipped template, by path, whatever a workspace has in its place."""
    folder = shipped_folder()
    found = map(Path, reading.below(folder))
    return sorted(Template(path.relative_to(folder).as_posix(), path, shipped=True) for path in found)


def copy_shipped(root: Path, template: Template, remember: Remember | None = None) -> Path:
    """Put a shipped template into the workspace, to be changed there. Returns its place; raises ConflictError when that
    is taken, RefusedWriteError where a link leads it out of the workspace."""
    target = root / FOLDER / template.relative
    create(root, target, template.content(), remember)
    return target


def _folders(root: Path) -> tuple[tuple[Path, bool], tuple[Path, bool]]:
    """The two folders, the one that wins first, and whether it is the shipped one."""
    return (root / FOLDER, False), (shipped_folder(), True)


def _stays_inside(relative: str) -> bool:
    parts = PurePosixPath(relative).parts
    # A backslash or a drive letter would be a path of its own on Windows.
    return (
        bool(parts)
        and not relative.startswith("/")
        and ".." not in parts
        and not any(char in relative for char in "\\:\0")
    )


def _leaves(template: Template, folder: Path, root: Path) -> bool:
    """Whether a link leads out of the workspace's templates folder, or that folder itself out of the workspace.

    The shipped ones are ours wherever they lie: some installers make every file of a package a link.
    """
    if template.shipped:
        return False
    inside = os.path.realpath(folder)
    return not (
        reading.is_within(os.path.realpath(template.path), inside) and reading.is_within(inside, os.path.realpath(root))
    )
