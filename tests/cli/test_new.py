"""mission new, by options: the whole file, the whole output."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conftest import Run, git, identify

from mission_cli.commands.session import Session
from mission_cli.storage.text.read import plain_data, read_text

TERMS = (
    "--title", "Order data", "--consultant", "Léa Martin <lea.martin@esn.example>", "--client", "Acme Logistics",
    "--contact", "Paul Durand <paul@acme.example>", "--manager", "Sofia Bernard <sofia@esn.example>",
    "--start", "2026-12-01", "--end", "2027-06-30",
)  # fmt: skip


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "firm"
    (root / "missions").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def test_a_mission_with_everything(run: Run, empty: Path) -> None:
    code, out, err = run(
        "new", "acme-orders", *TERMS, "--notice", "1 mois", "--rate", "620 €/jour", "--order", "PO 77", "--every", "2 semaines", "--vision", "The team runs it alone: no surprise.",
        "--objective", "Move the 14 order feeds; feeds in production; 14; 2027-03-31; two a month is the usual pace", "--objective", "Train the team",
        "--deliverable", "Operations runbook; 2027-05-31; read and run by the on-call team", "--equipment", "Laptop 14\", serial 5CD2; new", "--access", "GitLab; lmartin-ext", "--access", "ERP",
        "--as", "Karim Haddad",
    )  # fmt: skip
    assert (code, out) == (
        0,
        dedent("""\
            Made missions/acme-orders.yaml: until Wed 2027-06-30, in 221 days.
            Next, the first check-in by Tue 2026-12-15:
              mission checkin acme-orders
            """),
    )
    assert err == dedent("""\
        → --start Tue 2026-12-01 (in 10 days)
        → --end Wed 2027-06-30 (in 221 days)
        ✓ “Move the 14 order feeds” is SMART
        hint: the objective “Train the team” still lacks what is measured, a target, a date, why it can be reached
        """)
    assert (empty / "missions" / "acme-orders.yaml").read_text(encoding="utf-8") == dedent("""\
        # yaml-language-server: $schema=../.mission/mission.schema.json
        format: 1
        title: Order data
        kind: client

        consultant: Léa Martin <lea.martin@esn.example>
        client:
          name: Acme Logistics
          contact: Paul Durand <paul@acme.example>
        manager: Sofia Bernard <sofia@esn.example>

        # What was agreed ----------------------------------------------------------------------
        vision: "The team runs it alone: no surprise."

        contract:
          start: 2026-12-01
          end: 2027-06-30
          notice: 1 month
          rate: 620 EUR/day
          order: PO 77

          deliverables:
            - id: operations-runbook
              title: Operations runbook
              due: 2027-05-31
              acceptance: read and run by the on-call team

          milestones:
            # what is paid, and when: mission milestone

          amendments:

        objectives:
          - id: move-the-14-order-feeds
            specific: Move the 14 order feeds
            measure: feeds in production
            target: 14
            achievable: two a month is the usual pace
            due: 2027-03-31
          - id: train-the-team
            specific: Train the team

        followup:
          every: 2 weeks

        # What is lent, to be taken back -------------------------------------------------------
        equipment:
          - id: laptop-14-serial-5cd2
            item: Laptop 14", serial 5CD2
            condition: new
            lent: 2026-12-01

        access:
          - id: gitlab
            system: GitLab
            account: lmartin-ext
            granted: 2026-12-01

          - id: erp
            system: ERP
            granted: 2026-12-01

        renewal:
          client:

          consultant:

          steps:

        onboarding:

        offboarding:

        # What happened ------------------------------------------------------------------------
        journal:
          # each person writes in a lane of their own

          karim-haddad:

          lea-martin:

          sofia-bernard:

        # end of the journal
        """)
    assert run("check").code == 0


def test_the_id_is_proposed_from_client_and_title_and_never_taken_twice(run: Run, empty: Path) -> None:
    for name in ("acme-logistics-order-data", "acme-logistics-order-data-2"):
        assert run("new", *TERMS).code == 0
        assert (empty / "missions" / f"{name}.yaml").is_file()


def test_the_file_speaks_the_workspaces_language(run: Run, empty: Path) -> None:
    (empty / "mission.yaml").write_text("lang: fr\n", encoding="utf-8")
    code, out, _ = run("new", "m", *TERMS)
    assert code == 0
    assert out.replace("\u00a0", " ").startswith(
        "Créé missions/m.yaml : jusqu’au mercredi 30 juin 2027, dans 221 jours.\n"
    )
    text = (empty / "missions" / "m.yaml").read_text(encoding="utf-8")
    assert "# Ce qui a été convenu ---" in text
    assert text.endswith("\n# fin du journal\n")


def test_what_is_missing_is_named_and_nothing_is_written(run: Run, empty: Path) -> None:
    assert run("new", "m", "--title", "T", "--start", "2026-12-01") == (
        2,
        "",
        "error: missing: --consultant, --client, --contact, --manager, --end\n  = help: give these options; on a terminal they are asked for\n",
    )
    assert list((empty / "missions").iterdir()) == []


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"--end": "2026-11-30"}, 2, "the end is before the start"),
        ({"--start": "04/07"}, 2, "--start: `04/07` can be read in two ways"),
        ({"--start": "2026-02-30"}, 2, "there is no day `2026-02-30`"),
        ({"--consultant": "<no@name>"}, 2, "--consultant: `<no@name>` is not a person"),
        (
            {"--contact": "02/03/2026"},
            2,
            "--contact: `02/03/2026` is a day, and the name of a person is asked for here",
        ),
        ({"--manager": "Sofia <not a mail>"}, 2, "--manager:"),
        ({"--title": " "}, 2, "--title needs a value"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_option(
    run: Run, empty: Path, changed: dict[str, str], code: int, said: str
) -> None:
    terms = dict(zip(TERMS[::2], TERMS[1::2], strict=True)) | changed
    found = run("new", "m", *(word for pair in terms.items() for word in pair))
    assert (found.code, found.out) == (code, "")
    assert said in found.err
    assert list((empty / "missions").iterdir()) == []


@pytest.mark.parametrize(
    "hostile",
    ["../x", "/etc/x", ".git", "-rf", "CON", "nul.txt", "a:b", "x" * 300, "dot.", "zero\u200bwidth", "Été", "a b", "a--b", "a/b", "..", "", "aux", "com1", "x.yaml"],
)  # fmt: skip
def test_an_id_that_is_no_slug_is_refused_and_writes_nothing(run: Run, empty: Path, hostile: str) -> None:
    before = sorted(path for path in empty.parent.rglob("*") if "home" not in path.parts)
    code, out, err = run("new", *TERMS, "--", hostile)
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert sorted(path for path in empty.parent.rglob("*") if "home" not in path.parts) == before


def test_an_id_that_is_taken_is_never_overwritten(run: Run, workspace: Path) -> None:
    before = (workspace / "missions" / "acme-order-data.yaml").read_bytes()
    code, out, err = run("new", "acme-order-data", *TERMS)
    assert (code, out) == (2, "")
    assert (
        err
        == "error: acme-order-data is already there\n  = help: choose another id, or `mission edit` the one there is\n"
    )
    assert (workspace / "missions" / "acme-order-data.yaml").read_bytes() == before


def test_dry_run_shows_the_file_and_writes_nothing(run: Run, empty: Path) -> None:
    code, out, err = run("new", "m", *TERMS, "--dry-run")
    assert code == 0
    assert out.startswith("# yaml-language-server")
    assert "It would make missions/m.yaml" in err
    assert list((empty / "missions").iterdir()) == []


def test_json_tells_where_it_is(run: Run, empty: Path) -> None:
    document = json.loads(run("new", "m", *TERMS, "--json").out)
    assert (document["kind"], document["items"]) == ("new", [{"id": "m", "path": "missions/m.yaml", "written": True}])


def test_commit_commits_that_file_only(run: Run, empty: Path) -> None:
    git(empty, "init", "--quiet")
    identify(empty, "Sofia Bernard")
    (empty / "other.txt").write_text("staged by hand", encoding="utf-8")
    git(empty, "add", "other.txt")
    code, _, err = run("new", "m", *TERMS, "--commit")
    assert code == 0
    assert "Committed: m: mission agreed\n" in err
    assert git(empty, "show", "--format=%an: %s", "--name-only").split("\n\n") == [
        "Sofia Bernard: m: mission agreed",
        "missions/m.yaml\n",
    ]
    assert git(empty, "status", "--porcelain", "--untracked-files=no") == "A  other.txt\n"


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "NO",
        "~",
        "null",
        "0123",
        "12:30",
        "1e3",
        "2026-01-01",
        "- dash",
        "a: b",
        "a #b",
        "'quoted'",
        '"',
        "[x]",
        "{y}",
        "é\u2028è",
        "tab\there",
        "\x1b[31m",
        "@at",
        "%",
        "*star",
        "&and",
        "!bang",
        "|",
        ">",
        "x " * 200,
    ],
)
def test_any_title_reads_back_as_it_was_typed(run: Run, empty: Path, text: str) -> None:
    terms = (*TERMS[:1], text, *TERMS[2:])
    code, _, err = run("new", "m", *terms)
    assert code == 0, err
    document = read_text((empty / "missions" / "m.yaml").read_bytes())
    assert document.root is not None
    data = plain_data(document.root)
    assert isinstance(data, dict)
    assert data["title"] == text.strip()
    assert run("check").code == 0


RECORD = """\
title: Order data
consultant: Léa Martin <lea.martin@esn.example>
client: {name: Acme Logistics}
contract: {start: 2026-12-01, end: 2027-06-30, order: "0612345678"}
x-crm: 4711
journal:
  paul-durand: [{type: note, date: 2026-11-20, text: "Agreed: by phone."}]
