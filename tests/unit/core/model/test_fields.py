"""Each type of field: what it takes from a file, and what it refuses with which code. `Plain` is an unquoted text that
some YAML reader would take for something else."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from mission_cli.core.dates import Duration, Mark, RelativeDay
from mission_cli.core.model import fields
from mission_cli.core.money import Money, Rate
from mission_cli.core.people import Person, parse_person
from mission_cli.core.raw import Plain

FIELDS = ("Text", "Slug", "Day", "Length", "Due", "Signed", "Amount", "DailyRate", "Named", "Whole", "Number", "Flag")
ALL = (*FIELDS, "Quantity")
ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(getattr(fields, name)) for name in ALL}


def code(field: str, value: Any) -> str:
    """The code with which a field refuses a value; "" when it takes it."""
    try:
        ADAPTERS[field].validate_python(value)
    except ValidationError as error:
        (details,) = error.errors()
        return str(details["type"])
    return ""


def details(field: str, value: Any) -> dict[str, Any]:
    with pytest.raises(ValidationError) as error:
        ADAPTERS[field].validate_python(value)
    return error.value.errors()[0].get("ctx", {})


EUR_620 = Money(Decimal(620), "EUR")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("Text", "NO", "NO"),
        ("Text", " a: b ", " a: b "),
        ("Slug", "handover-file", "handover-file"),
        ("Day", Plain("2026-03-02"), dt.date(2026, 3, 2)),
        ("Day", "2028-02-29", dt.date(2028, 2, 29)),
        ("Length", "2 weeks", Duration(2, "week")),
        ("Length", "P1M", Duration(1, "month")),
        ("Length", "1 mois", Duration(1, "month")),
        ("Due", "end - 4 weeks", RelativeDay("end", -4, "week")),
        ("Due", "end", RelativeDay("end")),
        ("Due", Plain("2026-12-18"), dt.date(2026, 12, 18)),
        ("Signed", "2026-11-20 by sofia-bernard", Mark(dt.date(2026, 11, 20), "sofia-bernard")),
        ("Amount", "620 EUR", EUR_620),
        ("Amount", "0 EUR", Money(Decimal(0), "EUR")),
        ("DailyRate", "620 EUR/day", Rate(EUR_620, "day")),
        ("Named", "Léa Martin <lea@esn.example>", Person("Léa Martin", "lea@esn.example")),
        ("Named", "Léa Martin", Person("Léa Martin")),
        ("Whole", Plain("1"), 1),
        ("Whole", Plain("-7"), -7),
        ("Whole", "5", 5),  # quoted: still the number it says
        ("Number", Plain("4.5"), Decimal("4.5")),
        ("Flag", Plain("true"), True),
        ("Flag", "false", False),
        ("Quantity", Plain("14"), "14"),
        ("Quantity", Plain("-0.5"), "-0.5"),
        ("Quantity", "30 %", "30 %"),
        ("Quantity", "NO", "NO"),
    ],
)
def test_what_a_field_takes(field: str, text: str, value: Any) -> None:
    found = ADAPTERS[field].validate_python(text)
    assert found == value
    assert not isinstance(found, Plain) or field == "Quantity"


# The texts that YAML readers disagree on: one row each, with what every field makes of it.
TRAPS = {
    "NO": "W-QUOTE E-SLUG E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    "no": "W-QUOTE W-QUOTE E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    "true": "W-QUOTE W-QUOTE E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER ok W-QUOTE",
    "0123": "W-QUOTE W-QUOTE E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    "0612345678": "W-QUOTE W-QUOTE E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    "1e3": "W-QUOTE W-QUOTE E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    "12:30": "W-QUOTE E-SLUG E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    ".nan": "W-QUOTE E-SLUG E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    "-.inf": "W-QUOTE E-SLUG E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    "0x1F": "W-QUOTE E-SLUG E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    "1_000": "W-QUOTE E-SLUG E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
    "2025-13-45": "W-QUOTE W-QUOTE E-DATE E-DURATION E-DUE E-MARK E-MONEY E-RATE W-QUOTE E-WHOLE E-NUMBER E-FLAG W-QUOTE",
}


@pytest.mark.parametrize("text", TRAPS)
def test_a_text_that_readers_disagree_on_is_never_retyped_in_silence(text: str) -> None:
    found = [code(field, Plain(text)) or "ok" for field in (*FIELDS, "Quantity")]
    assert found == TRAPS[text].split()


@pytest.mark.parametrize("field", ALL)
def test_quotes_make_it_a_text(field: str) -> None:
    assert code(field, "12:30") == ("" if field in ("Text", "Quantity", "Named") else code(field, Plain("12:30")))


@pytest.mark.parametrize("field", ALL)
@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, "E-VALUE"), ([], "E-TYPE"), (["x"], "E-TYPE"), ({}, "E-TYPE"), ({"a": "b"}, "E-TYPE")],
)
def test_a_list_a_mapping_or_nothing_is_no_scalar(field: str, value: Any, expected: str) -> None:
    assert code(field, value) == expected


HUGE = "9" * 5_000


@pytest.mark.parametrize("field", [name for name in ALL if name not in ("Text", "Quantity")])
def test_a_huge_number_is_refused_at_once(field: str) -> None:
    assert code(field, Plain(HUGE)).startswith("E-")


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("Text", "", "E-VALUE"),
        ("Text", " \t\n", "E-VALUE"),
        ("Quantity", "  ", "E-VALUE"),
        ("Slug", "Handover", "E-SLUG"),
        ("Slug", "../x", "E-SLUG"),
        ("Slug", "con", "E-SLUG"),
        ("Slug", "x" * 81, "E-SLUG"),
        ("Day", "2026-02-30", "E-DATE"),
        ("Day", "2026-2-3", "E-DATE"),
        ("Day", "02/03/2026", "E-DATE-READINGS"),
        ("Day", "0999-01-01", "E-DATE"),
        ("Day", "9999-12-31", "E-DATE"),
        ("Day", "2026-03-02T00:00:00", "E-DATE"),
        ("Day", "٢٠٢٦-٠٣-٠٢", "E-DATE"),
        ("Day", "today", "E-DATE"),
        ("Length", "0 days", "E-DURATION"),
        ("Length", "-1 week", "E-DURATION"),
        ("Length", "1.5 months", "E-DURATION"),
        ("Length", "99999 years", "E-DURATION"),
        ("Length", "fortnight", "E-DURATION"),
        ("Due", "end - 4", "E-DUE"),
        ("Due", "end - 4 weeks - 1 day", "E-DUE"),
        ("Due", "middle", "E-DUE"),
        ("Due", "2026-02-30", "E-DUE"),
        ("Signed", "2026-11-20 by Sofia Bernard", "E-MARK"),
        ("Signed", "2026-11-20", "E-MARK"),
        ("Signed", "2026-02-30 by sofia", "E-MARK"),
        ("Amount", "-620 EUR", "E-MONEY"),
        ("Amount", "620", "E-MONEY"),
        ("Amount", "620 €", "E-MONEY"),
        ("Amount", "1e3 EUR", "E-MONEY"),
        ("Amount", "620.555 EUR", "E-MONEY"),
        ("Amount", f"{10**13} EUR", "E-MONEY"),
        ("Amount", "nan EUR", "E-MONEY"),
        ("DailyRate", "620 EUR", "E-RATE"),
        ("DailyRate", "-620 EUR/day", "E-RATE"),
        ("DailyRate", "620 EUR/week", "E-RATE"),
        ("Named", "", "E-PERSON"),
        ("Named", "<lea@esn.example>", "E-PERSON"),
        ("Named", "Léa <lea>", "E-PERSON"),
        ("Named", "Léa <lea@esn.example> Martin", "E-PERSON"),
        ("Named", "Léa\x1b[31m", "E-PERSON"),
        ("Named", "Léa\nMartin", "E-PERSON"),
        ("Named", "…", "E-PERSON"),
        ("Whole", "1.0", "E-WHOLE"),
        ("Whole", "+1", "E-WHOLE"),
        ("Whole", "٣", "E-WHOLE"),
        ("Number", "1,5", "E-NUMBER"),
        ("Number", "1e400", "E-NUMBER"),
        ("Number", "1." + "0" * 10, "E-NUMBER"),
        ("Flag", "True", "E-FLAG"),
        ("Flag", "1", "E-FLAG"),
    ],
)
def test_what_a_field_refuses(field: str, text: str, expected: str) -> None:
    assert code(field, text) == expected


@pytest.mark.parametrize(
    ("field", "text", "suggest"),
    [
        ("Slug", "Léa Martin", "lea-martin"),
        ("Slug", "../", ""),
        ("Day", "2026-02-30", "2026-02-28"),
        ("Day", "20260302", "2026-03-02"),
        ("Day", "02/03/2026", "2026-03-02, 2026-02-03"),
        ("Day", "soon", ""),
    ],
)
def test_what_would_do_instead(field: str, text: str, suggest: str) -> None:
    assert details(field, text)["suggest"] == suggest


@pytest.mark.parametrize("field", ALL)
def test_a_finding_shows_the_value_as_written(field: str) -> None:
    wrong = Plain("12:30") if field != "Named" else "12:30 <"
    assert details(field, wrong)["value"] == wrong


# People


@pytest.mark.parametrize(
    ("text", "name", "mail", "slug"),
    [
        ("  Léa   Martin  < lea >", None, None, ""),
        ("  Léa Martin  <lea.martin@esn.example>  ", "Léa Martin", "lea.martin@esn.example", "lea-martin"),
        ("O’Neil, Anne-Marie", "O’Neil, Anne-Marie", None, "o-neil-anne-marie"),
        ("Paul [ext] Durand", "Paul [ext] Durand", None, "paul-ext-durand"),
        ("X", "X", None, "x"),
    ],
)
def test_a_person(text: str, name: str | None, mail: str | None, slug: str) -> None:
    if name is None:
        with pytest.raises(ValueError, match="Léa"):
            parse_person(text)
        return
    person = parse_person(text)
    assert (person.name, person.mail, person.slug) == (name, mail, slug)
    assert parse_person(str(person)) == person


def test_a_name_is_never_cut() -> None:
    with pytest.raises(ValueError, match="a+"):
        parse_person("a" * 501)
    assert len(parse_person("a" * 500).name) == 500


@given(st.text(max_size=80))
def test_whatever_is_read_as_a_person_reads_back_from_its_own_text(text: str) -> None:
    try:
        person = parse_person(text)
    except ValueError:
        return
    assert parse_person(str(person)) == person
    assert person.slug
