"""mission agenda and `mission` alone, on the sample firm at 2026-11-21: whole answers."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from tests.cli.test_due import without_rule
from tests.conftest import Run, identify

from mission_cli.commands import excerpts
from mission_cli.core.points import RANKS
from mission_cli.errors import Exit


def items(out: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(out)["items"]
    return found


@pytest.mark.usefixtures("watched")
def test_the_day_of_the_firm(firm: Path, run: Run) -> None:
    code, out, err = run("agenda")
    assert (code, err) == (0, "")
    assert without_rule(out) == dedent("""\
        When           Mission                 What                                                                         Whose turn         Command
        ✗ 12 days ago  belvaux-booking-tests   the mission is over and not closed                                           manager            mission close belvaux-booking-tests
        ! 33 days ago  verriere-plant-data     no check-in was ever held                                                    manager            mission checkin verriere-plant-data
        ! 12 days ago  belvaux-booking-tests   1 piece of equipment still out after the end: Laptop 14", serial HB-2207     manager            mission return belvaux-booking-tests laptop
        ! 4 days ago   peyrac-crm-rollout      the day to decide on the renewal has passed; the mission ends on 2026-12-15  manager            mission renew peyrac-crm-rollout
        ! in 9 days    orvelle-payment-api     the renewal is wanted by both sides and not signed                           manager            mission renew orvelle-payment-api
        ! 40 days ago  montclar-water-meters   blocked for 40 days: No permit for the three eastern antennas                manager            mission blocker choose montclar-water-meters antenna-permits
        ! 24 days ago  montclar-water-meters   payment late: Pilot accepted                                                 manager            mission milestone montclar-water-meters pilot-paid paid
        ◦ 15 days ago  montclar-water-meters   agreed and not done: Find out who signs the permits                          client             mission checkin montclar-water-meters --done "Find out who"
        ◦ 15 days ago  orvelle-payment-api     accepted, to be invoiced: Version 1 live                                     business engineer  mission milestone orvelle-payment-api v1-live invoiced
        ◦ 5 days ago   belvaux-booking-tests   late: Send the last invoice                                                  business engineer  mission task belvaux-booking-tests last-invoice done
        ◦ 5 days ago   verriere-plant-data     no three-party review was ever held                                          manager            mission checkin verriere-plant-data --attendees consultant,manager,client
        · 12 days ago  peyrac-crm-rollout      health went from green to amber                                              manager            mission blocker open peyrac-crm-rollout
        · 9 days ago   montclar-water-meters   health went from amber to red                                                manager            mission blocker choose montclar-water-meters antenna-permits
        · 8 days ago   calyade-data-catalogue  the same difficulty at two check-ins running                                 manager            mission blocker open calyade-data-catalogue
        · 8 days ago   calyade-data-catalogue  health went from green to amber                                              manager            mission blocker open calyade-data-catalogue
        · 8 days ago   peyrac-crm-rollout      before the end: send out the profile                                         manager            mission renew peyrac-crm-rollout --step profile
        · 5 days ago   rivage-security-review  before the end: talk with the consultant                                     manager            mission renew rivage-security-review --step talk
        · 47 days ago  verriere-plant-data     no feedback has been given yet                                               manager            mission feedback verriere-plant-data
        · 29 days ago  –                       be in touch with Baptiste Morvan: last contact 2026-07-23                    manager            mission contact baptiste-morvan
        · 2 days ago   –                       be in touch with Thomas Géraud: last contact 2026-11-12                      manager            mission contact thomas-geraud
        """)


@pytest.mark.usefixtures("watched")
def test_a_week_of_a_mission_in_french(firm: Path, run: Run) -> None:
    _, out, _ = run("agenda", "--week", "--mission", "orvelle", "--lang", "fr")
    assert without_rule(out).replace("\u00a0", " ") == dedent("""\
        Quand              Mission              Quoi                                                           À qui                 Commande
        ! dans 9 jours     orvelle-payment-api  le renouvellement est voulu des deux côtés et n’est pas signé  manager               mission renew orvelle-payment-api
        ◦ il y a 15 jours  orvelle-payment-api  recetté, à facturer : Version 1 live                           ingénieur d’affaires  mission milestone orvelle-payment-api v1-live invoiced
        · dans 5 jours     orvelle-payment-api  convenu : Have the amendment signed by purchasing              client                mission checkin orvelle-payment-api --done "Have the amendment"
        """)


def test_the_json_of_a_mission_is_whole(firm: Path, run: Run) -> None:
    code, out, err = run("agenda", "--mission", "verriere", "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert {key: value for key, value in answer.items() if key != "items"} == {
        "schema_version": 1,
        "kind": "agenda",
        "today": "2026-11-21",
        "until": "2026-11-21",
        "left_out": [],
    }
    assert answer["items"][0] == {
        "mission": "verriere-plant-data",
        "title": "Plant data collection",
        "client": "Verrière & Fils",
        "consultant": "Noémie Dufour",
        "manager": "Karim Haddad",
        "reason": "checkin-never",
        "rank": 1,
        "day": "2026-10-19",
        "days": -33,
        "owner": "manager",
        "what": "no check-in was ever held",
        "command": "mission checkin verriere-plant-data",
        "path": "missions/verriere-plant-data.yaml",
    }


def test_the_order_is_that_of_the_law(firm: Path, run: Run) -> None:
    found = items(run("agenda", "--week", "--json", "--full").out)
    keys = [(item["rank"], item["day"] or "9999") for item in found]
    assert keys == sorted(keys)
    assert all(item["reason"] in RANKS[item["rank"]] for item in found)
    assert max(item["days"] for item in found if item["rank"] > 2) == 6


def test_who_reads_it_chooses_what(firm: Path, run: Run) -> None:
    whole = items(run("agenda", "--week", "--json", "--full").out)
    for role in ("business", "client"):
        some = items(run("agenda", "--week", "--json", "--full", "--role", role).out)
        assert some == [item for item in whole if item["owner"] == role] != []
    some = items(run("agenda", "--week", "--json", "--full", "--client", "hotels BELV").out)
    assert some == [item for item in whole if item["client"] == "Hôtels Belvaux"] != []
    assert items(run("agenda", "--json", "--client", "nobody").out) == []
    some = items(run("agenda", "--week", "--json", "--full", "--as", "Karim Haddad").out)
    assert some == items(run("agenda", "--week", "--json", "--full", "--mine", "--as", "karim-haddad").out) != []
    assert {item["manager"] for item in some} == {"Karim Haddad"}
    assert {item["owner"] for item in some} == {"manager"}


def test_what_has_no_owner_named_is_the_managers(workspace: Path, run: Run) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("people:", "x-people:"), encoding="utf-8")
    known = {item["owner"] for item in items(run("agenda", "--json").out)}
    mine = {item["owner"] for item in items(run("agenda", "--json", "--as", "Sofia Bernard").out)}
    assert mine == known - {"consultant", "client"}


def test_mine_is_whoever_git_says(repository: Path, run: Run) -> None:
    mine = items(run("agenda", "--mine", "--json").out)
    assert mine == items(run("agenda", "--as", "sofia-bernard", "--json").out) != []
    identify(repository, "Nobody Known")
    assert items(run("agenda", "--mine", "--json").out) == []


def test_mine_of_nobody_is_a_mistake(firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mission_cli.storage.git.commit.user_name", lambda _root: None)
    assert run("agenda", "--mine").code == Exit.USAGE


@pytest.mark.parametrize("words", [("--role", "boss"), ("--format", "pdf"), ("--week=1",), ("--today", "never")])
def test_a_word_it_does_not_know(firm: Path, run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run("agenda", *words)
    assert (code, out) == (Exit.USAGE, "")
    assert err.startswith("error: ")


def test_a_mission_it_does_not_know(firm: Path, run: Run) -> None:
    code, out, err = run("agenda", "--mission", "nope")
    assert (code, out) == (Exit.NOT_FOUND, "")
    assert "there is no mission `nope`" in err


def test_payments_leave_only_when_asked_for(firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a client has paid is confidential."""
    late = "payment late: Pilot accepted"
    for words in ((), ("--json",), ("--format", "md"), ("--format", "csv")):
        assert late not in run("agenda", *words).out
        assert late in run("agenda", *words, "--full").out
    assert json.loads(run("agenda", "--json").out)["left_out"] == ["confidential"]
    assert json.loads(run("agenda", "--json", "--full").out)["left_out"] == []
    run("agenda", "--output", "agenda.txt")
    assert late not in (firm / "agenda.txt").read_text(encoding="utf-8")
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    assert late in run("agenda").out