"""


def test_a_whole_record_from_a_file(run: Run, empty: Path) -> None:
    (empty / "record.yaml").write_text(RECORD, encoding="utf-8")
    code, out, err = run("new", "--record", "record.yaml", "--as", "Sofia Bernard")
    assert (code, err) == (0, "")
    assert out.startswith("Made missions/acme-logistics-order-data.yaml: until Wed 2027-06-30, in 221 days.\n")
    text = (empty / "missions" / "acme-logistics-order-data.yaml").read_text(encoding="utf-8")
    assert '  order: "0612345678"\n' in text
    assert "x-crm: 4711\n" in text
    assert text.index("lea-martin:") < text.index("paul-durand:") < text.index("sofia-bernard:")
    assert run("check").code == 0


def test_a_whole_record_in_json_on_standard_input(run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = {
        "format": 1, "title": "T", "consultant": "Léa", "client": {"name": "C"}, "contract": {"start": "2026-12-01", "end": "2026-12-02"},
    }  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(record).encode())))
    assert run("new", "m", "--record", "-").code == 0
    assert run("check").code == 0


def test_a_wrong_record_shows_the_persons_own_lines_and_keeps_what_was_piped(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RECORD.replace("2027-06-30", "2026-06-30").encode())))
    code, out, err = run("new", "m", "--record", "-")
    assert (code, out) == (5, "")
    assert "(standard input):4:36: error: the end is before the start   [E-DATES]" in err
    assert "What you typed is kept in .mission/cache/drafts/new-m-2026-11-21.yaml" in err
    assert (
        (empty / ".mission/cache/drafts/new-m-2026-11-21.yaml")
        .read_text(encoding="utf-8")
        .startswith("title: Order data\n")
    )
    assert list((empty / "missions").iterdir()) == []


def test_terms_named_as_the_options_make_a_record_too(run: Run, empty: Path) -> None:
    terms = {word.removeprefix("--"): value for word, value in zip(TERMS[::2], TERMS[1::2], strict=True)}
    (empty / "terms.json").write_text(
        json.dumps({**terms, "objective": ["Train the team; sessions; 3"]}), encoding="utf-8"
    )
    assert run("new", "m", "--record", "terms.json", "--title", "Another").code == 0
    text = (empty / "missions" / "m.yaml").read_text(encoding="utf-8")
    assert "title: Another\n" in text
    assert "target: 3\n" in text
    (empty / "terms.json").write_text(json.dumps({**terms, "objektive": ["x"]}), encoding="utf-8")
    assert "did you mean `objective`?" in run("new", "n", "--record", "terms.json").err


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Somebody at a plain terminal who types these lines, and leaves after the last one."""
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


