"""`mission offboard` once the checklist is there: brought up to date, shown, exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.small import MISSION, text
from tests.cli.small_checklist import OPENED, TEMPLATE, lay_out
from tests.conftest import Run

from mission_cli.errors import Exit


@pytest.fixture
def small(workspace: Path) -> Path:
    return lay_out(workspace)


# Run again -----------------------------------------------------------------------------------------------------------


def test_run_again_it_duplicates_nothing(small: Path, run: Run) -> None:
    first = run("offboard", "small", "--case", "completed")
    before = text(small)
    again = run("offboard", "small")
    same = run("offboard", "small", "--case", "completed")
    assert (again.out, same.out, text(small)) == (first.out, first.out, before)


def test_run_again_it_adds_the_access_granted_since_and_keeps_what_was_renamed(small: Path, run: Run) -> None:
    run("offboard", "small", "--case", "completed")
    renamed = text(small).replace("title: Hand over", "title: Hand over to Karim")
    (small / MISSION).write_text(
        renamed.replace("\noffboarding:", "\n  - id: vpn\n    system: VPN\noffboarding:"), encoding="utf-8"
    )
    before = text(small)
    ran = run("offboard", "small")
    assert ran.code == Exit.DONE
    task = "    - id: revoke-vpn\n      title: Revoke VPN\n      owner: it\n      due: end\n      state: todo\n      verify: required\n"
    assert text(small) == before.replace("\n\n# What happened", f"\n{task}\n# What happened")
    assert ran.err.startswith("1 task added: revoke-vpn\n")
    assert "Hand over to Karim" in ran.out


def test_a_later_end_moves_every_relative_date_and_the_contract_s_takes_it_back(small: Path, run: Run) -> None:
    run("offboard", "small", "--case", "completed")
    before = text(small)
    ran = run("offboard", "small", "--ends", "2026-12-04", "--reason", "earlier")
    assert "Updated: reason, ends\n" in ran.err
    assert text(small) == before.replace("  opened:", "  reason: earlier\n  ends: 2026-12-04\n  opened:")
    assert "handover       Hand over                    consultant  2026-11-23" in ran.out
    run("offboard", "small", "--ends", "2026-12-18")
    assert text(small) == before.replace("  opened:", "  reason: earlier\n  opened:")


def test_another_case_needs_a_yes(small: Path, run: Run) -> None:
    run("offboard", "small", "--case", "completed")
    before = text(small)
    ran = run("offboard", "small", "--case", "client-ended")
    assert (ran.code, ran.out, text(small)) == (Exit.USAGE, "", before)
    assert (
        ran.err
        == """\
error: --case: the checklist was opened as `completed`
  = help: add --yes to make it `client-ended`: its tasks stay, those of the new case are added
"""
    )


def test_another_case_keeps_every_task_adds_its_own_and_names_what_it_leaves(small: Path, run: Run) -> None:
    run("offboard", "small", "--case", "completed")
    run("task", "small", "handover", "done", "--as", "Léa Martin")
    other = TEMPLATE.replace("id: thanks", "id: goodbye").replace("id: handover", "id: summary")
    (small / "templates/checklists/offboarding/provider-client-ended.yaml").write_text(other, encoding="utf-8")
    ran = run("offboard", "small", "--case", "client-ended", "--yes")
    assert ran.code == Exit.DONE
    assert ran.err.startswith("""\
Updated: case
2 tasks added: summary, goodbye
Still to do, though the new case does not ask for it: thanks
  `mission task small TASK n/a --why "…"` sets one aside
""")
    assert [line.split()[1:4] for line in ran.out.splitlines()[2:]] == [
        ["done", "handover", "Hand"],
        *([["to", "do", name] for name in ("summary", "thanks", "goodbye", "return-laptop", "revoke-gitlab")]),
    ]


# Outputs -------------------------------------------------------------------------------------------------------------


def test_json_says_what_the_file_says_and_what_it_means_today(small: Path, run: Run) -> None:
    ran = run("offboard", "small", "--case", "completed", "--json")
    answer = json.loads(ran.out)
    items = answer.pop("items")
    assert answer == {
        "schema_version": 1,
        "kind": "offboard",
        "today": "2026-11-21",
        "mission": "small",
        "case": "completed",
        "reason": None,
        "end": "2026-12-18",
        "opened": "2026-11-21",
        "total": 4,
        "done": 0,
        "late": 0,
        "to_verify": 0,
        "left_out": [],
    }
    assert items[0] == {
        "id": "handover",
        "title": "Hand over",
        "owner": "consultant",
        "due": "end - 4 weeks",
        "date": "2026-11-23",
        "state": "todo",
        "late": False,
        "verify": None,
        "done": None,
        "verified": None,
        "why": None,
        "ref": None,
        "command": None,
    }
    assert [item["late"] for item in items] == [False, False, False, False]


def test_the_export_is_a_checklist_to_paste_and_writes_nothing(small: Path, run: Run) -> None:
    run("offboard", "small", "--case", "completed", "--reason", "not for everybody")
    run("task", "small", "handover", "done", "--as", "Léa Martin")
    run("task", "small", "revoke", "done", "--as", "it-desk")
    run("task", "small", "return", "n/a", "--why", "sold to <her>")
    (small / MISSION).write_text(
        text(small).replace("access:\n", "access:\n  - id: vpn\n    system: VPN\n"), encoding="utf-8"
    )
    before = text(small)
    ran = run("offboard", "small", "--export", "md")
    assert (ran.code, text(small)) == (Exit.DONE, before)
    assert (
        ran.out
        == """\
