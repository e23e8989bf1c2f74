"""The closed lists of the format: the codes that a file may hold. Their words are in texts/words.py.

Apart from the records, which are slow to import: options, prompts and completion need the codes alone.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

Role: TypeAlias = Literal["consultant", "manager", "client", "business", "it", "hr", "purchasing", "successor", "buddy"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
Party: TypeAlias = Literal["consultant", "manager", "client"]
PARTIES: Final[tuple[Party, ...]] = get_args(Party)
Perspective: TypeAlias = Literal["provider", "client", "consultant"]
Kind: TypeAlias = Literal["client", "internal", "training", "search", "pro-bono"]
Better: TypeAlias = Literal["less", "more"]
Wish: TypeAlias = Literal["wanted", "undecided", "declined"]
WISHES: Final[tuple[Wish, ...]] = get_args(Wish)
Health: TypeAlias = Literal["green", "amber", "red"]
HEALTHS: Final[tuple[Health, ...]] = get_args(Health)
Visibility: TypeAlias = Literal["shared", "managers"]
VISIBILITIES: Final[tuple[Visibility, ...]] = get_args(Visibility)
Cause: TypeAlias = Literal[
    "client-unresponsive", "team-reluctant", "situation-changed", "step-blocked", "communication", "disagreement"
]
CAUSES: Final[tuple[Cause, ...]] = get_args(Cause)
Impact: TypeAlias = Literal["money", "time", "people"]
IMPACTS: Final[tuple[Impact, ...]] = get_args(Impact)
TaskState: TypeAlias = Literal["todo", "done", "verified", "n/a"]
Case: TypeAlias = Literal["completed", "client-ended", "consultant-ended"]
Employment: TypeAlias = Literal["employee", "freelance", "umbrella"]
EMPLOYMENTS: Final[tuple[Employment, ...]] = get_args(Employment)
