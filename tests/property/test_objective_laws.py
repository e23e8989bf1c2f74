"""Laws of objectives: a better figure never stands worse, and every place that speaks of an objective says the same."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mission_cli.core.assess import facts_of
from mission_cli.core.dates import Duration
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.settings import Settings
from mission_cli.core.objectives import DraftObjective, direction, pace, standing
from mission_cli.core.signals import signals
from mission_cli.render.document_facts import DocumentRequest, facts
from mission_cli.render.objectives import progress, verdict

TODAY = dt.date(2026, 11, 21)
SIDES = st.sampled_from([None, "less", "more"])
NUMBERS = st.integers(-50, 3000) | st.decimals(-50, 3000, places=1)
UNITS = st.sampled_from(["", " %", "%", " EUR", " jours", " shops"])
WORDS = st.sampled_from(
    ["signed", "signé", "?", "+", "1.000", "2/3", "2 sur 3", "moins de 5", "≤ 4", "au moins 9", "12 k€"]
)
TEXTS = st.builds(lambda number, unit: f"{number}{unit}", NUMBERS, UNITS) | WORDS


@given(target=NUMBERS, side=st.sampled_from(["less", "more"]), one=NUMBERS, other=NUMBERS, unit=UNITS)
def test_a_better_figure_never_stands_worse(target: Any, side: Any, one: Any, other: Any, unit: str) -> None:
    aim = DraftObjective("Do it", None, f"{target}{unit}", better=side)
    worse, better = sorted([one, other], reverse=side == "less")
    if standing(aim, f"{worse}") == "reached":
        assert standing(aim, f"{better}{unit}") == "reached"
    assert standing(aim, f"{one}{unit}") in ("reached", "short")


@given(target=TEXTS, side=SIDES, reached=TEXTS | st.none())
def test_every_place_says_the_same(target: str, side: Any, reached: str | None) -> None:
    objective = {"id": "it", "specific": "Do it", "target": target, "better": side, "due": "2026-11-01"}
    entry = {"type": "checkin", "date": "2026-10-20", "reached": {"it": reached}}
    mission = Mission.model_validate(
        {
            "format": "1",
            "title": "T",
            "consultant": "Léa Martin",
            "client": {"name": "Acme"},
            "contract": {"start": "2026-03-02", "end": "2026-12-18"},
            "objectives": [{key: value for key, value in objective.items() if value is not None}],
            "journal": {"sofia-bernard": [entry] if reached is not None else []},
        }
    )
    [aim] = mission.objectives
    how = standing(aim, reached)
    assert bool([one for one in facts_of("m", "m.yaml", mission).watched if one.kind == "objective"]) is (
        how != "reached"
    )
    late = [
        one
        for one in signals(facts_of("m", "m.yaml", mission, TODAY), TODAY, Duration(2, "week"))
        if one.code == "objective-late"
    ]
    assert bool(late) is (how != "reached")
    assert facts_of("m", "m.yaml", mission).objectives == (how in ("reached", "short"), how == "reached")
    values = facts(DocumentRequest("m", mission, Settings(), TODAY)).values
    assert (values["objectives"][0]["met"], values["objectives"][0]["standing"]) == (how == "reached", how)
    assert (verdict(aim, reached, over=True) == "reached") is (how == "reached")
    if reached is not None and direction(aim) != "more":
        assert progress(aim, reached) != f"{reached} of {target}", "a part of the target only where more is better"


@given(
    target=st.integers(0, 100),
    side=st.sampled_from(["less", "more"]),
    figures=st.lists(
        st.tuples(st.dates(dt.date(2026, 1, 1), TODAY), st.integers(0, 100)), max_size=5, unique_by=lambda one: one[0]
    ),
)
def test_a_rate_leads_on_from_the_last_figure(target: int, side: Any, figures: list[tuple[dt.date, int]]) -> None:
    aim = DraftObjective("Do it", None, str(target), better=side)
    dated = [(day, str(number)) for day, number in sorted(figures)]
    found = pace(aim, dated)
    if found is not None:
        assert found > dated[-1][0]
        assert standing(aim, dated[-1][1]) == "short"
