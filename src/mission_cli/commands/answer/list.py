"""Who has answered which questionnaire of a mission, and who is still to; the questions of one, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mission_cli.commands.answer.given import all_templates
from mission_cli.commands.days_off import days_off
from mission_cli.core.answers import Awaited, Given, awaited, given
from mission_cli.errors import Exit
from mission_cli.render.out import message, prose, result_json
from mission_cli.render.safe import visible
from mission_cli.render.table import Cards, Cell, Column, table
from mission_cli.render.words import day, distance, full_day, word
from mission_cli.shell import command_line
from mission_cli.texts import language, t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.model.questionnaire import Questionnaire
    from mission_cli.storage.workspace import Loaded


def overview(session: Session, loaded: Loaded, *, as_json: bool) -> int:
    """Show what was answered, what is still expected for this case and by when, and the command that answers it."""
    templates, mission = all_templates(session), loaded.mission
    done = given(mission)
    left = awaited(mission, templates, session.workspace.settings.perspective, days_off(session, mission))
    if as_json:
        items = [_given_item(one, templates) for one in done]
        items += [_awaited_item(session, loaded.id, one, templates) for one in left]
        about = {"mission": loaded.id, "case": mission.offboarding and mission.offboarding.case, "end": mission.end}
        result_json("answers", items, today=session.today, **about)
        return Exit.DONE
    case = word("case", mission.offboarding.case if mission.offboarding else "completed")
    far = distance((mission.end - session.today).days)
    key = "answer.head" if mission.offboarding else "answer.head-open"
    prose(visible(t(key, title=mission.title, case=case, day=full_day(mission.end), distance=far), keep="\n"))
    rows = [_given_row(one, templates) for one in done] + [_awaited_row(session, one, templates) for one in left]
    if rows:
        columns = [Column(t(f"answer.head-{name}"), fold=name == "title") for name in _HEADS]
        table(columns, rows, Cards(left=(0,), title=(1, 3), rest=(2, 4)))
    else:
        message(t("answer.none"))
    if left:
        message(t("answer.commands"))
        for one in left:
            message(f"  {command(loaded.id, one)}", as_is=True)
    named = {one.questionnaire for one in done} | {one.questionnaire for one in left}
    others = [name for name in templates if name not in named]
    if others:
        message(t("answer.other", names=", ".join(others), id=loaded.id))
    return Exit.DONE


_HEADS = ("state", "questionnaire", "title", "from", "date")


def command(mission_id: str, one: Awaited) -> str:
    """What answers it."""
    return command_line("mission answer", [mission_id, one.questionnaire], ["--from", one.sender])


def _title(name: str, templates: dict[str, Questionnaire]) -> str:
    """How a questionnaire is called; one whose template is gone, by its id."""
    return templates[name].title.of(language()) if name in templates else name


def _given_row(one: Given, templates: dict[str, Questionnaire]) -> list[Cell | str]:
    signed = t("answer.signed", day=day(one.date), author=one.author)
    title = _title(one.questionnaire, templates)
    return [Cell(t("answer.state-given"), "green"), one.questionnaire, title, word("role", one.sender), signed]


def _awaited_row(session: Session, one: Awaited, templates: dict[str, Questionnaire]) -> list[Cell | str]:
    late = one.due is not None and one.due < session.today
    state = Cell(t("answer.state-late"), "bold red") if late else Cell(t("answer.state-awaited"))
    when = "–"
    if one.due:
        when = t("answer.by", day=day(one.due), distance=distance((one.due - session.today).days))
    return [state, one.questionnaire, _title(one.questionnaire, templates), word("role", one.sender), when]


def _given_item(one: Given, templates: dict[str, Questionnaire]) -> dict[str, Any]:
    return {
        "questionnaire": one.questionnaire,
        "title": _title(one.questionnaire, templates),
        "from": one.sender,
        "state": "answered",
        "date": one.date,
        "author": one.author,
        "id": one.entry,
        "due": None,
        "command": None,
    }


def _awaited_item(
    session: Session, mission_id: str, one: Awaited, templates: dict[str, Questionnaire]
) -> dict[str, Any]:
    late = one.due is not None and one.due < session.today
    return {
        "questionnaire": one.questionnaire,
        "title": _title(one.questionnaire, templates),
        "from": one.sender,
        "state": "late" if late else "expected",
        "date": None,
        "author": None,
        "id": None,
        "due": one.due,
        "command": command(mission_id, one),
    }


def questions(session: Session, loaded: Loaded, name: str, template: Questionnaire, sender: str | None) -> None:
    """The questions as JSON, for a form made elsewhere."""
    lang = language()
    items = [
        {
            "id": one.id,
            "from": one.senders,
            "kind": one.kind,
            "required": one.required,
            "text": one.text.of(lang),
            "help": one.help.of(lang) if one.help else None,
            "choices": [{"id": choice.id, "text": choice.text.of(lang)} for choice in one.choices],
        }
        for one in template.asked(sender)
    ]
    about = {"mission": loaded.id, "questionnaire": name, "title": template.title.of(lang)}
    result_json("questions", items, today=session.today, **about)
