"""How sensitive each field is: one table, which exports, reports, calendars and findings obey.

| level | what | in an export |
|---|---|---|
| `plain` | the work: dates, objectives, deliverables, tasks, the colour of a check-in, what is blocked | yes |
| `personal` | who: names, mails, accounts, serial numbers, signatures, absences, skills, what they want next | yes |
| `confidential` | money and commerce between the firms | only when asked for |
| `sensitive` | what is said of a person, or in confidence | only when asked for |

The choices that are not obvious, and why:

* Free texts are plain where the question is about the work (`progress`, `results`, `quality`, `successes`,
  `adjustments`, an action, a blocker's title and resolution, why a task does not apply): a team has to be able to share
  them. They are sensitive where the question invites words about people: `difficulties` and the `solutions` that
  answer them, `needs`, a blocker's `diagnosis` and the `options` weighed ("may strain the security team"), the `reason`
  of an end and whether one would `rehire`.
* Of a feedback or a questionnaire, that it was given is plain; everything it says, the score included, is sensitive,
  `heard` and `source` too: they repeat it, or name who told it.
* A note is whatever somebody pasted, an absence's reason is often health: sensitive.
* `payment`, `penalties`, `clauses`, an amendment's `text`, a change's `cost`, `before` and `after` are words or free keys
  in which rates are written: confidential whatever they hold today. So is whether the client has paid, and an
  opportunity, which one side heard and the other must not read.
* `wishes` of a profile are what a person wants business engineers to know: personal, like their skills.
* Keys that begin with `x-`, and keys the format does not know: nobody here can say what they hold. Sensitive.

Templates hold nobody and no money (a test says so): all of them is plain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, get_args

if TYPE_CHECKING:
    from pydantic import BaseModel

Level: TypeAlias = Literal["plain", "personal", "confidential", "sensitive"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""From what everybody may read to what few may."""
KEPT_BACK: Final[tuple[Level, ...]] = ("confidential", "sensitive")
"""What leaves the workspace only when asked for."""
Tree: TypeAlias = "dict[str, Tree | Level]"


# The table ---------------------------------------------------------------------------------------------------------
# A path is the keys of the file between dots: `*` stands for any key of a mapping whose keys are free, an entry of a
# list adds nothing, an entry of the journal adds its type.


def _at(
    under: str, plain: str = "", personal: str = "", confidential: str = "", sensitive: str = ""
) -> dict[str, Level]:
    """The levels of the keys below a path. A key named at two levels has the stronger one."""
    levels = zip(LEVELS, (plain, personal, confidential, sensitive), strict=True)
    return {f"{under}{key}": level for level, keys in levels for key in keys.split()}


_TASKS: Final = _at("tasks.", plain="id title owner due state verify why ref", personal="done verified")


def _below(under: str, table: dict[str, Level]) -> dict[str, Level]:
    return {f"{under}{path}": level for path, level in table.items()}


_ENTRIES: Final[dict[str, dict[str, Level]]] = {
    "checkin": {
        **_at(
            "",
            plain="id type date attendees health progress results quality successes adjustments reached.*",
            sensitive="difficulties solutions needs",
        ),
        **_at("actions.", plain="what owner due done"),
    },
    "feedback": _at("", plain="id type date from to visibility", sensitive="strengths improvements advice score heard"),
    "answers": _at("", plain="id type date questionnaire from visibility", sensitive="answers.* source"),
    "blocker": {
        **_at(
            "",
            plain="id type date title causes impacts chosen owner ref resolved resolution",
            sensitive="diagnosis.*",
        ),
        **_at("options.", sensitive="what effect"),
    },
    "change": _at(
        "",
        plain="id type date what why impact.time impact.quality decision",
        personal="asked_by decided",
        confidential="impact.cost before.* after.*",
    ),
    "opportunity": _at("", plain="id type date ref", confidential="what contact"),
    "note": _at("", plain="id type date ref", sensitive="text"),
}
_JOURNAL: Final[dict[str, Level]] = {
    f"journal.*.{kind}.{path}": level for kind, table in _ENTRIES.items() for path, level in table.items()
}

MISSION: Final[dict[str, Level]] = {
    **_at(
        "",
        plain="format title kind interruptible tags project vision",
        personal="consultant manager business people.* closed",
    ),
    **_at("client.", plain="name", personal="contact"),
    **_at("expectations.", plain="consultant client provider autonomy"),
    **_at(
        "contract.",
        plain="start end notice days_per_week order services requirements",
        confidential="rate payment penalties umbrella clauses.*",
    ),
    **_at("contract.deliverables.", plain="id title due acceptance delivered accepted refused remarks"),
    **_at("contract.milestones.", plain="id title deliverable due", confidential="amount invoiced paid"),
    **_at("contract.documents.", plain="id title ref signed"),
    **_at("contract.amendments.", plain="date end change ref", confidential="rate text"),
    **_at("objectives.", plain="id specific measure target better reached achievable relevant due"),
    **_at("followup.", plain="every review attendees"),
    **_at("equipment.", plain="id lent condition returned returned_condition", personal="item"),
    **_at("access.", plain="id system granted revoked", personal="account verified"),
    **_at("renewal.", plain="client decision", personal="consultant steps.* decided"),
    **_at("references.", plain="id checked", personal="name", sensitive="said"),
    **_at("onboarding.", plain="opened"),
    **_below("onboarding.", _TASKS),
    **_at("offboarding.", plain="case ends opened", sensitive="reason rehire"),
    **_below("offboarding.", _TASKS),
    **_JOURNAL,
}