def test_markdown_and_csv(firm: Path, run: Run) -> None:
    assert run("agenda", "--client", "Verri", "--format", "md").out == dedent("""\
        | When | Mission | What | Whose turn | Command |
        | --- | --- | --- | --- | --- |
        | ! 33 days ago | verriere-plant-data | no check-in was ever held | manager | mission checkin verriere-plant-data |
        | ◦ 5 days ago | verriere-plant-data | no three-party review was ever held | manager | mission checkin verriere-plant-data --attendees consultant,manager,client |
        | · 47 days ago | verriere-plant-data | no feedback has been given yet | manager | mission feedback verriere-plant-data |
        """)
    heads, *rows = csv.reader(io.StringIO(run("agenda", "--format", "csv", "--lang", "fr").out), delimiter=";")
    assert heads[5:9] == ["Raison", "Urgence, à partir de 0", "Jour", "Jours à partir d’aujourd’hui"]
    assert len(rows) == len(items(run("agenda", "--json").out))


def test_nothing_to_do(firm: Path, run: Run) -> None:
    for path in (*(firm / "missions").glob("*.yaml"), *(firm / "consultants").glob("*.yaml")):
        path.unlink()
    assert run("agenda") == (
        0, "", "Nothing asks for action today. `mission agenda --week` looks seven days ahead.\n",
    )  # fmt: skip
    assert run("agenda", "--week").err == "Nothing asks for action in the next seven days.\n"
    assert items(run("agenda", "--json").out) == []


