"""Skeletons of missions on the bench, and the catalogue of associations; every text in English and French.

A skeleton proposes what a mission of its kind usually holds: title, vision, length, cadence, objectives, and the plan
of its start, which is a checklist like any other. `{consultant}` in its texts is the person's name; `{subject}` what was
chosen of its `subjects`, or said in the person's own words; `{association}` who is helped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic import Field

from mission_cli.core.model.choices import Better
from mission_cli.core.model.fields import Due, Flag, Length, Quantity, Slug, Text, Whole
from mission_cli.core.model.read import newer_format, validated
from mission_cli.core.model.record import Record
from mission_cli.core.model.template import PLACEHOLDER, Bilingual, Checklist, Step, checklist_problems
from mission_cli.core.nearest import nearest
from mission_cli.core.raw import Raw
from mission_cli.errors import DataPath, Problem

NAMES = ("consultant", "subject", "association")


class Subject(Record):
    """Something to choose from; its id becomes a label of the mission."""

    id: Slug
    title: Bilingual
    help: Bilingual | None = None


class ObjectiveTemplate(Record):
    """An objective to come; its day follows the mission's start or end."""

    specific: Bilingual
    measure: Bilingual | None = None
    target: Quantity | None = None
    better: Better | None = None
    achievable: Bilingual | None = None
    due: Due | None = None


class Proposal(Record):
    """What the mission says of itself."""

    title: Bilingual
    vision: Bilingual | None = None
    length: Length
    every: Length | None = None
    interruptible: Flag | None = None


class Skeleton(Record):
    """A whole skeleton. `help` says what this use of the bench is, `note` what to know of it; `steps` are the plan."""

    format: Whole
    title: Bilingual
    help: Bilingual | None = None
    note: Bilingual | None = None
    mission: Proposal
    subjects: list[Subject] = Field(default_factory=list)
    objectives: list[ObjectiveTemplate] = Field(default_factory=list)
    steps: list[Step] = Field(default_factory=list)

    @property
    def plan(self) -> Checklist:
        """The plan as the checklist of the mission's start."""
        return Checklist.model_construct(format=self.format, title=self.title, steps=self.steps)

    def asks(self, name: str) -> bool:
        """Whether a text of the mission holds this placeholder."""
        return any(name in PLACEHOLDER.findall(text) for _, text in _texts(self))


class Association(Record):
    """An association to help; nobody is named here: who is spoken to there is written in the mission."""

    id: Slug
    name: Text
    about: Bilingual | None = None
    causes: list[Bilingual] = Field(default_factory=list)
    values: list[Bilingual] = Field(default_factory=list)
    skills: list[Text] = Field(default_factory=list)
    site: Text | None = None


class Associations(Record):
    """The catalogue."""

    format: Whole
    title: Bilingual
    associations: list[Association] = Field(default_factory=list)


def read_skeleton(data: Raw, commands: Collection[str] = ()) -> tuple[Skeleton | None, list[Problem]]:
    """The skeleton in `data`, or None when a problem at error level keeps it from being one; `commands` as for a
    checklist."""
    newer = newer_format(data)
    if newer:
        return None, [newer]
    found, problems = validated(Skeleton, data)
    if found is None:
        return None, problems
    wrongs, unknown = checklist_problems(found.plan, commands)
    wrongs += [*_doubled("subjects", found.subjects), *_placeholders(found)]
    return (None if wrongs else found), problems + wrongs + unknown


def read_associations(data: Raw) -> tuple[Associations | None, list[Problem]]:
    """The catalogue in `data`, or None when a problem at error level keeps it from being one."""
    newer = newer_format(data)
    if newer:
        return None, [newer]
    found, problems = validated(Associations, data)
    if found is None:
        return None, problems
    wrongs = list(_doubled("associations", found.associations))
    return (None if wrongs else found), problems + wrongs


def _doubled(section: str, items: Collection[Subject | Association]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, one in enumerate(items):
        if one.id in seen:
            yield Problem("E-ID-DOUBLE", (section, at, "id"), {"id": one.id})
        seen.add(one.id)


def _texts(found: Skeleton) -> Iterator[tuple[DataPath, str]]:
    """The texts that placeholders are filled in, with their places."""
    several: list[tuple[DataPath, Bilingual | None]] = [
        (("mission", "title"), found.mission.title),
        (("mission", "vision"), found.mission.vision),
    ]
    for at, one in enumerate(found.objectives):
        several += [(("objectives", at, key), getattr(one, key)) for key in ("specific", "measure", "achievable")]
    for place, text in several:
        if text is not None:
            yield from (((*place, "en"), text.en), ((*place, "fr"), text.fr))


def _placeholders(found: Skeleton) -> Iterator[Problem]:
    for place, text in _texts(found):
        for name in PLACEHOLDER.findall(text):
            if name not in NAMES:
                near = nearest(name, NAMES)
                known = ", ".join(f"{{{one}}}" for one in NAMES)
                args = {"name": name, "known": known, "suggest": f"{{{near}}}" if near else ""}
                yield Problem("E-PLACEHOLDER", place, args)
