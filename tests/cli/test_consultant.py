"""`mission consultant`: profiles made, shown, listed, changed; people without one are known from their missions."""

from __future__ import annotations

import difflib
import io
import json
import re
import sys
from pathlib import Path

import pytest
from tests.cli.test_privacy import PROFILE as SECRETIVE
from tests.cli.test_privacy import secrets
from tests.conftest import REPOSITORY, Run, git

from mission_cli.commands.session import Session
from mission_cli.errors import Exit
from mission_cli.storage.workspace import Workspace

ADA = "consultants/ada-roux.yaml"
PROFILE = """\
# by hand
format: 1
name: Ada Roux
mail: ada@esn.example
employment: employee
daily_cost: 345 EUR
joined: 2022-09-05
manager: Sofia Bernard
skills: [sql, "data mesh"]  # as she says
absences:
- {start: 2026-12-21, end: 2027-01-01, reason: leave}
profile: {cv: 2026-03-13}

journal:
  sofia-bernard:
  - {id: tq3n8x0d, type: note, date: 2026-06-19, text: At ease.}
"""
MISSION = """\
format: 1
title: {title}
kind: {kind}
consultant: {name}
client: {{name: Acme}}
manager: Sofia Bernard
contract: {{start: {start}, end: {end}, order: PO-1}}
"""


def mission(root: Path, name: str, start: str, end: str, title: str = "Orders", kind: str = "client") -> None:
    path = root / "missions" / f"{title.lower()}.yaml"
    path.write_text(MISSION.format(name=name, start=start, end=end, title=title, kind=kind), encoding="utf-8")


@pytest.fixture
def small(workspace: Path) -> Path:
    """Ada with a profile and three missions, Léo with a mission only."""
    (workspace / "missions/acme-order-data.yaml").unlink()
    mission(workspace, "Ada Roux", "2026-03-02", "2026-12-18")
    mission(workspace, "Ada Roux", "2027-02-01", "2027-06-30", "Invoices")
    mission(workspace, "Ada Roux", "2025-02-03", "2025-06-30", "Stocks")
    mission(workspace, "Léo Petit <leo@esn.example>", "2026-03-02", "2026-11-13", "Returns")
    (workspace / "consultants").mkdir()
    (workspace / ADA).write_text(PROFILE, encoding="utf-8")
    return workspace


def lines_changed(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:1] in "+-"]


# Showing -------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("watched")
def test_a_person_is_shown_whole(small: Path, run: Run) -> None:
    assert run("consultant", "show", "ada") == (
        Exit.DONE,
        "Ada Roux\n"
        "\n"
        "Today\n"
        "  Availability  free from 2026-12-19 (in 28 days), until 2027-01-31\n"
        "  Last contact  2026-06-19 · 155 days ago\n"
        "\n"
        "Missions that run\n"
        "  orders  Orders · Acme · 2026-03-02 to 2026-12-18\n"
        "\n"
        "Missions to come\n"
        "  invoices  Invoices · Acme · 2027-02-01 to 2027-06-30\n"
        "\n"
        "Missions that are over\n"
        "  stocks  Stocks · Acme · 2025-02-03 to 2025-06-30\n"
        "\n"
        "Profile\n"
        "  Mail        ada@esn.example\n"
        "  Employment  employee\n"
        "  Joined      2022-09-05\n"
        "  Manager     Sofia Bernard\n"
        "  Daily cost  345 EUR\n"
        "  Skills      sql, data mesh\n"
        "  CV of       2026-03-13\n"
        "\n"
        "Days away\n"
        "  2026-12-21 to 2027-01-01  leave\n"
        "\n"
        "Journal\n"
        "  2026-06-19  note · sofia-bernard\n"
        "              At ease.\n",
        "",
    )


def test_somebody_without_a_profile_is_shown_from_missions(small: Path, run: Run) -> None:
    ran = run("consultant", "show", "Leo", "--lang", "fr")
    assert ran == (
        Exit.DONE,
        "Léo Petit\n"
        "\n"
        "Aujourd’hui\n"
        "  Disponibilité  libre depuis le 14 nov. 2026\n"
        "\n"
        "Missions terminées\n"
        "  returns  Returns · Acme · du 2 mars 2026 au 13 nov. 2026\n",
        "Léo Petit n’a pas de profil\u00a0: voici ce qu’en disent les missions. «\u00a0mission consultant new "
        "'Léo Petit'\u00a0» en crée un.\n",
    )
    [item] = json.loads(run("consultant", "show", "leo", "--json").out)["items"]
    assert (item["slug"], item["profile"], item["path"], item["record"]) == ("leo-petit", False, None, {})


