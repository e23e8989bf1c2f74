"""What figures are compared with: the settings over what is known, and no comparison of a handful of people."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from mission_cli.core.bench import Count
from mission_cli.core.dates import Duration
from mission_cli.core.figures import GOALS, PARAMETERS, Figure, goals, parameters, place
from mission_cli.core.model.settings import Bench, ProBono


@pytest.mark.parametrize(
    ("free", "of", "found"),
    [
        (0, 20, "below"),
        (1, 20, "below"),
        (2, 20, "within"),  # 10 %
        (3, 20, "within"),  # 15 %
        (33, 200, "above"),  # 16.5 %
        (167, 1000, "above"),  # break-even itself
        (168, 1000, "loss"),
        (2, 10, "loss"),
        (2, 9, None),
        (0, 0, None),
    ],
)
def test_where_a_rate_is(free: int, of: int, found: str | None) -> None:
    assert place(Count(free, of), GOALS) == found


def test_what_the_settings_leave_out_stays_known() -> None:
    assert goals(None) == GOALS
    assert parameters(None) == PARAMETERS
    assert goals(Bench()) == GOALS
    assert parameters(ProBono()) == PARAMETERS


def test_the_settings_win_with_their_own_source() -> None:
    bench = Bench.model_validate({"target": {"least": "12", "most": "8"}, "talk_after": "6 weeks"})
    found = goals(bench)
    assert (found.least, found.most) == (Figure(Decimal(8)), Figure(Decimal(12)))
    assert (found.break_even, found.talk_after) == (GOALS.break_even, Duration(6, "week"))
    law = ProBono.model_validate({"ceiling": {"amount": "49000 EUR", "source": "PASS", "date": "2027-01-01"}})
    assert parameters(law).ceiling == Figure(Decimal(49_000), "PASS", dt.date(2027, 1, 1), "EUR")
    assert parameters(law)._replace(ceiling=PARAMETERS.ceiling) == PARAMETERS


def test_savings_the_wrong_way_round_are_turned() -> None:
    found = parameters(ProBono.model_validate({"saving_least": {"amount": "400 EUR"}}))
    assert (found.saving_least.value, found.saving_most.value) == (Decimal(350), Decimal(400))