# End of mission: Order data

Léa Martin at Acme – completed – last day: Fri 2026-12-18

2 of 3 done, 1 to verify, on 2026-11-21

Left out: the reason of the end, which is sensitive (`--full` adds it).

## The people

- [x] **Hand over** — consultant, 2026-11-23 (done 2026-11-21 by lea-martin)
- [ ] **Say \\*thanks\\*** — manager, 2026-12-16

## The things

- [x] ~~**Take back: Laptop 14"**~~ — IT, 2026-12-18 (does not apply: sold to \\<her\\>)
- [ ] **Revoke GitLab (lmartin-ext)** — IT, 2026-12-18 (done 2026-11-21 by it-desk, to verify)
"""
    )
    assert ran.err == "1 task is not in the checklist yet; `mission offboard small` adds it\n"


@pytest.mark.parametrize(
    "words", [["--export", "md", "-o", "list.md"], ["-o", "list.md"], ["--export", "md", "-o", "list.txt"]]
)
def test_the_export_goes_to_a_file(small: Path, run: Run, words: list[str]) -> None:
    run("offboard", "small", "--case", "completed")
    shown = run("offboard", "small", "--export", "md").out
    ran = run("offboard", "small", *words)
    assert (ran.code, ran.out, ran.err) == (Exit.DONE, "", f"Written to {words[-1]}\n")
    assert (small / words[-1]).read_text(encoding="utf-8") == shown


def test_the_first_run_may_export_what_it_writes(small: Path, run: Run) -> None:
    ran = run("offboard", "small", "--case", "completed", "--export", "md")
    assert ran.out.startswith("# End of mission: Order data\n")
    assert OPENED in text(small)


def test_hostile_titles_are_shown_as_they_are(small: Path, run: Run) -> None:
    run("offboard", "small", "--case", "completed")
    wild = r'"\e[31m[bold]red[/] <b>&amp; |x"'
    (small / MISSION).write_text(text(small).replace("title: Hand over", f"title: {wild}"), encoding="utf-8")
    table, markdown = run("offboard", "small").out, run("offboard", "small", "--export", "md").out
    assert "\\x1b[31m[bold]red[/] <b>&amp; |x" in table
    assert "- [ ] **\\\\x1b\\[31m\\[bold\\]red\\[/\\] \\<b\\>\\&amp; |x** — consultant" in markdown
    assert "\x1b" not in table + markdown


# The shipped templates, over the example mission ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("perspective", "expected"),
    [
        (
            "provider",
            {
                "client-satisfaction",
                "astonishment-report",
                "closing-meeting",
                "end-reminders",
                "recommendation",
                "client-needs",
                "prospect",
            },
        ),
        (
            "client",
            {
                "announce-teams",
                "reference-letter",
                "handover-sessions",
                "exit-interview",
                "access-sweep",
                "open-door",
                "revocation-requests",
            },
        ),
        ("consultant", {"handover-plan", "recommendation", "last-invoice", "search-next-mission"}),
    ],
)
def test_each_perspective_has_its_steps_beside_what_is_still_out(
    workspace: Path, run: Run, perspective: str, expected: set[str]
) -> None:
    (workspace / "mission.yaml").write_text(f"perspective: {perspective}\n", encoding="utf-8")
    ran = run("offboard", "acme", "--case", "completed", "--json")
    ids = [item["id"] for item in json.loads(ran.out)["items"]]
    assert expected | {"return-laptop", "return-badge", "revoke-gitlab", "revoke-erp-read"} <= set(ids)
    assert len(ids) == len(set(ids))
