"""The checklist to paste: Markdown that shows every text as it was written, and only what may be shown."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mission_cli.core.checklist import lines
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.template import Checklist
from mission_cli.core.working_days import DaysOff
from mission_cli.render.checklist import markdown
from mission_cli.render.safe import one_line
from mission_cli.texts import use_language

TODAY = dt.date(2026, 11, 21)
TEMPLATE = Checklist.model_validate(
    {
        "format": "1",
        "title": {"en": "T", "fr": "T"},
        "steps": [
            {
                "id": "people",
                "title": {"en": "People", "fr": "Les gens"},
                "tasks": [{"id": "thanks", "title": {"en": "T", "fr": "T"}}],
            },
            {"id": "empty", "title": {"en": "Nothing here", "fr": "Rien ici"}},
        ],
    }
)


def mission(title: str = "Say thanks", **more: str) -> Mission:
    return Mission.model_validate(
        {
            "format": "1",
            "title": "Order data",
            "consultant": "Léa Martin <lea@esn.example>",
            "client": {"name": "Acme", "contact": "Paul Durand <paul@acme.example>"},
            "contract": {"start": "2026-03-02", "end": "2026-12-18", "rate": "620 EUR/day"},
            "offboarding": {
                "case": "consultant-ended",
                "reason": "tired of it",
                "tasks": [{"id": "thanks", "title": title, **more}],
            },
        }
    )


def shown(of: Mission) -> str:
    return markdown(of, TEMPLATE, lines(of, TODAY, DaysOff()), TODAY)


def entry(**more: str) -> str:
    return shown(mission(**more)).splitlines()[-1]


def test_a_whole_checklist_in_french() -> None:
    use_language("fr")
    assert (
        shown(mission(owner="manager", due="end - 2 weeks"))
        == """\
# Fin de mission\u00a0: Order data

Léa Martin chez Acme – arrêtée par le consultant – dernier jour\u00a0: vendredi 18 décembre 2026

0 faite sur 1, au 21 nov. 2026

Laissé de côté\u00a0: le motif de la fin, donnée sensible («\u00a0--full\u00a0» l’ajoute).

## Les gens

- [ ] **Say thanks** — manager, 4 déc. 2026
"""
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "- [ ] **Say thanks**"),
        ({"owner": "it", "due": "2026-11-20"}, "- [ ] **Say thanks** — IT, 2026-11-20"),
        ({"state": "done"}, "- [x] **Say thanks**"),
        ({"state": "done", "done": "2026-11-20 by a"}, "- [x] **Say thanks** (done 2026-11-20 by a)"),
        (
            {"state": "done", "done": "2026-11-20 by a", "verify": "required"},
            "- [ ] **Say thanks** (done 2026-11-20 by a, to verify)",
        ),
        (
            {"state": "verified", "done": "2026-11-20 by a", "verified": "2026-11-21 by b", "verify": "required"},
            "- [x] **Say thanks** (done 2026-11-20 by a, verified 2026-11-21 by b)",
        ),
        ({"state": "n/a", "why": "no [team]"}, "- [x] ~~**Say thanks**~~ (does not apply: no \\[team\\])"),
        ({"state": "n/a"}, "- [x] ~~**Say thanks**~~ (does not apply: –)"),
    ],
)
def test_a_task_in_each_state(more: dict[str, str], expected: str) -> None:
    assert entry(**more) == expected


def test_neither_mails_nor_rate_nor_reason_leave_the_mission() -> None:
    assert not re.search("@|620|tired", shown(mission()))


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40).filter(str.strip)
)
def test_any_title_is_shown_as_it_is(title: str) -> None:
    use_language("en")
    text = shown(mission(title)).splitlines()[-1]
    page = MarkdownIt("commonmark").enable("strikethrough").render(text)
    found = re.fullmatch(r"<ul>\n<li>\[ \] <strong>([^<]*)</strong></li>\n</ul>\n", page)
    assert found
    assert html.unescape(found[1]) == one_line(title)