def test_the_json_holds_costs_and_reasons_only_in_full(small: Path, run: Run) -> None:
    answer = json.loads(run("consultant", "show", "ada-roux", "--json").out)
    assert (answer["kind"], answer["left_out"]) == ("consultant", ["confidential", "sensitive"])
    [item] = answer["items"]
    assert (item["free_from"], item["free_since"], item["free_until"]) == ("2026-12-19", None, "2027-01-31")
    assert [one["id"] for one in item["missions"]["running"]] == ["orders"]
    assert item["contact"] == {"every": None, "last": "2026-06-19", "due": None, "stopped": None}
    assert "daily_cost" not in item["record"]
    assert item["record"]["absences"] == [{"start": "2026-12-21", "end": "2027-01-01"}]
    answer = json.loads(run("consultant", "show", "ada-roux", "--json", "--full").out)
    assert answer["left_out"] == []
    assert answer["items"][0]["record"]["daily_cost"] == "345 EUR"


def test_a_skill_is_a_word_with_its_signs(small: Path, run: Run) -> None:
    for name, skills in (
        ("Cpp", "C++"),
        ("Csharp", "C#, .NET"),
        ("Clang", "C"),
        ("Stat", "R"),
        ("Net", "réseau, java"),
    ):
        assert run("consultant", "new", f"Zed {name}", "--skill", skills, "--as", "Sofia Bernard").code == 0
    assert run("consultant", "new", "Zed Script", "--skill", "javascript, R&D", "--as", "Sofia Bernard").code == 0

    def who(skill: str) -> list[str]:
        items = json.loads(run("consultant", "list", "--skill", skill, "--json").out)["items"]
        return [one["slug"].removeprefix("zed-") for one in items if one["slug"].startswith("zed-")]

    wanted = ("C#", "C++", "c", "R", "java", ".net", "Reseaux", "r&d")
    assert [who(one) for one in wanted] == [
        ["csharp"], ["cpp"], ["clang"], ["stat"], ["net"], ["csharp"], ["net"], ["script"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ["show", "ada", "--json"],
        ["set", "ada", "--skill", "kafka", "--json"],
        ["set", "ada", "--skill", "kafka", "--json", "-n"],
        ["note", "ada", "SECRETtyped", "--as", "a", "--json"],
        ["new", "Bea", "--daily-cost", "7309 EUR", "--wishes", "SECRETtyped", "--json"],
    ],
)
def test_nothing_that_is_kept_back_leaves_unasked(small: Path, run: Run, words: list[str]) -> None:
    (small / ADA).write_text(SECRETIVE.replace("Léa Martin", "Ada Roux"), encoding="utf-8")
    ran = run("consultant", *words)
    assert ran.code == 0
    assert secrets(ran.out) == secrets(ran.err) == set()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("zzz", "error: nobody here is called `zzz`\n"),
        ("adda", "error: nobody here is called `adda`\n"),
        ("ada-rou", "Ada Roux"),
        ("ROUX", "Ada Roux"),
        ("Léo", "Léo Petit"),
    ],
)
def test_a_person_is_found_by_a_part_of_the_name(small: Path, run: Run, typed: str, said: str) -> None:
    ran = run("consultant", "show", typed)
    assert (ran.out + ran.err).startswith(said)
    assert ran.code == (Exit.NOT_FOUND if said.startswith("error") else Exit.DONE)


def test_two_who_may_be_meant_are_named(small: Path, run: Run) -> None:
    mission(small, "Ada Petit", "2026-03-02", "2026-12-18", "Third")
    assert run("consultant", "show", "ada p").out.startswith("Ada Petit")
    ran = run("consultant", "show", "petit")
    assert (ran.code, ran.err) == (Exit.NOT_FOUND, "error: `petit` may be any of: ada-petit, leo-petit\n")


