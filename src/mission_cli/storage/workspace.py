"""Find a workspace and read its missions: records beside the findings, one broken file never hiding the others."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mission_cli.core.migrate import upgrade
from mission_cli.core.raw import Raw
from mission_cli.core.slug import is_slug, slugify
from mission_cli.errors import Finding, InvalidDataError
from mission_cli.storage import reading
from mission_cli.storage.named import folded, meant, stem_of
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.text.locate import findings_of, text_findings
from mission_cli.storage.text.read import MAX_BYTES, Document, plain_data, read_data, read_text

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.core.model.consultant import Consultant
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.settings import Settings


class Loaded(NamedTuple):
    """A mission read from its file. `raw` is the file's content, the base of every write."""

    id: str
    path: Path
    raw: bytes
    data: Raw
    mission: Mission
    findings: tuple[Finding, ...]


class Profile(NamedTuple):
    """A consultant's profile read from its file. Its id is the file's name: the slug of the consultant's name."""

    id: str
    path: Path
    raw: bytes
    data: Raw
    consultant: Consultant


F = TypeVar("F", Loaded, Profile)


class Workspace:
    """A folder that holds `missions/`, and perhaps `mission.yaml`, `consultants/` and `templates/`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def settings(self) -> Settings:
        """What `mission.yaml` says, the defaults where it cannot be read."""
        return self._settings[0]

    @property
    def settings_findings(self) -> list[Finding]:
        """Every finding of `mission.yaml`."""
        return self._settings[1]

    @cached_property
    def _settings(self) -> tuple[Settings, list[Finding]]:
        return _settings(self.root)

    def relative(self, path: Path) -> str:
        """`path` as findings and JSON show it: relative to the workspace, with `/`."""
        return path.relative_to(self.root).as_posix()

    def files(self) -> list[Path]:
        """Every mission file, sorted by path; hidden files and folders are not missions."""
        return self._walked(MISSIONS)[0]

    def profile_files(self) -> list[Path]:
        """Every file of a consultant's profile, sorted by path."""
        return self._walked(CONSULTANTS)[0]

    def _walked(self, under: str) -> tuple[list[Path], list[Finding]]:
        """The files, and a finding for each folder that cannot be looked into: what is there must not seem absent."""
        names, closed = self._names(under)
        return sorted(self.root / name for name in names), closed

    def _names(self, under: str) -> tuple[list[str], list[Finding]]:
        """As `_walked`: the files' paths relative to the workspace, in any order. A `Path` each would take ten times as long."""
        found: list[str] = []
        closed: list[Finding] = []
        folders = [under]
        while folders:
            folder = folders.pop()
            try:
                for entry in reading.entries(self.root / folder, self.root):
                    name = entry.name
                    if name[0] == ".":
                        continue
                    if _is_folder(entry):
                        folders += [] if entry.is_symlink() else [f"{folder}/{name}"]
                    elif name.endswith((".yaml", ".yml")):
                        found.append(f"{folder}/{name}")
            except FileNotFoundError:
                pass
            except OSError as error:
                closed.append(unreadable(folder, error))
        return found, sorted(closed)

    def load_all(self) -> tuple[list[Loaded], list[Finding]]:
        """Every mission that reads, by id, and every finding of every file. Ids are unique over all folders."""
        loaded, findings = self._each(MISSIONS, self.read)
        return loaded, [*self.settings_findings, *findings]

    def _each(
        self, under: str, read: Callable[[Path], tuple[F | None, list[Finding]]]
    ) -> tuple[list[F], list[Finding]]:
        """What `read` makes of each file, by id; a file whose id another has already is a finding, and not read."""
        files, findings = self._walked(under)
        found: list[F] = []
        first_of: dict[str, Path] = {}
        for path in files:
            twin = first_of.setdefault(folded(path.stem), path)
            if twin is not path:
                findings.append(self._twice(path, twin))
                continue
            one, of_it = read(path)
            findings += of_it
            found += [one] if one else []
        return sorted(found, key=lambda item: item.id), findings

    def _twice(self, path: Path, twin: Path) -> Finding:
        return Finding(self.relative(path), 0, 0, 0, "E-ID-TWICE", {"id": path.stem, "other": self.relative(twin)})

    def read(self, path: Path, *, today: dt.date | None = None) -> tuple[Loaded | None, list[Finding]]:
        """One file: the mission, or None when an error keeps it from being read, and all its findings.

        `today`: without what is said to happen later, see `core/happened.py`.
        """
        try:
            raw = content_of(path, self.root)
        except OSError as error:
            return None, [unreadable(self.relative(path), error)]
        return self.read_content(path, raw, today=today)

    def read_content(
        self, path: Path, raw: bytes, *, today: dt.date | None = None
    ) -> tuple[Loaded | None, list[Finding]]:
        """As `read`, of what the file at `path` holds or is to hold."""
        name = self.relative(path)
        document, data, findings = read_raw(raw, name)
        if not is_slug(path.stem):
            findings.append(Finding(name, 0, 0, 0, "E-FILE-NAME", {"id": path.stem, "suggest": slugify(path.stem)}))
        if document is None:
            return None, findings
        from mission_cli.core.model.read import read_mission  # the records take a tenth of a second to import

        older = upgrade(data)
        if older:
            data = older.data
            findings += findings_of(document, name, [older.problem()])
        if today:
            from mission_cli.core.happened import as_of

            data = as_of(data, today)
        mission, problems = read_mission(data)
        if older:  # findings speak of the person's own lines
            problems = [problem._replace(at=older.origin(problem.at)) for problem in problems]
        findings += findings_of(document, name, problems)
        one = Loaded(path.stem, path, raw, data, mission, tuple(findings)) if mission else None
        return one, findings

    def profiles(self) -> tuple[list[Profile], list[Finding]]:
        """Every profile that reads, by id, and every finding of their files. Ids are unique over all folders."""
        return self._each(CONSULTANTS, self.read_profile)

    def read_profile(self, path: Path, *, today: dt.date | None = None) -> tuple[Profile | None, list[Finding]]:
        """One file: the profile, or None when an error keeps it from being read, and all its findings.

        `today`: as in `read`.
        """
        try:
            raw = content_of(path, self.root)
        except OSError as error:
            return None, [unreadable(self.relative(path), error)]
        return self.read_profile_content(path, raw, today=today)

    def read_profile_content(
        self, path: Path, raw: bytes, *, today: dt.date | None = None
    ) -> tuple[Profile | None, list[Finding]]:
        """As `read_profile`, of what the file at `path` holds or is to hold."""
        name = self.relative(path)
        document, data, findings = read_raw(raw, name)
        if document is None:
            return None, findings
        from mission_cli.core.consultant_rules import file_name_problems
        from mission_cli.core.model.read import read_consultant

        if today:
            from mission_cli.core.happened import CONSULTANT, as_of

            data = as_of(data, today, CONSULTANT)

        consultant, problems = read_consultant(data)
        if consultant is None:
            return None, findings + findings_of(document, name, problems)
        problems += file_name_problems(consultant, path.stem)
        return Profile(path.stem, path, raw, data, consultant), findings + findings_of(document, name, problems)

    def profile_path(self, slug: str) -> Path | None:
        """The file of the profile called `slug`, at the top or in a folder below; None when there is none."""
        direct = self.root / CONSULTANTS / f"{slug}.yaml"
        if direct.is_file():
            return direct
        found = [name for name in self._names(CONSULTANTS)[0] if stem_of(name) == slug]
        return self.root / min(found) if found else None

    def find(self, wanted: str) -> Path:
        """The file of the mission called `wanted`, or of the only one whose id starts so.

        Raises NotFoundError naming the candidates or the nearest ids.
        """
        return self.root / meant(self._names(MISSIONS)[0], wanted)

    def load(self, wanted: str) -> Loaded:
        """The mission called `wanted` (see `find`). Raises InvalidDataError with its findings when it
        cannot be read."""
        path = self.find(wanted)
        one, findings = self.read(path)
        if one is None:
            sources = {self.relative(path): text_of(path, self.root)}
            marked = any(finding.code == "E-MARKERS" for finding in findings)
            text = "error.in-conflict" if marked else "error.unreadable-mission"
            raise InvalidDataError(text, findings=findings, sources=sources, id=path.stem)
        return one

    def path_for(self, mission_id: str) -> Path:
        """Where a new mission's file goes. Raises nothing; the caller checks the id with `is_slug`."""
        return self.root / MISSIONS / f"{mission_id}.yaml"


