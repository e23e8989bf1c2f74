"""mission show."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conftest import Run


@pytest.mark.usefixtures("watched")
def test_a_mission_whole(run: Run, workspace: Path) -> None:
    code, out, err = run("show", "acme")
    assert (code, err) == (0, "")
    assert out == dedent("""\
        acme-order-data · Order data platform migration

        Today
          Status                   offboarding
          End                      2026-12-18, in 27 days · watch
          Decide by                2026-11-04, 17 days ago
          Go on?                   client: yes; consultant: undecided
          Last check-in            2026-10-14 · 38 days ago
          Next check-in            2026-10-28, 24 days ago: late
          Last three-party review  2026-10-14 · 38 days ago
          Next three-party review  2026-11-25, in 4 days
          Health                   amber

        Signals
          check-ins  2 missed in a row, the last one was held on 2026-10-14: `mission checkin
                     acme-order-data`
          feedback   one way only since 2026-10-20, nothing from the consultant: `mission feedback
                     acme-order-data --from consultant`

        What was agreed
          Consultant             Léa Martin <lea.martin@esn.example>
          Client                 Acme Logistics · Paul Durand <paul.durand@acme.example>
          Manager                Sofia Bernard <sofia.bernard@esn.example>
          Vision                 Orders flow through the new platform by the winter peak, and the client's
                                 team runs it alone.
          The consultant needs   A weekly hour with the data architect; access to production logs from day
                                 one.
          Autonomy               Free on technical choices, approval for anything that touches the ERP.
          Dates                  2026-03-02 to 2026-12-18
          Notice                 1 month
          Rate                   620 EUR/day
          Days a week            5
          Order                  PO-2026-118
          Check-ins              every 2 weeks, three-party review every 6 weeks
          confidentiality        signed 2026-02-20
          intellectual property  assigned to the client on payment

        Objectives
          feeds     Move the 14 order feeds to the new platform · 11 of 14 feeds in production · by
                    2026-11-30
          handover  The client's team handles an incident alone · target 3 (incidents handled without the
                    consultant) · by 2026-12-11

        Deliverables
          ingestion  Ingestion of the 14 order feeds · by 2026-09-30 · accepted 2026-10-06
          runbook    Operations runbook · by 2026-12-04

        Payment milestones
          go-live  Go-live of the ingestion · by 2026-10-15 · 18,000 EUR · paid 2026-10-30

        Amendments
          2026-06-12  new end 2026-12-18 · scope-returns

        Lent and granted
          laptop    Laptop 14", serial 5CD234X · new · still out
          badge     Building badge 4471 · still out
          gitlab    GitLab · lmartin-ext · still open
          erp-read  ERP, read only · XLMART · still open

        Offboarding
          completed
                     1 of 3 done; `mission offboard acme-order-data` shows them

        Journal
          2026-06-01  change request scope-returns · by sofia-bernard
                      Asked by: client
                      What: Add the returns feeds
                      Impact: 24800 EUR · 16 weeks · none expected
                      Decision: approved 2026-06-12 by paul-durand
          2026-06-12  note · by sofia-bernard
                      Text: Amendment 1 agreed by e-mail.
                      Reference: MAIL-2026-06-12
          2026-10-02  blocker vpn-returns · by sofia-bernard
                      Title: No VPN access for the returns feed
                      Causes: client unresponsive, step blocked
                      Impacts: time
                      Options: File extract every night · a day of lag, one more job to maintain
                      Options: Escalate to the client's sponsor · faster, may strain the security team
                      Chosen: File extract every night
                      Resolved: 2026-10-28 · Sponsor got the access; the extract is removed.
          2026-10-14  check-in (amber) · by sofia-bernard
                      There: consultant, client
                      Progress: 11 of 14 feeds live, one week behind plan.
                      Results: Objective "feeds" at 79 %.
                      Quality: No lost message in 7 days.
                      Difficulties: VPN access for the returns feed refused since September.
                      Solutions: Temporary extract by file.
                      Needs: A decision from the client's security team.
                      Successes: First incident handled by the client's team.
                      Actions: Escalate the VPN request (client, 2026-10-20)
          2026-10-20  feedback from client to consultant (shared) · by paul-durand
                      Strengths: Found the duplicate orders before we did, and explained them to the
                      warehouse in plain words.
                      To improve: The risk on feed 9 was raised on a Friday evening; the Monday before would
                      have saved a weekend.
                      Advice: Put the risks first in the weekly note.
                      Score: 4
        """)


def test_the_journal_shows_the_latest_entries_unless_all_are_asked_for(run: Run, firm: Path) -> None:
    shown = run("show", "acme-order-data").out
    assert "older entr" in shown
    everything = run("show", "acme-order-data", "--all").out
    assert "older entr" not in everything
    assert len(everything) > len(shown)


def test_a_mission_in_json_holds_the_record_and_the_journal_by_date(run: Run, workspace: Path) -> None:
    document = json.loads(run("show", "acme", "--json").out)
    [item] = document["items"]
    assert document["kind"] == "show"
    assert (item["status"], item["decision_date"], item["days_left"]) == ("offboarding", "2026-11-04", 27)
    assert item["record"]["contract"]["end"] == "2026-12-18"
    assert [(entry["date"], entry["author"], entry["type"]) for entry in item["journal"]] == [
        ("2026-06-01", "sofia-bernard", "change"),
        ("2026-06-12", "sofia-bernard", "note"),
        ("2026-10-02", "sofia-bernard", "blocker"),
        ("2026-10-14", "sofia-bernard", "checkin"),
        ("2026-10-20", "paul-durand", "feedback"),
    ]


def test_a_mission_that_cannot_be_read_shows_its_findings(run: Run, workspace: Path) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("health: amber", "health: ambre"), encoding="utf-8")
    assert run("show", "acme-order-data") == (
        5,
        "",
        dedent("""\
            missions/acme-order-data.yaml:133:15: error: `ambre` is not one of: green, amber, red   [E-CHOICE]
              132 |       attendees: [consultant, client]
              133 |       health: ambre
                  |               ^^^^^
              = help: did you mean `amber`?

            error: the mission `acme-order-data` cannot be read until this is mended
              = help: `mission edit acme-order-data` opens it
            """),
    )


@pytest.mark.usefixtures("watched")
def test_every_sample_mission_shows_in_both_languages(run: Run, firm: Path) -> None:
    for path in (firm / "missions").glob("*.yaml"):
        for language in ("en", "fr"):
            code, out, err = run("show", path.stem, "--all", "--full", "--lang", language)
            assert (code, err) == (0, "")
            assert path.stem in out


def test_what_was_never_held_is_louder_than_what_is_late(run: Run, workspace: Path) -> None:
    bare = (
        "format: 1\ntitle: T\nconsultant: Ana\nclient: {name: Acme}\ncontract: {start: 2026-10-31, end: 2027-02-26}\n"
    )
    (workspace / "missions/bare.yaml").write_text(bare, encoding="utf-8")
    lines = run("show", "bare").out.splitlines()
    # Two weeks on is a Saturday: the Monday after.
    assert "  Next check-in            due 2026-11-16, never held" in lines
    assert "  Next three-party review  2026-12-14, in 23 days" in lines
    (workspace / "consultants").mkdir()
    away = "format: 1\nname: Ana\nabsences:\n  - {start: 2026-11-16, end: 2026-11-30}\n  - {start: x, end: y}\n"
    (workspace / "consultants/ana.yaml").write_text(away, encoding="utf-8")
    item = json.loads(run("show", "bare", "--json").out)["items"][0]
    assert (item["next_checkin"], item["next_review"], item["last_review"]) == ("2026-12-01", "2026-12-14", None)


def test_the_steps_before_the_end_are_shown_once_they_have_come(run: Run, workspace: Path) -> None:
    bare = (
        "format: 1\ntitle: T\nconsultant: Ana\nclient: {name: Acme}\ncontract: {start: 2026-10-31, end: 2027-01-29}\n"
    )
    (workspace / "missions/bare.yaml").write_text(bare, encoding="utf-8")
    assert "  alert     the end is in sight · 2026-10-30, 22 days ago: to do\n" in run("show", "bare").out
    (workspace / "missions/bare.yaml").write_text(bare.replace("2027-01-29", "2027-06-30"), encoding="utf-8")
    assert "Steps before the end" not in run("show", "bare").out


@pytest.mark.usefixtures("watched")
def test_answers_are_shown_with_their_questions_and_choices_in_words(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    path = workspace / "missions" / "acme-order-data.yaml"
    entry = (
        "    - {id: zz9k2m1q, type: answers, date: 2026-11-20, questionnaire: satisfaction, from: client,\n"
        "       answers: {go-on: perhaps, our-own: Oui.}}\n"
    )
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n" + entry
    path.write_text(text, encoding="utf-8")
    shown = " ".join(run("show", "acme", "--full").out.replace("\xa0", " ").split())
    assert "Nous confieriez-vous une autre mission ? peut-être, selon les besoins our-own : Oui." in shown
    assert "go-on" not in shown
    assert "(Satisfaction" in shown


FOR_MANAGERS = (
    "    - {id: zz9k2m1q, type: feedback, date: 2026-11-20, from: client, to: consultant, visibility: managers,\n"
    "       advice: Rest more.}\n"
)


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize(
    ("author", "shown"),
    [("Sofia Bernard", True), ("sofia-bernard", True), ("Léa Martin", False), ("Paul Durand", False), (None, False)],
)
def test_what_is_for_managers_is_shown_to_the_managers_of_the_mission(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, author: str | None, shown: bool
) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + FOR_MANAGERS, encoding="utf-8")
    if author:
        monkeypatch.setenv("MISSION_AUTHOR", author)
    ran = run("show", "acme")
    assert ("Rest more." in ran.out) is shown
    assert ("for managers only: not shown" in ran.out) is not shown
    assert ("1 entry is for the managers of its mission" in ran.err) is not shown
    assert "Rest more." in run("show", "acme", "--full").out
    assert json.loads(run("show", "acme", "--json").out)["for_managers"] == 1
    assert json.loads(run("show", "acme", "--json", "--full").out)["for_managers"] == 0
