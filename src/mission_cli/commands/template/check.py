"""What is wrong in a workspace's own templates: checklists and questionnaires by their model, documents by rendering them.

A document is rendered on two missions: one that says all a mission can say, with `--full`, and one that says the least.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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
from mission_cli.texts import language, use_language

if TYPE_CHECKING:
    from mission_cli.render.sandbox.process import Renderer

CHECKED = (CHECKLISTS, QUESTIONNAIRES, SKELETONS, ASSOCIATIONS, FOLDER)


def own_templates(root: Path) -> list[Template]:
    """The workspace's own templates that are checked."""
    return [one for one in listed(root) if not one.shipped and _kind(one) in CHECKED]


def all_findings(root: Path) -> list[Finding]:
    """Everything wrong with the workspace's own templates."""
    return template_findings(root, TARGETS) + _of_documents(root)


def _of_documents(root: Path) -> list[Finding]:
    """Everything wrong with the workspace's own templates of documents, and with the parts of several."""
    own = [one for one in listed(root, FOLDER) if not one.shipped and one.relative.endswith(".j2")]
    if not own:
        return []
    from mission_cli.render.sandbox.process import Renderer
    from mission_cli.storage.documents import sources

    with Renderer(sources(root)) as renderer:
        return [finding for one in own for finding in document_findings(renderer, one)]


def document_findings(renderer: Renderer, template: Template) -> list[Finding]:
    """Everything wrong with the template of a document, or with a part of several."""
    from mission_cli.render.sandbox.crossing import Job

    named = name_of(template.relative)
    if named is None:  # a part: it may have names from what includes it
        judged = renderer.done(Job(template.relative, language(), known=[])).findings
        return [finding for finding in judged if finding.code != "E-TEMPLATE-NAME"]
    found = [
        Finding(template.name, fault.line, 1, len(fault.word), "E-TEMPLATE-HEAD",
                {"word": fault.word, "known": ", ".join(fault.known), "suggest": fault.suggest})
        for fault in head_faults(template.text())
    ]  # fmt: skip
    return found + _rendered(renderer, template.relative, named[1])


def _rendered(renderer: Renderer, relative: str, lang: str) -> list[Finding]:
    """The findings of the text itself, and of what it does with each mission; of the first where it was stopped."""
    from mission_cli.core.model.settings import Settings
    from mission_cli.core.sample_mission import fullest, least
    from mission_cli.render.document_facts import DocumentRequest, facts
    from mission_cli.render.document_values import FUNCTIONS
    from mission_cli.render.sandbox.crossing import to_render
    from mission_cli.render.sandbox.process import LIMITS

    spoken = language()
    found: list[Finding] = []
    use_language(lang)
    try:
        for mission, full in ((fullest(), True), (least(), False)):
            given = facts(DocumentRequest("sample", mission, Settings(), mission.contract.start, full, full))
            known = None if found else [*given.values, *FUNCTIONS]
            made = renderer.done(to_render(relative, lang, "sample", given, known))
            found += [finding for finding in made.findings if finding not in found]
            if any(finding.code in LIMITS for finding in found):
                break
    finally:
        use_language(spoken)
    return found


def _kind(template: Template) -> str:
    return template.relative.partition("/")[0]
