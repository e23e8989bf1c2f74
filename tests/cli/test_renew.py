"""`mission renew`: a new end, wishes, steps before the end, and what they leave in the file."""

from __future__ import annotations

import io
import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.cli.small import MISSION, text
from tests.conftest import Run

from mission_cli.commands.session import Session
from mission_cli.errors import Exit

SMALL = """\
format: 1
title: Order data
consultant: Léa Martin
client:
  name: Acme
contract:
  start: 2026-03-02
  end: 2026-12-18   # Friday
  rate: 620 EUR/day
renewal:
  client: wanted    # on the phone
  consultant: undecided
  steps: {talk: 2026-10-20 by sofia-bernard}
offboarding:
  case: completed
  tasks:
    - id: handover-file
      title: Write the handover file
      due: end - 2 weeks
      state: todo
    - id: announce
      title: Announce
      due: end - 4 weeks
      state: done
      done: 2026-11-20 by sofia-bernard
"""
AS = ("--as", "Sofia Bernard")


def test_without_an_option_it_shows_where_things_stand(run: Run, small: Path) -> None:
    code, out, err = run("renew", "small")
    assert (code, err) == (0, "")
    assert out == dedent("""\
        small · Order data

        Going on
          End           2026-12-18, in 27 days
          Decide by     2026-12-03, in 12 days
          Go on?        client: yes; consultant: undecided
          Next mission  none known

        Steps before the end
          alert     the end is in sight · 2026-09-18, 64 days ago: to do
          talk      talk with the consultant · 2026-10-19, done 2026-10-20 by sofia-bernard
          sales     business engineers told · 2026-11-03, 18 days ago: to do
          profile   profile sent · 2026-11-18, 3 days ago: to do
          decision  renew or end, decided · 2026-12-03, in 12 days

        Renewals
            Never renewed so far.
    """)
    assert text(small) == SMALL


def test_a_new_end_is_one_write_of_all_it_means(run: Run, small: Path) -> None:
    words = ("--until", "2027-06-30", "--rate", "650 €/jour", "--ref", "MAIL-1", "--date", "2026-11-20")
    code, out, err = run("renew", "small", *words, *AS)
    assert code == Exit.DONE
    assert out == dedent("""\
        small: until Wed 2027-06-30 (was Fri 2026-12-18)
    """)
    assert err == dedent("""\
        → --date Fri 2026-11-20 (yesterday)
        → --until Wed 2027-06-30 (in 221 days)
        Wishes and steps start again for the new end; the earlier ones stay in git's history.
        The checklist is that of the former end, Fri 2026-12-18: 1 task done, which stays recorded. For the new end, begin it again: mission offboard small
    """)
    changed = SMALL.replace("end: 2026-12-18   # Friday", "end: 2027-06-30   # Friday").replace("620", "650")
    changed = changed.replace(
        "/day\nrenewal:\n  client: wanted    # on the phone\n  consultant: undecided\n"
        "  steps: {talk: 2026-10-20 by sofia-bernard}\n",
        "/day\n  amendments:\n    - date: 2026-11-20\n      end: 2027-06-30\n      rate: 650 EUR/day\n"
        "      text: the end was 2026-12-18\n      ref: MAIL-1\n"
        "renewal:\n  decision: renew\n  decided: 2026-11-20 by sofia-bernard\n",
    )
    assert text(small) == changed
    assert run("check").code == Exit.DONE


@pytest.mark.usefixtures("watched")
def test_the_second_renewal_tells_from_which_end(run: Run, small: Path) -> None:
    run("renew", "small", "--until", "2027-06-30", *AS)
    run("renew", "small", "--until", "2027-12-31", "--rate", "650 EUR/day", "--text", "Phase 2", *AS)
    assert run("renew", "small").out.partition("Renewals\n")[2] == (
        "  2026-11-21  until 2027-06-30 · the end was 2026-12-18\n"
        "  2026-11-21  2027-06-30 → 2027-12-31 · new rate 650 EUR/day · Phase 2\n"
    )


