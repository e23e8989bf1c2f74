"""No sentence of a document contradicts the mission it was made from: any mission, document, side, day and language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import PROVING

from mission_cli.core.document import head_of, name_of
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.settings import Settings
from mission_cli.core.objectives import standings
from mission_cli.core.working_days import DaysOff
from mission_cli.render.document_facts import DocumentRequest, facts
from mission_cli.render.sandbox.crossing import to_render
from mission_cli.render.sandbox.rendering import done
from mission_cli.texts import use_language

TEMPLATES = Path(__file__).parents[2] / "templates"
START, END = dt.date(2026, 3, 2), dt.date(2026, 12, 18)
PEOPLE = ("Élodie Fabre", "Léa Martin", "Yvon Adam", "Hugo Petit", "Océane Roy")


@cache
def sources() -> dict[str, tuple[str, str]]:
    found = sorted((TEMPLATES / "documents").glob("*.j2"))
    return {f"documents/{path.name}": (path.name, path.read_text(encoding="utf-8")) for path in found}


@cache
def documents() -> tuple[str, ...]:
    named = [name_of(relative) for relative in sources()]
    return tuple(sorted({name for one in named if one for name in one[:1]}))


# Missions ------------------------------------------------------------------------------------------------------------

IDS = st.integers(0, 99).map("x{:02}".format)
DAYS = st.dates(START, END).map(str)
MAYBE = DAYS | st.none()


def some(entries: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few records, each with its own id, their empty keys left out."""
    numbered = st.lists(entries, max_size=3).map(
        lambda several: [{"id": f"n{at}", **one} for at, one in enumerate(several)]
    )
    return numbered.map(
        lambda several: [{key: value for key, value in one.items() if value is not None} for one in several]
    )


OBJECTIVES = some(
    st.fixed_dictionaries(
        {
            "specific": st.sampled_from(["Cut the defects", "Livrer les flux", "Écrire le guide"]),
            "target": st.sampled_from(["5", "30 %", "0", "signed", None]),
            "better": st.sampled_from(["less", "more", None]),
            "reached": st.sampled_from(["3", "5", "9", "40 %", "signed", None]),
        }
    )
)
DELIVERABLES = some(
    st.fixed_dictionaries(
        {"title": st.sampled_from(["Runbook", "Dossier"]), "due": DAYS}
        | dict.fromkeys(("delivered", "accepted", "refused"), MAYBE)
    )
)
TASKS = some(
    st.fixed_dictionaries(
        {
            "title": st.sampled_from(["Internal matter", "Public matter"]),
            "owner": st.sampled_from(["manager", "business", "client", "consultant"]),
            "due": st.builds("end - {} days".format, st.integers(1, 60)),
            "state": st.sampled_from(["todo", "done"]),
        }
    )
)
EQUIPMENT = some(st.fixed_dictionaries({"item": st.sampled_from(["Laptop", "Badge"]), "returned": MAYBE}))
BLOCKERS = some(
    st.fixed_dictionaries(
        {"type": st.just("blocker"), "date": DAYS, "title": st.just("Stuck"), "resolution": st.just("Helped")}
        | {"resolved": st.sampled_from([None, "2026-12-18"])}
    )
)
CHANGES = some(
    st.fixed_dictionaries(
        {"type": st.just("change"), "date": DAYS, "what": st.just("More"), "asked_by": st.just("client")}
        | {"decision": st.sampled_from([None, "approved", "refused"])}
    )
)
CHECKINS = some(
    st.fixed_dictionaries(
        {
            "type": st.just("checkin"),
            "date": DAYS,
            "actions": st.lists(
                st.fixed_dictionaries(
                    {"what": st.just("Call"), "owner": st.sampled_from(["manager", "client", "business"])}
                ),
                max_size=2,
            ),
        }
    )
)


@st.composite
def missions(draw: st.DrawFn) -> Mission:
    who = draw(st.lists(st.sampled_from(PEOPLE), min_size=3, max_size=3))  # two of them may be one
    journal = [{**one, "id": f"e{at}"} for at, one in enumerate([*draw(BLOCKERS), *draw(CHANGES), *draw(CHECKINS)])]
    data: dict[str, Any] = {
        "format": "1",
        "title": "Order data",
        "consultant": who[0],
        "client": {"name": "Atelier Une", **({"contact": who[1]} if draw(st.booleans()) else {})},
        "contract": {"start": str(START), "end": str(END), "deliverables": draw(DELIVERABLES)},
        "objectives": draw(OBJECTIVES),
        "equipment": draw(EQUIPMENT),
        "offboarding": {"case": "completed", "tasks": draw(TASKS)},
        "journal": {"sofia-bernard": journal},
    }
    if draw(st.booleans()):
        data["manager"] = who[2]
    if draw(st.booleans()):
        data["people"] = {"successor": "Inès Faure"}
    return Mission.model_validate(data)


class Case(NamedTuple):
    """A document of a mission, on a day, written in whose workspace."""

    mission: Mission
    today: dt.date
    side: Any

    def text(self, name: str, lang: str) -> str:
        use_language(lang)
        relative = f"documents/{name}.{lang}.md.j2"
        internal = head_of(sources()[relative][1]).internal
        settings = Settings(perspective=self.side, name="Rivage")
        asked = DocumentRequest(
            "m", self.mission, settings, self.today, full=True, internal=internal, off=DaysOff("fr")
        )
        made = done(to_render(relative, lang, "m", facts(asked)), sources())
        assert made.text is not None, made.findings
        return made.text

    def every(self) -> Iterator[tuple[str, str, str]]:
        for name in documents():
            for lang in ("en", "fr"):
                yield name, lang, self.text(name, lang).replace("\u00a0", " ")


