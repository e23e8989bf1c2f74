"""Records written by hand that say something happened on a day to come: named by `check`, and not counted as done."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.storage.cache.files import RACY_NS

MISSION = """\
format: 1
title: Orders
consultant: Léa Martin
client: {name: Acme, contact: Paul Durand}
manager: Sofia Bernard
vision: It works.
contract:
  start: 2026-03-02
  end: 2026-11-13
  notice: 1 month
  rate: 600 EUR/day
  order: PO 1
  deliverables:
    - {id: guide, title: Guide, due: 2026-10-30, acceptance: read, delivered: 2062-01-01}
  milestones:
    - {id: half, title: Half, due: 2026-09-30, amount: 1000 EUR, paid: 2062-01-01}
equipment:
  - {id: laptop, item: Laptop, lent: 2026-03-02, returned: 2062-01-01}
access:
  - {id: vpn, system: VPN, granted: 2026-03-02, revoked: 2062-01-01, verified: 2062-01-02 by sofia-bernard}
offboarding:
  case: completed
  opened: 2026-11-02
  tasks:
    - {id: thanks, title: Thanks, owner: manager, due: 2026-11-10, state: done, done: 2062-01-01 by sofia-bernard}
journal:
  sofia-bernard:
    - {id: c0, type: checkin, date: 2026-04-01, health: amber}
    - {id: c1, type: checkin, date: 2062-01-01, health: green}
    - {id: b1, type: blocker, date: 2026-10-01, title: VPN, resolved: 2062-01-01, resolution: x}
"""


@pytest.fixture
def ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "esn"
    (root / "missions").mkdir(parents=True)
    (root / "missions" / "acme.yaml").write_text(MISSION, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def reasons(run: Run, *, today: str = "2026-11-21") -> set[str]:
    return {one["reason"] for one in json.loads(run("agenda", "--json", "--full", today=today).out)["items"]}


def test_check_names_each_with_what_to_type(ahead: Path, run: Run) -> None:
    ran = run("check")
    assert ran.code == 0
    assert ran.out.count("W-AHEAD") == 8
    assert (
        "missions/acme.yaml:14:79: warning: this is said to have happened on 2062-01-01, a day to come (today is 2026-11-21)"
    ) in ran.out
    assert "write the day on which it happened, or take it out until it does: `mission edit`" in ran.out
    assert run("check", "missions/acme.yaml", "--strict").code != 0
    assert run("check", today="2062-01-02").out.count("W-AHEAD") == 0


def test_what_is_to_come_silences_no_reminder(ahead: Path, run: Run) -> None:
    for _ in range(2):  # cold, then from what is kept
        assert reasons(run) >= {
            "access-open",
            "equipment-out",
            "milestone-late",
            "deliverable-late",
            "blocker-old",
            "task-late",
        }
        [item] = json.loads(run("due", "--json").out)["items"]
        assert item["last_checkin"] == "2026-04-01"
        missing = {one["what"] for one in item["missing"]}
        assert missing >= {"equipment", "access", "tasks"}
        [row] = json.loads(run("list", "--json").out)["items"]
        assert (row["last_checkin"], row["health"]) == ("2026-04-01", "amber")
    figures = {one["figure"]: one for one in json.loads(run("stats", "--json").out)["items"]}
    assert figures["blockers-open"]["count"] == 1
    # Once the day has come, it counts.
    assert not reasons(run, today="2062-01-02") & {"access-open", "equipment-out", "milestone-late", "task-late"}


@pytest.mark.parametrize("end", ["2026-11-13", "2026-12-18"])
@pytest.mark.parametrize("kept", [False, True])
def test_a_closing_to_come_closes_nothing_yet(ahead: Path, run: Run, end: str, kept: bool) -> None:
    path = ahead / "missions" / "acme.yaml"
    text = path.read_text(encoding="utf-8").replace("end: 2026-11-13", f"end: {end}")
    path.write_text(f"{text}closed: 2061-06-30 by sofia-bernard\n", encoding="utf-8")
    if kept:
        time.sleep(RACY_NS / 1e9 + 0.01)
    for _ in range(3):  # cold, then from what is kept
        assert [one["id"] for one in json.loads(run("due", "--json").out)["items"]] == ["acme"]
        [row] = json.loads(run("list", "--json").out)["items"]
        assert (row["id"], row["closed"], row["status"] == "closed") == ("acme", None, False)
        [row] = json.loads(run("list", "--status", "all", "--json").out)["items"]
        assert row["status"] != "closed"
    # Once the day has come, it is closed, whatever was kept before.
    assert json.loads(run("due", "--json", today="2061-06-30").out)["items"] == []
    assert json.loads(run("list", "--json", today="2061-06-30").out)["items"] == []
    [row] = json.loads(run("list", "--status", "closed", "--json", today="2061-06-30").out)["items"]
    assert (row["closed"], row["status"]) == ("2061-06-30", "closed")


def test_a_call_to_come_is_no_call(ahead: Path, run: Run) -> None:
    (ahead / "consultants").mkdir()
    profile = "format: 1\nname: Ada Roux\nleft: 2026-01-30\ncontact: {every: 1 month, last: 2062-01-01}\n"
    (ahead / "consultants" / "ada-roux.yaml").write_text(profile, encoding="utf-8")
    assert "mission contact ada-roux" in run("agenda").out
    assert "W-AHEAD" in run("check", "consultants/ada-roux.yaml").out


def test_delivered_again_on_the_day_of_the_refusal_waits_for_the_client_everywhere(ahead: Path, run: Run) -> None:
    text = MISSION.replace("delivered: 2062-01-01", "refused: 2026-10-01, delivered: 2026-10-01, remarks: too short")
    (ahead / "missions" / "acme.yaml").write_text(text, encoding="utf-8")
    assert "acceptance-waiting" in reasons(run)
    assert "deliverable-refused" not in reasons(run)
    [item] = json.loads(run("deliverable", "acme", "--json").out)["items"]
    assert (item["state"], item["waits_for"]) == ("delivered", "client")
