"""What is wrong in a workspace's own templates: checklists and questionnaires by their model, documents by rendering them.

A document is rendered on two missions: one that says all a mission can say, with `--full`, and one that says the least.
"""

from __future__ import annotations

from pathlib import Path

from mission_cli.commands.grammar import TARGETS
from mission_cli.core.document import FOLDER, head_faults, name_of
from mission_cli.errors import Finding
from mission_cli.storage.templates import (
    ASSOCIATIONS,
    CHECKLISTS,
    QUESTIONNAIRES,
    SKELETONS,
    Template,
    listed,
    template_findings,
)
from mission_cli.storage.workspace import text_of
from mission_cli.texts import language, use_language

CHECKED = (CHECKLISTS, QUESTIONNAIRES, SKELETONS, ASSOCIATIONS, FOLDER)


def own_templates(root: Path) -> list[Template]:
    """The workspace's own templates that are checked."""
    return [one for one in listed(root) if not one.shipped and _kind(one) in CHECKED]


def all_findings(root: Path) -> list[Finding]:
    """Everything wrong with the workspace's own templates."""
    return template_findings(root, TARGETS) + [
        finding for one in listed(root, FOLDER) if not one.shipped for finding in document_findings(root, one)
    ]


def document_findings(root: Path, template: Template) -> list[Finding]:
    """Everything wrong with a template of a document, or with a part of several."""
    if not template.relative.endswith(".j2"):
        return []
    from mission_cli.render.sandbox.rendering import static_findings
    from mission_cli.storage.documents import loader

    named = name_of(template.relative)
    if named is None:  # a part: it may have names from what includes it
        return [
            finding
            for finding in static_findings(template.relative, loader(root), ())
            if finding.code != "E-TEMPLATE-NAME"
        ]
    found = [
        Finding(template.name, fault.line, 1, len(fault.word), "E-TEMPLATE-HEAD",
                {"word": fault.word, "known": ", ".join(fault.known), "suggest": fault.suggest})
        for fault in head_faults(text_of(template.path))
    ]  # fmt: skip
    return found + _rendered(root, template.relative, named[1])


def _rendered(root: Path, relative: str, lang: str) -> list[Finding]:
    """The findings of the text itself; where it has none, of what it does with a mission."""
    from mission_cli.core.model.settings import Settings
    from mission_cli.core.sample_mission import fullest, least
    from mission_cli.render.document_facts import Asked, facts
    from mission_cli.render.document_values import Notes
    from mission_cli.render.sandbox.faults import BrokenTemplate
    from mission_cli.render.sandbox.rendering import rendered, static_findings
    from mission_cli.storage.documents import loader

    load, spoken = loader(root), language()
    found: list[Finding] = []
    use_language(lang)
    try:
        for mission, full in ((fullest(), True), (least(), False)):
            asked = Asked("sample", mission, Settings(), mission.contract.start, full, full)
            context, functions = facts(asked, Notes())
            if not found:
                found = static_findings(relative, load, {*context, *functions})
            try:
                rendered(relative, load, context, functions)
            except BrokenTemplate as error:
                found += [error.finding] if error.finding not in found else []
    finally:
        use_language(spoken)
    return found


def _kind(template: Template) -> str:
    return template.relative.partition("/")[0]
