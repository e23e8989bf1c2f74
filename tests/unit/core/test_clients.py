from __future__ import annotations

import pytest

from mission_cli.core.clients import is_client, may_be_one, same_client


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coopérative Valbrune SA", "Coopérative Valbrune"),
        ("COOPERATIVE  valbrune", "Coopérative Valbrune S.A."),
        ("Dupont & Fils SARL", "Dupont et fils"),
        ("SAS Brévent", "brevent"),
        ("Smith and Sons Ltd", "Smith & Sons"),
        ("SA", "sa"),
    ],
)
def test_one_client_under_two_names(one: str, other: str) -> None:
    assert same_client(one, other)
    assert is_client(one, other)
    assert is_client(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Acme", "Acme Logistics"), ("SAS", "SA"), ("日本", "東京"), ("Sarlat", "Lat")]
)
def test_two_clients(one: str, other: str) -> None:
    assert not same_client(one, other)


def test_a_part_of_a_name_finds_it() -> None:
    assert is_client("valbrune", "Coopérative Valbrune SA")
    assert is_client(None, "Acme")
    assert not is_client("Valbrune SA", "Acme")


def test_one_name_may_begin_the_other() -> None:
    assert may_be_one("Acme SA", "Acme Logistics")
    assert may_be_one("ACME Logistics", "Acmé")
    assert not may_be_one("Acme", "Acmenco")
    assert not may_be_one("日本", "東京")
