"""`mission bench pro-bono`: what pro-bono work may save and bring back in tax, every step of it shown."""

from __future__ import annotations

import shlex
from decimal import Decimal
from typing import Any, Final

from mission_cli.actions import parse
from mission_cli.commands.session import Session
from mission_cli.commands.typed import ask
from mission_cli.core.figures import Figure, Parameters, parameters
from mission_cli.core.money import Money
from mission_cli.core.pro_bono import Capped, Estimate, ProBonoPlan, cents, estimate
from mission_cli.errors import Exit, UsageError
from mission_cli.render.bench import percent, short
from mission_cli.render.layout import sections_text
from mission_cli.render.out import message, prose, result, result_json
from mission_cli.render.words import amount, day
from mission_cli.texts import t

_MOST_DAYS: Final = 366
_MOST_PEOPLE: Final = 100_000


def pro_bono(
    session: Session, days: int | None, consultants: int | None, pay: str | None, turnover: str | None, *, json: bool
) -> int:
    """Reckon, show; what is missing is asked for on a terminal."""
    currency = session.workspace.settings.currency
    plan = _asked(session, days, consultants, pay, turnover, currency)
    by = parameters(session.workspace.settings.pro_bono)
    known = {plan.pay.currency, *([plan.turnover.currency] if plan.turnover else [])}
    known |= {figure.currency for figure in by if figure.currency}
    if len(known) > 1:
        raise UsageError("bench.pb-currency", known=", ".join(sorted(known)))
    asked = ProBonoPlan(plan.days, plan.consultants, plan.pay.amount, plan.turnover.amount if plan.turnover else None)
    found = estimate(asked, by)
    if json:
        result_json("pro-bono", [_item(asked, found, plan.pay.currency)], **_envelope(session, by))
    else:
        result(_page(asked, found, by, plan.pay.currency))
        result("")
        prose(t("bench.pb-estimate"))
    year = by.ceiling.date.year if by.ceiling.date else session.today.year
    if year < session.today.year:
        message(t("bench.pb-old", year=year, now=session.today.year))
    return Exit.DONE


class _Plan:
    """What was typed or asked for."""

    def __init__(self, days: int, consultants: int, pay: Money, turnover: Money | None) -> None:
        self.days, self.consultants, self.pay, self.turnover = days, consultants, pay, turnover


def _asked(
    session: Session, days: int | None, consultants: int | None, pay: str | None, turnover: str | None, currency: str
) -> _Plan:
    for name, value, most in (("--days", days, _MOST_DAYS), ("--consultants", consultants, _MOST_PEOPLE)):
        if value is not None and not 1 <= value <= most:
            raise UsageError("cli.bad-number", name=name, value=value, least=1, most=most)
    missing = [name for name, value in (("--days", days), ("--pay", pay)) if value is None]
    money = parse.money(pay, "--pay", currency) if pay is not None else None
    of_year = parse.money(turnover, "--turnover", currency) if turnover is not None else None
    if not missing:
        assert money is not None  # noqa: S101  # it is not missing
        return _Plan(days or 1, consultants or 1, money, of_year)
    if not session.interactive:
        raise UsageError("cli.missing-options", names=", ".join(missing))
    days = days or ask.parsed(t("bench.pb-ask-days"), lambda text: _whole(text, "--days", _MOST_DAYS))
    consultants = consultants or ask.parsed(
        t("bench.pb-ask-consultants"), lambda text: _whole(text, "--consultants", _MOST_PEOPLE), "1"
    )
    money = money or ask.parsed(t("bench.pb-ask-pay"), lambda text: parse.money(text, "--pay", currency))
    of_year = of_year or ask.optional(
        t("bench.pb-ask-turnover"), lambda text: parse.money(text, "--turnover", currency)
    )
    words = [
        "mission",
        "bench",
        "pro-bono",
        "--days",
        str(days),
        "--consultants",
        str(consultants),
        "--pay",
        str(money),
    ]
    words += ["--turnover", str(of_year)] if of_year else []
    message(t("cli.same-as", line=shlex.join(words)), as_is=True)
    return _Plan(days, consultants, money, of_year)


def _whole(text: str, name: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and 1 <= int(text) <= most):
        raise UsageError("cli.bad-number", name=name, value=text[:60], least=1, most=most)
    return int(text)


# For a person --------------------------------------------------------------------------------------------------------


