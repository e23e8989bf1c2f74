"""What `mission renew` asks a person who named no option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.actions import parse
from mission_cli.commands.renew.plan import Typed, last_day
from mission_cli.commands.typed import ask
from mission_cli.core.amendments import steps_done
from mission_cli.core.model.choices import WISHES
from mission_cli.render.renewal import step_word
from mission_cli.render.words import word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.storage.workspace import Loaded

_WHAT = ("until", "client", "consultant", "step", "end", "nothing")


def ask_what(session: Session, loaded: Loaded, typed: Typed) -> Typed:
    """What is new, as options would say it; nothing where the person only looks."""
    mission = loaded.mission
    if mission.closed:
        return typed
    done = steps_done(mission)
    left = [step for step in session.workspace.settings.rhythm if step not in done]
    choices = [(name, t(f"renew.what-{name}")) for name in _WHAT if name != "step" or left]
    what = ask.choose(t("renew.ask-what"), choices)
    match what:
        case "until":
            return _until(session, loaded, typed)
        case "client":
            return typed._replace(client=_wish())
        case "consultant":
            return typed._replace(consultant=_wish())
        case "step":
            step = ask.choose(t("renew.ask-step"), [(one, step_word(one) or one) for one in left])
            return typed._replace(steps=[step])
        case "end":
            return typed._replace(decision="end")
        case _:
            return typed


def _wish() -> str:
    return ask.choose(t("renew.ask-wish"), [(one, word("wish", one)) for one in WISHES])


def _until(session: Session, loaded: Loaded, typed: Typed) -> Typed:
    until = ask.parsed(t("renew.ask-until"), lambda text: last_day(session, loaded, text))
    currency = session.workspace.settings.currency
    rate = ask.optional(t("renew.ask-rate"), lambda text: parse.rate(text, "--rate", currency))
    was = t("renew.was", day=loaded.mission.contract.end.isoformat())
    text = ask.text(t("renew.ask-text"), was, optional=True)
    ref = ask.text(t("entries.ask-ref"), optional=True) or None
    return typed._replace(until=until.isoformat(), rate=str(rate) if rate else None, text=text, ref=ref)
