"""A template rendered as Markdown, or judged as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import meta, nodes

from mission_cli.errors import Finding
from mission_cli.render.document_values import Notes, functions
from mission_cli.render.sandbox.crossing import Done, Job, Sources, unpacked
from mission_cli.render.sandbox.environment import Environment
from mission_cli.render.sandbox.faults import FaultPlace, broken, name_finding, unknown_filter
from mission_cli.render.sandbox.limits import LONGEST, Over


def done(job: Job, sources: Sources) -> Done:
    """The template of `job` rendered, or what is wrong with it. Never raises on what a template does, but for Over."""
    findings = static_findings(job.relative, sources, job.known) if job.known is not None else []
    if job.values is None:
        return Done(None, findings)
    notes = Notes()
    answers = {name: unpacked(one, notes) for name, one in job.answers.items()}
    environment = Environment(sources, functions(notes, job.id, answers))
    context = {name: unpacked(one, notes) for name, one in job.values.items()}
    try:
        text = _tidy(_whole(environment.get_template(job.relative).generate(context)))
    except Exception as error:  # noqa: BLE001  # whatever a template brings about is its own finding
        finding = broken(error, environment, job.relative, {*context, *environment.globals})
        return Done(None, [*findings, *([finding] if finding not in findings else [])])
    return Done(text, findings, list(notes.lacks), list(notes.left_out))


def static_findings(relative: str, sources: Sources, known: Iterable[str]) -> list[Finding]:
    """What can be said of a template without rendering it: its syntax, its filters, every name it has from nowhere."""
    environment = Environment(sources, {})
    names = {*known, *environment.globals}
    shown, text = sources[relative]
    try:
        environment.loader.get_source(environment, relative)  # type: ignore[union-attr]  # it may be too long
        tree = environment.parse(text, relative, shown)
        environment.compile(tree, relative, shown)
        unknown = meta.find_undeclared_variables(tree) - names
        lines = sorted({(node.lineno, node.name) for node in tree.find_all(nodes.Name) if node.name in unknown})
    except Exception as error:  # noqa: BLE001
        return [broken(error, environment, relative, names)]
    found = [name_finding(shown, text, line, name, names) for line, name in lines]
    for kind, node_type, there in (
        ("filter", nodes.Filter, environment.filters),
        ("test", nodes.Test, environment.tests),
    ):
        used = {(node.lineno, node.name) for node in tree.find_all(node_type)}
        wrong = sorted((line, name) for line, name in used if name not in there)
        found += [unknown_filter(FaultPlace(shown, text, line), kind, name, environment) for line, name in wrong]
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
