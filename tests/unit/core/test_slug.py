from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission_cli.core.nearest import nearest
from mission_cli.core.slug import MAX_LENGTH, is_slug, slugify


@pytest.mark.parametrize("text", ["a", "0", "acme-order-data", "2026", "a-1-b", "com10", "console", "x" * MAX_LENGTH])
def test_a_slug(text: str) -> None:
    assert is_slug(text)
    assert slugify(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "-", "-rf", "a-", "a--b", "A", "é", "e\u0301", "a b", "a.b", "..", "../x", "/etc/x", ".git", "a:b", "a\\b"]
    + [
        "con",
        "prn",
        "aux",
        "nul",
        "com1",
        "com9",
        "lpt1",
        "lpt9",
        "nul.txt",
        "a\n",
        "a\0",
        "a\u200b",
        "\u0430cme",
        "①",
        "x" * (MAX_LENGTH + 1),
    ],
)
def test_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Léa Martin", "lea-martin"),
        ("Le\u0301a Martin", "lea-martin"),
        ("  Ministère de l’Économie  ", "ministere-de-l-economie"),
        ("Œuvre Cœur Ærø Straße Łódź Đorđe", "oeuvre-coeur-aero-strasse-lodz-dorde"),
        ("Ølstykke æbler łuk", "olstykke-aebler-luk"),
        ("l'Économie", "l-economie"),
        ("Anne\u2011Marie O’Neil – Lyon", "anne-marie-o-neil-lyon"),  # typed by a word processor
        ("ac\u200bme\u00ad", "acme"),
        ("ACME & Cie (2026)", "acme-cie-2026"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf", "rf"),
        ("CON", "con-1"),
        ("nul", "nul-1"),
        ("a" * 79 + " b", "a" * 79),  # cut to 80, and no dash is left at the end
        ("日本", "x-xgelblgl"),
        ("李小龙", "x-m7pmbyof"),
        ("Anna 李", "anna-sp4lsxi2"),
        ("محمد علي", "x-3clolphm"),
        ("Νίκος Παπαδόπουλος", "nikos-papadopoylos"),
        ("Ольга Иванова", "olga-ivanova"),
        ("Юрий Щукин", "iurii-shchukin"),
        ("Yıldız Işık", "yildiz-isik"),
        ("Ðorður Þórðarson", "dordur-thordarson"),
        ("…", ""),
        ("", ""),
        ("\u202e\x1b", ""),
    ],
)
def test_the_slug_nearest_to_a_text(text: str, expected: str) -> None:
    assert slugify(text) == expected


def test_letters_of_other_scripts_leave_a_mark_that_is_their_own() -> None:
    names = ("李小龙", "李小虎", "王 李", "Anna 李", "Anna 王", "さくら", "محمد علي")
    assert len({slugify(name) for name in names}) == len(names)
    assert slugify(" 李  小龙 ") == slugify("李 小龙")
    assert slugify("李" * 500 + "a" * 400) != slugify("李" * 500 + "a" * 401)
    assert (slugify("李小龙", marked=False), slugify("Anna 李", marked=False)) == ("", "anna")


@given(st.text(max_size=200))
def test_a_slug_made_of_anything_is_one_or_empty(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or is_slug(slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("objectifs", "objectives"),
        ("OBJECTIVES", "objectives"),
        ("contrat", "contract"),
        ("zzz", ""),
        ("", ""),
        ("o" * 100_000, ""),
    ],
)
def test_the_known_word_a_person_meant(word: str, expected: str) -> None:
    assert nearest(word, ["objectives", "contract", "consultant"]) == expected


def test_the_nearest_word_keeps_its_letter_case() -> None:
    assert nearest("e-dates", ["E-DATES", "E-DATE"]) == "E-DATES"
    assert nearest("x", []) == ""
