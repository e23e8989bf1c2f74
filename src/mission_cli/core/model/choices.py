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
Health: TypeAlias = Literal["green", "amber", "red"]
Visibility: TypeAlias = Literal["shared", "managers"]
Cause: TypeAlias = Literal[
    "client-unresponsive", "team-reluctant", "situation-changed", "step-blocked", "communication", "disagreement"
]
Impact: TypeAlias = Literal["money", "time", "people"]
TaskState: TypeAlias = Literal["todo", "done", "verified", "n/a"]
Case: TypeAlias = Literal["completed", "client-ended", "consultant-ended"]
Employment: TypeAlias = Literal["employee", "freelance", "umbrella"]
