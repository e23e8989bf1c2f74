"""mission new --kind: the four uses of the bench, from their skeletons; the whole file, the whole output."""

from __future__ import annotations

import io
import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conftest import Run

from mission_cli.commands.session import Session

PEOPLE = ("--consultant", "Léa Martin", "--manager", "Sofia Bernard <sofia@esn.example>")
START = ("--start", "2026-12-01")
SEARCH = ("--kind", "search", *PEOPLE, *START)
CLIENT = (
    "--title", "Orders", "--client", "Acme", "--contact", "Paul Durand", *PEOPLE,
    "--objective", "Train; sessions; 3; 2027-01-15; yes",
)  # fmt: skip


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "firm"
    (root / "missions").mkdir(parents=True)
    (root / "mission.yaml").write_text("name: Esn Conseil\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def text(root: Path, name: str) -> str:
    return (root / "missions" / f"{name}.yaml").read_text(encoding="utf-8")


SKELETON = """\
format: 1
title: {en: Sprint, fr: Sprint}
help: {en: Work for ourselves., fr: Un travail pour nous.}
note: {en: "on a good day only.", fr: "les bons jours seulement."}
mission:
  title: {en: "For us: {subject}", fr: "Pour nous : {subject}"}
  vision: {en: "{consultant} is {proud}.", fr: "{consultant} est {proud}."}
  length: 6 weeks
  every: 1 week
  interruptible: false
subjects:
  - id: web
    title: {en: our web site, fr: notre site web}
objectives:
  - specific: {en: Put it online, fr: Mettre en ligne}
    measure: {en: pages, fr: pages}
    target: 4
    achievable: {en: one a week, fr: une par semaine}
    due: end - 1 week
steps:
  - id: all
    title: {en: All, fr: Tout}
    tasks:
      - id: last
        title: {en: Show it, fr: Montrer}
        owner: consultant
        due: end
      - id: first
        title: {en: Ask users, fr: Interroger}
        owner: manager
        due: start + 3 days
        command: mission note {mission}
"""


def own(root: Path, skeleton: str = SKELETON.replace("{proud}", "proud"), kind: str = "internal") -> None:
    path = root / "templates" / "missions" / f"{kind}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton, encoding="utf-8")


# The file and the output ---------------------------------------------------------------------------------------------


def test_a_workspace_s_own_skeleton_makes_the_whole_file(run: Run, ours: Path) -> None:
    own(ours)
    code, out, err = run("new", "site", "--kind", "internal", "--subject", "Our web site", *PEOPLE, *START)
    assert (code, out) == (
        0,
        dedent("""\
            Made missions/site.yaml: until Mon 2027-01-11, in 51 days.
            Its plan has 2 tasks, with owners and days:
              mission onboard site
            Next, the first check-in by Tue 2026-12-08:
              mission checkin site
            """),
    )
    assert err == dedent("""\
        → --start Tue 2026-12-01 (in 10 days)
        → --end Mon 2027-01-11 (in 51 days)
        note: on a good day only.
        """)
    assert text(ours, "site") == dedent("""\
        # yaml-language-server: $schema=../.mission/mission.schema.json
        format: 1
        title: "For us: our web site"
        kind: internal
        interruptible: false
        tags: [web]

        consultant: Léa Martin
        client:
          name: Esn Conseil
        manager: Sofia Bernard <sofia@esn.example>

        # What was agreed ----------------------------------------------------------------------
        vision: Léa Martin is proud.

        contract:
          start: 2026-12-01
          end: 2027-01-11

        objectives:
          - id: put-it-online
            specific: Put it online
            measure: pages
            target: 4
            achievable: one a week
            due: 2027-01-04

        followup:
          every: 1 week

        onboarding:
          opened: 2026-11-21
          tasks:
            - id: first
              title: Ask users
              owner: manager
              due: start + 3 days
              state: todo
            - id: last
              title: Show it
              owner: consultant
              due: end
              state: todo

        # What happened ------------------------------------------------------------------------
        journal:
          # each person writes in a lane of their own

          lea-martin:

          sofia-bernard:

        # end of the journal
        """)
    assert (run("check").code, run("check").err) == (0, "2 files: 0 errors, 0 warnings.\n")


def test_it_speaks_french(run: Run, ours: Path) -> None:
    own(ours)
    (ours / "mission.yaml").write_text("name: Esn Conseil\nlang: fr\n", encoding="utf-8")
    code, out, err = run("new", "--kind", "internal", "--subject", "web", *PEOPLE, *START)
    assert code == 0
    assert out.replace("\u00a0", " ") == dedent("""\
        Créé missions/internal-lea-martin.yaml : jusqu’au lundi 11 janvier 2027, dans 51 jours.
        Son plan d’action compte 2 tâches, avec responsables et échéances :
          mission onboard internal-lea-martin
        Ensuite, le premier point de suivi d’ici le mardi 8 décembre 2026 :
          mission checkin internal-lea-martin
        """)
    assert "\u00a0: les bons jours seulement.\n" in err
    written = text(ours, "internal-lea-martin")
    for line in ('title: "Pour nous : notre site web"', "vision: Léa Martin est proud.", "title: Interroger"):
        assert line in written


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("kind", "more", "client"),
    [
        ("internal", ("--subject", "automation"), "Esn Conseil"),
        ("training", ("--subject", "e-learning"), "Esn Conseil"),
        ("search", (), "Esn Conseil"),
        ("pro-bono", ("--association", "clavier-partage", "--buddy", "Ann", "--hr", "Zoé"), "Clavier Partagé"),
    ],
)
def test_each_shipped_skeleton_makes_a_mission_without_a_finding(
    run: Run, ours: Path, kind: str, more: tuple[str, ...], client: str, lang: str
) -> None:
    (ours / "mission.yaml").write_text(f"name: Esn Conseil\nlang: {lang}\n", encoding="utf-8")
    assert run("new", "m", "--kind", kind, *more, *PEOPLE, *START).code == 0
    ran = run("check", "--strict")
    assert (ran.code, ran.out) == (0, "")
    [item] = json.loads(run("show", "m", "--json").out)["items"]
    assert (item["kind"], item["client"], item["decision_date"], item["rhythm"]) == (kind, client, None, [])
    assert item["record"]["objectives"]
    tasks = item["record"]["onboarding"]["tasks"]
    assert all("due" in task and "owner" in task for task in tasks)
    assert "{" not in text(ours, "m")
    assert json.loads(run("onboard", "m", "--json").out)["total"] == len(tasks), "nothing is added to the plan"
    assert run("agenda", today="2026-12-20").code == 0
    for words in (
        ("offboard", "m", "--case", "completed"),
        ("doc", "m", "handover"),
        ("renew", "m"),
        ("list",),
        ("due",),
    ):
        assert run(*words).code == 0, words


