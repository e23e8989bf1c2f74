"""The catalogue: every text a user sees, in English and French, side by side.

A key is `area.name`; the area is the module of this package that holds it, imported when first asked for. Each text
is a pair (English, French) with `{name}` fields. A text with a count holds its forms as `one|many` and takes `n`:
English uses the first for 1, French for 0 and 1.

The language is ambient, as with gettext: chosen once, before anything is said. JSON keys, codes and YAML keys are
never translated.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any, Final, Literal, TypeAlias

Language: TypeAlias = Literal["en", "fr"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "fr")
_language: Language = "en"


def use_language(language: str) -> None:
    """Say everything from now on in `language`: one of LANGUAGES."""
    global _language  # noqa: PLW0603  # ambient on purpose, see the module's docstring
    if language not in LANGUAGES:
        raise ValueError(language)
    _language = language


def language() -> Language:
    """The language in use, `en` or `fr`."""
    return _language


def language_of_locale() -> Language:
    """The language of the user's locale, as the C library would choose it; English for any other."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "fr" if value[:2].lower() == "fr" else "en"
    return "en"


def has(key: str) -> bool:
    """Whether the catalogue holds `key`."""
    area, _, name = key.partition(".")
    return name in _area(area)


def t(key: str, /, **fields: Any) -> str:
    """The text of `key` in the language in use, its fields filled. Raises KeyError for an unknown key."""
    area, _, name = key.partition(".")
    text = _area(area)[name][LANGUAGES.index(_language)]
    if "n" in fields and "|" in text:
        one, _, many = text.partition("|")
        n = abs(fields["n"])
        text = one if (n < 2 if _language == "fr" else n == 1) else many
    return text.format_map(fields) if fields else text


@cache
def _area(area: str) -> dict[str, tuple[str, str]]:
    import importlib

    texts: dict[str, tuple[str, str]] = importlib.import_module(f"mission_cli.texts.{area}").TEXTS
    return texts
