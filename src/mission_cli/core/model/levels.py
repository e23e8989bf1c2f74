"""How sensitive each field is: said in the type of the field, obeyed by exports, reports, calendars and findings.

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

from dataclasses import dataclass
from typing import Annotated, Final, Literal, TypeAlias, TypeVar, get_args

Level: TypeAlias = Literal["plain", "personal", "confidential", "sensitive"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""From what everybody may read to what few may."""
KEPT_BACK: Final[tuple[Level, ...]] = ("confidential", "sensitive")
"""What leaves the workspace only when asked for."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Stands in the type of a field, and says how sensitive its value is; of a list or a mapping, each of its values."""

    level: Level


T = TypeVar("T")
Open = Annotated[T, Sensitivity("plain")]
Personal = Annotated[T, Sensitivity("personal")]
Confidential = Annotated[T, Sensitivity("confidential")]
Sensitive = Annotated[T, Sensitivity("sensitive")]
