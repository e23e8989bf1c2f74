"""The questions of a feedback: who speaks of whom, what works first, what could be better, some advice."""

from __future__ import annotations

from typing import get_args

from mission_cli.commands.recording.walk import EntryWalk
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.questions import long_answer
from mission_cli.core.model.choices import Party
from mission_cli.render import briefing
from mission_cli.render.out import message
from mission_cli.render.words import word
from mission_cli.texts import t

_PARTIES = get_args(Party)


class Walk(EntryWalk):
    """One walk through a feedback. What the options said is not asked for; a draft's answers are the defaults."""

    def through(self) -> None:
        """Ask for what is not given; with something said already, only for what is missing."""
        said = bool(self._given & {"strengths", "improvements", "advice", "score"})
        if not said:
            self._introduce()
        self._parties()
        if said:
            return
        self._date()
        for name in ("strengths", "improvements", "advice"):
            self._text(name)
        self._score()
        self._visibility("shared")
        self._text("heard")

    def _introduce(self) -> None:
        mission = self._mission
        client = mission.client.contact.name if mission.client.contact else mission.client.name
        people = {"consultant": mission.consultant.name, "client": client}
        message(briefing.title(t("feedback.title", title=mission.title)))
        if mission.manager:
            message(briefing.line(t("feedback.who", manager=mission.manager.name, **people)))
        else:
            message(briefing.line(t("feedback.who-two", **people)))
        message(briefing.aside(t("entries.draft-live")))
        message("")

    def _parties(self) -> None:
        if "from" not in self._given:
            self._choose_party("from", list(_PARTIES), self._fields.get("from") or self._speaker())
        if "to" not in self._given:
            others = [party for party in _PARTIES if party != self._fields["from"]]
            default = self._fields.get("to")
            self._choose_party("to", others, default if default in others else others[0])

    def _choose_party(self, name: str, parties: list[str], default: str | None) -> None:
        choices = [(party, word("role", party)) for party in parties]
        self._keep(name, ask.choose(t(f"feedback.ask-{name}"), choices, default=default))

    def _speaker(self) -> str | None:
        """The party whose lane is written, where the mission names its person."""
        mission = self._mission
        people = (("client", mission.client.contact), ("consultant", mission.consultant), ("manager", mission.manager))
        return next((party for party, person in people if person and person.slug == self._lane), None)

    def _text(self, name: str) -> None:
        if name in self._given:
            return
        label = t(f"show.field-{name}")
        message(briefing.heading(label))
        message(briefing.line(t(f"feedback.ask-{name}")))
        self._keep(name, long_answer(label, self._fields.get(name, "")))

    def _score(self) -> None:
        if "score" in self._given:
            return
        message(briefing.heading(t("show.field-score")))
        choices = [(str(score), t(f"feedback.score-{score}")) for score in range(1, 6)]
        choices.append(("none", t("feedback.score-none")))
        default = str(self._fields.get("score", "none"))
        answer = ask.choose(t("feedback.ask-score"), choices, default=default)
        self._keep("score", None if answer == "none" else int(answer))
