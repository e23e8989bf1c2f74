"""Values typed on the command line or at a prompt, read forgivingly; what cannot be read names its option."""

from __future__ import annotations

from collections.abc import Sequence

from mission_cli.actions.outcome import Joined, Say
from mission_cli.core.dates import Duration, NotADuration
from mission_cli.core.lengths import parse_length
from mission_cli.core.money import Money, NotMoney, Rate, parse_money, parse_rate
from mission_cli.core.people import Person, answered_instead, parse_person
from mission_cli.core.quantities import fault_of, number_or_text, readings
from mission_cli.core.slug import is_slug, slugify
from mission_cli.errors import UsageError


def duration(text: str, option: str) -> Duration:
    """`2 weeks`, `1 mois`, `10j`, `tous les 15 jours`, `mensuel`. Raises UsageError."""
    try:
        return parse_length(text)
    except NotADuration:
        raise UsageError("cli.bad-duration", name=option, value=text[:60]) from None


def rate(text: str, option: str, currency: str) -> Rate:
    """`620 EUR/day`, `620 €/jour`, `620` in the workspace's currency. Raises UsageError."""
    try:
        return parse_rate(text, strict=False, currency=currency)
    except NotMoney:
        # A rate is confidential: what was typed is on the person's screen already, and goes no further.
        raise UsageError("cli.bad-rate", name=option) from None


def money(text: str, option: str, currency: str) -> Money:
    """`18000 EUR`, `18 000 €`, `18000` in the workspace's currency. Raises UsageError."""
    try:
        return parse_money(text, strict=False, currency=currency)
    except NotMoney:
        raise UsageError("cli.bad-amount", name=option) from None  # confidential, like a rate


def person(text: str, option: str) -> Person:
    """`Léa Martin <lea.martin@esn.example>`; the mail may be left out. Raises UsageError, for a day or a number too."""
    refuse_no_name(text, option)
    try:
        return parse_person(text)
    except ValueError:
        raise UsageError("cli.bad-person", name=option, value=text[:60]) from None


def refuse_no_name(text: str, option: str) -> None:
    """Raises UsageError for a day, a length or a number where somebody's name was asked for."""
    instead = answered_instead(text)
    if instead:
        raise UsageError("cli.no-name", name=option, value=text[:60], what=Say(f"cli.a-{instead}", {}))


def figure(text: str, option: str) -> str | int | float:
    """`12`, `4,5`, `30 %`, `signed`: as the file has it. Raises UsageError for `?`, and for `1.000`, which is two numbers."""
    fault = fault_of(text)
    if fault == "W-FIGURE":
        raise UsageError("cli.no-figure", name=option, value=text[:60])
    if fault:
        raise UsageError("cli.figure-readings", name=option, value=text[:60], known=Joined(readings(text), "cli.or"))
    return number_or_text(text)


def slug(text: str, option: str) -> str:
    """An id. Raises UsageError with the one that would do."""
    if is_slug(text):
        return text
    near = slugify(text)
    raise UsageError("cli.bad-slug-near" if near else "cli.bad-slug", name=option, value=text[:60], near=near)


def parts(text: str, names: Sequence[str]) -> dict[str, str]:
    """`"what; owner; due"` cut at its semicolons into the named parts; empty and missing ones are left out.

    A semicolon too many belongs to the first part.
    """
    cut = [piece.strip() for piece in text.split(";")]
    extra = max(0, len(cut) - len(names))
    cut = ["; ".join(cut[: extra + 1]), *cut[extra + 1 :]]
    return {name: piece for name, piece in zip(names, cut, strict=False) if piece}
