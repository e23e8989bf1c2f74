"""Three people's whole sessions, typed as they would be: a services firm's manager, a client's project lead, a consultant.

The how-to pages show the same days with their output; here every stage is checked, in both languages, by what the program
answers to programs, and the files stay without a finding.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Ran

from mission_cli.cli import run as run_cli
from mission_cli.errors import Exit
from mission_cli.texts import use_language

Start = Callable[..., "Session"]


class Session:
    """One person at the keyboard, on a day that they choose, in one language."""

    def __init__(self, root: Path, lang: str, author: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.lang, self.author, self.today = root, lang, author, ""
        self._capsys = capsys

    def day(self, today: str) -> None:
        """The next day of the story; what was written until then has no finding."""
        if self.today and list((self.root / "missions").glob("*.yaml")):
            assert self.findings() == []
        self.today = today

    def type(self, *argv: str, code: int = Exit.DONE, by: str | None = None) -> Ran:
        """One command line, with the exit code it is to give; `by` is who types it."""
        self._capsys.readouterr()
        where = ["--today", self.today, "--lang", self.lang]
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("MISSION_AUTHOR", by or self.author)
            given = run_cli([argv[0], *where, *argv[1:]])
        said = self._capsys.readouterr()
        use_language("en")
        assert given == code, f"mission {' '.join(argv)}\n{said.out}{said.err}"
        return Ran(given, said.out, said.err)

    def asks(self, *argv: str) -> Any:
        """The JSON answer of one command line."""
        return json.loads(self.type(*argv, "--json").out)

    def findings(self) -> list[Any]:
        return list(self.asks("check")["items"])

    def agenda(self, *argv: str) -> list[str]:
        """The commands that the agenda gives, in its order."""
        return [item["command"] for item in self.asks("agenda", "--full", *argv)["items"]]

    def show(self, mission: str) -> Any:
        return self.asks("show", mission, "--full")["items"][0]

    def file(self, mission: str) -> str:
        return (self.root / "missions" / f"{mission}.yaml").read_text(encoding="utf-8")

    def tick(self, mission: str, *tasks: str) -> None:
        self.type("task", mission, ",".join(tasks), "done")

    def open_tasks(self, mission: str, checklist: str = "offboard") -> set[str]:
        return {task["id"] for task in self.asks(checklist, mission)["items"] if task["state"] == "todo"}


@pytest.fixture(params=["en", "fr"])
def start(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Start:
    """A person in an empty workspace of theirs."""

    def _start(author: str, perspective: str, today: str) -> Session:
        root = tmp_path / "work"
        root.mkdir()
        monkeypatch.chdir(root)
        session = Session(root, request.param, author, capsys)
        session.today = today
        session.type("init", "--perspective", perspective)
        return session

    return _start


ACME = (
    *("--title", "Order data platform", "--consultant", "Léa Martin <lea.martin@rivage.example>"),
    *("--client", "Acme Logistics", "--contact", "Paul Durand <paul.durand@acme.example>"),
    *("--manager", "Sofia Bernard <sofia.bernard@rivage.example>", "--start", "2026-03-02", "--end", "2026-08-28"),
    *("--notice", "1 month", "--rate", "620 EUR/day", "--every", "2 weeks", "--vision", "Nobody would go back."),
    *("--objective", "Move the order feeds; feeds in production; 17; 2026-08-14; two a month last time"),
    *("--deliverable", "Runbook; 2026-06-30; the operations team runs it alone once"),
)


def agreed(session: Session) -> None:
    """February and the first of March: the agreement, the checklist of the start, what is lent and opened."""
    made = session.type("new", "acme-order-data", *ACME)
    assert "SMART" in made.err
    session.type("contract", "acme", "--order", "PO-118", "--document", "Contract; DocuSign 4471; 2026-02-20")
    session.type("milestone", "acme", "half", "add", "--title", "Half", "--due", "2026-05-29", "--amount", "18000 EUR")
    session.type(
        "milestone", "acme", "rest", "add", "--title", "Rest", "--amount", "6000 EUR", "--deliverable", "runbook"
    )
    session.type("onboard", "acme")
    asked = session.open_tasks("acme", "onboard")
    assert {"contract-signed", "kickoff-held", "equipment-lent", "access-granted", "first-checkin"} <= asked
    session.day("2026-03-02")
    session.type("lend", "acme", "--item", "Laptop 5CD234X", "--condition", "new")
    session.type("grant", "acme", "--system", "GitLab", "--account", "lmartin-ext")
    session.type("grant", "acme", "--system", "VPN", "--account", "lmartin")
    session.tick("acme", *(asked - {"first-checkin", "first-impressions"}))
    assert session.open_tasks("acme", "onboard") == {"first-checkin", "first-impressions"}


def followed(session: Session) -> None:
    """March to July: check-ins, feedback both ways, a change, a payment, a deliverable, each asked for by the agenda."""
    session.day("2026-03-16")
    assert "mission checkin acme-order-data" in session.agenda()
    said = session.type(
        *("checkin", "acme", "--health", "green", "--progress", "Three feeds live.", "--reached", "move=3"),
        *("--action", "Open the VPN; client; +1w", "--attendees", "consultant,client"),
    )
    assert "2026" in said.err
    assert session.agenda() == [
        f"mission task acme-order-data {task} done" for task in ("first-checkin", "first-impressions")
    ]
    session.tick("acme", "first-checkin", "first-impressions")
    session.day("2026-03-23")
    assert session.agenda() == ['mission checkin acme-order-data --done "Open the VPN"']
    session.type("checkin", "acme", "--done", "VPN")
    assert session.agenda() == []
    session.type("feedback", "acme", "--from", "consultant", "--to", "manager", "--strengths", "On 10 March, the VPN.")
    session.type("feedback", "acme", "heard", "--heard", "The plan goes to Léa first.")
    for day, figure in (("2026-03-30", "5"), ("2026-04-13", "8")):
        session.day(day)
        session.type(
            *("checkin", "acme", "--health", "amber", "--progress", "Slowly.", "--reached", f"move={figure}"),
            *("--difficulties", "The test data comes late.", "--attendees", "consultant,client,manager"),
        )
    session.type("feedback", "acme", "--from", "client", "--to", "consultant", "--strengths", "On 8 April, no call.")
    assert "mission blocker open acme-order-data" in session.agenda()

    session.day("2026-05-11")
    session.type(
        *("change", "ask", "acme", "--id", "returns", "--by", "client", "--what", "The returns feeds too"),
        *("--why", "The old tool stops", "--after", "end=2026-10-30", "--after", "rate=640 EUR/day"),
    )
    assert "mission change assess acme-order-data returns" in session.agenda()
    session.type("change", "assess", "acme", "--cost", "9 weeks", "--time", "two months", "--quality", "none")
    before = session.file("acme-order-data")
    session.type("change", "decide", "acme", "approved", "--dry-run")
    assert session.file("acme-order-data") == before
    session.type("change", "decide", "acme", "approved")
    after = session.file("acme-order-data")
    assert re.search(r"^  end: 2026-10-30$", after, re.MULTILINE)
    assert re.search(r"^  rate: 640 EUR/day$", after, re.MULTILINE)
    assert "change: returns" in after
    assert "decided: 2026-05-11 by sofia-bernard" in after

    session.day("2026-06-01")
    assert "mission milestone acme-order-data half paid" in session.agenda()
    session.type("milestone", "acme", "half", "invoiced", "--date", "2026-05-29")
    session.type("milestone", "acme", "half", "paid")
    session.day("2026-06-29")
    session.type("deliverable", "acme", "runbook", "deliver")
    session.day("2026-07-10")
    session.type("deliverable", "acme", "runbook", "accept", "--ref", "mail of 10 July")
    assert "accepted: 2026-07-10" in session.file("acme-order-data")
    assert "mission milestone acme-order-data rest invoiced" in session.agenda()
    session.type("milestone", "acme", "rest", "invoiced")
    assert "mission milestone acme-order-data rest" not in session.agenda()
    session.type("milestone", "acme", "rest", "paid")


def ended(session: Session) -> None:
    """August to October: the end seen, wishes, the decision, the checklist, answers and documents."""
    session.day("2026-08-03")
    (due,) = session.asks("due", "--weeks", "14")["items"]
    assert (due["end"], due["days_left"]) == ("2026-10-30", 88)
    assert "mission renew acme-order-data --step alert" in session.agenda()
    session.type("renew", "acme", "--step", "alert")
    session.day("2026-09-01")
    session.type("renew", "acme", "--step", "talk", "--consultant", "wanted")
    declined = session.type("renew", "acme", "--client", "declined")
    assert "mission renew acme-order-data --decision end" in declined.err
    settled = session.type("renew", "acme", "--decision", "end")
    assert "mission offboard acme-order-data --case completed" in settled.err
    session.type("opportunity", "acme", "--what", "A stock forecast", "--contact", "Paul Durand <p@acme.example>")
    session.type("checkin", "acme", "--health", "green", "--progress", "All live.", "--reached", "move=17")
    session.type("offboard", "acme", "--case", "completed", "--reason", "The feeds are moved")
    asked = session.open_tasks("acme")
    assert {"return-laptop-5cd234x", "revoke-gitlab", "revoke-vpn", "astonishment-report", "client-needs"} <= asked

    session.day("2026-10-09")
    letter = session.type("doc", "acme", "reference-letter").out
    assert "17" in letter
    assert "Léa Martin" in letter
    assert "8 April" not in letter  # what is said of people is left out, unless asked for
    assert "8 April" in session.type("doc", "acme", "reference-letter", "--full").out
    request = session.type("doc", "acme", "revocation-request", "--to", "Karim Haddad").out
    assert all(word in request for word in ("Karim Haddad", "lmartin-ext", "VPN", "5CD234X"))
    assert "Léa Martin" in session.type("doc", "acme", "departure-teams").out
    scores = [f"--answer={question}=5" for question in ("project", "consultant", "objectives")]
    session.type("answer", "acme", "satisfaction", "--from", "client", *scores, "--answer", "go-on=certainly")
    scores = [f"--answer={question}=4" for question in ("content", "conditions", "support")]
    session.type("answer", "acme", "satisfaction", "--from", "consultant", *scores, by="Léa Martin")
    session.type("answer", "acme", "exit-interview", "--from", "consultant", "--answer=recommend=5", by="Léa Martin")
    session.day("2026-10-30")


def closed(session: Session) -> None:
    """The last day and after: refused while something is out, then closed; the rest stays until it is done."""
    later = {"recommendation-terms", "last-invoice", "lessons-learned", "keep-in-touch"}
    taken = {"return-laptop-5cd234x", "revoke-gitlab", "revoke-vpn"}
    session.tick("acme", *(session.open_tasks("acme") - later - taken))
    refused = session.type("close", "acme", code=Exit.FAILED)
    assert refused.out == ""
    for command in (
        "return acme-order-data laptop-5cd234x",
        "revoke acme-order-data gitlab",
        "revoke acme-order-data vpn",
    ):
        assert f"mission {command}" in refused.err
    session.type("return", "acme", "laptop", "--condition", "lid scratched")
    session.type("revoke", "acme", "--all", by="Karim Haddad")
    session.type("revoke", "acme", "--all", "--verified", by="Karim Haddad", code=Exit.USAGE)
    session.type("revoke", "acme", "--all", "--verified")
    assert "lid scratched" in session.type("show", "acme").out
    session.type("close", "acme")
    assert "closed: 2026-10-30 by sofia-bernard" in session.file("acme-order-data")

    session.day("2026-11-13")
    session.type("answer", "acme", "lessons-learned", "--from", "manager", "--answer=lessons=Ask for test data first.")
    session.tick("acme", "lessons-learned", "recommendation-terms", "last-invoice")
    session.day("2026-11-27")
    assert session.agenda() == ["mission task acme-order-data keep-in-touch done"]
    session.type("note", "acme", "Paul Durand: all feeds run", "--ref", "call of 27 November")
    session.tick("acme", "keep-in-touch")
    assert session.agenda() == []


def test_a_manager_follows_one_mission_from_start_to_end(start: Start) -> None:
    session = start("Sofia Bernard", "provider", "2026-02-23")
    agreed(session)
    followed(session)
    ended(session)
    closed(session)
    session.day("2026-11-30")
    made = session.type("new", "acme-stock", *ACME[2:10], "--title=Stock", "--start=2027-01-04", "--end=2027-06-30")
    assert "mission lessons --client 'Acme Logistics'" in made.err
    assert "Ask for test data first." in session.type("lessons", "--client", "acme", "--full").out


def test_a_project_lead_sees_a_freelancer_off(start: Start) -> None:
    session = start("Claire Roux", "client", "2026-09-04")
    session.type(
        *("new", "shop-search", "--title=Search of the web shop", "--consultant=Nadia Benali <nadia@benali.example>"),
        *("--client=Brevent", "--contact=Claire Roux <claire@brevent.example>", "--start=2026-09-07"),
        *("--manager=Claire Roux <claire@brevent.example>", "--end=2026-12-18", "--notice=2 weeks", "--every=2 weeks"),
        *("--rate=550 EUR/day", "--vision=Customers find.", "--equipment=Laptop HX-204; small scratch on the lid"),
        *("--objective=Replace the search; answers under 300 ms, in %; 95; 2026-12-04; measured on the pilot",),
        *("--equipment=Badge 1187", "--access=GitLab; nbenali", "--access=VPN; ext-nbenali", "--access=Jira; nadia"),
    )
    session.type("contract", "shop", "--order", "4500012")
    session.day("2026-11-20")
    session.type("renew", "shop", "--decision", "end")
    session.type("offboard", "shop", "--case", "completed")
    asked = session.open_tasks("shop")
    steps = {"announce-departure", "thanks", "reference-letter", "handover-file", "exit-interview", "keep-in-touch"}
    assert steps | {"return-badge-1187", "revoke-gitlab", "revoke-vpn", "revoke-jira"} <= asked
    session.type("doc", "shop", "departure-providers", "--to", "Hostline", "-o", "hostline.md")
    assert "Hostline" in (session.root / "hostline.md").read_text(encoding="utf-8")
    assert "Nadia Benali" in session.type("doc", "shop", "handover").out
    request = session.type("doc", "shop", "revocation-request").out
    assert all(account in request for account in ("nbenali", "ext-nbenali", "nadia", "Badge 1187"))

    session.day("2026-12-11")
    questions = ("welcome", "access", "objectives", "later-projects", "recommend", "again")
    form = session.type("answer", "shop", "exit-interview", "--from", "consultant", "--blank").out
    assert re.findall(r"^([a-z-]+):", form, re.MULTILINE) == list(questions)
    answers = [f"--answer={one}={5 if one == 'recommend' else 'Gladly.'}" for one in questions]
    session.type("answer", "shop", "exit-interview", "--from", "consultant", *answers)

    session.day("2026-12-18")
    taken = {task for task in session.open_tasks("shop") if task.startswith(("return-", "revoke-"))}
    session.tick("shop", *(session.open_tasks("shop") - taken))
    refused = session.type("close", "shop", code=Exit.FAILED).err
    assert len(re.findall("mission (?:return|revoke) shop-search", refused)) == len(taken) == 5
    session.type("revoke", "shop", "--all", by="Karim Haddad")
    same = session.type("revoke", "shop", "--all", "--verified", by="Karim Haddad", code=Exit.USAGE).err
    assert "karim-haddad" in same
    session.type("revoke", "shop", "--all", "--verified")
    session.type("return", "shop", "badge")
    refused = session.type("close", "shop", code=Exit.FAILED).err
    assert "Laptop HX-204" in refused
    assert "revoke" not in refused
    session.type("return", "shop", "laptop", "--condition", "hinge loose")
    session.type("close", "shop")
    text = session.file("shop-search")
    assert "returned_condition: hinge loose" in text
    assert text.count("verified: 2026-12-18 by claire-roux") == 2 * 3  # the access, and its task
    assert "closed: 2026-12-18 by claire-roux" in text
    assert session.findings() == []


def test_a_consultant_gets_a_stuck_mission_going(start: Start) -> None:
    session = start("Hugo Petit", "consultant", "2026-09-01")
    hugo = "Hugo Petit <hugo@petit.example>"
    session.type(
        *("new", "sevelin-lab", "--title=Lab sample tracking", "--consultant", hugo, "--client=Sevelin"),
        *("--contact=Anne Kern <anne@sevelin.example>", "--manager", hugo, "--start=2026-09-07", "--end=2026-12-18"),
        *("--notice=2 weeks", "--rate=600 EUR/day", "--every=2 weeks", "--vision=No sample is lost."),
        *("--objective=Connect the analysers; analysers connected; 12; 2026-12-04; one a week",),
        *("--deliverable=Interface document; 2026-10-16; the lab signs it",),
    )
    session.type("contract", "sevelin", "--order", "S-88")
    stuck = ("--difficulties", "No approval of the interface document.")
    session.day("2026-10-05")
    session.type("checkin", "sevelin", "--health", "amber", "--progress", "Two more.", "--reached", "connect=4", *stuck)
    session.type("deliverable", "sevelin", "interface", "deliver")
    session.day("2026-10-19")
    session.type("checkin", "sevelin", "--health", "red", "--attendees", "consultant,client", *stuck)
    assert session.agenda().count("mission blocker open sevelin-lab") == 2  # the health, and the same difficulty
    assert "mission blocker open sevelin-lab" in session.type("show", "sevelin").out

    session.type(
        *("blocker", "open", "sevelin", "--id", "approval", "--title", "Nobody approves", "--owner", "client"),
        *("--cause", "client-unresponsive,communication", "--impact", "time,money"),
    )
    assert session.asks("blocker")["items"][0]["id"] == "approval"
    asked = ("objectives", "measure", "priorities", "communication", "origin")
    session.type("blocker", "diagnose", "sevelin", *(f"--answer={question}=Looked at." for question in asked))
    text = session.file("sevelin-lab")
    assert [text.index(f"        {question}: ") for question in asked] == sorted(
        text.index(f"        {question}: ") for question in asked
    )
    session.type(
        *("blocker", "option", "sevelin", "--what", "A deputy signs", "--effect", "Delegated in writing"),
        *("--what", "Begin with the others", "--effect", "Two are done again"),
    )
    session.type("blocker", "choose", "sevelin", "1")
    assert "chosen: A deputy signs" in session.file("sevelin-lab")

    session.day("2026-10-26")
    session.type(
        *("change", "ask", "sevelin", "--id", "month", "--by", "consultant", "--what", "One month more"),
        *("--after", "end=2027-01-15"),
    )
    session.type("change", "assess", "sevelin", "--cost", "20 days", "--time", "one month", "--quality", "none")
    session.type("change", "decide", "sevelin", "refused")
    text = session.file("sevelin-lab")
    assert "decision: refused" in text
    assert re.search(r"^  end: 2026-12-18$", text, re.MULTILINE)
    session.type("note", "sevelin", "Anne Kern: Dr Weiss signs from Monday on.", "--ref", "mail of 26 October")

    session.day("2026-11-09")
    first, second, *_ = session.agenda()
    assert first == "mission deliverable sevelin-lab interface-document accept"
    assert second == "mission blocker resolve sevelin-lab approval"
    session.type("deliverable", "sevelin", "interface", "accept", "--ref", "mail of 6 November")
    session.type("blocker", "resolve", "sevelin", "--resolution", "Dr Weiss signs within two days.")
    session.type("checkin", "sevelin", "--health", "green", "--progress", "Six connected.", "--reached", "connect=6")
    assert session.asks("blocker")["items"] == []
    assert not any("blocker" in command or "deliverable" in command for command in session.agenda())
    assert "Dr Weiss signs within two days." in session.type("lessons", "--cause", "client-unresponsive").out
    assert session.findings() == []