# A case renders every document; make prove tries the full number.
FEWER = settings() if PROVING else settings(max_examples=6)

CASES = st.builds(
    Case,
    missions(),
    st.sampled_from(
        [START - dt.timedelta(3), START, dt.date(2026, 7, 1), END, END + dt.timedelta(1), END + dt.timedelta(40)]
    ),
    st.sampled_from(["provider", "client", "consultant"]),
)


# What no document may say ----------------------------------------------------------------------------------------------


def is_open(case: Case) -> bool:
    """Whether anything that was agreed is not done, as far as the file says by that day."""
    mission, today = case.mission, case.today
    entries = [item.entry for item in mission.dated() if item.entry.date <= today]
    return (
        any(one.accepted is None for one in mission.contract.deliverables)
        or any(how != "reached" for how in standings(mission, today).values())
        or any(one.type == "blocker" and one.resolved is None for one in entries)
        or any(one.type == "change" and one.decision is None for one in entries)
        or any(one.type == "checkin" and any(action.done is None for action in one.actions) for one in entries)
        or (mission.end < today and any(one.returned is None for one in mission.equipment))
    )


def is_left_to_client_or_consultant(case: Case) -> bool:
    """Whether the client or the consultant has something left to do or to give back, once the mission is over."""
    mission, today = case.mission, case.today
    checkins = [one.entry for one in mission.dated() if one.entry.type == "checkin" and one.entry.date <= today]
    return any(one.owner == "client" and one.done is None for checkin in checkins for one in checkin.actions) or (
        mission.end < today and any(one.returned is None for one in mission.equipment)
    )


@FEWER
@given(CASES)
def test_nothing_is_done_that_is_not(case: Case) -> None:
    hows = standings(case.mission, case.today)
    tasks = case.mission.offboarding.tasks if case.mission.offboarding else []
    for name, _, text in case.every():
        if is_open(case):
            assert "Nothing agreed is left open" not in text
            assert "Rien de ce qui était convenu ne reste ouvert" not in text
        assert len(re.findall(r"\*\*(?:reached|atteint)\*\*", text)) <= list(hows.values()).count("reached"), name
        if any(task.state == "todo" for task in tasks) or not tasks:
            assert not re.search(
                "Everything on the checklist is done|Tout ce qui figure dans la check-list est fait", text
            )
        if not case.mission.objectives:
            assert not re.search("agreed in writing|convenus par écrit", text)
        if is_left_to_client_or_consultant(case):
            assert not re.search("nothing left for the client|ne contient plus rien pour le client", text)
            assert not re.search("Everything on the checklist is done|Tout ce qui figure dans la check", text)
        if name == "closing-review":
            assert not any(f"Internal matter ({role}" in text for role in ("manager", "account manager", "ingénieur"))


@FEWER
@given(CASES)
def test_announcements_list_what_was_reached_only(case: Case) -> None:
    hows = standings(case.mission, case.today)
    short = {one.specific for one in case.mission.objectives if hows[one.id] != "reached"}
    short -= {one.specific for one in case.mission.objectives if hows[one.id] == "reached"}
    for name in ("departure-teams", "thank-you"):
        for lang in ("en", "fr"):
            assert not any(f"- {specific}" in case.text(name, lang) for specific in short)


@FEWER
@given(CASES)
def test_the_tense_is_that_of_the_day(case: Case) -> None:
    now = re.compile(
        r"mission ends on|prend fin le|ends on \*\*|has been working|Until then|D’ici là|d’ici là|We meet to|nous retrouvons"
        r"|leaves the mission|quitte la mission|je travaille|Je travaille|Vous travaillez|the same day|le même jour"
    )
    past = re.compile(
        r"ended on|a pris fin|a travaillé|worked for|a quitté|ai quitté|left the mission|mission terminée"
    )
    over, begun = case.mission.end < case.today, case.mission.contract.start <= case.today
    for name, _, text in case.every():
        assert not over or not now.search(text), (name, now.search(text))
        assert over or not past.search(text), (name, past.search(text))
        assert begun or not re.search(r"has been working|working with us|depuis le 2 mars|since 2 March", text), name


@FEWER
@given(CASES)
def test_nobody_thanks_or_writes_to_themselves(case: Case) -> None:
    consultant = case.mission.consultant.name
    signing = {"client": case.mission.client.contact, "provider": case.mission.manager}.get(case.side)
    if case.side != "consultant" and (signing is None or signing.name != consultant):
        return
    contact = case.mission.client.contact
    for name, _, text in case.every():
        if contact is None or contact.name != consultant:
            assert not re.search(rf"(?:Thank you|Merci|Dear|Bonjour),? {consultant}", text), name
        assert not re.search(rf"(?:with|avec|to|à) {consultant}\b.*(?:worked|travaillé)", text), name


@FEWER
@given(CASES)
def test_every_task_is_on_a_day_of_work(case: Case) -> None:
    use_language("en")
    off = DaysOff("fr")
    asked = DocumentRequest("m", case.mission, Settings(perspective=case.side), case.today, off=off)
    for task in facts(asked).values["tasks"]:
        assert off.after(task["date"]) == task["date"]


@FEWER
@given(CASES)
def test_french_is_elided_days_are_in_words_and_no_heading_is_empty(case: Case) -> None:
    for name, lang, text in case.every():
        assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b", text), name
        assert "{{" not in text
        assert "None" not in text
        if lang == "fr":
            assert not re.search(r"\b(?:de|que|jusque|lorsque) [AEÉIOUYaeéiou]\w+ (?:Fabre|Adam|Roy|Une)", text), name
        headings = re.split(r"(?m)^## .*$", text)[1:]
        assert all(part.strip() for part in headings), name
