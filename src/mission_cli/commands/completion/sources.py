"""What completes each argument and each option's value."""

from __future__ import annotations

from typing import get_args

from mission_cli.commands.completion import templates, workspace
from mission_cli.commands.completion.matching import among
from mission_cli.core.blockers import QUESTIONS
from mission_cli.core.contract import SIDES
from mission_cli.core.model.choices import ROLES, Cause, Impact
from mission_cli.texts import in_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from mission_cli.commands.completion.line import TypedLine
    from mission_cli.commands.completion.matching import Found

    Source: TypeAlias = Callable[[TypedLine], Found]

FILES, FOLDERS = "files", "folders"
"""What the shell itself completes, and better."""
CAUSES = get_args(Cause)
IMPACTS = get_args(Impact)


def words(line: TypedLine, known: Iterable[str], group: str) -> Found:
    """The words of a closed list, described in the language in use; what is typed may be how either language says one."""
    from mission_cli.texts.words import TEXTS

    said = {code: TEXTS.get(f"{group}-{code}", ("", "")) for code in known}
    found = [code for code in said if code.startswith(line.typed.casefold())] or _said(line.typed, said)
    if not line.described:
        return dict.fromkeys(found, "")
    texts = {code: in_language(said[code], f"words.{group}-{code}", line.lang) for code in found}
    return {code: text if text != code else "" for code, text in texts.items()}


def _said(typed: str, said: dict[str, tuple[str, str]]) -> list[str]:
    from mission_cli.core.calendar_names import fold  # only a word that is no code is worth it

    wanted = fold(typed)
    return [code for code, texts in said.items() if any(fold(text).startswith(wanted) for text in texts)]


def roles(line: TypedLine) -> Found:
    """`client,manager`: the last word of the list, none twice."""
    return _several(line, "role", ROLES)


def _several(line: TypedLine, group: str, known: Iterable[str]) -> Found:
    before, comma, typed = line.typed.rpartition(",")
    line.typed = typed
    given = {word.strip() for word in before.split(",")}
    found = words(line, [word for word in known if word not in given], group)
    line.typed = f"{before}{comma}{typed}"
    return {f"{before}{comma}{word}": about for word, about in found.items()}


def causes(line: TypedLine) -> Found:
    """`communication,step-blocked`."""
    return _several(line, "cause", CAUSES)


def impacts(line: TypedLine) -> Found:
    """`money,time`."""
    return _several(line, "impact", IMPACTS)


def diagnosis(line: TypedLine) -> Found:
    """`objectives=`: the answer comes after."""
    found = words(line, QUESTIONS, "question")
    return {f"{name}=": about for name, about in found.items()}


def sides(line: TypedLine) -> Found:
    """`client=`: what is expected comes after."""
    return {f"{name}=": about for name, about in words(line, SIDES, "side").items()}


def steps(line: TypedLine) -> Found:
    """The steps before the end, as the product names them."""
    return words(line, ("alert", "talk", "sales", "profile", "decision"), "step")


def fields(line: TypedLine) -> Found:
    """What can be taken out of a profile."""
    single = ("mail", "employment", "daily-cost", "joined", "left", "manager", "hr", "wishes", "cv", "linkedin")
    several = ("skills", "absences", "platforms", "skill=", "absence=", "platform=")
    return among(line, dict.fromkeys((*single, *several), ""))


def days(line: TypedLine) -> Found:
    """Ways to type a day, to show that there are some."""
    return among(line, dict.fromkeys(_samples(line, "days"), ""))


def past_days(line: TypedLine) -> Found:
    """The same for what has taken place."""
    return among(line, dict.fromkeys(_samples(line, "past-days"), ""))


def _samples(line: TypedLine, name: str) -> list[str]:
    from mission_cli.texts.completion import TEXTS

    return in_language(TEXTS[name], f"completion.{name}", line.lang).split()


def scores(line: TypedLine) -> Found:
    """From 1 to 5."""
    return among(line, dict.fromkeys("12345", ""))


def codes(line: TypedLine) -> Found:
    """The published codes of findings."""
    from mission_cli.texts.finding import TEXTS

    published = sorted(key for key in TEXTS if key[:2] in ("E-", "W-") and "." not in key)
    return among(
        line,
        {code: in_language(TEXTS[code], f"finding.{code}", line.lang) if line.described else "" for code in published},
    )


SOURCES: dict[str, Source | str | None] = {
    # Looked up by `command.parameter`, by `parameter`, then by metavar; None: only the person knows.
    "ID": workspace.ids,
    "new.mission_id": None,
    "TASK": workspace.tasks,
    "BLOCKER": workspace.blockers,
    "CHANGE": workspace.changes,
    "CAUSE,CAUSE": causes,
    "IMPACT,IMPACT": impacts,
    "QUESTION=TEXT": diagnosis,
    "OBJECTIVE=FIGURE": workspace.objectives,
    "OBJECTIVE=less|more": workspace.objectives,
    "STEP": steps,
    "DELIVERABLE": workspace.deliverables,
    "MILESTONE": workspace.milestones,
    "ITEM": workspace.equipment,
    "ACCESS": workspace.access,
    "SIDE=TEXT": sides,
    "NAME=TEXT": workspace.clauses,
    **dict.fromkeys(("AMOUNT", "TITLE;REF;SIGNED", "NAME;CHECKED;SAID", "REF"), None),
    "feedback.entry": workspace.unheard,
    "QUESTIONNAIRE": templates.questionnaires,
    "QUESTION=ANSWER": templates.questions,
    "SUBJECT": templates.subjects,
    "ASSOCIATION": templates.associations,
    "author": workspace.lanes,
    "PERSON": workspace.persons,
    "WHOM": workspace.consultants,
    "FIELD": fields,
    **dict.fromkeys(("MAIL", "SKILL", "START;END;REASON", "PLATFORM=DATE"), None),
    **dict.fromkeys(("list.consultant", "suggest.person", "timeline.consultant"), workspace.consultants),
    "ROLE,ROLE": roles,
    "ROLE": roles,
    "DATE": days,
    "date": past_days,
    "1-5": scores,
    "CODE": codes,
    "DOCUMENT": templates.documents,
    "TEMPLATE": templates.templates,
    "FOLDER": FOLDERS,
    "FILE": FILES,
    "FILES": FILES,
    "FILES|IDS": workspace.ids,
    "FILE|-": FILES,
    **dict.fromkeys(("BASE", "OURS", "THEIRS", "merge-driver.path"), FILES),
    "SIZE": None,
    "TEXT|@FILE|-": FILES,
    **dict.fromkeys(("WHO", "TERM=VALUE", "NEW-ID", "OPTION", "PLACE=VALUE", "PLACE=ours|theirs"), None),
    **dict.fromkeys(
        (
            "TEXT",
            "NAME",
            '"NAME <MAIL>"',
            'ROLE="NAME <MAIL>"',
            "N",
            "DURATION",
            "RATE",
            "WHAT;OWNER;DUE",
            "ACTION",
            "YEAR",
        ),
        None,
    ),
}
# A metavar in small letters is a closed list, `a|b|c`: texts/words.py says its words under the parameter's name, or this.
GROUPS = {"from_": "role", "to": "role", "sender": "role", "fail_on": "band"}