def test_what_the_options_say_wins(run: Run, ours: Path) -> None:
    code, _, err = run(
        "new", "m", "--kind", "training", "--subject", "Kubernetes", *PEOPLE, *START, "--end", "2026-12-11", "--title", "K8s",
        "--every", "3 days", "--vision", "Certified", "--objective", "Pass; exams; 1; 2026-12-10; ready", "--client", "The group",
    )  # fmt: skip
    assert code == 0
    assert (
        "--subject “Kubernetes” is none of those known (in-house, external, e-learning): taken as your own words\n"
        in err
    )
    assert "✓ “Pass” is SMART" in err
    written = text(ours, "m")
    for line in ("title: K8s", "  name: The group", "  end: 2026-12-11", "  every: 3 days", "vision: Certified"):
        assert f"{line}\n" in written
    assert "tags:" not in written
    assert written.count("specific:") == 1


def test_a_profile_names_the_manager_and_the_hr_contact(run: Run, ours: Path) -> None:
    (ours / "consultants").mkdir()
    profile = "format: 1\nname: Léa Martin\nmanager: Ines Roy <ines@esn.example>\nhr: Zoé Petit\n"
    (ours / "consultants" / "lea-martin.yaml").write_text(profile, encoding="utf-8")
    for kind, more in (("search", ()), ("pro-bono", ("--association", "Le Grenier Vert"))):
        assert run("new", kind, "--kind", kind, *more, *PEOPLE[:2], *START).code == 0
        assert "manager: Ines Roy <ines@esn.example>\n" in text(ours, kind)
    assert "hr:" not in text(ours, "search")
    assert "people:\n  hr: Zoé Petit\n" in text(ours, "pro-bono")


