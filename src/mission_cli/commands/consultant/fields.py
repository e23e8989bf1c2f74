"""The fields of a profile as options and prompts give them: read one by one, and asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from mission_cli.actions import days, kinds, parse
from mission_cli.actions.kinds import cleaned
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.intake import joined_escapes, long_texts, record_bytes, values_of
from mission_cli.commands.typed.questions import long_answer
from mission_cli.core.model.choices import EMPLOYMENTS
from mission_cli.core.people import is_mail
from mission_cli.errors import InvalidDataError, UsageError
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.recording.drafts import Draft
    from mission_cli.commands.session import Session

_PAST: Final = ("cv", "linkedin")
_DAYS: Final = ("joined", "left", *_PAST)
ASKED: Final = (
    "mail", "employment", "joined", "left", "manager", "hr", "daily_cost", "skill", "wishes", "absence",
    "cv", "linkedin", "platform",
)  # fmt: skip
"""The order in which a person is asked."""


def read(session: Session, typed: Mapping[str, Any], draft: Draft, *, again: bool = False) -> dict[str, Any]:
    """The options as values of a profile: `skills` and `absences` are what is added, `profile` the dates said.

    Raises UsageError naming the option that does not read. `again`: the days were echoed before.
    """
    found: dict[str, Any] = {}
    for name, value in typed.items():
        if name == "wishes":
            found |= long_texts({"wishes": value}, draft)
        elif name == "skill":
            skills = [one for text in value for one in skills_in(text)]
            found["skills"] = list(dict.fromkeys(skills))
        elif name == "absence":
            found["absences"] = [absence(session, text) for text in value]
        elif name == "platform":
            dates = [platform(session, text) for text in value]
            found.setdefault("profile", {}).setdefault("platforms", {}).update(dates)
        elif name in _PAST:
            found.setdefault("profile", {})[name] = one(session, name, value, again=again)
        else:
            found[name] = one(session, name, value, again=again)
    return found


def one(session: Session, name: str, text: str, *, again: bool = False) -> Any:
    """A field of one value. Raises UsageError."""
    option = f"--{name.replace('_', '-')}"
    if name in _DAYS:
        asked = days.OF_PROFILE[name]
        day = session.read_day(text, asked) if again else session.day(text, asked)
        return kinds.not_ahead(day, session.today, option) if name in _PAST else day
    if name == "employment":
        return kinds.spoken(text, option, "employment", EMPLOYMENTS)
    if name == "daily_cost":
        return str(parse.money(text, option, session.workspace.settings.currency))
    if name == "mail":
        if not is_mail(text.strip()):
            raise UsageError("consultant.bad-mail", value=text[:60])
        return text.strip()
    return str(parse.person(text, option))


def skills_in(text: str) -> list[str]:
    """`kafka, sql`: one or several."""
    return [" ".join(part.split()) for part in text.split(",") if part.strip()]


def absence(session: Session, text: str) -> dict[str, Any]:
    """`2026-12-24; 2026-12-31; leave`: both days inclusive; without an end, one day. Raises UsageError."""
    first, *rest = (part.strip() for part in text.split(";", 2))
    last, reason = ([*rest, "", ""])[:2]
    start = session.told_day(first, days.AWAY)
    end = session.told_day(last, days.AWAY_UNTIL) if last else start
    if end < start:
        raise UsageError("consultant.absence-turned", start=str(start), end=str(end))
    found: dict[str, Any] = {"id": f"away-{start}", "start": start, "end": end}
    return {**found, "reason": cleaned(reason)} if reason else found


def platform(session: Session, text: str) -> tuple[str, dt.date]:
    """`hixos=2026-09-28`: when the profile there was last brought up to date. Raises UsageError."""
    name, equals, day = (part.strip() for part in text.partition("="))
    if not name or not equals:
        raise UsageError("consultant.bad-platform", value=text[:60])
    return name, kinds.not_ahead(session.told_day(day, days.PLATFORM), session.today, "--platform")


def record(source: str, draft: Draft, name_of: str = "") -> dict[str, Any]:
    """A profile from a file or standard input; `name_of` stands for a name it leaves out.

    Raises InvalidDataError with its findings.
    """
    from mission_cli.core.migrate import FORMAT
    from mission_cli.core.model.read import read_consultant
    from mission_cli.core.written import as_values

    raw, name = record_bytes(source, draft)
    document, data, findings = read_raw(joined_escapes(raw), name)
    if document is None or not isinstance(data, dict):
        raise InvalidDataError("cli.record-bad", findings=findings, sources={name: raw.decode("utf-8", "replace")})
    consultant, problems = read_consultant({"format": str(FORMAT), **({"name": name_of} if name_of else {}), **data})
    if consultant is None or any(problem.code.startswith("E") for problem in problems):
        found = findings_of(document, name, problems)
        raise InvalidDataError("cli.record-bad", findings=found, sources={name: document.text})
    return values_of(consultant) | {key: as_values(value) for key, value in data.items() if key.startswith("x-")}


# Asking --------------------------------------------------------------------------------------------------------------


def ask_all(
    session: Session, typed: dict[str, Any], known: Mapping[str, str], draft: Draft, *, there: bool = False
) -> None:
    """Ask for each field that no option gave. Enter takes what is `known`; what is `there` already is no change."""
    for name in ASKED:
        if name in typed:
            continue
        answer = _SEVERAL[name](session) if name in _SEVERAL else _asked(session, name, known.get(name, ""))
        if answer and not (there and answer == known.get(name)):
            typed[name] = answer
            draft.fields |= read(session, typed, draft, again=True)
            draft.keep()


def _asked(session: Session, name: str, default: str) -> str:
    label = t(f"consultant.ask-{name.replace('_', '-')}")
    if name == "wishes":
        return kinds.as_argument(long_answer(label, default))

    def kept(text: str) -> str:
        one(session, name, text)
        return text

    return ask.optional(label, kept, default) or ""


def _skills(session: Session) -> list[str]:  # noqa: ARG001  # asked like the others
    return skills_in(ask.text(t("consultant.ask-skill"), optional=True))


def _each(name: str, check: Callable[[Session, str], object]) -> Callable[[Session], list[str]]:
    def asking(session: Session) -> list[str]:
        found: list[str] = []

        def kept(text: str) -> bool:
            check(session, text)
            found.append(text)
            return True

        while ask.optional(t(f"consultant.ask-{name}"), kept):
            pass
        return found

    return asking


_SEVERAL: Final[Mapping[str, Callable[[Session], list[str]]]] = {
    "skill": _skills,
    "absence": _each("absence", absence),
    "platform": _each("platform", platform),
}


def as_words(typed: Mapping[str, Any], names: Sequence[str] = ASKED) -> list[str]:
    """The options that give these fields without a question."""
    found: list[str] = []
    for name in names:
        value = typed.get(name)
        several = value if isinstance(value, list) else [value] if value else []
        for one_of in several:
            found += [f"--{name.replace('_', '-')}", str(one_of)]
    return found
