"""Terms of a contract as a person types them for a change request: `end=2027-01-31`, `tarif=650 €/jour`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.actions import days, parse
from mission_cli.commands.choices import choice
from mission_cli.core import terms
from mission_cli.core.calendar_names import fold
from mission_cli.errors import UsageError
from mission_cli.render.words import full_day
from mission_cli.texts.change import TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mission_cli.commands.session import Session
    from mission_cli.core.model.contract import Contract

OPTION = "--after"


def read_all(session: Session, contract: Contract, typed: Sequence[str]) -> dict[str, str]:
    """The terms typed as `TERM=VALUE`, as the file will have them. Raises UsageError."""
    found: dict[str, str] = {}
    for one in typed:
        name, equals, text = one.partition("=")
        if not equals or not name.strip() or not text.strip():
            raise UsageError("change.bad-after", value=name[:60], known=", ".join(terms.TERMS))
        term = _name(name, contract)
        found[term] = _text(session, term, text.strip())
    return checked(contract, found)


def checked(contract: Contract, after: Mapping[str, str]) -> dict[str, str]:
    """`after`, refused where a term is none, cannot be read, is as it stands, or ends before it starts."""
    for name, text in after.items():
        if not terms.is_term(name):
            choice(name, OPTION, terms.TERMS)
        try:
            terms.read(name, text)
        except ValueError:
            raise UsageError("change.bad-term", term=name) from None
        if terms.same(name, terms.stated(contract, name), text):
            raise UsageError("change.same", term=name)
    start = terms.read("start", after.get("start", str(contract.start)))
    if terms.read("end", after.get("end", str(contract.end))) < start:
        raise UsageError("new.end-before-start", start=full_day(start))
    return dict(after)


def _name(typed: str, contract: Contract) -> str:
    """A term by its key or as either language says it, or a clause: of the contract, or a new one as `clauses.NAME`."""
    wanted = fold(typed).replace("-", "_")
    for name in terms.TERMS:
        if wanted in {name, *(fold(said).replace("-", "_") for said in TEXTS[f"term-{name}"])}:
            return name
    plain = wanted.removeprefix(terms.CLAUSES).replace(" ", "_")
    for clause in contract.clauses:
        if plain == fold(clause).replace("-", "_").replace(" ", "_"):
            return terms.CLAUSES + clause
    if wanted.startswith(terms.CLAUSES) and plain.replace("_", "").isalnum() and plain.isascii():
        return terms.CLAUSES + plain
    return choice(typed, OPTION, terms.TERMS)


def _text(session: Session, name: str, typed: str) -> str:
    if name in ("start", "end"):
        asked = days.TERM_START if name == "start" else days.TERM_END
        return str(session.day(typed, asked._replace(name=f"{OPTION} {name}")))
    if name == "rate":
        return str(parse.rate(typed, f"{OPTION} {name}", session.workspace.settings.currency))
    if name == "notice":
        return str(parse.duration(typed, f"{OPTION} {name}"))
    return typed.replace(",", ".") if name == "days_per_week" else typed


def lines_of(contract: Contract) -> list[str]:
    """The terms there are, as they can be typed: `end=2026-12-18`."""
    names = [*terms.TERMS, *(f"{terms.CLAUSES}{clause}" for clause in contract.clauses)]
    stated = ((name, terms.stated(contract, name)) for name in names)
    return [f"{name}={text}" for name, text in stated if text is not None]


def touched(contract: Contract, after: Mapping[str, str]) -> list[terms.TermChange]:
    """The terms as the contract has them beside those asked for."""
    return [terms.TermChange(name, terms.stated(contract, name), text) for name, text in after.items()]
