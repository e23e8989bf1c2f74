"""The end that comes nearer, as a person reads it: wishes, steps of the rhythm, earlier renewals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.render.words import day, distance, rate, signed
from mission_cli.texts import has, t

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.renewal import Moved, Renewed, RhythmStep
    from mission_cli.core.umbrella import Served

Rows = list[tuple[str, str]]


class Around(NamedTuple):
    """What other missions and the profile say: the consultant's next mission; the time at this client where an umbrella
    company is between."""

    following: Facts | None
    served: Served | None


def step_word(step: str) -> str:
    """What a step of the rhythm is called, where it is one of the product's; "" for a workspace's own."""
    return t(f"words.step-{step}") if has(f"words.step-{step}") else ""


def state_rows(mission: Mission, around: Around) -> Iterator[tuple[str, str]]:
    """What was decided, what comes next for the consultant, the months at the client."""
    renewal = mission.renewal
    if renewal and renewal.decision:
        yield t("renew.row-decided"), t(f"renew.decided-{renewal.decision}", mark=signed(renewal.decided) or "–")
    following = around.following
    yield (
        t("renew.row-next"),
        t("renew.next", id=following.id, start=day(following.start), end=day(following.end))
        if following
        else t("renew.no-next"),
    )
    if around.served:
        yield t("renew.row-umbrella"), t("renew.umbrella", n=around.served.months, day=day(mission.end))


def rhythm_rows(steps: Sequence[RhythmStep], today: dt.date) -> Rows:
    """Each step by its id, with its day, and who did it or whether it waits."""
    return [(one.step, _joined(step_word(one.step), _step(one, today))) for one in steps]


def _step(one: RhythmStep, today: dt.date) -> str:
    if one.done:
        return t("renew.step-done", day=day(one.date), done=day(one.done.day), author=one.done.author)
    key = "renew.step-late" if one.date <= today else "renew.step"
    return t(key, day=day(one.date), distance=distance((one.date - today).days))


def history_rows(renewals: Sequence[Renewed]) -> Rows:
    """Each renewal by its day: from which end to which, the rate it brought, its words."""
    return [(day(one.day), _renewed(one)) for one in renewals] or [("", t("renew.no-history"))]


def _renewed(one: Renewed) -> str:
    ends = {"end": day(one.end), "before": day(one.before)}
    moved = t("renew.history-moved" if one.before else "renew.history-end", **ends)
    return _joined(moved, t("show.new-rate", rate=rate(one.rate)) if one.rate else "", one.text or "", one.ref or "")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def moved_lines(moved: Sequence[Moved]) -> list[str]:
    """What moved with the end, a task a line."""
    if not moved:
        return []
    lines = [t("renew.moved-task", task=one.id, before=day(one.before), after=day(one.after)) for one in moved]
    return [t("renew.moved", n=len(moved)), *lines]


def step_items(steps: Sequence[RhythmStep], today: dt.date) -> list[dict[str, Any]]:
    """The steps for programs."""
    return [
        {
            "step": one.step,
            "date": one.date.isoformat(),
            "done": str(one.done) if one.done else None,
            "late": one.done is None and one.date <= today,
        }
        for one in steps
    ]


def moved_items(moved: Sequence[Moved]) -> list[dict[str, Any]]:
    """What moved, for programs."""
    return [
        {"section": one.section, "task": one.id, "from": one.before.isoformat(), "to": one.after.isoformat()}
        for one in moved
    ]


def served_item(served: Served | None) -> dict[str, Any] | None:
    """The months at one client, for programs."""
    if served is None:
        return None
    return {"months": served.months, "over": served.over, "full": served.full.isoformat() if served.full else None}
