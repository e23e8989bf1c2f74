"""What is known of a mission without opening its file: the facts that lists, the agenda, the bench and figures are made from.

Facts only, nothing that depends on today. `core/assess.py` makes them of a mission; the cache keeps them, a column each.
People are called by their names; days are inclusive. Texts of `watched`, `reason` and `opportunities` are on one line and
cut. No rate, no cost, and nothing of what was said in a feedback or a note is among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mission_cli.core.kinds import CLIENT
from mission_cli.core.lessons import Lesson
from mission_cli.core.record import Record

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.core.dates import Duration
    from mission_cli.core.money import Money
    from mission_cli.core.payment import Why

Kind: TypeAlias = Literal["task", "action", "objective", "equipment", "access"]


class Watched(NamedTuple):
    """Something open that has no record of its own among the facts. `id` is what a command takes; `day` is when it is due,
    or since when it has been open.

    `day` is a date or, of a task, relative to the mission's start or end, as the file writes it; "" for none.
    `owner` is a role or "". `state` says more: of a task `todo` or `done` (to be verified); of an action `due`, or
    `promised` on that day; of an objective what is to be said once its day is over. `asked` is the day the checklist of
    a task was opened.
    """

    kind: Kind
    id: str
    day: str = ""
    text: str = ""
    owner: str = ""
    state: str = ""
    asked: str = ""


class Amended(NamedTuple):
    """An amendment, and the end it gave, where it gave one."""

    day: dt.date
    end: dt.date | None


class Rated(NamedTuple):
    """A check-in, and the health it told."""

    day: dt.date
    health: str | None


class Heard(NamedTuple):
    """Feedback that was given: when, by whom to whom (roles), with which score."""

    day: dt.date
    sender: str
    recipient: str
    score: int | None


class Answered(NamedTuple):
    """The scores among the answers to a questionnaire, by question."""

    day: dt.date
    questionnaire: str
    sender: str
    scores: tuple[tuple[str, int], ...]


class Stuck(NamedTuple):
    """A blocker, open or solved."""

    day: dt.date
    causes: tuple[str, ...]
    resolved: dt.date | None


class Need(NamedTuple):
    """A need of a client that somebody heard of."""

    day: dt.date
    what: str


class OpenBlocker(NamedTuple):
    """A blocker that nobody has solved. `name` is what commands call it, `next` the step that comes next."""

    name: str
    id: str | None
    author: str
    date: dt.date
    next: str
    title: str
    causes: tuple[str, ...]
    impacts: tuple[str, ...]
    owner: str | None
    ref: str | None
    chosen: str | None


class OpenChange(NamedTuple):
    """A change request that nobody has decided. `terms` are those of the contract that it touches, `to_assess` what
    nobody has assessed."""

    name: str
    id: str | None
    author: str
    date: dt.date
    next: str
    asked_by: str
    what: str
    why: str | None
    terms: tuple[str, ...]
    to_assess: tuple[str, ...]


class Handover(NamedTuple):
    """A deliverable, as its contract has it."""

    id: str
    title: str
    due: dt.date | None
    acceptance: str | None
    delivered: dt.date | None
    accepted: dt.date | None
    refused: dt.date | None
    remarks: str | None


class Payment(NamedTuple):
    """A milestone, as its contract has it; since when it is owed and `why`, see `core/payment.py`; `payment_due` by the
    contract's terms, where they are `understood`."""

    id: str
    title: str
    deliverable: str | None
    due: dt.date | None
    amount: Money | None
    invoiced: dt.date | None
    paid: dt.date | None
    owed_since: dt.date | None
    why: Why
    payment_due: dt.date | None
    understood: bool


class Facts(Record):
    """One mission.

    `slug` is the consultant's: it joins the missions of one person, or of two of one name; `mail` is theirs. `end` is the effective one, `agreed_end` the
    contract's, `first_end` the one agreed before the first amendment, where the file still tells it. `signed` is False
    only of a mission of kind `client` without order number, signed document and amendment. `latest` is the latest day
    of which the file seems to say that something happened (`core/happened.py`).

    What an offboarding says (`case` to `rehire`, `tasks_todo`) is of the end that is coming: a checklist of an end that
    was put off since says nothing of it. `decision` is what was decided last, `renew` or `end`; `settled` what was
    decided of the end that is coming; `steps` are the steps before it that are done.

    Of a closed mission nothing is followed: from `health_before` to `people`, the facts are empty. `health_before` is
    the health before the last one that was told, `health_since` the day of that one; `difficulty_again` the day of the
    last check-in where it names the same difficulty as the one before, on `difficulty_before`; `one_way_since` the day
    since when feedback has gone one way only, `unheard` who was spoken of without speaking; `people` who (a slug) holds
    which role, beside consultant and manager. `watched` has everything open; of a closed mission, what goes on after
    its end.

    The lists are by day. `objectives` counts those whose last figure can be judged, and those that reached their target.
    """

    id: str
    path: str
    title: str
    kind: str
    consultant: str
    mail: str | None
    slug: str
    client: str
    contact: str | None
    manager: str | None
    start: dt.date
    end: dt.date
    agreed_end: dt.date
    first_end: dt.date | None
    closed: dt.date | None
    latest: dt.date | None
    signed: bool
    interruptible: bool
    project: str | None
    notice: Duration | None
    every: Duration | None
    review: Duration | None
    days_per_week: float | None
    renewal_client: str | None
    renewal_consultant: str | None
    decision: str | None
    decided: dt.date | None
    first_step: dt.date | None
    case: str | None
    reason: str | None
    opened: dt.date | None
    ends: dt.date | None
    rehire: str | None
    tasks_todo: int
    equipment_out: int
    access_open: int
    last_checkin: dt.date | None
    health: str | None
    last_entry: dt.date | None
    settled: str | None
    health_before: str | None
    health_since: dt.date | None
    difficulty_before: dt.date | None
    difficulty_again: dt.date | None
    last_review: dt.date | None
    last_feedback: dt.date | None
    one_way_since: dt.date | None
    keeps_in_touch: bool
    """Whether its own checklist says to keep in touch, and that is still to be done."""
    unheard: tuple[str, ...]
    steps: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    objectives: tuple[int, int]
    amendments: tuple[Amended, ...]
    checkins: tuple[Rated, ...]
    feedback: tuple[Heard, ...]
    answers: tuple[Answered, ...]
    blockers: tuple[Stuck, ...]
    opportunities: tuple[Need, ...]
    watched: tuple[Watched, ...]
    open_blockers: tuple[OpenBlocker, ...]
    open_changes: tuple[OpenChange, ...]
    deliverables: tuple[Handover, ...]
    milestones: tuple[Payment, ...]
    lessons: tuple[Lesson, ...]

    @property
    def until(self) -> dt.date:
        """The last day it occupies somebody, inclusive: its end, or the day it was closed where that came first."""
        return self.end if self.closed is None else min(self.end, self.closed)

    def covers(self, today: dt.date) -> bool:
        """Whether the client's work takes up the mission's days. What has begun is under way, signed or not; of what is
        yet to begin, only a signature says that it will."""
        return self.kind == CLIENT and (self.signed or self.start <= today)

    def is_awaited(self, today: dt.date) -> bool:
        """Whether a client's mission is yet to begin, and not signed."""
        return self.kind == CLIENT and not self.covers(today)