CONSULTANT: Final[dict[str, Level]] = {
    **_at(
        "",
        plain="format",
        personal="name mail employment joined left manager hr skills wishes",
        confidential="daily_cost",
    ),
    **_at("absences.", personal="id start end", sensitive="reason"),
    **_at("profile.", personal="cv linkedin platforms.*"),
    **_at("contact.", personal="every last stopped"),
    **_JOURNAL,
}

_FIGURES: Final = {
    "amount": "saving_least saving_most threshold ceiling gifts_least",
    "value": "share share_above ceilings gifts_share",
}

SETTINGS: Final[dict[str, Level]] = {
    **_at(
        "",
        plain="lang dates name perspective currency every review keep_in_touch left_alone holidays since rhythm.* commit",
    ),
    **_at("horizons.", plain="urgent watch lead"),
    **_at("bench.", plain="talk_after"),
    **_at("bench.target.", plain="least most source date"),
    **_at("bench.break_even.", plain="value source date"),
    **{
        f"pro_bono.{name}.{key}": "plain"
        for kind, names in _FIGURES.items()
        for name in names.split()
        for key in (kind, "source", "date")
    },
}

KEYS: Final = frozenset(key for table in (MISSION, CONSULTANT, SETTINGS) for path in table for key in path.split("."))
"""The keys of the format: words of its own, which tell nothing of anybody."""


# The table as a tree -----------------------------------------------------------------------------------------------


class _ByType(dict[str, "Tree | Level"]):
    """The entries of a lane: one of these by its `type`."""


def _tree(table: dict[str, Level]) -> Tree:
    tree: Tree = {}
    for path, level in table.items():
        *sections, last = path.split(".")
        here = tree
        for index, section in enumerate(sections):
            fresh: Tree = _ByType() if sections[: index + 1] == ["journal", "*"] else {}
            inner = here.setdefault(section, fresh)
            assert isinstance(inner, dict), path  # noqa: S101  # a section is no field
            here = inner
        here[last] = level
    return tree


_OF: Final[dict[str, Tree]] = {
    "Mission": _tree(MISSION),
    "Consultant": _tree(CONSULTANT),
    "Settings": _tree(SETTINGS),
    **{kind.capitalize(): _tree(fields) for kind, fields in _ENTRIES.items()},
}


def levels_of(model: type[BaseModel] | str) -> Tree | Level:
    """The levels of the fields of a record, by its class or its name; of a template, plain."""
    return _OF.get(model if isinstance(model, str) else model.__name__, "plain")


def below(levels: Tree | Level, key: str) -> Tree | Level:
    """The levels one key further. What lies below a field, and should not, is as sensitive as the field."""
    if isinstance(levels, str):
        return levels
    if key.startswith("x-"):
        return "sensitive"
    return levels.get(key) or levels.get("*") or "sensitive"


def of_mapping(levels: Tree | Level, kind: object) -> Tree | Level:
    """The levels of the keys of a mapping found where `levels` hold; `kind` is what its `type` says, if anything."""
    return below(levels, str(kind)) if isinstance(levels, _ByType) else levels


def strongest(levels: Tree | Level) -> Level:
    """The level of what stands where a whole section should: it may hold any of it."""
    if isinstance(levels, str):
        return levels
    return max((strongest(inner) for inner in levels.values()), key=LEVELS.index)


def level_at(model: type[BaseModel], steps: Iterable[str | int]) -> Level:
    """The level of a place in a record's data; the step after an entry's index in the journal is its type."""
    levels = levels_of(model)
    for step in steps:
        if isinstance(step, str):
            levels = below(levels, step)
    return strongest(levels)


# What is shown -----------------------------------------------------------------------------------------------------


class Visible(NamedTuple):
    """Data as it may be shown, and how many values of each level are not in it."""

    data: Any
    left_out: Counter[Level]

    @property
    def levels(self) -> list[Level]:
        """The levels of what is not in it: the `left_out` of an export."""
        return [level for level in LEVELS if self.left_out[level]]


def visible_record(data: Any, *, full: bool, of: type[BaseModel] | str = "Mission") -> Visible:
    """`data`, the record as its file has it, without what only `--full` shows."""
    return Visible(data, Counter()) if full else without(data, KEPT_BACK, of=of)


def without(data: Any, levels: Iterable[Level], *, of: type[BaseModel] | str = "Mission") -> Visible:
    """`data` without its values of these levels, their keys included, and without what held nothing else.

    A copy: `data` stays as it is. An entry of the journal that reads keeps its place in its lane, since its date is
    plain. Any shape is taken; a value that stands where a section should counts as the most sensitive of that section.
    """
    sieve = _Sieve(frozenset(levels))
    kept = sieve.of(data, levels_of(of))
    return Visible({} if kept is _NOTHING and isinstance(data, dict) else None if kept is _NOTHING else kept, sieve.out)


_NOTHING: Final = object()


class _Sieve:
    def __init__(self, levels: frozenset[Level]) -> None:
        self._levels = levels
        self.out: Counter[Level] = Counter()

    def of(self, data: Any, levels: Tree | Level) -> Any:
        """What is left of `data`; `_NOTHING` when something was taken out and nothing is left."""
        if isinstance(levels, str) and levels not in self._levels:
            return data
        if isinstance(data, dict) and not isinstance(levels, str):
            inner = of_mapping(levels, data.get("type"))
            left = {key: self.of(value, below(inner, str(key))) for key, value in data.items()}
            kept = {key: value for key, value in left.items() if value is not _NOTHING}
            return _NOTHING if data and not kept else kept
        if isinstance(data, list):
            items = [self.of(item, levels) for item in data]
            some = [item for item in items if item is not _NOTHING]
            return _NOTHING if items and not some else some
        level = strongest(levels)
        if level not in self._levels or (data is None and not isinstance(levels, str)):
            return data
        self.out[level] += data is not None
        return _NOTHING
