"""The questions of a questionnaire, one after another; every answer is kept as it is given, and can be gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.commands.answer.given import all_templates, say_earlier
from mission_cli.commands.days_off import days_off
from mission_cli.commands.recording.walk import EntryWalk
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.questions import long_answer
from mission_cli.core.answers import SCORES, awaited
from mission_cli.errors import AbortedError
from mission_cli.render import briefing
from mission_cli.render.out import message
from mission_cli.render.words import word
from mission_cli.texts import language, t

if TYPE_CHECKING:
    from mission_cli.commands.recording.entries import MissionLane
    from mission_cli.commands.session import Session
    from mission_cli.core.model.questionnaire import Question, Questionnaire

BACK = "<"


def ask_questionnaire(session: Session) -> str:
    """Which of those there are."""
    lang = language()
    choices = [(name, template.title.of(lang)) for name, template in all_templates(session).items()]
    return ask.choose(t("answer.ask-questionnaire"), choices)


def ask_sender(place: MissionLane, name: str, template: Questionnaire) -> str:
    """Who answers: one of those the questionnaire names, first the one who is still to."""
    parties: list[str] = list(template.parties())
    if len(parties) == 1:
        return parties[0]
    side, off = place.session.workspace.settings.perspective, days_off(place.session, place.mission)
    left = awaited(place.mission, all_templates(place.session), side, off)
    waiting = [one.sender for one in left if one.questionnaire == name]
    choices = [(role, word("role", role)) for role in parties]
    return ask.choose(t("answer.ask-from"), choices, default=waiting[0] if waiting else parties[0])


class Walk(EntryWalk):
    """One walk through a questionnaire. What the options said is not asked for; a draft's answers are the defaults."""

    def through(self, name: str, template: Questionnaire) -> None:
        """Ask everything; fills the draft's fields. Raises AbortedError where an earlier answer is left to stand."""
        self._introduce(template)
        self._date()
        self._earlier(name)
        questions = template.asked(self._fields["from"])
        at = 0
        while at < len(questions):
            forward = self._ask(questions[at], at, len(questions))
            at = at + 1 if forward else max(0, at - 1)
        self._visibility("managers")
        self._source()

    def _introduce(self, template: Questionnaire) -> None:
        mission, lang = self._mission, language()
        message(briefing.title(t("answer.title", title=template.title.of(lang), mission=mission.title)))
        people = {"consultant": mission.consultant.name, "client": mission.client.name}
        message(briefing.line(t("answer.who", sender=word("role", self._fields["from"]), **people)))
        if template.help:
            message(briefing.line(template.help.of(lang)))
        message(briefing.aside(t("entries.draft-live")))
        message(briefing.aside(t("answer.how-back")))
        message("")

    def _earlier(self, name: str) -> None:
        """Say who has answered already, and ask whether to go on where it was on this very day."""
        role, day = self._fields["from"], self._fields["date"]
        before = [
            item.entry
            for item in self._mission.dated()
            if item.entry.type == "answers" and (item.entry.questionnaire, item.entry.sender) == (name, role)
        ]
        if not before:
            return
        say_earlier(self._place, name, role, day, refuse=False)
        if not ask.confirm(t("answer.ask-again"), default=False):
            raise AbortedError("entries.nothing")

    def _ask(self, question: Question, at: int, total: int) -> bool:
        """Ask one question; False to go back to the one before."""
        lang = language()
        message(briefing.heading(f"{at + 1}/{total}"))
        message(briefing.line(question.text.of(lang)))
        if question.help:
            message(briefing.aside(question.help.of(lang)))
        answers: dict[str, Any] = dict(self._fields.get("answers", {}))
        while True:
            answer = self._one(question, answers.get(question.id), first=at == 0)
            if answer == BACK:
                return False
            if answer != "" or not question.required:
                break
            message(t("answer.needed-here" if at else "ask.needed"))
        answers[question.id] = answer
        self._keep("answers", {key: value for key, value in answers.items() if value != ""})
        return True

    def _one(self, question: Question, held: Any, *, first: bool) -> str | int:
        if question.kind == "text":
            return long_answer(t("answer.ask"), held or "")
        if question.kind == "score":
            choices = [(score, score) for score in SCORES]
        else:
            choices = [(choice.id, choice.text.of(language())) for choice in question.choices]
        default = str(held) if held is not None else None if question.required else "skip"
        choices += [] if question.required else [("skip", t("answer.skip"))]
        choices += [] if first else [(BACK, t("answer.back"))]
        answer = ask.choose(t("answer.ask"), choices, default=default)
        if answer in ("skip", BACK):
            return "" if answer == "skip" else BACK
        return int(answer) if question.kind == "score" else answer

    def _source(self) -> None:
        if "source" not in self._given:
            self._keep("source", ask.text(t("answer.ask-source"), self._fields.get("source", ""), optional=True))