# The list ------------------------------------------------------------------------------------------------------------


def test_the_list_names_who_has_no_profile(small: Path, run: Run) -> None:
    ran = run("consultant")
    head, _, row = ran.out.splitlines()
    assert head.split() == ["Name", "Employment", "Mission", "Availability", "Skills", "CV", "of"]
    assert re.split(" {2,}", row) == [
        *("Ada Roux", "employee", "Acme (orders)", "free from 2026-12-19 (in 28 days), until 2027-01-31"),
        *("sql, data mesh", "2026-03-13"),
    ]
    assert (
        ran.err
        == "1 consultant of missions has no profile: Léo Petit. `mission consultant new 'Léo Petit'` makes one.\n"
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["ada-roux"]),
        (["ada"], ["ada-roux"]),
        (["bob"], []),
        (["--employment", "salarié"], ["ada-roux"]),
        (["--employment", "freelance"], []),
        (["--skill", "mesh,SQL"], ["ada-roux"]),
        (["--skill", "sql", "--skill", "kafka"], []),
        (["--manager", "sofia"], ["ada-roux"]),
        (["--free", "2026-12-18"], []),
        (["--free", "2026-12-19"], ["ada-roux"]),
        (["--free", "2027-02-01"], []),
        (["--gone"], []),
    ],
)
def test_the_list_takes_filters(small: Path, run: Run, words: list[str], found: list[str]) -> None:
    ran = run("consultant", "list", *words, "--json")
    assert [item["slug"] for item in json.loads(ran.out)["items"]] == found


def test_who_has_left_is_listed_when_asked_for(small: Path, run: Run) -> None:
    (small / ADA).write_text(PROFILE.replace("joined: 2022-09-05", "left: 2026-11-20"), encoding="utf-8")
    assert json.loads(run("consultant", "list", "--json").out)["items"] == []
    assert "left 2026-11-20" in run("consultant", "list", "--gone").out
    ran = run("consultant", "list", "--employment", "employee")
    assert (ran.out, ran.err) == ("", "Nobody fits. (1 profile in all)\n")


def test_a_broken_profile_is_named_and_hides_no_other(small: Path, run: Run) -> None:
    (small / "consultants" / "bob.yaml").write_text("name: [\n", encoding="utf-8")
    ran = run("consultant", "list", "--json")
    assert len(json.loads(ran.out)["items"]) == 1
    assert "consultants/bob.yaml" in ran.err


# A new one -----------------------------------------------------------------------------------------------------------


def test_a_profile_is_laid_out_by_the_tool(small: Path, run: Run) -> None:
    words = [
        *("Léo Petit <leo@esn.example>", "--employment", "freelance", "--daily-cost", "400", "--joined", "2024-01-08"),
        *("--manager", "Sofia Bernard", "--hr", "Coralie Meyer", "--skill", "kafka, java", "--skill", "sql"),
        *("--wishes", "Lyon: no travel", "--absence", "2026-12-24; 2026-12-31; leave", "--absence", "2027-02-01"),
        *("--cv", "2026-11-06", "--linkedin", "2026-11-07", "--platform", "hixos=2026-09-28", "--as", "Karim Haddad"),
    ]
    ran = run("consultant", "new", *words)
    assert (ran.code, ran.out) == (
        Exit.DONE,
        "Profile of Léo Petit: consultants/leo-petit.yaml.\nWhat changes: mission consultant set leo-petit\n",
    )
    assert (small / "consultants" / "leo-petit.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../.mission/consultant.schema.json\n"
        "format: 1\n"
        "name: Léo Petit\n"
        "mail: leo@esn.example\n"
        "employment: freelance\n"
        "daily_cost: 400 EUR\n"
        "joined: 2024-01-08\n"
        "\n"
        "manager: Sofia Bernard\n"
        "hr: Coralie Meyer\n"
        "\n"
        "skills: [kafka, java, sql]\n"
        'wishes: "Lyon: no travel"\n'
        "\n"
        "absences:\n"
        "  - id: away-2026-12-24\n"
        "    start: 2026-12-24\n"
        "    end: 2026-12-31\n"
        "    reason: leave\n"
        "  - id: away-2027-02-01\n"
        "    start: 2027-02-01\n"
        "    end: 2027-02-01\n"
        "\n"
        "profile:\n"
        "  cv: 2026-11-06\n"
        "  linkedin: 2026-11-07\n"
        "  platforms:\n"
        "    hixos: 2026-09-28\n"
        "\n"
        "# What happened ------------------------------------------------------------------------\n"
        "journal:\n"
        "  # each person writes in a lane of their own\n"
        "\n"
        "  karim-haddad:\n"
        "\n"
        "  leo-petit:\n"
        "\n"
        "  sofia-bernard:\n"
        "\n"
        "# end of the journal\n"
    )
    assert run("check").code == 0


