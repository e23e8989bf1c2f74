"""The terms of a contract by name: as they stand, as a change request would have them, and what explains an edit."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.core.dates import parse_duration, parse_iso
from mission_cli.core.money import parse_rate
from mission_cli.core.say import Say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mission_cli.core.changes import Value
    from mission_cli.core.model.contract import Amendment, Contract
    from mission_cli.core.model.mission import Mission
    from mission_cli.errors import DataPath

TERMS: Final = (
    *("start", "end", "rate", "notice", "days_per_week"),
    *("services", "payment", "penalties", "requirements"),
)
"""The fields of the contract that a change request may touch; a clause is `clauses.` and its name."""
AMENDED: Final = ("end", "rate")
"""The terms that an amendment repeats."""
CLAUSES: Final = "clauses."
_MOST_DAYS = 7


class TermChange(NamedTuple):
    """A term whose text differs; None where there is none."""

    name: str
    before: str | None
    after: str | None


def is_term(name: str) -> bool:
    """Whether a change request may touch it."""
    return name in TERMS or (name.startswith(CLAUSES) and len(name) > len(CLAUSES))


def named(name: str) -> str | Say:
    """What a term is called: a clause by its own name."""
    return name[len(CLAUSES) :].replace("_", " ") if name.startswith(CLAUSES) else Say(f"change.term-{name}", {})


def path_of(name: str) -> DataPath:
    """Where a term stands in a mission."""
    head, dot, clause = name.partition(".")
    return ("contract", head, clause) if dot else ("contract", name)


def stated(contract: Contract, name: str) -> str | None:
    """A term as the contract has it, as text; None where it says nothing."""
    value = contract.clauses.get(name[len(CLAUSES) :]) if name.startswith(CLAUSES) else getattr(contract, name)
    return None if value is None else str(value)


def _days(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not (found.is_finite() and 0 < found <= _MOST_DAYS):
        raise ValueError(text)
    return found


_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "start": parse_iso,
    "end": parse_iso,
    "rate": parse_rate,
    "notice": parse_duration,
    "days_per_week": _days,
}


def read(name: str, text: str) -> Any:
    """A term's text as its value: a day, a rate, a duration, a number, else the text. Raises ValueError."""
    return _READ[name](text) if name in _READ else text


def same(name: str, one: str | None, other: str | None) -> bool:
    """Whether two texts say the same of a term; one that cannot be read is compared as it is."""
    if one is None or other is None:
        return one == other
    try:
        return bool(read(name, one) == read(name, other))
    except ValueError:
        return one == other


def written(name: str, text: str) -> Value:
    """A term's text as the file has it: days and numbers plain, the rest as text. Raises ValueError."""
    value = read(name, text)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if name in ("start", "end") else str(value)


# Terms that changed --------------------------------------------------------------------------------------------------


def terms_changed(before: Contract, after: Contract) -> list[TermChange]:
    """Every term that two readings of a contract do not agree on, in the order of the file."""
    clauses = dict.fromkeys([*before.clauses, *after.clauses])
    names = [*TERMS, *(f"{CLAUSES}{clause}" for clause in clauses)]
    found = (TermChange(name, stated(before, name), stated(after, name)) for name in names)
    return [change for change in found if not same(change.name, change.before, change.after)]


def unexplained(before: Mission, after: Mission) -> list[TermChange]:
    """The terms that changed between two readings of a mission and that neither a new amendment nor a change approved
    meanwhile accounts for.
    """
    known = [_facts(amendment) for amendment in before.contract.amendments]
    added = [amendment for amendment in after.contract.amendments if _facts(amendment) not in known]
    approved = {item.entry.id for item in before.dated() if item.entry.type == "change" and item.entry.decision}
    decided = [
        item.entry.after
        for item in after.dated()
        if item.entry.type == "change" and item.entry.decision == "approved" and item.entry.id not in approved
    ]
    return [
        change
        for change in terms_changed(before.contract, after.contract)
        if not _by_amendment(change, added) and not _by_request(change, decided)
    ]


def _facts(amendment: Amendment) -> tuple[Any, ...]:
    return (amendment.date, amendment.end, amendment.rate, amendment.change, amendment.text, amendment.ref)


def _by_amendment(change: TermChange, added: list[Amendment]) -> bool:
    """An amendment that repeats the term, or, for a term that none repeats, one that says anything in words."""
    if change.name in AMENDED:
        values = (getattr(amendment, change.name) for amendment in added)
        return any(value is not None and same(change.name, str(value), change.after) for value in values)
    return any(amendment.text or amendment.ref for amendment in added)


def _by_request(change: TermChange, decided: list[dict[str, str]]) -> bool:
    return any(change.name in after and same(change.name, after[change.name], change.after) for after in decided)
