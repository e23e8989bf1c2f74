"""What a document's template is given: the whole mission file under `mission`, and what is read off it for a day.

Days, amounts and words of closed lists write themselves in the language in use, and compare by what they mean
(`task.state == "todo"`, `item.due < today`). What the file does not say is a `Gap`: it writes `[…]`, and the person is
told what to fill and how. What only `--full` passes on is `Withheld`: it says so, and is named in the document's last
lines. Both are false, and empty to loop over. The names are documented in docs/templates.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import BaseModel

from mission_cli.core import checklist
from mission_cli.core.amendments import of_coming_end
from mission_cli.core.answers import InWords
from mission_cli.core.dates import Duration, Mark
from mission_cli.core.model.levels import KEPT_BACK, Level
from mission_cli.core.model.visible import Tree, below, levels_of
from mission_cli.core.money import Money, Rate
from mission_cli.core.objectives import latest_reached, standing
from mission_cli.core.people import Person
from mission_cli.core.readers import for_managers
from mission_cli.core.signals import waiting
from mission_cli.core.working_days import DaysOff
from mission_cli.render.document_values import Coded, Gap, Given, Notes, Withheld, day
from mission_cli.render.objectives import figure, progress, target
from mission_cli.render.words import amount, length, rate
from mission_cli.shell import named
from mission_cli.texts import has, language, t

if TYPE_CHECKING:
    from mission_cli.core.model.journal import JournalEntry
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.settings import Settings

_WORDS: Final = {
    "owner": "role", "from": "role", "to": "role", "attendees": "role", "state": "state", "health": "health",
    "causes": "cause", "impacts": "impact", "case": "case", "kind": "kind", "visibility": "visibility",
    "consultant": "wish", "client": "wish", "type": "type",
}  # fmt: skip
"""Keys whose values are of a closed list → the group of its words."""
_INTERNAL: Final = ("manager", "business", "hr", "purchasing", "buddy")
"""Owners of actions that stay inside the firm: a paper for the client leaves them out."""
_COMMANDS: Final = {
    "mission.contract.deliverables": "mission deliverable {id}",
    "mission.contract.milestones": "mission milestone {id}",
    "mission.offboarding": "mission offboard {id}",
}


class DocumentRequest(NamedTuple):
    """Which document of which mission, for whom. `words` are how questionnaires are called;
    `off` says when there is no work."""

    id: str
    mission: Mission
    settings: Settings
    today: dt.date
    full: bool = False
    internal: bool = False
    to: str | None = None
    words: InWords = InWords({}, "en")
    off: DaysOff = DaysOff()


def facts(asked: DocumentRequest) -> Given:
    """What a template may use: the values of its names, and what people answered, by questionnaire."""
    made = _Facts(asked)
    return Given(made.values(), made.answers())


class _Facts:
    def __init__(self, asked: DocumentRequest) -> None:
        self._asked = asked._replace(mission=of_coming_end(asked.mission))
        self._notes = Notes()

    # The file as it is

    def of(self, value: Any, levels: Tree | Level, at: str, key: str = "", record: str = "") -> Any:
        """A value of the file as a template sees it."""
        if isinstance(value, BaseModel):
            return self._of_record(value, levels, at)
        if value is None:
            return Gap(self._notes, self._label(at, key, record), self._command(at))
        if (
            isinstance(levels, str)
            and levels in KEPT_BACK
            and not self._asked.full
            and not isinstance(value, (dict, list))
        ):
            return Withheld(self._notes, at.removeprefix("mission."), levels)
        if isinstance(value, dict):
            return {name: self.of(one, below(levels, name), f"{at}.{name}", key) for name, one in value.items()}
        if isinstance(value, list):
            return [self.of(one, levels, at, key) for one in value]
        return self._of_scalar(value, at, key)

    def _of_record(self, record: BaseModel, levels: Any, at: str) -> dict[str, Any]:
        found = {}
        for name, field in type(record).model_fields.items():
            key = field.alias or name
            inner = below(levels, key)
            found[key] = self.of(getattr(record, name), inner, f"{at}.{key}", key, type(record).__name__)
        return found

    def _of_scalar(self, value: Any, at: str, key: str) -> Any:
        if isinstance(value, dt.date):
            return day(value)
        if isinstance(value, Person):
            return {
                "name": value.name,
                "mail": value.mail or Gap(self._notes, f"{value.name} <mail>", self._command(at)),
            }
        if isinstance(value, Mark):
            return {"author": value.author, "day": day(value.day)}
        if isinstance(value, Duration):
            return length(value)
        if isinstance(value, Money):
            return amount(value)
        if isinstance(value, Rate):
            return rate(value)
        name = f"words.{_WORDS.get(key, '')}-{value}"
        return Coded(value, t(name)) if isinstance(value, str) and key in _WORDS and has(name) else value

    def _label(self, at: str, key: str, record: str) -> str:
        name = f"schema.{record}.{key}"
        shown = at.removeprefix("mission.")
        return t("doc.lack", at=shown, what=t(name)) if has(name) else shown

    def _command(self, at: str) -> str:
        known = next((line for start, line in _COMMANDS.items() if at.startswith(start)), "mission edit {id}")
        return named(known, self._asked.id)

    def answers(self) -> dict[str, Any]:
        """The sheets of each questionnaire somebody answered, oldest first."""
        from mission_cli.core.model.journal import Answers

        entries = self._entries(Answers)
        names = dict.fromkeys(one.questionnaire for one in entries)
        return {
            name: self._said_of("answers", [one for one in entries if one.questionnaire == name], self._sheet)
            for name in names
        }

    def _sheet(self, entry: Any) -> dict[str, Any]:
        words, sheet = self._asked.words, entry.questionnaire
        answers = [
            {"id": key, "question": words.question(sheet, key), "answer": words.answer(sheet, key, one), "code": one}
            for key, one in entry.answers.items()
        ]
        return {"from": self._of_scalar(entry.sender, "", "from"), "date": day(entry.date), "answers": answers}

    def _said_of(self, at: str, entries: list[Any], shape: Callable[[Any], Any]) -> Any:
        """What people said, where it may be passed on: sensitive, and to managers only where that is what they asked."""
        if not entries:
            return []
        if not self._asked.full:
            return Withheld(self._notes, at, "sensitive")
        shared = [one for one in entries if self._asked.internal or not for_managers(one)]
        return [shape(one) for one in shared] or Withheld(self._notes, at, "managers")

    # What is read off the file

    def _entries(self, kind: type[Any]) -> list[Any]:
        """Those of this kind up to today: what a file dates later has not happened."""
        dated = (item.entry for item in self._asked.mission.dated() if item.entry.date <= self._asked.today)
        return [entry for entry in dated if isinstance(entry, kind)]

    def _all(self, kind: type[JournalEntry], at: str) -> list[dict[str, Any]]:
        return [self._of_record(one, levels_of(kind), at) for one in self._entries(kind)]

    def values(self) -> dict[str, Any]:
        """The names of the context."""
        from mission_cli.core.model.journal import Blocker, Change, Checkin, Feedback, Opportunity
        from mission_cli.core.model.mission import Mission

        asked, mission = self._asked, self._asked.mission
        record = self._of_record(mission.model_copy(update={"journal": {}}), levels_of(Mission), "mission")
        del record["journal"]
        people = self._people(record)
        return {
            "id": asked.id,
            "lang": language(),
            "full": asked.full,
            "today": day(asked.today),
            "to": asked.to or "",
            "mission": record,
            "title": mission.title,
            "consultant": people["consultant"],
            "client": record["client"],
            "manager": people["manager"],
            "business": people["business"],
            "successor": people["successor"],
            "people": people,
            "firm": self._firm(),
            "signatory": people[self._signing()],
            "writer": self._writer(),
            "contract": record["contract"],
            "start": day(mission.contract.start),
            "end": day(mission.end),
            "begun": mission.contract.start <= asked.today,
            "over": mission.end < asked.today,
            "objectives": self._objectives(record),
            "deliverables": [self._deliverable(one) for one in record["contract"]["deliverables"]],
            "equipment": record["equipment"],
            "equipment_out": [one for one in record["equipment"] if not one["returned"]],
            "access": record["access"],
            "access_open": [one for one in record["access"] if not one["revoked"]],
            "tasks": self._tasks(),
            "checkins": self._all(Checkin, "checkin"),
            "actions": self._actions(),
            "actions_shared": [one for one in self._actions() if one["owner"] not in _INTERNAL],
            "strengths": self._strengths(),
            "feedback": self._said_of(
                "feedback", self._entries(Feedback), lambda one: self._of_record(one, levels_of(Feedback), "feedback")
            ),
            "blockers": self._all(Blocker, "blocker"),
            "changes": self._all(Change, "change"),
            "opportunities": self._all(Opportunity, "opportunity"),
        }

    def _people(self, record: dict[str, Any]) -> dict[str, Any]:
        named = {"consultant": record["consultant"], "manager": record["manager"], "business": record["business"]}
        named["client"] = record["client"]["contact"]
        known = {**named, **record["people"]}
        for role in ("it", "hr", "purchasing", "successor", "buddy"):
            known.setdefault(role, Gap(self._notes, f"people.{role}", self._command("mission.people")))
        return known

    def _firm(self) -> Any:
        """Whose paper it is: the client's where the workspace is the client's, else the firm the settings name."""
        settings = self._asked.settings
        if settings.perspective == "client":
            return settings.name or self._asked.mission.client.name
        return settings.name or Gap(self._notes, t("doc.lack-firm"), "mission.yaml")

    def _signing(self) -> str:
        """The role that signs, by whose workspace it is."""
        return {"client": "client", "consultant": "consultant"}.get(self._asked.settings.perspective, "manager")

    def _writer(self) -> str:
        """The side that speaks: the consultant's too where the one who signs is the consultant."""
        mission = self._asked.mission
        signing = {"client": mission.client.contact, "manager": mission.manager}.get(self._signing())
        same = signing is not None and signing.slug == mission.consultant.slug
        return "consultant" if same else self._signing()

    def _objectives(self, record: dict[str, Any]) -> list[dict[str, Any]]:
        reached = latest_reached(self._asked.mission, self._asked.today)
        return [
            {
                **shown,
                "reached": figure(reached[one.id]) if one.id in reached else shown["reached"],
                "target": target(one) or shown["target"],
                "progress": progress(one, reached.get(one.id)) or shown["reached"],
                "standing": standing(one, reached.get(one.id)),
                "met": standing(one, reached.get(one.id)) == "reached",
            }
            for one, shown in zip(self._asked.mission.objectives, record["objectives"], strict=True)
        ]

    @staticmethod
    def _deliverable(one: dict[str, Any]) -> dict[str, Any]:
        again = waiting(one["delivered"] or None, None, one["refused"] or None)
        answered = "accepted" if one["accepted"] else "refused" if one["refused"] else "open"
        state = "delivered" if again and answered != "accepted" else answered
        return {**one, "state": Coded(state, t(f"doc.deliverable-{state}"))}

    def _tasks(self) -> list[dict[str, Any]]:
        found = checklist.lines(self._asked.mission, self._asked.today, self._asked.off)
        return [
            {
                "id": line.task.id,
                "title": line.task.title,
                "owner": self.of(line.task.owner, "plain", f"mission.offboarding.tasks.{line.task.id}", "owner"),
                "date": day(line.date)
                if line.date
                else self.of(None, "plain", f"mission.offboarding.tasks.{line.task.id}"),
                "state": self._of_scalar(line.task.state, "", "state"),
                "open": line.task.state == "todo",
                "late": line.timing == "late",
            }
            for line in found
        ]

    def _actions(self) -> list[dict[str, Any]]:
        """Promised at a check-in, and not done yet."""
        from mission_cli.core.model.journal import Checkin

        levels = below(levels_of(Checkin), "actions")
        actions = [action for one in self._entries(Checkin) for action in one.actions if not action.done]
        return [self._of_record(action, levels, "checkin.actions") for action in actions]

    def _strengths(self) -> Any:
        """What was said well of the consultant, by the client and the manager, for all three to read."""
        from mission_cli.core.model.journal import Feedback

        said = [one for one in self._entries(Feedback) if one.recipient == "consultant" and one.strengths]
        return self._said_of(
            "feedback.strengths",
            said,
            lambda one: {"from": self._of_scalar(one.sender, "", "from"), "date": day(one.date), "text": one.strengths},
        )