def test_json_and_a_dry_run(run: Run, ours: Path) -> None:
    ran = run("new", "m", *SEARCH, "--dry-run")
    assert ran.code == 0
    assert "kind: search\n" in ran.out
    assert list((ours / "missions").iterdir()) == []
    document = json.loads(run("new", "m", *SEARCH, "--json").out)
    assert document == {
        "schema_version": 1, "kind": "new", "today": "2026-11-21", "beside": [],
        "items": [{"id": "m", "path": "missions/m.yaml", "written": True}],
    }  # fmt: skip


def test_the_terms_of_a_record_may_name_the_kind(run: Run, ours: Path) -> None:
    terms = {"kind": "search", "consultant": "Léa Martin", "manager": "Sofia Bernard", "start": "2026-12-01"}
    (ours / "terms.json").write_text(json.dumps(terms), encoding="utf-8")
    assert run("new", "m", "--record", "terms.json").code == 0
    assert "kind: search\n" in text(ours, "m")


def test_a_task_of_the_plan_is_done_and_nothing_else_changes(run: Run, ours: Path) -> None:
    assert run("new", "m", *SEARCH).code == 0
    before = text(ours, "m").splitlines()
    assert run("task", "m", "cv-reworked", "done", "--as", "Léa Martin").code == 0
    after = text(ours, "m").splitlines()
    assert [line for line in after if line not in before] == [
        "      state: done",
        "      done: 2026-11-21 by lea-martin",
    ]
    assert len(after) == len(before) + 1