PEOPLE = ("Order data", "Léa Martin <lea@esn.example>", "Acme", "Paul Durand", "Sofia Bernard")


def test_a_walk_checks_each_answer_and_says_the_same_in_one_line(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = (*PEOPLE, "tomorrow", "31/04", "+3m", "1 month", "", "", "", "")
    rest = (
        "Train the team",
        "sessions",
        "3",
        "2",  # more is better
        "2027-01-15",
        "",
        "",
        "Runbook; 31/04",
        "Runbook; +1m; read",
        "",
        "Laptop",
        "",
        "",
        "orders",
    )
    answers(monkeypatch, *typed, *rest)
    code, out, err = run("new", "--as", "Sofia Bernard")
    assert code == 0, err
    assert out.startswith("Made missions/orders.yaml: until Sun 2027-02-21")
    assert err.count("there is no day `31/04`") == 2
    assert "hint: the objective “Train the team” still lacks why it can be reached\n" in err
    assert err.endswith(
        "Next time, in one line:\n"
        "  mission new orders --title 'Order data' --consultant 'Léa Martin <lea@esn.example>' --client Acme"
        " --contact 'Paul Durand' --manager 'Sofia Bernard' --start 2026-11-22 --end 2027-02-21 --notice '1 month'"
        " --every '2 weeks' --objective 'Train the team; sessions; ≥ 3; 2027-01-15' --deliverable 'Runbook; 2026-12-21; read'"
        " --equipment Laptop\n"
    )
    assert not list((empty / ".mission" / "cache" / "drafts").glob("*"))


def test_a_day_or_a_number_is_nobodys_name(run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    wrong = ("12/03/2026", "fin décembre", "580 EUR/jour", "2 semaines", "Sam")
    answers(monkeypatch, *PEOPLE[:3], *wrong, PEOPLE[4], "2026-12-01", "2027-01-01", *[""] * 9, "orders")
    code, _, err = run("new", "--as", "Sofia Bernard")
    assert code == 0, err
    err = err.replace("\xa0", " ")
    assert re.findall("erreur : (.*), et c’est le nom d’une personne qui est demandé ici\n", err) == [
        "--contact : « 12/03/2026 » est un jour",
        "--contact : « fin décembre » est un jour",
        "--contact : « 580 EUR/jour » est un nombre",
        "--contact : « 2 semaines » est une durée",
    ]
    assert "aide : essayez « Léa Martin <lea.martin@esn.example> » ; l’adresse peut manquer" in err
    assert "\n  contact: Sam\n" in (empty / "missions" / "orders.yaml").read_text(encoding="utf-8")


def test_a_walk_left_in_the_middle_is_taken_up_again_with_its_answers(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, *PEOPLE[:3])
    code, _, err = run("new", "m", "--as", "Sofia Bernard")
    assert code == 3
    assert "What you typed is kept in .mission/cache/drafts/new-m-2026-11-21.yaml\n" in err
    assert list((empty / "missions").iterdir()) == []
    answers(monkeypatch, "take", "Orders", "", "", *PEOPLE[3:], "2026-12-01", "2027-01-01", *[""] * 9)
    code, _, err = run("new", "m", "--as", "Sofia Bernard")
    assert code == 0, err
    text = (empty / "missions" / "m.yaml").read_text(encoding="utf-8")
    assert "title: Orders\n" in text
    assert "consultant: Léa Martin <lea@esn.example>\n" in text
    assert not list((empty / ".mission" / "cache" / "drafts").glob("*"))


def test_a_dry_run_leaves_a_draft_where_it_is(run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, *PEOPLE[:3])
    assert run("new", "m").code == 3
    [draft] = (empty / ".mission" / "cache" / "drafts").glob("*")
    monkeypatch.setattr(Session, "interactive", False)
    rest = ("--contact", "P", "--manager", "S", "--start", "2026-12-01", "--end", "2027-01-01")
    assert run("new", "m", "--record", str(draft), *rest, "--dry-run").code == 0
    assert draft.exists()
    assert run("new", "m", "--record", str(draft), *rest).code == 0
    assert not draft.exists()
