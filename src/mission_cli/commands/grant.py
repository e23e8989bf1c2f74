"""`mission grant` and `mission revoke`: accesses opened, closed, and looked at by somebody else; all at once at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mission_cli.actions import grant as actions
from mission_cli.commands.recording.options import STEP, UNSIGNED, Run, takes
from mission_cli.commands.recording.step import ItemsOf, step
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.pick import pick
from mission_cli.errors import UsageError
from mission_cli.render.say import in_words
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.actions.outcome import Outcome, Target
    from mission_cli.commands.recording.step import Stepping

_FLAGS: Final = {
    "everything": Annotated[bool, typer.Option("--all", "-a")],
    "verified": Annotated[bool, typer.Option("--verified")],
}
_KEYS: Final = ("id", "system", "account", "granted", "revoked")


@takes(actions.GRANT, shared=UNSIGNED)
def grant(session: Session, run: Run) -> int:
    """Keep that an access was opened."""
    return step(session, run, actions.GRANT, actions.grant, _SHOWN, _ask_system)


@takes(actions.REVOKE, words=_FLAGS, shared=STEP)
def revoke(session: Session, run: Run) -> int:
    """Keep that accesses were closed, or that somebody looked. Raises UsageError."""
    beside = {"all": run.words["everything"], "verified": run.words["verified"]}
    if beside["all"] and run.typed["access_id"] is not None:
        raise UsageError("cli.both", one="ACCESS", other="--all")
    form = actions.REVOKE._replace(needed=() if beside["all"] else actions.REVOKE.needed)
    said = ["--verified"] if beside["verified"] else []
    run = run._replace(words=beside)
    return step(session, run, form, actions.revoke, _SHOWN, _ask_which, signed=actions.signed, said=said)


def _ask_system(one: Stepping) -> None:
    one.values["system"] = ask.text(t("grant.ask-system"))
    if "account" not in one.values and (account := ask.text(t("grant.ask-account"), optional=True)):
        one.values["account"] = account


def _ask_which(one: Stepping) -> None:
    labels = in_words({access.id: actions.called(access) for access in actions.waiting(one.target, one.values)})
    one.values["access_id"] = pick(one.session, one.target.loaded.id, "access", labels, None)


def _items(target: Target, outcome: Outcome) -> list[dict[str, Any]]:
    return [
        {**{key: getattr(one, key) for key in _KEYS}, "verified": str(one.verified) if one.verified else None}
        for one in target.mission.access
        if one.id in outcome.of
    ]


_SHOWN: Final = ItemsOf("access", _items)