# What is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kind", "searh"), "did you mean `search`?"),
        (("--kind", "search", "--consultant", "L"), "missing: --manager, --start"),
        (("--kind", "internal", *PEOPLE, *START), "missing: --subject"),
        (("--kind", "pro-bono", *PEOPLE), "missing: --start, --association"),
        ((*SEARCH, "--subject", "x"), "--subject says nothing about a mission of kind search"),
        ((*SEARCH, "--association", "x"), "--association says nothing about a mission of kind search"),
        ((*SEARCH, "--end", "2026-11-30"), "the end is before the start"),
        ((*SEARCH, "--hr", "<x>"), "--hr: "),
        ((*SEARCH, "--rate", "much"), "--rate cannot be read"),
        (("--kind", "search", *PEOPLE, "--start", "2200-12-20"), "2201"),
        ((*CLIENT, *START, "--end", "+3m", "--buddy", "Ann"), "--buddy is for missions on the bench"),
    ],
)
def test_what_cannot_be_is_refused_and_writes_nothing(run: Run, ours: Path, words: tuple[str, ...], said: str) -> None:
    ran = run("new", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert list((ours / "missions").iterdir()) == []


def test_a_firm_without_a_name_says_who_it_is(run: Run, ours: Path) -> None:
    (ours / "mission.yaml").unlink()
    assert "write `name:` in mission.yaml once for all, or give --client\n" in run("new", *SEARCH).err
    assert run("new", *SEARCH, "--client", "Us").code == 0


def test_a_word_mistyped_is_said_and_kept(run: Run, ours: Path) -> None:
    ran = run("new", "m", "--kind", "pro-bono", "--association", "clavier-partge", *PEOPLE, *START)
    assert ran.code == 0
    assert "or did you mean `clavier-partage`?" in ran.err
    assert "  name: clavier-partge\n" in text(ours, "m")


# Beside other missions -----------------------------------------------------------------------------------------------


def test_a_client_mission_says_what_can_be_interrupted_and_touches_nothing(run: Run, ours: Path) -> None:
    own(ours)
    for kind, more in (("internal", ("--subject", "web")), ("search", ()), ("training", ("--subject", "e-learning"))):
        assert run("new", kind, "--kind", kind, *more, *PEOPLE, *START).code == 0
    late = ("--start", "2027-02-01")
    assert run("new", "later", "--kind", "training", "--subject", "external", *PEOPLE, *late).code == 0
    assert run("new", "hers", *SEARCH[:2], "--consultant", "Ana Roy", *PEOPLE[2:], *START).code == 0
    before = {path: path.read_bytes() for path in (ours / "missions").iterdir()}
    ran = run("new", "orders", *CLIENT, "--start", "2027-01-04", "--end", "2027-06-30", "--json")
    assert ran.code == 0
    assert ran.err.replace("2027-01-31", "END").splitlines()[2:] == [
        "✓ “Train” is SMART",
        "note: Léa Martin is on internal (internal project) until Mon 2027-01-11, and it is not to be interrupted: agree on the dates first",
        "note: Léa Martin is on search (search) from Mon 2027-01-04 to Sun END; it can be interrupted:",
        "  mission offboard search --case completed --ends 2027-01-03",
        "note: Léa Martin is on later (training) from Mon 2027-02-01 to Sun 2027-02-28; it can be interrupted:",
        "  mission edit later",
    ]
    assert json.loads(ran.out)["beside"][1] == {
        "id": "search", "kind": "search", "from": "2027-01-04", "until": "2027-01-31", "interruptible": True,
        "command": "mission offboard search --case completed --ends 2027-01-03",
    }  # fmt: skip
    assert {path: path.read_bytes() for path in before} == before
    assert run("offboard", "search", "--case", "completed", "--ends", "2027-01-03").code == 0
    assert "search" not in run("new", "other", *CLIENT, "--start", "2027-01-04", "--end", "2027-01-31").err


def test_a_mission_on_the_bench_says_who_needs_the_person_then(run: Run, workspace: Path) -> None:
    ran = run("new", "m", *SEARCH, "--client", "Us")
    assert ran.code == 0
    assert (
        "note: Léa Martin is at Acme Logistics with acme-order-data from Tue 2026-12-01 to Fri 2026-12-18\n" in ran.err
    )
    assert "acme" not in run("new", "n", "--kind", "search", *PEOPLE, "--client", "Us", "--start", "2026-12-19").err
    (workspace / "missions" / "broken.yaml").write_text("format: [", encoding="utf-8")
    assert "broken" not in run("new", "o", *SEARCH, "--client", "Us").err


# Asked ---------------------------------------------------------------------------------------------------------------


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_few_questions_and_the_same_in_one_line(run: Run, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "Léa Martin", "Sofia Bernard", "2026-12-01", "", "")
    code, out, err = run("new", "--kind", "search")
    assert code == 0, err
    assert out.startswith("Made missions/search-lea-martin.yaml: until Sun 2027-01-31")
    assert "A new mission on the bench: search." in err
    assert err.endswith(
        "Next time, in one line:\n  mission new search-lea-martin --kind search --consultant 'Léa Martin'"
        " --manager 'Sofia Bernard' --start 2026-12-01 --end 2027-01-31\n"
    )
    assert not list((ours / ".mission" / "cache" / "drafts").glob("*"))


def test_the_association_is_chosen_and_those_who_did_it_are_named(
    run: Run, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who, at in (
        ("Ana Roy", "rivieres-vivantes"),
        ("Bob Lis", "clavier-partage"),
        ("Léa Martin", "clavier-partage"),
    ):
        words = ("--kind", "pro-bono", "--association", at, "--consultant", who, *PEOPLE[2:], "--start", "2026-03-02")
        assert run("new", *words).code == 0
    typed = ("Léa Martin", "clavier-partage", "Ida Cole", "Sofia Bernard", "2026-12-01", "", "Bob Lis", "", "key")
    answers(monkeypatch, *typed)
    code, _, err = run("new", "--kind", "pro-bono")
    assert code == 0, err
    assert "They have been on such a mission: Bob Lis (Clavier Partagé), Ana Roy (Rivières Vivantes)\n" in err
    assert "Clavier Partagé — teaches people without computers to do their paperwork online — digital inclusion" in err
    written = text(ours, "key")
    assert "  name: Clavier Partagé\n  contact: Ida Cole\n" in written
    assert "people:\n  buddy: Bob Lis\n" in written


def test_a_walk_left_in_the_middle_knows_its_kind(run: Run, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "Léa Martin", "automation")
    code, _, err = run("new", "m", "--kind", "internal")
    assert code == 3
    assert "What you typed is kept in .mission/cache/drafts/new-m-2026-11-21.yaml\n" in err
    answers(monkeypatch, "take", "", "Sofia Bernard", "2026-12-01", "")
    code, _, err = run("new", "m")
    assert code == 0, err
    assert "kind: internal\n" in text(ours, "m")
    assert "tags: [automation]\n" in text(ours, "m")
