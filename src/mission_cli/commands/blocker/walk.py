"""The questions of a blocker: what it is, where it comes from, which ways out there are, what solved it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.actions import kinds
from mission_cli.actions.kinds import cleaned
from mission_cli.actions.parse import slug
from mission_cli.commands.blocker.given import take_record
from mission_cli.commands.recording import steps
from mission_cli.commands.recording.drafts import KeptAnswers, take_up
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.questions import long_answer
from mission_cli.core.blockers import QUESTIONS
from mission_cli.core.model.choices import CAUSES, IMPACTS, ROLES
from mission_cli.render import briefing
from mission_cli.render.out import message
from mission_cli.render.words import full_day, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.recording.steps import Step


class Walk(KeptAnswers):
    """The questions of one step; a draft's answers, and what the blocker holds, are the defaults."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.draft, live=not step.asked.writing.dry_run)
        self._step = step

    def through(self) -> None:
        """Ask what is not given."""
        take_up(self._draft, lambda path: take_record(self._step, path))
        self._introduce()
        {
            "open": self._open,
            "diagnose": self._diagnose,
            "option": self._options,
            "choose": self._choose,
            "resolve": self._resolve,
            "reopen": self._reopen,
        }[self._step.name]()

    def _introduce(self) -> None:
        blocker = self._step.entry
        if blocker is None:
            message(briefing.title(t("blocker.title-new", title=self._step.place.mission.title)))
            return
        message(briefing.title(t("blocker.title", title=blocker.title)))
        causes = ", ".join(word("cause", cause) for cause in blocker.causes)
        since = t("blocker.since", day=full_day(blocker.date))
        message(briefing.line(f"{since} {t('blocker.causes', causes=causes)}" if causes else since))
        message(briefing.aside(t("entries.draft-live")))

    def _open(self) -> None:
        self._keep("title", ask.text(t("blocker.ask-title"), self._fields.get("title", "")))
        self._words("causes", "cause")
        self._words("impacts", "impact")
        if "owner" not in self._fields:
            codes = ROLES
            label = t("blocker.ask-owner")
            self._keep("owner", ask.optional(label, lambda text: kinds.spoken(text, label, "role", codes)))
        if "ref" not in self._fields:
            self._keep("ref", ask.text(t("blocker.ask-ref"), optional=True))
        if "id" not in self._fields:
            place = self._step.place
            label = t("blocker.ask-id")
            proposed = steps.proposed_id(place, self._fields["title"])
            self._fields["id"] = ask.parsed(label, lambda text: steps.id_for(place, slug(text, label), ""), proposed)

    def _words(self, key: str, group: str) -> None:
        if key in self._fields:
            return
        codes = CAUSES if key == "causes" else IMPACTS
        message(briefing.line(t(f"blocker.known-{key}")))
        for code in codes:
            message(briefing.bullet(f"{word(group, code)}{t('cli.colon')} {t(f'blocker.{group}-{code}')}"))
        label = t(f"blocker.ask-{key}")
        self._keep(key, ask.optional(label, lambda text: kinds.spoken_list(text, label, group, codes)))

    def _diagnose(self) -> None:
        found: dict[str, Any] = dict(self._fields.get("diagnosis", {}))
        for number, name in enumerate(QUESTIONS, start=1):
            label = word("question", name)
            message(briefing.heading(label, f"{number}/{len(QUESTIONS)}"))
            message(briefing.line(t(f"blocker.ask-{name}")))
            answer = long_answer(label, found.get(name) or self._step.entry.diagnosis.get(name, ""))
            if answer:
                found[name] = answer
                self._keep("diagnosis", found)

    def _options(self) -> None:
        found: list[Any] = list(self._fields.get("options", []))
        known = [*(option.what for option in self._step.entry.options), *(option["what"] for option in found)]
        message(briefing.line(t("blocker.ask-options")))
        for number, what in enumerate(known, start=1):
            message(briefing.bullet(what, f"{number}."))
        while what := cleaned(ask.text(t("blocker.ask-what"), optional=bool(known or found))):
            effect = cleaned(ask.text(t("blocker.ask-effect"), optional=True))
            found.append({"what": what, "effect": effect} if effect else {"what": what})
            self._keep("options", found)

    def _choose(self) -> None:
        options = self._step.entry.options
        if not options:
            self._keep("chosen", cleaned(ask.text(t("blocker.ask-chosen"))))
            return
        labels = [
            (str(at), f"{option.what} ({option.effect})" if option.effect else option.what)
            for at, option in enumerate(options)
        ]
        self._keep("chosen", options[int(ask.choose(t("blocker.ask-chosen"), labels))].what)

    def _resolve(self) -> None:
        if self._step.entry.chosen:
            message(briefing.bullet(t("blocker.was-chosen", chosen=self._step.entry.chosen)))
        message(briefing.line(t("blocker.ask-resolution")))
        self._keep("resolution", long_answer(t("show.field-resolution"), self._fields.get("resolution", "")))

    def _reopen(self) -> None:
        blocker = self._step.entry
        message(
            briefing.bullet(t("blocker.was-resolved", day=full_day(blocker.resolved), how=blocker.resolution or "–"))
        )
        self._step.asked.given["why"] = ask.text(t("blocker.ask-why"))
