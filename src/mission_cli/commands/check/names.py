"""Names of consultants that may be one person's, over missions and profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.near_names import Called, near_names
from mission_cli.errors import Finding, Problem
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import content_of, read_raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mission_cli.storage.workspace import Loaded, Profile, Workspace


def doubtful_names(workspace: Workspace, loaded: Iterable[Loaded], profiles: Iterable[Profile]) -> list[Finding]:
    """A finding for each pair of names that may be one person's, where the rarer is written."""
    findings: list[Finding] = []
    called = list(_called(workspace, loaded, profiles))
    for one, other in _namesakes(called):
        problem = Problem("W-NAME-TWO", ("mail",) if one.profile else ("consultant",), _two(one, other))
        findings += _at(workspace, one.path, problem)
    for near in near_names(called):
        code = "W-NAME-MAIL" if near.why == "mail" else "W-NAME-NEAR"
        args = {"name": near.one.name, "other": near.other.name, "place": near.other.path}
        at = ("name",) if near.one.profile else ("consultant",)
        findings += _at(workspace, near.one.path, Problem(code, at, args))
    return findings


def _at(workspace: Workspace, path: str, problem: Problem) -> list[Finding]:
    try:
        document = read_raw(content_of(workspace.root / path, workspace.root), path)[0]
    except OSError:  # gone since it was read
        return []
    return findings_of(document, path, [problem]) if document else []


def _two(one: Called, other: Called) -> dict[str, str]:
    return {"name": one.name, "mail": one.mail or "", "other": other.mail or "", "place": other.path}


def _namesakes(called: Iterable[Called]) -> Iterator[tuple[Called, Called]]:
    """Each file that gives a name another mail than the first one did, with that: two persons would be taken for one."""
    first: dict[str, Called] = {}
    for one in sorted(called, key=lambda each: (not each.profile, each.path)):
        if one.mail:
            known = first.setdefault(one.slug, one)
            if (known.mail or "").casefold() != one.mail.casefold():
                yield one, known


def _called(workspace: Workspace, loaded: Iterable[Loaded], profiles: Iterable[Profile]) -> Iterator[Called]:
    for mission in loaded:
        person = mission.mission.consultant
        yield Called(person.slug, person.name, workspace.relative(mission.path), person.mail)
    for profile in profiles:
        # By the file's name: that it is another than the slug of the name is said by itself.
        one = profile.consultant
        yield Called(profile.id, one.name, workspace.relative(profile.path), one.mail, profile=True)