def test_without_a_workspace(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("agenda")
    assert (code, out) == (Exit.NOT_FOUND, "")
    assert "error: " in err


def test_a_broken_file_is_named_and_the_others_answer(firm: Path, run: Run) -> None:
    (firm / "missions" / "belvaux-booking-tests.yaml").write_text("format: [\n", encoding="utf-8")
    for _ in range(2):
        code, out, err = run("agenda")
        assert code == 0
        assert err.startswith("missions/belvaux-booking-tests.yaml:")
        assert "1 file was left out" in err
        assert "belvaux" not in out
        assert "verriere" in out


@pytest.mark.usefixtures("watched")
def test_alone_it_says_the_day_and_where_to_go_on(firm: Path, run: Run) -> None:
    code, out, err = run()
    assert (code, out) == run("agenda")[:2]
    assert err.startswith("`mission due` for the ends to come")


def test_the_name_of_a_file_is_no_command_of_a_shell(firm: Path, run: Run) -> None:
    path = firm / "missions" / "verriere-plant-data.yaml"
    path.rename(firm / "missions" / "$(reboot).yaml")
    found = [item for item in items(run("agenda", "--json").out) if "reboot" in (item["mission"] or "")]
    assert [item["command"] for item in found] == [
        "mission checkin '$(reboot)'",
        "mission checkin '$(reboot)' --attendees consultant,manager,client",
        "mission feedback '$(reboot)'",
    ]


def test_every_command_of_the_sample_firm_can_be_typed(firm: Path, run: Run) -> None:
    import shlex

    from mission_cli.commands.grammar import build

    for item in items(run("agenda", "--week", "--json", "--full").out):
        _, name, *words = shlex.split(item["command"])
        build(name).make_context(name, words, obj=None)


# On a terminal -------------------------------------------------------------------------------------------------------


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Any:
    def wide(width: int) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("NO_COLOR", "1")

    return wide


def test_cards_never_break_a_command(firm: Path, run: Run, screen: Any) -> None:
    commands = [item["command"] for item in items(run("agenda", "--json", "--full").out)]
    for width in (60, 80, 140):
        screen(width)
        lines = run("agenda", "--all").out.splitlines()
        assert [line.strip() for line in lines if line.strip().startswith("mission ")] == commands
        assert all(len(line) <= width for line in lines if "mission " not in line)


def test_a_card(firm: Path, run: Run, screen: Any) -> None:
    screen(60)
    assert run("agenda", "--mission", "verriere").out == dedent("""\
        ! 33 days ago  verriere-plant-data
        manager        no check-in was ever held
                       mission checkin verriere-plant-data

        ◦ 5 days ago   verriere-plant-data
        manager        no three-party review was ever held
          mission checkin verriere-plant-data --attendees consultant,manager,client

        · 47 days ago  verriere-plant-data
        manager        no feedback has been given yet
                       mission feedback verriere-plant-data
        """)


def test_a_terminal_shows_the_first_and_how_many_more(firm: Path, run: Run, screen: Any) -> None:
    count = len(items(run("agenda", "--week", "--json", "--full").out))
    screen(300)
    ran = run("agenda", "--week")
    assert len(ran.out.splitlines()) == 2 + 25
    assert f"{count - 25} more points: `mission agenda --all`" in ran.err
    whole = run("agenda", "--week", "--all")
    assert (len(whole.out.splitlines()), whole.err) == (2 + count, "")


def test_markdown_says_that_there_is_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "quiet" / "missions").mkdir(parents=True)
    asked = ("agenda", "--week", "--dir", str(tmp_path / "quiet"))
    assert run(*asked, "--format", "md") == (0, "Nothing asks for action in the next seven days.\n", "")
    assert json.loads(run(*asked, "--json").out)["items"] == []


def test_mine_of_somebody_who_holds_no_role_says_who_one_was_taken_for(run: Run, workspace: Path) -> None:
    assert run("agenda", "--as", "Nadia Nobody") == (
        0,
        "",
        "You were taken for `nadia-nobody`, who holds no role in any mission here. "
        "Whose points to show: `mission agenda --as NAME`.\n",
    )