def test_a_name_typed_as_missions_find_it_is_written_as_missions_do(small: Path, run: Run) -> None:
    assert run("consultant", "new", "leo-petit").code == 0
    assert Workspace(small).profiles()[0][1].consultant.name == "Léo Petit"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "error: missing: NAME"),
        (["Ada Roux"], "error: there is a profile already: consultants/ada-roux.yaml"),
        (["Bob", "--mail", "bob"], "error: --mail: `bob` is no mail address"),
        (["Bob", "--absence", "2026-12-31; 2026-12-24"], "error: --absence: 2026-12-24 comes before 2026-12-31"),
        (["Bob", "--platform", "hixos"], "error: --platform: `hixos` names no platform with a day"),
        (["Bob", "--cv", "2026-12-01"], "error: --cv: "),
        (["Bob", "--employment", "boss"], "error: --employment: "),
        (["Bob", "--daily-cost", "much"], "error: --daily-cost"),
        (["…"], "error: NAME"),
        (["Bob", "--gone"], "error: --gone"),
        (["Bob", "extra"], "error: "),
    ],
)
def test_what_does_not_read_is_refused(small: Path, run: Run, words: list[str], said: str) -> None:
    before = sorted((small / "consultants").iterdir())
    ran = run("consultant", "new", *words, "--no-input")
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert said in ran.err
    assert sorted((small / "consultants").iterdir()) == before


def test_a_dates_that_do_not_agree_are_refused_with_their_lines(small: Path, run: Run) -> None:
    ran = run("consultant", "new", "Bob", "--joined", "2026-11-02", "--left", "2026-10-02")
    assert ran.code == Exit.INVALID
    assert "[E-LEFT]" in ran.err
    assert not (small / "consultants" / "bob.yaml").exists()


def test_a_whole_record(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    record = PROFILE.replace("Ada Roux", "Bob Roy") + "x-own: kept\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(record.encode())))
    assert run("consultant", "new", "--record", "-", "--skill", "go").code == 0
    text = (small / "consultants" / "bob-roy.yaml").read_text(encoding="utf-8")
    assert "skills: [go]\n" in text
    assert "x-own: kept\n" in text
    assert "text: At ease." in text
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"name: Bo\njoned: 2026\n")))
    ran = run("consultant", "new", "--record", "-")
    assert (ran.code, "joined" in ran.err) == (Exit.INVALID, True)


def test_a_dry_run_writes_nothing(small: Path, run: Run) -> None:
    ran = run("consultant", "new", "Bob Roy", "--dry-run")
    assert "name: Bob Roy" in ran.out
    ran = run("consultant", "new", "Bob Roy", "--dry-run", "--json")
    assert json.loads(ran.out)["items"] == [
        {"slug": "bob-roy", "name": "Bob Roy", "path": "consultants/bob-roy.yaml", "written": False}
    ]
    assert not (small / "consultants" / "bob-roy.yaml").exists()


