"""What is wrong with a template, as a finding under its own line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import (
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext

from mission_cli.core.nearest import nearest
from mission_cli.errors import Finding
from mission_cli.render.safe import visible
from mission_cli.render.sandbox.allowed import LOOP, TEXT_METHODS
from mission_cli.render.sandbox.environment import Environment, UnknownName
from mission_cli.render.sandbox.limits import Over

_NO_SUCH = re.compile(r"No (filter|test) named '([^']*)'")
_IN_QUOTES = re.compile(r"'([^']{1,60})'")


class FaultPlace(NamedTuple):
    shown: str
    text: str
    line: int


def broken(error: Exception, environment: Environment, relative: str, known: set[str]) -> Finding:
    """What an error that a template brought about is, said at its place."""
    return _finding(error, environment, _place(error, environment, relative), known)


def _place(error: Exception, environment: Environment, relative: str) -> FaultPlace:
    """The file and line of the template that the error comes from: the innermost one."""
    texts = dict(_known_sources(environment, relative, error))
    first = next(iter(texts))
    if isinstance(error, TemplateSyntaxError):
        shown = error.filename if error.filename in texts else first
        return FaultPlace(shown or first, texts[shown or first], error.lineno)
    shown, line, trace = first, 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in texts:
            shown, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return FaultPlace(shown, texts[shown], line)


def _known_sources(environment: Environment, relative: str, error: Exception) -> Iterator[tuple[str, str]]:
    """The templates loaded so far, the first first."""
    loaded = [key[1] for key in environment.cache] if environment.cache is not None else []
    named = [error.name] if isinstance(error, TemplateSyntaxError) and error.name else []
    for name in dict.fromkeys([relative, *named, *loaded]):
        if str(name) in environment.sources:
            yield environment.sources[str(name)]


def _finding(error: Exception, environment: Environment, place: FaultPlace, known: set[str]) -> Finding:
    if isinstance(error, UnknownName) and isinstance(error.missing, str):
        return name_finding(place.shown, place.text, place.line, error.missing, _members(error.held, known))
    if isinstance(error, TemplateNotFound):
        name = str(error.name or error.message)[:80]
        return _at(place, name, "E-TEMPLATE-INCLUDE", name=visible(name))
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, environment, place)
    if isinstance(error, SecurityError):
        name = str(error)[:60]
        return _at(place, name, "E-TEMPLATE-REFUSED", name=visible(name))
    if isinstance(error, (Over, RecursionError, MemoryError)):
        what = error.what if isinstance(error, Over) else "size" if isinstance(error, MemoryError) else "depth"
        return _at(place, "", f"E-TEMPLATE-{what.upper()}")
    words = str(error).partition("\n")[0][:200] or type(error).__name__
    unknown = _NO_SUCH.match(words)
    if unknown:  # Jinja says it late where it stands under an `if`
        return unknown_filter(place, unknown[1], unknown[2], environment)
    return _at(place, "", "E-TEMPLATE", words=visible(words))


def _members(held: Any, known: set[str]) -> Iterable[str]:
    """What could have been meant: of the context where the name was asked of nothing."""
    if held is None:
        return known
    if isinstance(held, Mapping):
        return [str(key) for key in held]
    return TEXT_METHODS if isinstance(held, str) else LOOP if isinstance(held, LoopContext) else ()


def _syntax(error: TemplateSyntaxError, environment: Environment, place: FaultPlace) -> Finding:
    words = (error.message or "")[:300]
    unknown = _NO_SUCH.match(words)
    if unknown:
        return unknown_filter(place, unknown[1], unknown[2], environment)
    quoted = _IN_QUOTES.search(words)
    return _at(place, quoted[1] if quoted else "", "E-TEMPLATE", words=visible(words.rstrip(".")))


def unknown_filter(place: FaultPlace, kind: str, name: str, environment: Environment) -> Finding:
    names = sorted(environment.filters) if kind == "filter" else sorted(environment.tests)
    near = nearest(name, names)
    return _at(place, name, "E-TEMPLATE-FILTER", name=visible(name), suggest=near, known=", ".join(names))


def name_finding(shown: str, text: str, line: int, name: str, known: Iterable[str]) -> Finding:
    names = sorted(one for one in known if not one.startswith("_"))
    near = nearest(name, names)
    return _at(
        FaultPlace(shown, text, line), name, "E-TEMPLATE-NAME", name=visible(name), suggest=near, known=", ".join(names)
    )


def _at(place: FaultPlace, word: str, code: str, **args: str) -> Finding:
    """The finding under the word on its line, else under the line's own text."""
    lines = place.text.split("\n")
    line = min(max(place.line, 1), len(lines))
    text = lines[line - 1]
    match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word else None
    match = match or (re.search(re.escape(word), text) if word else None)
    start, width = (match.start(), len(word)) if match else (len(text) - len(text.lstrip()), len(text.strip()))
    return Finding(place.shown, line, start + 1, max(width, 1), code, args)
