"""What a consultant's profile must hold beyond the shape of its fields: dates that agree, ids that are unique."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mission_cli.core.rules import doubles, journal_ids, lane_names
from mission_cli.core.slug import slugify
from mission_cli.errors import Problem

if TYPE_CHECKING:
    from mission_cli.core.model.consultant import Consultant


def consultant_problems(consultant: Consultant) -> list[Problem]:
    """Every problem of a profile whose fields read, in the order of the file's sections."""
    return [
        *_dates(consultant),
        *doubles((("absences", index, "id"), absence.id) for index, absence in enumerate(consultant.absences)),
        *journal_ids(consultant.journal),
        *lane_names(consultant.journal),
    ]


def file_name_problems(consultant: Consultant, stem: str) -> list[Problem]:
    """The problem of a file that is not called by the slug of the name: missions would not find it."""
    slug = slugify(consultant.name)
    return [] if stem == slug else [Problem("W-PROFILE-NAME", ("name",), {"name": consultant.name, "suggest": slug})]


def _dates(consultant: Consultant) -> Iterator[Problem]:
    if consultant.joined and consultant.left and consultant.left < consultant.joined:
        yield Problem("E-LEFT", ("left",), {"joined": str(consultant.joined)})
    for index, absence in enumerate(consultant.absences):
        if absence.end < absence.start:
            yield Problem("E-ABSENCE", ("absences", index, "end"), {"start": str(absence.start)})
