from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission_cli.core.dates import Duration, NotADuration
from mission_cli.core.lengths import parse_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("tous les 15 jours", "15 days"),
        ("Tous les quinze jours", "15 days"),
        ("toutes les 2 semaines", "2 weeks"),
        ("toutes les deux semaines", "2 weeks"),
        ("chaque semaine", "1 week"),
        ("tous les mois", "1 month"),
        ("une fois par mois", "1 month"),
        ("une fois tous les 2 mois", "2 months"),
        ("une fois par trimestre", "3 months"),
        ("every two weeks", "2 weeks"),
        ("every other week", "2 weeks"),
        ("every week", "1 week"),
        ("once a month", "1 month"),
        ("every quarter", "3 months"),
        ("hebdomadaire", "1 week"),
        ("hebdo.", "1 week"),
        ("mensuel", "1 month"),
        ("bimensuel", "2 weeks"),
        ("quinzaine", "2 weeks"),
        ("une quinzaine", "2 weeks"),
        ("bimestriel", "2 months"),
        ("monthly", "1 month"),
        ("un mois", "1 month"),
        ("two weeks", "2 weeks"),
        ("2 sem", "2 weeks"),
    ],
)
def test_a_length_as_people_say_it(text: str, length: str) -> None:
    assert str(parse_length(text)) == length


@pytest.mark.parametrize("text", ["", "souvent", "biweekly", "bimonthly", "tous les", "every", "deux", "tous les 0 jours", "x" * 61, "quinzaine quinzaine"])  # fmt: skip
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(NotADuration) as error:
        parse_length(text)
    assert error.value.args == (text,)


@given(st.builds(Duration, st.integers(1, 100), st.sampled_from(["day", "week", "month", "year"])))
def test_what_is_written_out_reads_back(length: Duration) -> None:
    assert parse_length(str(length)) == parse_length(f"every {length}") == length


@given(st.text(max_size=70))
def test_any_text_is_a_length_or_refused(text: str) -> None:
    try:
        assert parse_length(text).count > 0
    except NotADuration as error:
        assert error.args == (text,)