def _page(asked: ProBonoPlan, found: Estimate, by: Parameters, currency: str) -> str:
    def money(value: Decimal) -> str:
        return _shown(value, currency)

    days = t("words.unit-day", n=asked.days)
    all_days = t("words.unit-day", n=asked.days * asked.consultants)
    people = t("bench.pb-consultants", n=asked.consultants)
    savings = [
        (t(f"bench.pb-saving-{name}"), f"{all_days} × {money(each)} = {money(sum_)}")
        for name, each, sum_ in (
            ("least", by.saving_least.value, found.saving_least),
            ("most", by.saving_most.value, found.saving_most),
        )
    ]
    cap_each = f"{_number(by.ceilings.value)} × {money(by.ceiling.value)} = {money(found.each.cap)}"
    tax = [
        (t("bench.pb-each"), f"{days} × {money(asked.pay)} = {money(found.each.amount)}"),
        (t("bench.pb-cap-each"), _bite(cap_each, found.each, money(found.each.amount - found.each.kept))),
        (t("bench.pb-gifts"), f"{people} × {money(found.each.kept)} = {money(found.gifts.amount)}"),
        (
            t("bench.pb-cap-gifts"),
            _bite(_cap_of_gifts(asked, found, by, currency), found.gifts, money(found.gifts.amount - found.gifts.kept)),
        ),
        (t("bench.pb-kept"), money(found.gifts.kept)),
        (
            t("bench.pb-full", rate=percent(by.share.value)),
            f"{percent(by.share.value)} × {money(found.full)} = {money(found.full * by.share.value / 100)}",
        ),
        (
            t("bench.pb-above", rate=percent(by.share_above.value), threshold=money(by.threshold.value)),
            f"{percent(by.share_above.value)} × {money(found.above)} = {money(found.above * by.share_above.value / 100)}",
        ),
        (t("bench.pb-reduction"), money(found.reduction)),
    ]
    used = [(t(f"bench.pb-{name}"), f"{_value(name, figure)} · {_from(figure)}") for name, figure in _named(by)]
    sections = [(t("bench.pb-saving"), savings), (t("bench.pb-tax"), tax), (t("bench.pb-parameters"), used)]
    return sections_text(t("bench.pb-title", days=days, consultants=people, pay=money(asked.pay)), sections)


def _cap_of_gifts(asked: ProBonoPlan, found: Estimate, by: Parameters, currency: str) -> str:
    least, rate = _shown(by.gifts_least.value, currency), percent(by.gifts_share.value)
    if asked.turnover is None:
        return t("bench.pb-no-turnover", least=least, rate=rate)
    of_turnover = asked.turnover * by.gifts_share.value / 100
    share = f"{rate} × {_shown(asked.turnover, currency)} = {_shown(of_turnover, currency)}"
    return f"{t('bench.pb-greater', least=least, share=share)} → {_shown(found.gifts.cap, currency)}"


def _bite(words: str, capped: Capped, left: str) -> str:
    return t("bench.pb-bites", what=words, left=left) if capped.bites else t("bench.pb-does-not-bite", what=words)


def _shown(value: Decimal, currency: str) -> str:
    return amount(Money(_plain(cents(value)), currency))


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _number(value: Decimal) -> str:
    return short(value) if value == round(value, 1) else str(value)


def _named(by: Parameters) -> list[tuple[str, Figure]]:
    return list(zip(Parameters._fields, by, strict=True))


def _value(name: str, figure: Figure) -> str:
    if figure.currency:
        return _shown(figure.value, figure.currency)
    return _number(figure.value) if name == "ceilings" else percent(figure.value)


def _from(figure: Figure) -> str:
    source = figure.source or t("bench.no-source")
    if figure.date:
        return t("bench.since-date", source=source, day=day(figure.date))
    return t("bench.pb-undated", source=source)


# For programs --------------------------------------------------------------------------------------------------------


def _envelope(session: Session, by: Parameters) -> dict[str, Any]:
    return {
        "today": session.today.isoformat(),
        "estimate": True,
        "parameters": {
            name: {
                "value": str(_money(figure.value, figure.currency)) if figure.currency else float(figure.value),
                "source": figure.source,
                "date": figure.date.isoformat() if figure.date else None,
            }
            for name, figure in _named(by)
        },
    }


def _item(asked: ProBonoPlan, found: Estimate, currency: str) -> dict[str, Any]:
    def money(value: Decimal) -> str:
        return str(_money(value, currency))

    return {
        "days": asked.days,
        "consultants": asked.consultants,
        "pay": money(asked.pay),
        "turnover": money(asked.turnover) if asked.turnover is not None else None,
        "saving": {"least": money(found.saving_least), "most": money(found.saving_most)},
        "each": _capped(found.each, currency),
        "gifts": _capped(found.gifts, currency),
        "full": money(found.full),
        "above": money(found.above),
        "reduction": money(found.reduction),
    }


def _capped(one: Capped, currency: str) -> dict[str, Any]:
    amounts = {"amount": one.amount, "cap": one.cap, "kept": one.kept}
    return {**{name: str(_money(value, currency)) for name, value in amounts.items()}, "bites": one.bites}


def _money(value: Decimal, currency: str) -> Money:
    return Money(_plain(cents(value)), currency)
