"""Small wordings that several outputs share: distances in days, states, roles."""

from __future__ import annotations

import datetime as dt

from mission_cli.render.days import long_day, short_day
from mission_cli.render.locale import locale
from mission_cli.texts import has, t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mission_cli.core.dates import Duration, Mark
    from mission_cli.core.money import Money, Rate


def distance(days: int) -> str:
    """How far a day is: `in 13 days`, `today`, `3 days ago`. Positive is ahead."""
    near = {0: "cli.today", 1: "cli.tomorrow", -1: "cli.yesterday"}
    if days in near:
        return t(near[days])
    return t("cli.in-days", n=days) if days > 0 else t("cli.days-ago", n=-days)


def day(when: dt.date | None) -> str:
    """A day in a table, in the language in use; a dash for none."""
    return short_day(when) if when else "–"


def signed(mark: Mark | None) -> str:
    """`2026-11-20 by sofia-bernard`, in the language; "" without a mark."""
    return t("show.closed", day=day(mark.day), author=mark.author) if mark else ""


def full_day(when: dt.date) -> str:
    """A day in a sentence, with its weekday."""
    return long_day(when)


def echo(option: str, when: dt.date, today: dt.date) -> str:
    """How a typed day was understood: `→ Fri 2026-12-04 (in 13 days)`."""
    words = t("cli.day-echo", day=full_day(when), distance=distance((when - today).days))
    return words.replace("→", f"→ {option}", 1) if option else words


def figure(value: float) -> str:
    """`2.5`, `2,5`; no decimal where it says nothing."""
    return locale().number(f"{value:g}")


def length(duration: Duration) -> str:
    """`2 weeks`, `2 semaines`: as it can be typed back."""
    return t(f"words.unit-{duration.unit}", n=duration.count)


def amount(money: Money) -> str:
    """`18000 EUR` as people write it: thousands parted in French."""
    space = "\u00a0" if locale().short_months else " "
    return f"{locale().number(f'{money.amount:,}')}{space}{money.currency}"


def rate(given: Rate) -> str:
    """`620 EUR/day`, `620 EUR/jour`."""
    return t("show.rate", amount=amount(given.money), per=t(f"show.per-{given.per}"))


def clause(name: str) -> str:
    """What a clause of the contract is called: those that most contracts have in the language in use, others as they are."""
    key = f"words.clause-{name}"
    return t(key) if has(key) else name.replace("_", " ")


def lacking(key: str) -> str:
    """What a contract lacks, named by its key in the file, as people say it."""
    return t(f"words.lack-{key.rpartition('.')[2]}")


def sentence(text: str) -> str:
    """A person's words as a sentence that others follow: with a full stop, where they end without a mark."""
    words = text.strip()
    return words if not words or words[-1] in '.!?…:»”"' else f"{words}."


def client(name: str, kind: str) -> str:
    """Whom a mission is for, in a table: on the bench with the use that is made of it, `Esn Conseil (training)`."""
    return name if kind == "client" else f"{name} ({word('kind', kind)})"


def word(group: str, value: str | None) -> str:
    """A value of a closed list in the language in use (`word("role", "it")`); a dash for none."""
    return t(f"words.{group}-{value}") if value else "–"