def test_wishes_steps_and_the_decision(run: Run, small: Path) -> None:
    code, out, err = run("renew", "small", "--consultant", "oui")
    assert (code, out) == (0, "small: consultant wishes to go on: yes\n")
    assert err == "Both wish to go on. Once it is agreed: mission renew small --until DATE\n"
    code, out, err = run("renew", "small", "--step", "sales", "--step", "talk", *AS)
    assert (code, out) == (0, "small: business engineers told, done Sat 2026-11-21\n")
    assert err == "talk with the consultant is done already (2026-10-20 by sofia-bernard); that stays.\n"
    code, out, err = run("renew", "small", "--decision", "end", *AS)
    assert (code, out, err) == (0, "small: it ends on Fri 2026-12-18\n", "")
    assert "steps: {talk: 2026-10-20 by sofia-bernard, sales: 2026-11-21 by sofia-bernard}" in text(small)
    assert "  decision: end\n  decided: 2026-11-21 by sofia-bernard\n" in text(small)
    assert run("renew", "small", "--decision", "end", *AS).err == f"Nothing to change in {MISSION}.\n"


def test_an_end_decided_before_its_checklist_says_what_comes_next(run: Run, small: Path) -> None:
    (small / MISSION).write_text(SMALL.partition("offboarding:")[0], encoding="utf-8")
    err = run("renew", "small", "--decision", "end", *AS).err
    assert err == "Prepare it, and tell the consultant in time: mission offboard small --case completed\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--until", "2026-12-18"), "Fri 2026-12-18 is not after the end of the contract, Fri 2026-12-18"),
        (("--until", "2026-12-01"), "mission offboard small --ends 2026-12-01"),
        (("--until", "2027-06-30", "--client", "wanted"), "--until and --client say two different things"),
        (("--until", "2027-06-30", "--decision", "end"), "--until and --decision say two different things"),
        (("--rate", "650 EUR/day"), "--rate goes with --until"),
        (("--decision", "renew"), "a renewal is written with its new end"),
        (("--step", "tlk"), "did you mean `talk`?"),
        (("--client", "perhaps"), "--client: `perhaps` is not one of wanted, undecided, declined"),
        (("--until", "2027-06-30", "--rate", "much"), "--rate cannot be read as a rate"),
        (("--step", "sales", "--date", "2026-12-01"), "is still to come"),
    ],
)
def test_what_is_refused_writes_nothing(run: Run, small: Path, words: tuple[str, ...], said: str) -> None:
    code, out, err = run("renew", "small", *words, *AS)
    assert (code, out) == (Exit.USAGE, "")
    assert said in err
    assert text(small) == SMALL


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("case: completed", "case: client-ended", "the end of `small` is under way: ended by the client"),
        ("offboarding:", "closed: 2026-12-20 by sofia\noffboarding:", "mission reopen small --why"),
    ],
)
def test_a_mission_that_has_ended_is_not_renewed(run: Run, small: Path, old: str, new: str, said: str) -> None:
    (small / MISSION).write_text(SMALL.replace(old, new), encoding="utf-8")
    code, out, err = run("renew", "small", "--until", "2027-06-30", *AS)
    assert (code, out) == (Exit.USAGE, "")
    assert said in err


def test_an_early_end_is_taken_out(run: Run, small: Path) -> None:
    early = SMALL.replace("case: completed", "case: completed\n  ends: 2026-11-30")
    (small / MISSION).write_text(early, encoding="utf-8")
    err = run("renew", "small", "--until", "2027-06-30", *AS).err
    assert "The earlier last day of the offboarding, Mon 2026-11-30, is taken out.\n" in err
    assert "ends:" not in text(small)


def test_36_months_through_an_umbrella_company_are_warned_about(run: Run, small: Path) -> None:
    (small / "consultants").mkdir()
    profile = "format: 1\nname: Léa Martin\nemployment: umbrella\n"
    (small / "consultants/lea-martin.yaml").write_text(profile, encoding="utf-8")
    before = SMALL.partition("renewal:")[0].replace("2026-03-02", "2025-03-02").replace("2026-12-18", "2026-03-01")
    (small / "missions/first.yaml").write_text(before.replace("name: Acme", "name: ACME"), encoding="utf-8")
    code, out, err = run("renew", "small", "--until", "2028-03-01", *AS)
    assert (code, out[:32]) == (0, "small: until Wed 2028-03-01 (was")
    assert "warning" not in err  # 12 months and 24: exactly 36
    code, _, err = run("renew", "small", "--until", "2028-03-02", *AS)
    assert code == 0
    assert err.endswith(
        "warning: through an umbrella company, 36 months at one client are full on Wed 2028-03-01; "
        "Léa Martin would be at Acme for 36 months by Thu 2028-03-02\n"
    )
    item = json.loads(run("renew", "small", "--json").out)["items"][0]
    assert item["umbrella"] == {"months": 36, "over": True, "full": "2028-03-01"}


