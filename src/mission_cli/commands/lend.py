"""`mission lend` and `mission return`: equipment handed over and taken back, each time with its day and condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mission_cli.actions import lend as actions
from mission_cli.commands.recording.options import STEP, UNSIGNED, Run, takes
from mission_cli.commands.recording.step import ItemsOf, step
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.pick import pick
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.actions.outcome import Outcome, Target
    from mission_cli.commands.recording.step import Stepping

_KEYS: Final = ("id", "item", "lent", "condition", "returned", "returned_condition")


@takes(actions.LEND, shared=UNSIGNED)
def lend(session: Session, run: Run) -> int:
    """Keep what was handed over."""
    return step(session, run, actions.LEND, actions.lend, _SHOWN, _ask_item)


@takes(actions.RETURN, shared=STEP)
def return_(session: Session, run: Run) -> int:
    """Keep that it is back."""
    return step(session, run, actions.RETURN, actions.take_back, _SHOWN, _ask_which, signed=actions.signed)


def _ask_item(one: Stepping) -> None:
    one.values["item"] = ask.text(t("lend.ask-item"))
    _ask_condition(one, t("lend.ask-condition"))


def _ask_which(one: Stepping) -> None:
    mission_id, values = one.target.loaded.id, one.values
    lent = {thing.id: thing.item for thing in one.mission.equipment if thing.returned is None}
    values["item"] = pick(one.session, mission_id, "equipment", lent, None)
    thing = actions.thing_of(one.target, values)
    actions.refuse_day(one.target, thing, values)
    _ask_condition(one, t("lend.ask-condition-back", lent=thing.condition or "–"))


def _ask_condition(one: Stepping, label: str) -> None:
    if "condition" not in one.values and (text := ask.text(label, optional=True)):
        one.values["condition"] = text


def _items(target: Target, outcome: Outcome) -> list[dict[str, Any]]:
    return [{key: getattr(one, key) for key in _KEYS} for one in target.mission.equipment if one.id in outcome.of]


_SHOWN: Final = ItemsOf("equipment", _items)