def test_a_new_profile_is_committed_when_asked(repository: Path, run: Run) -> None:
    assert run("consultant", "new", "Bob Roy", "--commit").code == 0
    assert git(repository, "log", "-1", "--format=%s", "--name-only").split("\n") == [
        "Profile of Bob Roy",
        "",
        "consultants/bob-roy.yaml",
        "",
    ]


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_person_is_asked_for_each_field(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["Léo Petit", "leo@esn.example", "boss", "freelance", "2024-01-08", "", "", "", "400", "kafka, sql", ""]
    typed(monkeypatch, *answers, "2026-12-24; 2026-12-31", "", "2026-11-06", "", "hixos=2026-09-28", "")
    ran = run("consultant", "new", "--as", "Sofia Bernard")
    assert ran.code == 0
    one = Workspace(small).profiles()[0][1].consultant
    assert (one.mail, one.employment, str(one.daily_cost)) == ("leo@esn.example", "freelance", "400 EUR")
    assert str(one.manager) == "Sofia Bernard"  # as missions say: Enter takes it
    assert one.skills == ["kafka", "sql"]
    assert "mission consultant new 'Léo Petit' --mail leo@esn.example --employment freelance" in ran.err


def test_what_was_typed_is_kept_when_the_person_gives_up(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Léo Petit", "leo@esn.example")
    ran = run("consultant", "new")
    assert ran.code == Exit.ABORTED
    [draft] = (small / ".mission" / "cache" / "drafts").iterdir()
    assert "leo@esn.example" in draft.read_text(encoding="utf-8")
    assert run("consultant", "new", "--record", str(draft), "--no-input").code == 0
    assert Workspace(small).profiles()[0][1].consultant.mail == "leo@esn.example"


# Changes -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (["--mail", "a@b.c"], ["- mail: ada@esn.example", "+ mail: a@b.c"]),
        (["--left", "2026-12-31"], ["+ left: 2026-12-31"]),
        (["--cv", "today"], ["- profile: {cv: 2026-03-13}", "+ profile: {cv: 2026-11-21}"]),
        (["--skill", "kafka"], ['- skills: [sql, "data mesh"]  # as she says', '+ skills: [sql, "data mesh", kafka]  # as she says']),
        (["--skill", "SQL"], []),
        (["--clear", "skill=SQL"], ['- skills: [sql, "data mesh"]  # as she says', '+ skills: ["data mesh"]  # as she says']),
        (["--clear", "daily-cost"], ["- daily_cost: 345 EUR"]),
        (["--clear", "wishes"], []),
        (["--wishes", "Lyon"], ["+ wishes: Lyon"]),
        (
            ["--absence", "2027-02-01"],
            ["+ - id: away-2027-02-01", "+   start: 2027-02-01", "+   end: 2027-02-01"],
        ),
        (["--absence", "2026-12-21; 2027-01-01; again"], []),
    ],
)  # fmt: skip
def test_a_change_touches_its_own_line(small: Path, run: Run, words: list[str], changed: list[str]) -> None:
    ran = run("consultant", "set", "ada", *words)
    assert ran.code == 0
    after = (small / ADA).read_text(encoding="utf-8")
    assert sorted(line for line in lines_changed(PROFILE, after) if line[0] != "?") == sorted(changed)
    assert ("Nothing to change" in ran.err) == (not changed)
    assert run("check").code == 0


def test_a_change_may_be_looked_at_first(small: Path, run: Run) -> None:
    ran = run("consultant", "set", "ada", "--left", "2026-12-31", "-n")
    assert "+left: 2026-12-31" in ran.out
    assert (small / ADA).read_text(encoding="utf-8") == PROFILE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ada"], "what is to change?"),
        (["leo", "--cv", "today"], "Léo Petit has no profile"),
        (["ada", "--clear", "name"], "`name` is nothing that can be taken away"),
        (["ada", "--clear", "skill"], "`skill` is nothing"),
        (["ada", "--clear", "skill=go"], "the profile has no `go`"),
        (["ada", "--clear", "absence=x"], "the profile has no `x`"),
        (["ada", "--clear", "platform=hixos"], "the profile has no `hixos`"),
        (["ada", "--left", "2021-01-01"], "[E-LEFT]"),
    ],
)
def test_a_change_that_cannot_be_leaves_the_file(small: Path, run: Run, words: list[str], said: str) -> None:
    ran = run("consultant", "set", *words, "--no-input")
    assert ran.code in (Exit.USAGE, Exit.NOT_FOUND, Exit.INVALID)
    assert said in ran.err
    assert (small / ADA).read_text(encoding="utf-8") == PROFILE


