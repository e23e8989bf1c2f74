"""Signals as sentences: the fact, and the command that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.render.words import day, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mission_cli.core.signals import Signal


def signal_rows(found: Iterable[Signal]) -> list[tuple[str, str]]:
    """A row a signal: what it is about, the fact and the command."""
    return [(t(f"signals.{one.code}"), t("signals.then", fact=fact_text(one), command=one.command)) for one in found]


def fact_text(signal: Signal) -> str:
    """The fact behind a signal, in the language in use."""
    facts = signal.facts
    match signal.code:
        case "checkins-missed":
            key = "signals.checkins-missed.fact" if facts["last"] else "signals.checkins-missed.never"
            return t(key, n=facts["count"], last=day(facts["last"]))
        case "health-falling":
            colours = {name: word("health", facts[name]) for name in ("before", "now")}
            return t("signals.health-falling.fact", **colours, since=day(facts["since"]))
        case "blocker-old":
            return t("signals.blocker-old.fact", n=facts["days"], title=facts["title"])
        case "difficulty-again":
            return t("signals.difficulty-again.fact", before=day(facts["before"]), now=day(facts["now"]))
        case "objective-late":
            key = "fact" if facts["how"] == "short" else facts["how"]
            return t(f"signals.objective-late.{key}", objective=facts["objective"], due=day(facts["due"]))
        case "acceptance-waiting":
            days = {"delivered": day(facts["delivered"])}
            return t("signals.acceptance-waiting.fact", deliverable=facts["deliverable"], **days)
        case "feedback-none":
            key = "signals.feedback-none.fact" if facts["last"] else "signals.feedback-none.never"
            return t(key, last=day(facts["last"]))
        case "feedback-one-way":
            roles = t("feedback.and").join(word("role", role) for role in facts["roles"])
            return t("signals.feedback-one-way.fact", since=day(facts["since"]), roles=roles)
