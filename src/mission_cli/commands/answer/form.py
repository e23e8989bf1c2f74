"""A questionnaire to fill by hand, as YAML that can be mailed and taken back or as a sheet to read; and one filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mission_cli.commands.recording.drafts import Draft, keeping
from mission_cli.commands.typed.intake import joined_escapes, record_bytes
from mission_cli.core.answers import form_problems
from mission_cli.errors import InvalidDataError
from mission_cli.render.out import message
from mission_cli.render.safe import one_line
from mission_cli.render.table import markdown_text
from mission_cli.render.words import word
from mission_cli.shell import command_line
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import language, t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.model.questionnaire import Question, Questionnaire
    from mission_cli.storage.workspace import Loaded

_WIDE = 92  # columns of a comment


def blank_yaml(loaded: Loaded, name: str, template: Questionnaire, sender: str | None) -> str:
    """The form: each question as a comment above its id, to be answered behind or below it."""
    mission, lang = loaded.mission, language()
    options = ["--from", sender or t("answer.form-role"), "--file", t("answer.form-file")]
    call = command_line("mission answer", [loaded.id, name], options)
    facts = t("answer.form-facts", title=mission.title, consultant=mission.consultant.name, client=mission.client.name)
    head = [template.title.of(lang), facts, template.help.of(lang) if template.help else "", "", t("answer.form-how")]
    lines = [*(line for text in head for line in _comment(text)), "#", *_comment(t("answer.form-then")), f"#   {call}"]
    asked = template.asked(sender)
    for number, question in enumerate(asked, start=1):
        lines += ["", *_comment(f"{number}/{len(asked)}. {question.text.of(lang)}{_needed(question)}")]
        lines += [line for text in _notes(question, sender) for line in _comment(text, "#    ")]
        lines += [f"{question.id}: |", "  "] if question.kind == "text" else [f"{question.id}: "]
    return "\n".join(lines) + "\n"


def blank_markdown(loaded: Loaded, template: Questionnaire, sender: str | None) -> str:
    """The questions as a sheet to read, or to fill on paper."""
    mission, lang = loaded.mission, language()
    facts = t("answer.form-facts", title=mission.title, consultant=mission.consultant.name, client=mission.client.name)
    lines = [f"# {markdown_text(template.title.of(lang))}", "", markdown_text(one_line(facts))]
    lines += ["", markdown_text(template.help.of(lang))] if template.help else []
    for number, question in enumerate(template.asked(sender), start=1):
        lines += ["", f"## {number}. {markdown_text(question.text.of(lang))}{_needed(question)}"]
        # Behind a Markdown line break, no two notes run into one.
        lines += ["", "  \n".join(f"*{markdown_text(text)}*" for text in _notes(question, sender, ids=False))]
        lines += _boxes(question)
    return "\n".join(line for at, line in enumerate(lines) if line or lines[at - 1]) + "\n"


def _boxes(question: Question) -> list[str]:
    if question.kind == "score":
        return ["", " ".join(f"☐ {score}" for score in range(1, 6))]
    if question.kind == "choice":
        return ["", *(f"- ☐ {markdown_text(choice.text.of(language()))}" for choice in question.choices)]
    return []


def _needed(question: Question) -> str:
    return f" ({t('answer.needed-mark')})" if question.required else ""


def _notes(question: Question, sender: str | None, *, ids: bool = True) -> list[str]:
    """What helps to answer: the help, what may be written, and for whom the question is where that is not said."""
    lang = language()
    notes = [question.help.of(lang)] if question.help else []
    if question.kind == "score" and not question.help:
        notes.append(t("answer.form-score"))
    if ids and question.kind == "choice":
        notes.append(t("answer.form-choice"))
        notes += [f"{choice.id}: {choice.text.of(lang)}" for choice in question.choices]
    if sender is None and question.senders:
        notes.append(t("answer.form-for", roles=", ".join(word("role", role) for role in question.senders)))
    return notes


def _comment(text: str, mark: str = "# ") -> list[str]:
    """`text` as comment lines, folded at its plain spaces; the mission's own words are on one line, and obeyed by nothing."""
    lines, line = list[str](), ""
    for piece in re.split(" +", one_line(text)):
        if line and len(mark) + len(line) + 1 + len(piece) > _WIDE:
            lines.append(line)
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    return [f"{mark}{one}".rstrip() for one in [*lines, line]]


def filled(session: Session, source: str, asked: list[Question], mission_id: str) -> dict[str, str | int]:
    """The answers of a filled form, from a file or from standard input for `-`.

    Raises InvalidDataError with its findings; what came in on standard input is then kept.
    """
    from mission_cli.commands.excerpts import before_a_person, with_lines  # options do without a form

    draft = Draft(session, "answer-form", mission_id)
    with keeping(draft):
        raw, name = record_bytes(source, draft, "--file")
        document, data, findings = read_raw(joined_escapes(raw), name)
        # All of a form is said in confidence: a log gets the places only.
        text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
        sources = {name: text} if before_a_person() else {}
        if document is None:
            codes = [finding.code for finding in findings]
            if codes in (["E-EMPTY"], ["E-ROOT"]):
                raise InvalidDataError("answer.form-empty" if codes == ["E-EMPTY"] else "answer.form-shape")
            raise InvalidDataError("answer.form-bad", findings=findings, sources=sources)
        answers, problems = form_problems(asked, data if isinstance(data, dict) else {})
        found = findings + findings_of(document, name, problems)
        if problems:
            raise InvalidDataError("answer.form-bad", findings=found, sources=sources)
        if found:
            message(with_lines(found, sources))
        if not answers:
            raise InvalidDataError("answer.form-empty")
    return answers
