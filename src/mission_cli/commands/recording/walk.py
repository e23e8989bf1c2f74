"""What the walks through an entry share: what it is about, which answers are there, the questions of any entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, get_args

from mission_cli.commands.recording import entries
from mission_cli.commands.recording.drafts import KeptAnswers
from mission_cli.commands.typed import ask
from mission_cli.core.model.choices import Visibility
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.commands.recording.drafts import Draft
    from mission_cli.commands.recording.entries import MissionLane
    from mission_cli.commands.recording.record import Recording


class EntryWalk(KeptAnswers):
    """One walk through an entry. What the options said is not asked for; a draft's answers are the defaults."""

    def __init__(self, place: MissionLane, draft: Draft, given: set[str], *, live: bool) -> None:
        super().__init__(draft, live=live)
        self._place, self._session, self._mission, self._lane = place, place.session, place.mission, place.lane
        self._given = given

    @classmethod
    def of(cls, one: Recording) -> Self:
        """The walk through what is recorded by this run."""
        return cls(one.place, one.draft, one.given, live=not one.run.writing.dry_run)

    def _date(self) -> None:
        if "date" not in self._given:
            self._ask_day()

    def _ask_day(self) -> dt.date:
        today = self._session.today
        default = self._fields.get("date", today)
        label = t("entries.date")
        shown = t("cli.today") if default == today else str(default)
        held = ask.parsed(label, lambda text: entries.day_held(self._session, text, label), shown)
        self._keep("date", held)
        return held

    def _visibility(self, usual: str) -> None:
        if "visibility" in self._given:
            return
        choices: Any = [(code, t(f"feedback.{code}")) for code in get_args(Visibility)]
        default = self._fields.get("visibility", usual)
        self._keep("visibility", ask.choose(t("feedback.ask-visibility"), choices, default=default))
