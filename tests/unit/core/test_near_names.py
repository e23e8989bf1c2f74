from __future__ import annotations

import time

import pytest

from mission_cli.core.near_names import Called, near_names
from mission_cli.core.slug import slugify


def written(name: str, mail: str | None = None, *, profile: bool = False) -> Called:
    return Called(slugify(name), name, f"missions/{slugify(name)}.yaml", mail, profile)


NEAR = [
    ("Léa Martin", "Léa Martn", "letters"),
    ("Mehdi Benali", "Medhi Benali", "letters"),
    ("Camille Roussel", "Xamille Roussel", "letters"),
    ("Baptiste Kerautret", "Baptiste Keraudrett", "letters"),
    ("Léa Martin", "Martin Léa", "order"),
    ("Antoine Le Goff", "Antoine Goff", "particle"),
    ("Antoine Le Roy", "Antoine Leroy", "spaces"),
    ("Jean-Pierre Roy", "Jeanpierre Roy", "spaces"),
]
APART = [
    ("Léa Martin", "Lea Martin"),  # one slug: one person
    ("Léa Martin", "Léo Martin"),
    ("Jean Durand", "Jean Dupont"),
    ("Thomas Géraud", "Thomas Girard"),
    ("Léa Martin", "Léa"),
    ("Ana Roy", "Ana Rey"),
    ("Baptiste Kerautret", "Baptiste Keroudrett"),  # three letters
]


@pytest.mark.parametrize(("one", "other", "why"), NEAR)
def test_names_that_may_be_one_persons(one: str, other: str, why: str) -> None:
    for pair in ((one, other), (other, one)):
        [near] = near_names(map(written, pair))
        assert (near.why, {near.one.name, near.other.name}) == (why, {one, other})


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_are_two(one: str, other: str) -> None:
    assert near_names([written(one), written(other)]) == []


def test_one_address_is_one_person_whatever_the_names() -> None:
    [near] = near_names([written("Léa Martin", "lea@esn.example"), written("Léa Petit", "LEA@esn.example")])
    assert near.why == "mail"


def test_the_rarer_is_told_beside_the_one_with_a_profile() -> None:
    several = [written("Léa Martn"), written("Léa Martn"), written("Léa Martin", profile=True)]
    [near] = near_names(several)
    assert (near.one.name, near.other.name, near.other.profile) == ("Léa Martn", "Léa Martin", True)


def test_two_profiles_with_two_addresses_are_two_people() -> None:
    one = written("Léa Martin", "lea.martin@esn.example", profile=True)
    assert near_names([one, written("Léa Martins", "lea.martins@esn.example", profile=True)]) == []
    assert len(near_names([one, written("Léa Martins", profile=True)])) == 1
    assert len(near_names([one, written("Léa Martins", "lea.martin@esn.example", profile=True)])) == 1


def test_thousands_of_names_take_no_time() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"{a}{b}{c}rel {c}{a}{b}nson" for a in letters for b in letters for c in letters[:15]]
    started = time.perf_counter()
    near_names(written(name) for name in names)
    assert len(names) > 10_000
    assert time.perf_counter() - started < 60  # comparing all with all would take an hour