def text_of(path: Path, root: Path | None) -> str:
    """A file's text for showing lines of it: "" when it cannot be read, undecodable bytes replaced."""
    try:
        return content_of(path, root).removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    except OSError:
        return ""


def read_raw(raw: bytes, name: str) -> tuple[Document | None, Raw, list[Finding]]:
    """A file's bytes as a document and plain data, with the findings of the text itself; None when it has none to give."""
    document, data = read_text(raw), read_data(raw)
    if data is not None:
        return document, data, []
    findings = text_findings(document, name)
    if document.root is None or any(finding.level == "error" for finding in findings):
        return None, None, findings
    return document, plain_data(document.root), findings


def content_of(path: Path, root: Path | None) -> bytes:
    """The bytes of a regular file of the workspace `root`, as many as tell that it is too large; without `root`, of one
    that is ours or the person's. Raises OSError, OutsideError where a link leads out of the workspace."""
    return reading.head(path, MAX_BYTES + 1, root)


def unreadable(name: str, error: OSError) -> Finding:
    """What keeps a file, or a folder, from being read."""
    if isinstance(error, reading.OutsideError):
        return Finding(name, 0, 0, 0, "E-OUTSIDE", {"target": error.target})
    if isinstance(error, reading.NotAFileError):
        return Finding(name, 0, 0, 0, "E-NOT-A-FILE")
    return Finding(name, 0, 0, 0, "E-UNREADABLE", {"words": error.strerror or str(error)})


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _settings(root: Path) -> tuple[Settings, list[Finding]]:
    from mission_cli.core.model.read import read_settings
    from mission_cli.core.model.settings import Settings

    path = root / SETTINGS
    try:
        raw = content_of(path, root)
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        return Settings(), [unreadable(SETTINGS, error)]
    document, data, findings = read_raw(raw, SETTINGS)
    if [finding.code for finding in findings] == ["E-EMPTY"]:
        return Settings(), []  # every setting is optional: a file of comments is as good as none
    if document is None:
        return Settings(), findings
    settings, problems = read_settings(data)
    return settings or Settings(), findings + findings_of(document, SETTINGS, problems)
