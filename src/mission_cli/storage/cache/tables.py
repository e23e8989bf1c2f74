"""The tables of a cache: missions, profiles, settings; how a file of each becomes a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from mission_cli.core.facts import Facts
from mission_cli.core.people_known import Person
from mission_cli.core.policy import Policy
from mission_cli.storage.cache.columns import Cell, Column, columns_of
from mission_cli.storage.named import folded, stem_of
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS, StrPath

if TYPE_CHECKING:
    from mission_cli.errors import Finding
    from mission_cli.storage.workspace import Workspace

Known: TypeAlias = tuple[bool, dict[str, Any], "list[Finding]"]
"""Whether a file reads, the facts known of it (a few, where it does not), and its findings."""


class Row(NamedTuple):
    """What is kept of a file, beside its stamp: `facts` is what fits on a page with many others, `nested` the rest."""

    file: str
    reads: bool
    findings: list[Finding]
    facts: tuple[Cell, ...]
    nested: tuple[Cell, ...]


class Table(NamedTuple):
    """A kind of file. `below` is its folder in the workspace; `known` reads one, called from other processes too; `twice`
    says which files of all are left aside because another has their id, with that other."""

    name: str
    record: type[Any]
    below: str
    known: Callable[[Workspace, str], Known]
    twice: Callable[[Iterable[str]], dict[str, str]]

    def columns(self, *, nested: bool) -> list[Column]:
        """The columns of the table, or of the one beside it that has what is nested."""
        return [one for one in columns_of(self.record) if one.nested == nested]

    def rows(self, root: StrPath, names: list[str]) -> Iterator[Row]:
        """What is to be kept of these files."""
        from mission_cli.storage.workspace import Workspace  # most runs read no file

        workspace = Workspace(Path(root))
        plain, nested = self.columns(nested=False), self.columns(nested=True)
        for name in names:
            reads, facts, findings = self.known(workspace, name)
            cells = [tuple(one.encoded(facts.get(one.name)) for one in several) for several in (plain, nested)]
            yield Row(name, reads, findings, *cells)


def _mission(workspace: Workspace, name: str) -> Known:
    from mission_cli.core.assess import facts_of
    from mission_cli.core.happened import latest

    one, findings = workspace.read(workspace.root / name)
    if one:
        return True, vars(facts_of(one.id, name, one.mission)) | {"latest": latest(one.raw)}, findings
    return False, {"path": name, "closed": _closed(workspace, name)}, findings


def _closed(workspace: Workspace, name: str) -> str | None:
    """The day on which a mission that does not read plainly says that it was closed, as `mission close` writes it:
    `closed: 2026-11-20 by …`."""
    from mission_cli.core.dates import NotADate, parse_iso
    from mission_cli.storage.workspace import content_of

    try:
        _, there, text = content_of(workspace.root / name, workspace.root).partition(b"\nclosed: ")
        return parse_iso(text[:10].decode()).isoformat() if there else None
    except (OSError, ValueError, NotADate):
        return None


def _profile(workspace: Workspace, name: str) -> Known:
    from mission_cli.core.people_known import Away, person_of
    from mission_cli.storage.profile_facts import facts_in

    path = workspace.root / name
    profile, findings = workspace.read_profile(path)
    if profile:
        return True, person_of(stem_of(name), name, profile.consultant)._asdict(), findings
    away = tuple(Away(span.start, span.end) for span in facts_in(workspace, path).absences)
    return False, {"slug": stem_of(name), "path": name, "absences": away}, findings


def _settings(workspace: Workspace, _: str) -> Known:
    from mission_cli.core.policy import policy_of

    return True, policy_of(workspace.settings)._asdict(), workspace.settings_findings


def _missions_twice(names: Iterable[str]) -> dict[str, str]:
    """Of several missions of one id, the first by its path counts."""
    return _others(sorted(names, key=lambda name: name.split("/")), lambda name: folded(stem_of(name)))


def _profiles_twice(names: Iterable[str]) -> dict[str, str]:
    """Of several profiles of one slug, the one that missions find: see `Workspace.profile_path`."""
    direct = sorted(names, key=lambda name: (name != f"{CONSULTANTS}/{stem_of(name)}.yaml", name))
    return _others(direct, stem_of)


def _others(names: Iterable[str], named: Callable[[str], str]) -> dict[str, str]:
    first: dict[str, str] = {}
    return {name: other for name in names if (other := first.setdefault(named(name), name)) != name}


def _none_twice(_: Iterable[str]) -> dict[str, str]:
    return {}


MISSION: Final = Table("mission", Facts, MISSIONS, _mission, _missions_twice)
PROFILE: Final = Table("profile", Person, CONSULTANTS, _profile, _profiles_twice)
POLICY: Final = Table("settings", Policy, SETTINGS, _settings, _none_twice)
TABLES: Final = {one.name: one for one in (MISSION, PROFILE, POLICY)}
