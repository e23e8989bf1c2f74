"""The six agenda items, one question after another, each with what is open; every answer is kept as it is given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from mission_cli.actions import checkin as actions
from mission_cli.actions import kinds
from mission_cli.actions.kinds import Context
from mission_cli.actions.parse import figure
from mission_cli.commands.days_off import days_off
from mission_cli.commands.recording.walk import EntryWalk
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.questions import long_answer
from mission_cli.core.checkin import AGENDA, OpenAction, OpenDeliverable, Opening, OpenObjective, opening
from mission_cli.core.model.choices import Health, Role
from mission_cli.core.objectives import late
from mission_cli.core.review import review
from mission_cli.errors import AbortedError
from mission_cli.render import briefing
from mission_cli.render.objectives import progress_measured, target
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.render.say import said
from mission_cli.render.words import distance, full_day, word
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mission_cli.commands.recording.drafts import Draft
    from mission_cli.commands.recording.entries import MissionLane


class Walk(EntryWalk):
    """One walk through a check-in. Options already given are not asked for; a draft's answers are the defaults."""

    def __init__(self, place: MissionLane, draft: Draft, given: set[str], *, live: bool) -> None:
        super().__init__(place, draft, given, live=live)
        self._every = place.every
        self.better: dict[str, str] = {}
        self._context = Context(place.mission, place.session.today, place.session.day)
        default = place.session.workspace.settings.review
        self._review = review(place.mission, default, days_off(place.session, place.mission))

    def through(self, twice: Callable[[dt.date], bool]) -> list[OpenAction]:
        """Ask everything; fills the draft's fields. The earlier actions that were said to be done.

        `twice` tells whether the author has a check-in of a day already. Raises AbortedError when they stop there.
        """
        start = opening(self._mission, self._session.today, self._every)
        self._introduce(start)
        held = self._held()
        again = t("checkin.twice-ask", author=self._lane, day=full_day(held))
        if twice(held) and not ask.confirm(again, default=False):
            raise AbortedError("entries.nothing")
        start = opening(self._mission, held, self._every)
        self._attendees(held)
        self._health(start)
        done = self._left(start)
        for number, name in enumerate(AGENDA, start=1):
            self._item(name, start, f"{number}/{len(AGENDA)}")
        for name in ("successes", "adjustments"):
            self._item(name, start, "")
        self._actions()
        return done

    def _introduce(self, start: Opening) -> None:
        mission, today = self._mission, self._session.today
        message(briefing.title(t("checkin.title", title=mission.title)))
        end = {"day": full_day(mission.end), "distance": distance((mission.end - today).days)}
        message(briefing.line(t("checkin.who", consultant=mission.consultant.name, client=mission.client.name, **end)))
        if start.last:
            last = {"day": full_day(start.last.date), "distance": distance((start.last.date - today).days)}
            key = "checkin.last-health" if start.last.health else "checkin.last"
            message(briefing.line(t(key, health=word("health", start.last.health), **last)))
        else:
            message(briefing.line(t("checkin.first")))
        message(briefing.aside(t("entries.draft-live")))
        message("")

    def _held(self) -> dt.date:
        if "date" in self._given:
            return kinds.not_ahead(self._fields["date"], self._session.today, "--date")
        return self._ask_day()

    def _attendees(self, held: dt.date) -> None:
        if "attendees" in self._given:
            return
        if self._review.next and self._review.next <= held:
            message(briefing.line(t("checkin.review-ask", day=full_day(self._review.next))))
        followup = self._mission.followup
        usual = self._fields.get("attendees") or (followup.attendees if followup else [])
        label = t("checkin.ask-attendees")
        shown = ", ".join(word("role", role) for role in usual)
        roles = get_args(Role)
        there = ask.optional(label, lambda text: kinds.spoken_list(text, label, "role", roles), shown)
        self._keep("attendees", there)

    def _health(self, start: Opening) -> None:
        """Enter takes the health told last, and where none was, tells none: nobody is well by default."""
        if "health" in self._given:
            return
        choices = [(code, t(f"checkin.health-{code}")) for code in get_args(Health)]
        choices.append(("none", t("checkin.health-none")))
        usual = self._fields.get("health") or (start.last.health if start.last else None) or "none"
        answer = ask.choose(t("checkin.ask-health"), choices, default=usual)
        self._keep("health", None if answer == "none" else answer)

    def _left(self, start: Opening) -> list[OpenAction]:
        """The actions of earlier check-ins, each asked after."""
        if not start.actions:
            return []
        message(briefing.heading(t("checkin.head-left")))
        done = []
        for number, one in enumerate(start.actions, start=1):
            message(briefing.bullet(said(actions.described(one)) + self._due(one.due), f"{number}."))
            if ask.confirm(t("checkin.ask-done"), default=False):
                done.append(one)
        return done

    def _item(self, name: str, start: Opening, place: str) -> None:
        if name in self._given:
            return
        label = t(f"show.field-{name}")
        message(briefing.heading(label, place))
        message(briefing.line(t(f"checkin.ask-{name}")))
        last = getattr(start.last, name) if start.last else None
        if last:
            message(briefing.aside(t("checkin.last-time", text=last)))
        for line in self._open(name, start):
            message(briefing.bullet(line))
        if name == "results":
            self._reached(start.objectives)
        self._keep(name, long_answer(label, self._fields.get(name, "")))

    def _open(self, name: str, start: Opening) -> list[str]:
        """What is open and belongs to this agenda item."""
        match name:
            case "progress":
                return [self._deliverable(one) for one in start.deliverables if one.delivered is None]
            case "results":
                return [self._objective(one) for one in start.objectives]
            case "quality":
                return [self._deliverable(one) for one in start.deliverables if one.delivered]
            case "difficulties":
                return [t("checkin.blocker", n=one.age, title=one.title) for one in start.blockers]
            case _:
                return []

    def _reached(self, objectives: list[OpenObjective]) -> None:
        if "reached" in self._given:
            return
        found: dict[str, Any] = dict(self._fields.get("reached", {}))
        for one in objectives:
            key = "checkin.ask-reached-known" if one.reached else "checkin.ask-reached"
            label = visible(t(key, id=one.id, reached=one.reached))
            answer = ask.optional(label, partial(figure, option=one.id), str(found.get(one.id, "")))
            if answer is not None:
                found[one.id] = answer
                self._keep("reached", found)
                self._side(one, str(answer))

    def _side(self, one: OpenObjective, reached: str) -> None:
        """Which way is better, asked once: when the first figure is recorded that nothing else can judge."""
        if late(one, reached) != "no-side":
            return
        choices = [(side, t(f"checkin.better-{side}", target=target(one))) for side in ("less", "more", "none")]
        answer = ask.choose(t("checkin.ask-better", id=one.id), choices)
        if answer != "none":
            self.better[one.id] = answer

    def _actions(self) -> None:
        if "actions" in self._given:
            return
        message(briefing.heading(t("checkin.head-actions")))
        message(briefing.line(t("checkin.ask-actions")))
        found: list[Any] = list(self._fields.get("actions", []))
        for one in found:
            message(briefing.bullet(one["what"], "✓"))
        label = t("checkin.ask-action")
        while one := ask.optional(label, lambda text: actions.action(text, label, self._context)):
            found.append(one)
            self._keep("actions", found)

    def _deliverable(self, one: OpenDeliverable) -> str:
        if one.delivered:
            return t("checkin.delivered", title=one.title, day=full_day(one.delivered))
        return t("checkin.deliverable", title=one.title, due=self._due(one.due))

    def _objective(self, one: OpenObjective) -> str:
        reached = progress_measured(one, one.reached)
        if one.reached is None:
            reached = t("checkin.reached-none-of" if one.target else "checkin.reached-none", target=reached)
        return t("checkin.objective", id=one.id, specific=one.specific, reached=reached, due=self._due(one.due))

    def _due(self, due: dt.date | None) -> str:
        if due is None:
            return ""
        days = (due - self._session.today).days
        return t("checkin.was-due" if days < 0 else "checkin.by", day=full_day(due), distance=distance(days))
