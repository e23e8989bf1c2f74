"""One thing of a mission as a person names it: by its id, the beginning of one, or chosen on a terminal; and new ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from mission_cli.actions.named import named
from mission_cli.commands.choices import choice
from mission_cli.commands.typed import ask
from mission_cli.core.calendar_names import fold
from mission_cli.errors import NotFoundError, UsageError
from mission_cli.texts import t
from mission_cli.texts.words import TEXTS as WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mission_cli.commands.session import Session

Kind: TypeAlias = Literal["deliverable", "milestone", "equipment", "access"]


def pick(session: Session, mission_id: str, kind: Kind, known: Mapping[str, str], wanted: str | None) -> str:
    """The id of one of `known` (id → words). Raises NotFoundError naming the candidates, UsageError with nobody to ask."""
    if wanted is None:
        if not known:
            raise NotFoundError("pick.none", what=t(f"pick.{kind}"), id=mission_id)
        if not session.interactive:
            raise UsageError("cli.missing-options", names=kind.upper())
        return ask.choose(t(f"pick.which-{kind}"), [(one, f"{one} · {words}") for one, words in known.items()])
    return named(mission_id, kind, known, wanted)


def end_words(words: Sequence[str | None], steps: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """The words after a command as mission, thing and step: the step may stand before the thing, or before them all.

    `mission deliverable acme runbook accept`, `… acme accept runbook` and `… accept acme runbook` are the same.
    """
    given = [word for word in words if word is not None]
    for at in reversed(range(len(given))):
        step = step_of(given[at], steps)
        if step:
            rest = [*given[:at], *given[at + 1 :], None, None]
            return rest[0], rest[1], step
    if len(given) > 2:
        choice(given[2], "|".join(steps), steps)  # raises: it is none of them
    rest = [*given, None, None]
    return rest[0], rest[1], None


def step_of(word: str, steps: Sequence[str]) -> str | None:
    """The step that a word names, as its code or as either language says it."""
    wanted = fold(word)
    return next((one for one in steps if wanted in {fold(said) for said in (one, *WORDS[f"step-{one}"])}), None)