def test_every_profile_of_the_sample_keeps_its_other_lines(small: Path, run: Run) -> None:
    for path in sorted((REPOSITORY / "consultants").glob("*.yaml")):
        before = path.read_text(encoding="utf-8")
        (small / "consultants" / path.name).write_text(before, encoding="utf-8")
        words = ["--skill", "kite flying", "--cv", "2026-11-21", "--absence", "2027-03-01; 2027-03-02; leave"]
        assert run("consultant", "set", path.stem, *words, "--platform", "hixos=2026-11-20").code == 0
        assert run("consultant", "note", path.stem, "Met.", "--as", "Sofia Bernard").code == 0
        assert run("contact", path.stem, "--as", "Sofia Bernard").code == 0
        after = (small / "consultants" / path.name).read_text(encoding="utf-8")
        gone = [line[2:].strip() for line in lines_changed(before, after) if line[0] == "-"]
        assert all(line.startswith(("cv:", "last:", "skills:")) for line in gone), (path.name, gone)
    assert run("check").code == 0


def test_a_note_goes_into_a_lane_of_the_profile(small: Path, run: Run) -> None:
    ran = run("consultant", "note", "ada", "Wants to lead.", "--ref", "mail", "--date", "2026-11-20", "--as", "Karim")
    assert ran.err.endswith("Note of Fri 2026-11-20 recorded in consultants/ada-roux.yaml.\n")
    entry = Workspace(small).profiles()[0][0].consultant.journal["karim"]
    assert entry is not None
    assert [(one.type, str(one.date), getattr(one, "text", "")) for one in entry] == [
        ("note", "2026-11-20", "Wants to lead.")
    ]
    ran = run("consultant", "note", "ada", "--as", "Karim", "--no-input")
    assert (ran.code, "TEXT" in ran.err) == (Exit.USAGE, True)
    ran = run("consultant", "note", "ada", "x", "--date", "2026-11-22", "--as", "Karim")
    assert ran.code == Exit.USAGE


# Names ---------------------------------------------------------------------------------------------------------------


def test_check_names_both_places_of_a_doubtful_name(small: Path, run: Run) -> None:
    mission(small, "Ada Rouxx", "2026-01-05", "2026-02-27", "Third")
    ran = run("check")
    assert ran.code == 0
    assert (
        "missions/third.yaml:4:13: warning: Ada Rouxx here, Ada Roux in consultants/ada-roux.yaml: one person?   "
        "[W-NAME-NEAR]\n" in ran.out
    )
    assert run("check", "--strict").code == Exit.INVALID
    assert "consultants/ada-roux.yaml" in run("check", "--format", "github").out


def test_check_names_one_address_with_two_names(small: Path, run: Run) -> None:
    mission(small, "Léonard Grand <leo@esn.example>", "2026-01-05", "2026-02-27", "Third")
    assert "[W-NAME-MAIL]" in run("check").out
    assert run("explain", "W-NAME-MAIL").code == run("explain", "W-NAME-NEAR").code == 0


def test_what_was_answered_comes_back_as_a_draft(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "", "", "", "2026-12-31", "", "", "", "kafka")
    assert run("consultant", "set", "ada").code == Exit.ABORTED
    [draft] = (small / ".mission" / "cache" / "drafts").iterdir()
    monkeypatch.undo()
    monkeypatch.chdir(small)
    ran = run("consultant", "set", "ada", "--record", str(draft), "--cv", "2026-11-20", "--no-input")
    assert ran.code == 0
    one = Workspace(small).profiles()[0][0].consultant
    assert (str(one.left), one.skills) == ("2026-12-31", ["sql", "data mesh", "kafka"])
    assert one.profile is not None
    assert str(one.profile.cv) == "2026-11-20"
    assert not draft.exists()


def test_a_draft_of_a_new_profile_is_taken_by_the_command_it_names(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Léo Petit", "", "freelance", "", "", "", "", "", "kafka", "Lyon")
    assert run("consultant", "new").code == Exit.ABORTED
    [draft] = (small / ".mission" / "cache" / "drafts").iterdir()
    monkeypatch.undo()
    monkeypatch.chdir(small)
    assert run("consultant", "new", "leo-petit", "--record", str(draft), "--no-input").code == 0
    one = Workspace(small).profiles()[0][1].consultant
    assert (one.name, one.employment, one.skills, one.wishes) == ("Léo Petit", "freelance", ["kafka"], "Lyon")
    assert str(one.manager) == "Sofia Bernard"
