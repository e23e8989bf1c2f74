"""Figures for a person: words, numbers of the language, any width."""

from __future__ import annotations

import pytest
from tests.unit.core.facts import day, facts, person
from tests.unit.core.stats.test_figure import period

from mission_cli.core.bench import Basis
from mission_cli.core.dates import parse_duration
from mission_cli.core.stats.figure import Figure, median_days, share
from mission_cli.core.stats.sections import Section, sections
from mission_cli.render.stats import definition, label, number, stats_markdown, stats_text, value
from mission_cli.texts import use_language

YEAR = period("2026-01-01", "2026-12-31")
MISSIONS = [
    facts(
        f"m{at}",
        end="2026-06-30",
        slug=f"p{at}",
        case="consultant-ended" if at < 4 else None,
        reason="[bold]never\x1b[31m again[/]" if at == 1 else None,
        opened="2026-05-01",
        feedback=((day("2026-02-01"), "client", "consultant", 4),),
        blockers=((day("2026-02-01"), ("client-unresponsive",), day("2026-02-02")),),
    )
    for at in range(11)
]
SECTIONS = sections(MISSIONS, [person("p1")], YEAR, parse_duration("2 weeks"), Basis(day("2026-12-31")))
REASONS = [("consultant-ended", MISSIONS[1].reason or "", 2), ("none", "budget", 1)]


@pytest.mark.parametrize(
    ("figure", "english", "french"),
    [
        (share("renewed", 3, 7), "3 of 7", "3 sur 7"),
        (share("renewed", 3, 12), "25% (3 of 12)", "25\u00a0% (3 sur 12)"),
        (share("renewed", 0, 0), "–", "–"),
        (Figure("bench-rate", "rate", 0.1234, 1.5, 12.16), "12.3% (1.5 of 12.16)", "12,3\u00a0% (1,5 sur 12,16)"),
        (Figure("bench-rate", "rate", None, 0.11, 8), "0.11 of 8", "0,11 sur 8"),
        (Figure("ended", "count", None, 1200), "1,200", "1\u202f200"),
        (median_days("notice-days", [1]), "1 day (median of 1)", "1 jour (médiane de 1)"),
        (median_days("notice-days", [1, 2]), "1.5 days (median of 2)", "1,5 jour (médiane de 2)"),
        (median_days("notice-days", []), "–", "–"),
        (Figure("satisfaction", "score", 4.25, 6), "4.25 (mean of 6)", "4,25 (moyenne de 6)"),
        (Figure("satisfaction", "score", None, 1), "1 score, too few for a mean", "1 note, trop peu pour une moyenne"),
        (Figure("satisfaction", "score", None, 0), "–", "–"),
    ],
)
def test_a_figure_in_words(figure: Figure, english: str, french: str) -> None:
    assert value(figure) == english
    use_language("fr")
    assert value(figure) == french


@pytest.mark.parametrize(
    ("figure", "english", "french"),
    [
        (Figure("bench-rate", "rate", None, 0, 0, "2026-08"), "August 2026", "août 2026"),
        (Figure("satisfaction", "score", None, 0, None, "2026-Q3", "client"), "Q3 2026, client", "T3 2026, client"),
        (share("feedback-direction", 0, 0, group="client>manager"), "client → manager", "client → manager"),
        (share("ended-case", 0, 0, group="none"), "no case recorded", "aucun cas noté"),
        (share("blockers-cause", 0, 0, group="none"), "no cause named", "aucune cause nommée"),
        (
            share("ended-early-case", 0, 0, group="client-ended"),
            "before that day, ended by the client",
            "avant ce jour, arrêtée par le client",
        ),
    ],
)
def test_what_a_figure_is_called(figure: Figure, english: str, french: str) -> None:
    assert label(figure) == english
    use_language("fr")
    assert label(figure) == french


@pytest.mark.parametrize("amount", [0, 0.1, 10, 100, 1000.5])
def test_no_needless_zeros(amount: float) -> None:
    assert float(number(amount).replace(",", "")) == amount


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [60, 80, 140])
def test_it_fits_any_width(monkeypatch: pytest.MonkeyPatch, lang: str, width: int) -> None:
    use_language(lang)
    monkeypatch.setattr("mission_cli.render.stats.terminal_width", lambda: width)
    text = stats_text(YEAR, SECTIONS, REASONS)
    assert max(map(len, text.split("\n"))) <= width
    folded = " ".join(text.split(" ")).replace("\n  ", " ")
    for section in SECTIONS:
        for one in section.figures:
            assert section.empty or " ".join(definition(one.key).split(" ")) in folded
            assert section.empty or label(one) in text


def test_a_reason_is_data(monkeypatch: pytest.MonkeyPatch) -> None:
    text = stats_text(YEAR, SECTIONS, REASONS)
    assert "  ended by the consultant: [bold]never\\x1b[31m again[/] (2 times)\n  no case recorded: budget\n" in text
    assert "\x1b" not in text
    page = stats_markdown(YEAR, SECTIONS, REASONS)
    assert "- ended by the consultant: \\[bold\\]never\\\\x1b\\[31m again\\[/\\] (2 times)\n" in page


def test_colours_only_where_the_terminal_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    text = stats_text(YEAR, SECTIONS, [])
    assert "\x1b[1mBench rate\x1b[0m" in text
    assert "\x1b[2mAbout client missions" in text


def test_an_empty_section_says_so() -> None:
    empty = [Section("satisfaction", []), *[one for one in SECTIONS if one.name == "renewals"]]
    text = stats_text(YEAR, empty, [])
    assert "Satisfaction\n  No satisfaction questionnaire was filled.\n" in text
    assert "## Satisfaction\n\nNo satisfaction questionnaire was filled.\n" in stats_markdown(YEAR, empty, [])
