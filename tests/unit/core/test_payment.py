"""Terms of payment as contracts write them: how long, from where, and the day that follows."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.core.missions import TODAY, mission

from mission_cli.core.payment import Terms, due_on, owed, payment_due, terms_of, understood

THIRTY = Terms(30)
THEN_END = Terms(30, "day", "after")
END_THEN = Terms(30, "day", "before")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("30 jours", THIRTY),
        ("30 days", THIRTY),
        ("30j", THIRTY),
        ("30-day terms", THIRTY),
        ("à 30 jours nets", THIRTY),
        ("net 30", THIRTY),
        ("Net-30", THIRTY),
        ("30 net", THIRTY),
        ("J+30", THIRTY),
        ("trente jours", THIRTY),
        ("Thirty (30) days from the invoice", THIRTY),
        ("trente (30) jours à réception de facture", THIRTY),
        ("30 days from receipt of the invoice", THIRTY),
        ("45 jours date de facture", Terms(45)),
        ("quarante-cinq jours", Terms(45)),
        ("60 jours.", Terms(60)),
        ("2 weeks", Terms(2, "week")),
        ("un mois", Terms(1, "month")),
        ("monthly, 45 days", Terms(45)),
        ("mensuel, à 45 jours", Terms(45)),
        ("monthly, 30 days, with two milestones", THIRTY),
        ("mensuel, à 30 jours, avec deux jalons", THIRTY),
        ("through the umbrella company, 30 days", THIRTY),
        ("par la société de portage, à 30 jours", THIRTY),
        ("facturé tous les 15 jours, payé à 30 jours", THIRTY),
        ("30 % à la commande, le solde à 30 jours", THIRTY),
        ("30 jours fin de mois", THEN_END),
        ("30 jours, fin de mois", THEN_END),
        ("30 jours fin du mois", THEN_END),
        ("30 jours FDM", THEN_END),
        ("30 j. fin de mois", THEN_END),
        ("30 days end of month", THEN_END),
        ("30 days end-of-month", THEN_END),
        ("net 30 EOM", THEN_END),
        ("30 EOM", THEN_END),
        ("30 jours date de facture, fin de mois", THEN_END),
        ("45 jours fin de mois", Terms(45, "day", "after")),
        ("mensuel, 45 jours fin de mois", Terms(45, "day", "after")),
        ("fin de mois", Terms(0, "day", "after")),
        ("30 days from the end of the month", END_THEN),
        ("30 days after month-end", END_THEN),
        ("30 jours à compter de la fin du mois", END_THEN),
        ("fin de mois 30 jours", END_THEN),
        ("fin de mois + 30 jours", END_THEN),
        ("end of month plus 30 days", END_THEN),
        ("EOM 30", END_THEN),
        ("FDM + 30", END_THEN),
        ("30 jours fin de mois le 10", Terms(30, "day", "after", 10)),
        ("30 days end of month, on the 15th", Terms(30, "day", "after", 15)),
        ("le 10 du mois suivant", Terms(0, "day", "after", 10)),
        ("fin du mois suivant", Terms(1, "month", "after")),
        ("à réception", Terms(0)),
        ("A réception de facture", Terms(0)),
        ("on receipt", Terms(0)),
        ("due upon receipt of the invoice", Terms(0)),
        ("Comptant", Terms(0)),
        ("paiement immédiat", Terms(0)),
        ("0 days", Terms(0)),
    ],
)  # fmt: skip
def test_terms_in_a_sentence(text: str, terms: Terms) -> None:
    assert terms_of(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        "",
        "as agreed",
        "virement bancaire",
        "see the general terms, section 30",
        "30 %",
        "18 000 net",
        "30 days, or 45 days for the last one",  # which one is not for a program to choose
        "30-45 days",
        "10 jours ouvrés",
        "30 business days",
        "à réception, pénalités après 30 jours",
        "30 jours fin de mois le 45",
        "payable in 1.30 days",
        "30 days " * 500,
    ],
)
def test_what_says_no_terms_or_several_is_not_guessed(text: str) -> None:
    assert terms_of(text) is None


@pytest.mark.parametrize(
    ("invoiced", "text", "due"),
    [
        ("2026-09-12", "30 jours", "2026-10-12"),
        ("2026-09-12", "30 jours fin de mois", "2026-10-31"),
        ("2026-09-12", "fin de mois 30 jours", "2026-10-30"),
        ("2026-09-12", "45 jours fin de mois", "2026-10-31"),
        ("2026-09-12", "45 days from the end of the month", "2026-11-14"),
        ("2026-01-31", "30 jours fin de mois", "2026-03-31"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2026-01-31", "1 month end of month", "2026-02-28"),
        ("2028-01-15", "fin du mois suivant", "2028-02-29"),
        ("2026-12-20", "30 jours fin de mois le 10", "2027-02-10"),
        ("2026-12-20", "fin de mois le 31", "2027-01-31"),
        ("2027-01-20", "fin de mois le 31", "2027-02-28"),
        ("2026-09-12", "à réception", "2026-09-12"),
    ],
)
def test_the_day_it_is_due(invoiced: str, text: str, due: str) -> None:
    terms = terms_of(text)
    assert terms is not None
    assert str(due_on(dt.date.fromisoformat(invoiced), terms)) == due


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["jours", "semaines", "mois"]),
    st.sampled_from(["{}", "{} fin de mois", "fin de mois {}", "{} fin de mois le 10"]),
)
def test_every_length_gives_a_day_that_is_no_earlier(day: dt.date, count: int, unit: str, said: str) -> None:
    terms = terms_of(said.format(f"{count} {unit}"))
    assert terms is not None
    assert due_on(day, terms) >= day
    assert due_on(day, terms) == due_on(due_on(day, terms), Terms(0))


@pytest.mark.parametrize(
    ("payment", "due", "read"),
    [
        (None, "2026-09-12", True),
        ("30 jours fin de mois", "2026-10-31", True),
        ("as agreed", "2026-09-12", False),
    ],
)
def test_the_day_of_a_milestone(payment: str | None, due: str, read: bool) -> None:
    terms = {"payment": payment} if payment else {}
    step = {"id": "a", "title": "A", "due": "2026-09-12"}
    held = mission(contract={"start": "2026-03-02", "end": "2026-12-18", **terms, "milestones": [step]}).contract
    assert (str(payment_due(held.milestones[0], held)), understood(held)) == (due, read)
    undated = held.milestones[0].model_copy(update={"due": None})
    assert payment_due(undated, held) is None


@pytest.mark.parametrize(
    ("step", "spec", "since", "why", "due"),
    [
        ({"due": "2026-09-12"}, {}, "2026-09-12", "due", "2026-10-12"),
        ({"due": "2026-09-12", "invoiced": "2026-09-01"}, {}, "2026-09-01", "invoiced", "2026-10-01"),
        ({"due": "2026-09-12", "deliverable": "spec"}, {}, None, "accepted", None),
        (
            {"due": "2026-09-12", "deliverable": "spec"},
            {"accepted": "2026-09-20"},
            "2026-09-20",
            "accepted",
            "2026-10-20",
        ),
        (
            {"deliverable": "spec", "invoiced": "2026-09-25"},
            {"accepted": "2026-09-20"},
            "2026-09-25",
            "invoiced",
            "2026-10-25",
        ),
        ({"deliverable": "spec", "invoiced": "2026-09-25"}, {}, "2026-09-25", "invoiced", "2026-10-25"),
        ({"deliverable": "spec"}, {"accepted": "2026-11-22"}, None, "accepted", None),  # a day to come
        ({"due": "2026-09-12", "invoiced": "2026-11-22"}, {}, "2026-09-12", "due", "2026-10-12"),
        ({"due": "2026-09-12", "deliverable": "other"}, {}, "2026-09-12", "due", "2026-10-12"),
    ],
)
def test_from_which_day_it_is_owed(
    step: dict[str, str], spec: dict[str, str], since: str | None, why: str, due: str | None
) -> None:
    terms = {"start": "2026-03-02", "end": "2026-12-18", "payment": "30 jours"}
    named = {"id": "spec", "title": "Spec", "acceptance": "seen", **spec}
    held = mission(
        contract={**terms, "deliverables": [named], "milestones": [{"id": "a", "title": "A", **step}]}
    ).contract
    found = owed(held.milestones[0], held, TODAY)
    assert (found.since and str(found.since), found.why) == (since, why)
    day = payment_due(held.milestones[0], held, TODAY)
    assert (day and str(day)) == due
