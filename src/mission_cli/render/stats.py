"""Figures for a person: sections of labelled figures, each with what it counts, folded to the terminal."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mission_cli.core.stats.figure import FEW
from mission_cli.render.layout import terminal_width
from mission_cli.render.locale import locale
from mission_cli.render.out import colours
from mission_cli.render.safe import one_line
from mission_cli.render.say import cell
from mission_cli.render.table import markdown_table, markdown_text
from mission_cli.render.words import day, word
from mission_cli.texts import has, t
from mission_cli.views import stats as views

if TYPE_CHECKING:
    from mission_cli.core.stats.figure import Figure, Period
    from mission_cli.core.stats.sections import Section

Reasons = Sequence[tuple[str, str, int]]
_WIDEST_LABEL = 44
_NARROWEST = 20  # columns left for a figure beside its label


def stats_text(period: Period, sections: Sequence[Section], reasons: Reasons, known: str = "") -> str:
    """Every section, its figures above what they count; `known` says from when on people are counted."""
    width = max(40, terminal_width())
    labels = [len(label(one)) for section in sections for one in section.figures]
    column = min(max(labels), _WIDEST_LABEL, width - _NARROWEST - 4)
    lines = [_bold(_title(period)), *_notes(t("stats.scope"), width, "")]
    for section in sections:
        lines += ["", _bold(t(f"stats.section-{section.name}"))]
        if section.empty:
            lines += _folded(t(f"stats.empty-{section.name}"), width, "  ")
            continue
        for one in section.figures:
            lines += _row(label(one), value(one), column, width)
        lines += [line for text in _reasons(section, reasons) for line in _folded(text, width, "  ")]
        if section.name == "bench" and known:
            lines += _notes(known, width, "  ")
        lines += [line for key in _keys(section) for line in _notes(definition(key), width, "  ")]
    return "\n".join([*lines, "", *_notes(t("stats.few", few=FEW), width, "")])


def stats_markdown(period: Period, sections: Sequence[Section], reasons: Reasons, known: str = "") -> str:
    """The same for a wiki or a report: a table and its definitions under a heading each."""
    parts = [f"# {markdown_text(_title(period))}", markdown_text(t("stats.scope"))]
    for section in sections:
        parts.append(f"## {t(f'stats.section-{section.name}')}")
        if section.empty:
            parts.append(markdown_text(t(f"stats.empty-{section.name}")))
            continue
        heads = (t("stats.head-figure"), t("stats.head-value"))
        parts.append(markdown_table(heads, [(label(one), value(one)) for one in section.figures]).rstrip())
        parts += ["\n".join(f"- {markdown_text(one_line(text))}" for text in _reasons(section, reasons))]
        notes = [known] if section.name == "bench" and known else []
        notes += map(definition, _keys(section))
        parts.append("\n".join(f"- {markdown_text(note)}" for note in notes))
    return "\n\n".join(part for part in [*parts, markdown_text(t("stats.few", few=FEW))] if part) + "\n"


def definition(key: str) -> str:
    """What a figure counts, in the language in use."""
    return cell(views.definition(key))


def label(one: Figure) -> str:
    """What a figure is called within its section."""
    group = _group(one) if one.group else ""
    when = _when(one.when) if one.when else ""
    name = f"stats.label-{one.key}"
    if has(name):
        return t(name, group=group, when=when)
    return t("stats.of-when", when=when, group=group) if when and group else when or group


def value(one: Figure) -> str:
    """The figure with its count; a dash where there was nothing to count."""
    if one.unit == "count":
        return number(one.count)
    if one.unit == "days":
        return (
            "–" if one.value is None else t("stats.days", n=one.value, value=number(one.value), count=number(one.count))
        )
    if one.unit == "score":
        if one.value is None:
            return t("stats.too-few", n=one.count) if one.count else "–"
        return t("stats.mean", value=number(one.value), count=number(one.count))
    counts = t("stats.of", count=number(one.count), of=number(one.of or 0)) if one.of else "–"
    if one.value is None:
        return counts
    percent = one.value * 100
    return t("stats.percent", value=number(round(percent, 1) if one.unit == "rate" else round(percent)), counts=counts)


def number(amount: float) -> str:
    """A number as people write it: no needless zeros, thousands parted, a comma in French."""
    return locale().number(f"{amount:,.2f}".rstrip("0").rstrip("."))


def _group(one: Figure) -> str:
    group = one.group or ""
    if group == "none":
        return t(f"stats.none-{'cause' if one.key.startswith('blockers') else 'case'}")
    if ">" in group:
        sender, _, recipient = group.partition(">")
        return t("stats.direction", sender=word("role", sender), recipient=word("role", recipient))
    kind = "cause" if one.key.startswith("blockers") else "case" if one.key.startswith("ended") else "role"
    return word(kind, group)


def _when(when: str) -> str:
    year, _, part = when.partition("-")
    if part.startswith("Q"):
        return t("stats.quarter", quarter=part[1:], year=year)
    return f"{locale().months[int(part) - 1]} {year}"


def _title(period: Period) -> str:
    return t("stats.title", start=day(period.span.start), end=day(period.span.end))


def _keys(section: Section) -> list[str]:
    return list(dict.fromkeys(one.key for one in section.figures))


def _reasons(section: Section, reasons: Reasons) -> Iterator[str]:
    """Why missions ended, where that was asked for; from files."""
    if section.name == "ends":
        for case, reason, count in reasons:
            said = word("case", case) if case != "none" else t("stats.none-case")
            yield t("stats.reason" if count == 1 else "stats.reason-again", case=said, reason=reason, count=count)


def _row(name: str, text: str, column: int, width: int) -> list[str]:
    indent = " " * (column + 4)
    first, *rest = _wrapped(text, width - len(indent))
    alone = len(name) > column
    head = [*_folded(name, width, "  "), indent + first] if alone else [f"  {name:<{column}}  {first}"]
    return head + [indent + line for line in rest]


def _folded(text: str, width: int, indent: str) -> list[str]:
    return [indent + line for line in _wrapped(one_line(text), width - len(indent))]


def _wrapped(text: str, width: int) -> list[str]:
    # A no-break space is held: `textwrap` takes it for any other.
    held = text.replace("\u00a0", "\ue0a0").replace("\u202f", "\ue0af")
    lines = textwrap.wrap(held, max(_NARROWEST, width), break_on_hyphens=False) or [""]
    return [line.replace("\ue0a0", "\u00a0").replace("\ue0af", "\u202f") for line in lines]


def _notes(text: str, width: int, indent: str) -> list[str]:
    lines = _folded(text, width, indent)
    return [f"\x1b[2m{line}\x1b[0m" for line in lines] if colours(sys.stdout) else lines


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colours(sys.stdout) else text
