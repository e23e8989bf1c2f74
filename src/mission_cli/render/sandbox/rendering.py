"""A template rendered as Markdown, or judged as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import (
    meta,
    nodes,
)

from mission_cli.errors import Finding
from mission_cli.render.sandbox.environment import Environment, Load
from mission_cli.render.sandbox.faults import Place, broken, name_finding, unknown_filter
from mission_cli.render.sandbox.limits import LONGEST, Over


def rendered(relative: str, load: Load, context: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]) -> str:
    """The template at this path as Markdown, every value in it escaped. Raises BrokenTemplate, NotFoundError."""
    load(relative)  # said by who asked for it, not as a fault of the template
    environment = Environment(load, functions)
    try:
        text = _whole(environment.get_template(relative).generate(dict(context)))
    except Exception as error:  # noqa: BLE001  # whatever a template brings about is its own finding
        raise broken(error, environment, relative, {*context, *environment.globals}) from None
    return _tidy(text)


def static_findings(relative: str, load: Load, known: Iterable[str]) -> list[Finding]:
    """What can be said of a template without rendering it: its syntax, its filters, every name it has from nowhere."""
    environment = Environment(load, {})
    names = {*known, *environment.globals}
    try:
        shown, text = load(relative)
        tree = environment.parse(text, relative, shown)
        environment.compile(tree, relative, shown)
        unknown = meta.find_undeclared_variables(tree) - names
        lines = sorted({(node.lineno, node.name) for node in tree.find_all(nodes.Name) if node.name in unknown})
    except Exception as error:  # noqa: BLE001
        return [broken(error, environment, relative, names).finding]
    found = [name_finding(shown, text, line, name, names) for line, name in lines]
    for kind, node_type, there in (
        ("filter", nodes.Filter, environment.filters),
        ("test", nodes.Test, environment.tests),
    ):
        used = {(node.lineno, node.name) for node in tree.find_all(node_type)}
        wrong = sorted((line, name) for line, name in used if name not in there)
        found += [unknown_filter(Place(shown, text, line), kind, name, environment) for line, name in wrong]
    return found


def _whole(pieces: Iterable[str]) -> str:
    """The pieces as one text. Raises Over as soon as it is too long."""
    kept, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST:
            raise Over("size")
        kept.append(piece)
    return "".join(kept)


def _tidy(text: str) -> str:
    """No space at the end of a line, no two blank lines in a row, none at either end."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
