"""The questions of a change request: what would change and why, what it costs, what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.actions.parse import slug
from mission_cli.commands.change import terms
from mission_cli.commands.change.given import asked_by, take_record
from mission_cli.commands.recording import steps
from mission_cli.commands.recording.drafts import KeptAnswers, take_up
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.questions import long_answer
from mission_cli.core.change_requests import DECISIONS, IMPACTS
from mission_cli.render import briefing
from mission_cli.render.out import message
from mission_cli.render.say import cell
from mission_cli.render.terms import table_lines
from mission_cli.render.words import full_day
from mission_cli.texts import t
from mission_cli.views.open_entries import asker

if TYPE_CHECKING:
    from mission_cli.commands.recording.steps import Step


class Walk(KeptAnswers):
    """The questions of one step; a draft's answers, and what the request holds, are the defaults."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.draft, live=not step.asked.writing.dry_run)
        self._step = step

    def through(self) -> None:
        """Ask what is not given."""
        if self._step.name == "decide":
            self._decide()
            return
        take_up(self._draft, lambda path: take_record(self._step, path))
        if self._step.name == "ask":
            self._ask()
        else:
            self._assess()

    def _ask(self) -> None:
        message(briefing.title(t("change.title-new", title=self._step.place.mission.title)))
        message(briefing.aside(t("entries.draft-live")))
        if not self._fields.get("what"):
            self._keep("what", ask.text(t("change.ask-what")))
        if "why" not in self._fields:
            self._keep("why", long_answer(t("change.ask-why")))
        if "asked_by" not in self._fields:
            self._keep("asked_by", ask.parsed(t("change.ask-by"), asked_by, "client"))
        if "after" not in self._fields:
            self._terms()
        if "id" not in self._fields:
            place, label = self._step.place, t("change.ask-id")
            proposed = steps.proposed_id(place, self._fields["what"])
            self._fields["id"] = ask.parsed(label, lambda text: steps.id_for(place, slug(text, label), ""), proposed)

    def _terms(self) -> None:
        place = self._step.place
        message(briefing.line(t("change.ask-terms")))
        for line in terms.lines_of(place.mission.contract):
            message(briefing.bullet(line))
        found: dict[str, str] = {}
        label = t("change.ask-term")
        while one := ask.optional(label, lambda text: terms.read_all(place.session, place.mission.contract, [text])):
            found.update(one)
            self._keep("after", found)

    def _introduce(self) -> None:
        request = self._step.entry
        message(briefing.title(t("change.title", what=request.what)))
        since = {"who": cell(asker(request.asked_by)), "day": full_day(request.date)}
        message(briefing.line(t("change.asked-on", **since)))
        if request.why:
            message(briefing.bullet(request.why))
        lines = table_lines(terms.touched(self._step.place.mission.contract, request.after))
        if lines:
            message("\n".join(lines), as_is=True)

    def _assess(self) -> None:
        self._introduce()
        impact = self._step.entry.impact
        found: dict[str, Any] = dict(self._fields.get("impact", {}))
        for name in IMPACTS:
            message(briefing.line(t(f"change.ask-{name}")))
            default = found.get(name) or (getattr(impact, name) if impact else None) or ""
            answer = long_answer(t(f"change.impact-{name}"), default)
            if answer:
                found[name] = answer
                self._keep("impact", found)

    def _decide(self) -> None:
        self._introduce()
        impact = self._step.entry.impact
        for name in IMPACTS:
            said = getattr(impact, name) if impact else None
            label = t(f"change.impact-{name}")
            message(briefing.bullet(t("change.impact-line", name=label, said=said or t("change.impact-none"))))
        choices = [(code, t(f"change.decide-{code}")) for code in DECISIONS]
        self._fields["decision"] = ask.choose(t("change.ask-decision"), choices)
