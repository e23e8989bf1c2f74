"""The catalogue: every text a user sees, in English and French, side by side; other languages in a file each.

A key is `area.name`; the area is the module of this package that holds it, imported when first asked for. Each text
is a pair (English, French) with `{name}` fields. A text with a count holds its forms as `one|many` and takes `n`:
English uses the first for 1, French for 0 and 1.

A further language is a file of this package, `LANGUAGE.py`, and its code in LANGUAGES: `TEXTS` holds its texts by their
whole keys, `area.name`, and what it leaves out is said in English; `LOCALE` holds the fields of `render/locale.py` that it
writes otherwise than English.

The language is ambient, as with gettext: chosen once, before anything is said. JSON keys, codes and YAML keys are
never translated.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Any, Final, TypeAlias

from mission_cli.shell import filled

Language: TypeAlias = str
LANGUAGES: Final[tuple[Language, ...]] = ("en", "fr")
_PAIRED: Final = ("en", "fr")
"""Those whose texts stand side by side."""
_language: Language = "en"


def use_language(language: str) -> None:
    """Say everything from now on in `language`: one of LANGUAGES."""
    global _language  # noqa: PLW0603  # ambient on purpose, see the module's docstring
    if language not in LANGUAGES:
        raise ValueError(language)
    _language = language


def language() -> Language:
    """The language in use, one of LANGUAGES."""
    return _language


def language_of_locale() -> Language:
    """The language of the user's locale, as the C library would choose it; English for any other."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value[:2].lower() if value[:2].lower() in LANGUAGES else "en"
    return "en"


def has(key: str) -> bool:
    """Whether the catalogue holds `key`."""
    area, _, name = key.partition(".")
    return name in _area(area)


def t(key: str, /, **fields: Any) -> str:
    """The text of `key` in the language in use, its fields filled. Raises KeyError for an unknown key."""
    area, _, name = key.partition(".")
    text = in_language(_area(area)[name], key)
    if "n" in fields and "|" in text:
        one, _, many = text.partition("|")
        n = abs(fields["n"])
        text = one if (n < 2 if _language == "fr" else n == 1) else many
    if not fields:
        return text.replace("{{", "{").replace("}}", "}") if "{{" in text else text
    return filled(_elided(text, fields) if _language == "fr" and "e {" in text else text, fields)


def in_language(pair: tuple[str, str], key: str, lang: str = "") -> str:
    """One of the texts of `key` (`area.name`): of this language, or of the one in use; its fields are not filled."""
    lang = lang or _language
    if lang in _PAIRED:
        return pair[_PAIRED.index(lang)]
    found: str = further(lang).TEXTS.get(key, pair[0])
    return found


@cache
def further(lang: str) -> Any:
    """The module of a language that has a file of its own."""
    import importlib

    return importlib.import_module(f"mission_cli.texts.{lang}")


_ELIDES: Final = re.compile(r"\b([dD]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu)e \{(\w+)\}")
_MUTE: Final = re.compile(r"[aàâäeéèêëiîïoôöuùûüœæ]|y(?![aeiouéè])", re.IGNORECASE)
_ASPIRATED: Final = re.compile(r"(?:oui|onz\w*|uhlan\w*|yaourt\w*)\b", re.IGNORECASE)


def _elided(text: str, fields: dict[str, Any]) -> str:
    return _ELIDES.sub(
        lambda match: (
            elided(f"{match[1]}e", str(fields[match[2]]), f"{{{match[2]}}}") if match[2] in fields else match[0]
        ),
        text,
    )


def elided(word: str, following: str, written: str | None = None) -> str:
    """French `de`, `que` before what follows: `d’Élodie`, `que Léa`. `written` stands for what follows where it is given."""
    mute = _MUTE.match(following) and not _ASPIRATED.match(following)
    return (f"{word[:-1]}’" if mute else f"{word} ") + (following if written is None else written)


@cache
def _area(area: str) -> dict[str, tuple[str, str]]:
    import importlib

    texts: dict[str, tuple[str, str]] = importlib.import_module(f"mission_cli.texts.{area}").TEXTS
    return texts
