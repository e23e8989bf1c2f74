"""The catalogue: nothing missing, nothing left untranslated, fields that agree, French as it is typeset."""

from __future__ import annotations

import ast
import importlib
import re
import string
from pathlib import Path

import pytest

from mission_cli.commands.grammar import TARGETS, build
from mission_cli.texts import t, use_language

SOURCE = Path(__file__).parents[3] / "src" / "mission_cli"
AREAS = sorted(path.stem for path in (SOURCE / "texts").glob("*.py") if path.stem != "__init__")
TEXTS = {
    f"{area}.{name}": pair
    for area in AREAS
    for name, pair in importlib.import_module(f"mission_cli.texts.{area}").TEXTS.items()
}
# Words that are the same in both languages, or are what a person types.
SAME = {  # without their fields
    *(
        "",
        "code",
        "arguments",
        "options",
        "[options]",
        "option",
        "date",
        "dates",
        "mission",
        "missions",
        "consultant",
        "client",
        "manager",
    ),
    *(
        "journal",
        "clauses",
        "solutions",
        "actions",
        "impact",
        "impacts",
        "causes",
        "documents",
        "contact",
        "source",
        "vision",
        "communication",
    ),
    *(
        "commit",
        "interruptible",
        "catalogue",
        "section",
        "satisfaction",
        "note",
        "urgent",
        "text",
        "score",
        "type",
        "document",
        "questionnaire",
    ),
}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text.replace("{{", "").replace("}}", "")) if name}


# An area at a time: there are thousands of texts, and a test of each would take longer than all else.
def texts_of(area: str) -> dict[str, tuple[str, str]]:
    return {key: pair for key, pair in TEXTS.items() if key.startswith(f"{area}.")}


def is_translated(english: str, french: str) -> bool:
    words = re.sub(r"\{\w+\}", "", english).strip(" \u00a0:,;.()·→/-–").lower()
    return bool(english.strip() and french.strip()) and (english != french or words in SAME)


@pytest.mark.parametrize("area", AREAS)
def test_texts_are_translated(area: str) -> None:
    untouched = [key for key, pair in texts_of(area).items() if not is_translated(*pair)]
    assert untouched == [], "translate them, or add the words to SAME"


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_fill_the_same_fields(area: str) -> None:
    for key, (english, french) in texts_of(area).items():
        assert fields(english) == fields(french), key
        assert english.count("|") == french.count("|") or "n" not in fields(english), key


@pytest.mark.parametrize("area", AREAS)
def test_french_is_typeset(area: str) -> None:
    for key, (_, said) in texts_of(area).items():
        french = re.sub(r"\{\w+\}", "x", said)
        code = re.sub(r"^#.*$|^\w+:.*$", "", french, flags=re.MULTILINE) if key == "init.settings" else french
        assert not re.search(r"(?<=\w) [:;?!»]|« ", code), f"{key}: a no-break space goes before : ; ? ! » and after «"
        assert not re.search(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]", code), f"{key}: the apostrophe is ’"


def literal_keys() -> set[str]:
    """Every key given as a literal to `t` or `Say`, as the first argument of an error, or as the head of a column."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func)
                said = node.args[:1] if name in ("t", "Say") or name.endswith("Error") else []
                given = ast.walk(node) if name == "Column" else said
                found |= {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {key for key in found if re.fullmatch(r"[a-z]+\.[\w./-]*\w", key)}


def test_every_key_said_in_the_code_is_in_the_catalogue() -> None:
    assert literal_keys() - set(TEXTS) == set()


@pytest.mark.parametrize("name", TARGETS)
def test_every_command_and_option_has_help(name: str) -> None:
    command = build(name)
    assert f"help.{name}" in TEXTS
    missing = [
        p.name for p in command.params if f"help.{name}.{p.name}" not in TEXTS and f"help.option.{p.name}" not in TEXTS
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("en", 0, "in 0 days"),
        ("en", 1, "in 1 day"),
        ("en", 2, "in 2 days"),
        ("fr", 0, "dans 0 jour"),
        ("fr", 1, "dans 1 jour"),
        ("fr", 2, "dans 2 jours"),
    ],
)
def test_plurals(language: str, n: int, said: str) -> None:
    use_language(language)
    assert t("cli.in-days", n=n) == said


@pytest.mark.parametrize(
    "code", sorted(key.removeprefix("finding.") for key in TEXTS if re.fullmatch(r"finding\.[EW]-[A-Z-]+", key))
)
def test_every_finding_says_what_to_do_and_why(code: str) -> None:
    assert f"finding.{code}.help" in TEXTS or f"finding.{code}.suggest" in TEXTS
    assert f"finding.{code}.why" in TEXTS


def test_every_code_raised_is_explained() -> None:
    raised = set()
    for path in SOURCE.rglob("*.py"):
        if path.parent.name != "texts":
            raised |= set(re.findall(r'"([EW]-[A-Z][A-Z-]*[A-Z])"', path.read_text(encoding="utf-8")))
    assert {code for code in raised if f"finding.{code}" not in TEXTS} == set()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_doubled_brace_is_said(lang: str) -> None:
    """`{{` is how the catalogue writes a brace: nobody sees two, whether a text has fields or not."""
    use_language(lang)
    for key, pair in TEXTS.items():
        names = fields(pair[0])
        shown = t(key, **{name: 1 if name == "n" else "x" for name in names})
        assert "{{" not in shown, key
        assert "}}" not in shown, key


@pytest.mark.parametrize("area", AREAS)
def test_what_is_two_sentences_in_one_language_is_in_the_other(area: str) -> None:
    """Both end alike, and several sentences end with a mark, unless they end with a command or a value."""
    for key, pair in texts_of(area).items():
        forms = [pair] if "n" not in fields(pair[0]) else list(zip(*(said.split("|") for said in pair), strict=True))
        for english, french in forms:
            ends = [said.rstrip()[-1:] == "." for said in (english, french)]
            assert ends[0] == ends[1] or key == "help.check.full", key
            for said in (english, french):
                several = area not in ("schema", "init") and re.search(r"[a-zéèà»}`)]\. [A-ZÉÀÇ]", said)
                assert not several or re.search(r"[.!?…:»\"}`]$|(?<=: )mission .*$|: mission [^.]*$", said.rstrip()), (
                    key
                )
