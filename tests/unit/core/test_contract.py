"""Papers, references and texts of an agreement: added once, completed afterwards."""

from __future__ import annotations

import datetime as dt

from mission_cli.core.changes import Append, Entry, Set
from mission_cli.core.contract import document, reference, texts
from mission_cli.core.model.contract import Document
from mission_cli.core.model.mission import Reference

SIGNED = dt.date(2026, 2, 20)
TERMS = Document.model_validate({"id": "terms", "title": "General terms"})


def test_a_paper_is_added() -> None:
    assert document([TERMS], "Contract n° 4", None, SIGNED) == [
        Append(("contract", "documents"), {"id": "contract-n-4", "title": "Contract n° 4", "signed": SIGNED})
    ]


def test_the_same_title_or_id_completes_it() -> None:
    at = ("contract", "documents", Entry("terms"))
    assert document([TERMS], "general TERMS", "SP-1", SIGNED) == [
        Set((*at, "ref"), "SP-1"),
        Set((*at, "signed"), SIGNED),
    ]
    assert document([TERMS], "terms", None, None) == []


def test_two_names_that_give_one_id_are_told_apart() -> None:
    other = Document.model_validate({"id": "contract", "title": "Framework"})
    assert document([other], "Contract!", None, None) == [
        Append(("contract", "documents"), {"id": "contract-2", "title": "Contract!"})
    ]


def test_a_reference_is_checked_later() -> None:
    known = Reference.model_validate({"id": "acme", "name": "Acme"})
    at = ("references", Entry("acme"))
    assert reference([known], "acme", SIGNED, "On time") == [
        Set((*at, "checked"), SIGNED),
        Set((*at, "said"), "On time"),
    ]
    assert reference([], "Acme", None, None) == [Append(("references",), {"id": "acme", "name": "Acme"})]


def test_only_texts_that_differ_are_written() -> None:
    found = texts({"order": "PO-1", "payment": None}, {"order": "PO-1", "payment": "30 days"}, ("contract",))
    assert found == [Set(("contract", "payment"), "30 days")]
