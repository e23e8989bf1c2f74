"""Templates of documents: what they are called, and what they say of themselves in the comment they begin with.

    {#
    title: Thank-you note
    for: the consultant, at the end of the work
    step: thank
    readers: managers
    #}

`title` and `for` are in the language of the file. `step` is one of STEPS. `readers: managers` is for a document that
stays inside: with `--full` it may hold what was written for managers only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mission_cli.core.nearest import nearest

FOLDER: Final = "documents"
ENDING: Final = ".md.j2"
STEPS: Final = ("start", "follow", "announce", "thank", "handover", "interview", "review", "practical", "stay-in-touch")
"""When in a mission a document is written, in this order."""
_KEYS: Final = ("title", "for", "step", "readers")
_NAME = re.compile(rf"{FOLDER}/(?P<name>[a-z0-9][a-z0-9-]*)\.(?P<lang>en|fr){re.escape(ENDING)}")
_HEAD = re.compile(r"\A\ufeff?\{#-?[ \t]*\r?\n(.*?)-?#\}", re.DOTALL)


class Head(NamedTuple):
    """What a template says of itself; "" for what it does not say."""

    title: str = ""
    purpose: str = ""
    step: str = ""
    internal: bool = False


class HeadFault(NamedTuple):
    """What is wrong in a head: the word on its line (from 1), and what was meant."""

    line: int
    word: str
    known: tuple[str, ...]
    suggest: str


def path_of(name: str, lang: str) -> str:
    """The template of the document called `name` in this language, relative to the templates folder."""
    return f"{FOLDER}/{name}.{lang}{ENDING}"


def name_of(relative: str) -> tuple[str, str] | None:
    """The name and the language of the document that the template at this path makes; None for a part of others."""
    match = _NAME.fullmatch(relative)
    return (match["name"], match["lang"]) if match else None


def head_of(text: str) -> Head:
    """What the template says of itself."""
    said = {key: value for _, key, value in _said(text)}
    return Head(said.get("title", ""), said.get("for", ""), said.get("step", ""), said.get("readers") == "managers")


def head_faults(text: str) -> Iterator[HeadFault]:
    """Keys and words of the head that mean nothing."""
    for line, key, value in _said(text):
        for word, known in ((key, _KEYS), *([(value, STEPS)] if key == "step" else [])):
            if word not in known:
                yield HeadFault(line, word, known, nearest(word, known))
        if key == "readers" and value not in ("managers", "shared"):
            yield HeadFault(line, value, ("shared", "managers"), nearest(value, ("shared", "managers")))


def by_step(heads: Iterable[tuple[str, Head]]) -> list[tuple[str, Head]]:
    """Documents in the order of their steps, those of no step last; by name within one."""
    return sorted(heads, key=lambda one: (STEPS.index(one[1].step) if one[1].step in STEPS else len(STEPS), one[0]))


def _said(text: str) -> Iterator[tuple[int, str, str]]:
    match = _HEAD.match(text)
    for number, line in enumerate(match[1].split("\n") if match else (), start=2):
        key, colon, value = line.partition(":")
        if colon and key.strip():
            yield number, key.strip(), value.strip()