def test_json(run: Run, small: Path) -> None:
    code, out, err = run("renew", "small", "--until", "2027-06-30", "--rate", "650 EUR/day", "--json", *AS)
    assert code == 0
    assert "650" not in err
    whole = json.loads(out)
    assert {key: value for key, value in whole.items() if key != "items"} == {
        "schema_version": 1,
        "kind": "renew",
        "today": "2026-11-21",
        "left_out": ["confidential"],
    }
    item = whole["items"][0]
    assert [step["date"] for step in item.pop("rhythm")] == [
        "2027-04-01", "2027-04-30", "2027-05-14", "2027-05-31", "2027-06-15"
    ]  # fmt: skip
    assert item == {
        "id": "small",
        "end": "2027-06-30",
        "days_left": 221,
        "decision_date": "2027-06-15",
        "renewal": {"client": None, "consultant": None},
        "decision": "renew",
        "decided": "2026-11-21 by sofia-bernard",
        "next_mission": None,
        "umbrella": None,
        "path": MISSION,
        "amendments": [{"date": "2026-11-21", "end": "2027-06-30"}],
        "moved": [],
        "written": True,
    }


def test_a_dry_run_writes_nothing(run: Run, small: Path) -> None:
    code, out, _ = run("renew", "small", "--until", "2027-06-30", "--dry-run", *AS)
    assert code == 0
    assert "+  end: 2027-06-30   # Friday\n" in out
    item = json.loads(run("renew", "small", "--until", "2027-06-30", "-n", "--json", *AS).out)["items"][0]
    assert (item["end"], item["written"]) == ("2026-12-18", False)
    assert text(small) == SMALL


def test_in_french(run: Run, small: Path) -> None:
    code, out, err = run("renew", "small", "--lang", "fr", "--until", "30/06/2027", *AS)
    assert (code, out) == (0, "small\u00a0: jusqu’au mercredi 30 juin 2027 (au lieu du vendredi 18 décembre 2026)\n")
    assert "Souhaits et étapes repartent de zéro pour la nouvelle fin" in err


def test_offboard_says_what_an_earlier_end_moves(run: Run, small: Path) -> None:
    err = run("offboard", "small", "--ends", "2026-12-11").err
    assert "1 task moves with the end:\n  handover-file: 2026-12-04 → 2026-11-27\n" in err


def test_a_new_mission_beyond_36_months_is_warned_about(run: Run, small: Path) -> None:
    (small / "consultants").mkdir()
    profile = "format: 1\nname: Léa Martin\nemployment: umbrella\n"
    (small / "consultants/lea-martin.yaml").write_text(profile, encoding="utf-8")
    people = ("--consultant", "Léa Martin", "--client", "ACME", "--contact", "Ada", "--manager", "Sofia Bernard")
    words = ("new", "next", "--title", "Next", *people, "--start", "2026-12-19", "--end")
    code, _, err = run(*words, "2029-03-01", *AS)
    assert (code, "warning" in err) == (0, False)
    (small / "missions/next.yaml").unlink()
    code, _, err = run(*words, "2029-03-02", *AS)
    assert code == 0
    assert err.endswith("Léa Martin would be at ACME for 36 months by Fri 2029-03-02\n")


@pytest.mark.parametrize(
    ("answers", "line", "written"),
    [
        (
            "until\n2026-12-01\n2027-06-30\n650 EUR/day\nPhase 2\nMAIL-1\n",
            "mission renew small --until 2027-06-30 --rate '650 EUR/day' --text 'Phase 2' --ref MAIL-1 --as 'Sofia Bernard'",
            "    - date: 2026-11-21\n      end: 2027-06-30\n      rate: 650 EUR/day\n      text: Phase 2\n      ref: MAIL-1\n",
        ),
        ("client\ndeclined\n", "mission renew small --client declined --as 'Sofia Bernard'", "  client: declined "),
        (
            "step\nsales\n",
            "mission renew small --step sales --as 'Sofia Bernard'",
            "sales: 2026-11-21 by sofia-bernard",
        ),
        ("end\n", "mission renew small --decision end --as 'Sofia Bernard'", "  decision: end\n"),
    ],
)
def test_a_person_is_asked_what_is_new(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answers: str, line: str, written: str
) -> None:
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    ran = run("renew", "small", *AS)
    assert ran.code == 0, ran.err
    assert f"Next time, in one line:\n  {line}\n" in ran.err
    assert written in text(small)


def test_a_person_may_only_look(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setattr("sys.stdin", io.StringIO("nothing\n"))
    ran = run("renew", "small")
    assert (ran.code, ran.out.count("Going on\n")) == (0, 1)
    assert text(small) == SMALL
