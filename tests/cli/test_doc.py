"""`mission doc`: every shipped document whole, in both languages; what is missing, what is left out, the formats."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from tests.conftest import Ran, Run

from mission_cli.core.document import STEPS, by_step, head_of, name_of
from mission_cli.storage.documents import documents

EXPECTED = Path(__file__).parent / "documents"
"""What each document is, as it was read and found good."""
NAMES = (
    "departure-teams",
    "departure-providers",
    "thank-you",
    "reference-letter",
    "handover",
    "closing-review",
    "lessons-learned",
    "client-summary",
    "revocation-request",
    "opportunity-note",
)


@pytest.fixture
def acme(workspace: Path) -> Path:
    """The example, with a name for who takes over and for who closes accounts."""
    path = workspace / "missions" / "acme-order-data.yaml"
    text = path.read_text(encoding="utf-8")
    people = "people:\n  successor: Inès Faure <ines.faure@acme.example>\n  it: Service desk <it@acme.example>\n"
    path.write_text(text.replace("\nvision:", f"\n{people}vision:", 1), encoding="utf-8")
    (workspace / "mission.yaml").write_text("perspective: provider\nname: Rivage Conseil\n", encoding="utf-8")
    return workspace


def test_every_shipped_document_is_read_here(workspace: Path) -> None:
    found = documents(workspace)
    assert set(found) == set(NAMES)
    assert all(sorted(there) == ["en", "fr"] for there in found.values())
    assert {path.name for path in EXPECTED.iterdir()} == {
        f"{name}.{lang}.md" for name in NAMES for lang in ("en", "fr")
    }


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_a_document_whole(acme: Path, run: Run, name: str, lang: str) -> None:
    ran = run("doc", "acme-order-data", name, "--full", "--lang", lang)
    assert ran.code == 0, ran.err
    assert ran.out == (EXPECTED / f"{name}.{lang}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_french_is_typeset(acme: Path, run: Run, name: str) -> None:
    text = re.sub(r"`[^`]*`", "", run("doc", "acme", name, "--lang", "fr").out)
    own = "\n".join(line for line in text.split("\n") if not line.startswith("| ---"))
    assert re.findall(r".{0,20}\w [:;?!»].{0,10}|« .{0,10}", own) == []


@pytest.mark.parametrize(("lang", "name"), [("en", one) for one in NAMES] + [("fr", one) for one in NAMES])
def test_a_mission_that_says_the_least_leaves_gaps_and_invents_nothing(
    workspace: Path, run: Run, lang: str, name: str
) -> None:
    (workspace / "missions" / "bare.yaml").write_text(
        "format: 1\ntitle: Bare\nconsultant: Léa Martin\nclient:\n  name: Acme\n"
        "contract:\n  start: 2026-03-02\n  end: 2026-12-18\n",
        encoding="utf-8",
    )
    ran = run("doc", "bare", name, "--lang", lang)
    assert ran.code == 0, ran.err
    assert "[…" in ran.out
    assert ": mission " in ran.err.replace("\u00a0", "")
    assert " bare" in ran.err
    assert "None" not in ran.out


def test_what_is_missing_is_said_with_the_command_that_records_it(workspace: Path, run: Run) -> None:
    ran = run("doc", "acme", "departure-providers")
    assert "your contact is […] ([…])." in ran.out
    assert ran.err == "1 place to fill in, marked […]:\n  people.successor: mission edit acme-order-data\n"


def test_what_people_said_stays_out_unless_asked_and_only_shared_words_go(acme: Path, run: Run) -> None:
    path = acme / "missions" / "acme-order-data.yaml"
    text = path.read_text(encoding="utf-8")
    ours = (
        "    - id: hidden01\n      type: feedback\n      date: 2026-11-01\n      from: client\n      to: consultant\n"
        "      visibility: managers\n      strengths: Only managers may read this.\n"
    )
    path.write_text(text.replace("\n  paul-durand:\n", f"\n  paul-durand:\n{ours}", 1), encoding="utf-8")
    closed, full = run("doc", "acme", "thank-you"), run("doc", "acme", "thank-you", "--full")
    assert "*(left out: said in confidence)*" in closed.out
    assert closed.out.endswith(
        "---\n\nLeft out of this document: `feedback.strengths` (sensitive). "
        "`mission doc acme-order-data thank-you --full` adds it.\n"
    )
    assert "Found the duplicate orders" not in closed.out
    assert "Found the duplicate orders" in full.out
    assert "Left out" not in full.out
    assert "Only managers" not in full.out
    # A note that stays inside the firm may hold it.
    assert "Only managers" in run("doc", "acme", "opportunity-note", "--full").out


def test_only_words_for_managers_are_said_to_be_left_out(acme: Path, run: Run) -> None:
    path = acme / "missions" / "acme-order-data.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("visibility: shared", "visibility: managers"), encoding="utf-8"
    )
    ran = run("doc", "acme", "reference-letter", "--full")
    assert "- *(left out: for managers only)*" in ran.out
    assert "What was written for managers only stays out." in ran.out


def test_answers_come_with_their_questions(acme: Path, run: Run) -> None:
    path = acme / "missions" / "acme-order-data.yaml"
    entry = (
        "\n  paul-durand:\n    - id: an000001\n      type: answers\n      date: 2026-11-20\n"
        "      questionnaire: closing-review\n      from: client\n      visibility: shared\n"
        "      answers:\n        own-question: |\n          First line.\n          - second *line*\n"
    )
    path.write_text(path.read_text(encoding="utf-8").replace("\n  paul-durand:\n", entry, 1), encoding="utf-8")
    text = run("doc", "acme", "closing-review", "--full").out
    assert (
        "### client, 20\u00a0November\u00a02026\n\n**own-question**\n\nFirst line.\\\n\\- second \\*line\\*\n" in text
    )


def test_an_addressee(acme: Path, run: Run) -> None:
    assert "\nHello data team,\n" in run("doc", "acme", "departure-teams", "--to", "data team").out
    assert "\nHello \\[x\\](y) \\<b>,\n" in run("doc", "acme", "departure-teams", "--to", "[x](y)\n<b>").out


# Which one -----------------------------------------------------------------------------------------------------------


def test_the_list_is_in_the_order_of_a_mission(workspace: Path, run: Run) -> None:
    ran = run("doc")
    shown = [line.split()[0] for line in ran.out.splitlines()[2:]]
    assert shown == [
        "departure-providers", "departure-teams", "reference-letter", "thank-you", "client-summary", "handover",
        "closing-review", "lessons-learned", "revocation-request", "opportunity-note",
    ]  # fmt: skip
    assert "`mission doc ID departure-providers` writes one" in ran.err
    steps = [item["step"] for item in json.loads(run("doc", "acme", "--json").out)["items"]]
    assert steps == sorted(steps, key=STEPS.index)
    assert json.loads(run("doc", "acme", "--json").out)["items"][0]["command"] == (
        "mission doc acme-order-data departure-providers"
    )


def test_a_document_by_the_beginning_of_its_name(workspace: Path, run: Run) -> None:
    assert run("doc", "acme", "hand").out.startswith("# Handover")
    ran = run("doc", "acme", "departure")
    assert (ran.code, "departure-providers, departure-teams" in ran.err) == (4, True)
    ran = run("doc", "acme", "reference-leter")
    assert ran.code == 4
    assert "did you mean `reference-letter`?" in ran.err
    assert run("doc", "nobody", "handover").code == 4


def test_a_document_of_the_team_s_own_in_one_language(acme: Path, run: Run) -> None:
    own = acme / "templates" / "documents" / "ours.fr.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        "{#\ntitle: Le nôtre\nfor: tous\nstep: thank\n#}\n# {{ title }}\n{% include 'documents/_signature.fr.md.j2' %}\n",
        "utf-8",
    )
    ran = run("doc", "acme", "ours")
    assert ran.out == "# Order data platform migration\nSofia Bernard, Rivage Conseil\n"
    assert "no English template; the French one was used" in ran.err
    assert "ours " in run("doc").out


def test_a_broken_template_is_a_finding_with_its_place(acme: Path, run: Run) -> None:
    own = acme / "templates" / "documents" / "thank-you.en.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# Thanks\n\n{% for one in objectives %}\n- {{ one.specifik }}\n{% endfor %}\n", "utf-8")
    ran = run("doc", "acme", "thank-you")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith(
        "templates/documents/thank-you.en.md.j2:4:10: error: a document has nothing called `specifik` here   [E-TEMPLATE-NAME]\n"
        "  3 | {% for one in objectives %}\n"
        "  4 | - {{ one.specifik }}\n"
        "    |          ^^^^^^^^\n"
        "  = help: did you mean `specific`?\n"
    )


# Formats -------------------------------------------------------------------------------------------------------------


def page(run: Run, *words: str) -> Ran:
    return run("doc", "acme", *words, "--format", "html")


def test_a_page_holds_all_it_needs(acme: Path, run: Run) -> None:
    text = page(run, "handover", "--lang", "fr").out
    assert text.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in text
    assert "<title>Passation de «\u00a0Order data platform migration\u00a0»</title>" in text
    assert "<table>" in text
    for word in ("<script", "<img", "<link", "src=", "url(", "@import"):
        assert word not in text.replace("default-src", "").replace("style-src", "")


def test_hostile_text_stays_text_in_every_format(acme: Path, run: Run, tmp_path: Path) -> None:
    path = acme / "missions" / "acme-order-data.yaml"
    hostile = r"<script>alert(1)</script> [a](javascript:alert(1)) ![b](http://x.example/c.png) **d** \u202e"
    text = path.read_text("utf-8").replace("title: Order data platform migration", f'title: "{hostile}"')
    path.write_text(text, "utf-8")
    text = page(run, "thank-you").out
    assert "<script" not in text
    assert "<a " not in text
    assert "<img" not in text
    assert "<strong>d" not in text
    assert "\u202e" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "\u202e" not in run("doc", "acme", "thank-you").out


def test_the_ending_of_the_file_gives_the_format(acme: Path, run: Run) -> None:
    assert run("doc", "acme", "handover", "-o", "h.html").code == 0
    assert (acme / "h.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert run("doc", "acme", "handover", "-o", "h.md").out == ""
    assert (acme / "h.md").read_text("utf-8").startswith("# Handover")
    ran = run("doc", "acme", "handover", "-o", "h.odt")
    assert (ran.code, ".md, .html or .docx" in ran.err) == (2, True)
    ran = run("doc", "acme", "handover", "--format", "docx")
    assert (ran.code, "add `-o handover.docx`" in ran.err) == (2, True)
    assert run("doc", "acme", "handover", "-o", "nowhere/h.md").code == 1


def test_a_word_processor_s_file_reads_back(acme: Path, run: Run) -> None:
    docx = pytest.importorskip("docx")
    assert run("doc", "acme", "handover", "-o", "h.docx").code == 0
    found = docx.Document(str(acme / "h.docx"))
    assert found.paragraphs[0].style.name == "Heading 1"
    assert found.paragraphs[0].text == "Handover of “Order data platform migration”"
    assert [cell.text for cell in found.tables[0].rows[0].cells] == ["Deliverable", "Due", "Where it stands"]
    assert found.tables[0].rows[0].cells[0].paragraphs[0].runs[0].bold
    assert any(one.style.name == "List Bullet" and " of " in one.text for one in found.paragraphs)
    assert found.core_properties.created.date().isoformat() == "2026-11-21"


def test_without_python_docx_it_says_how_to_have_it(acme: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    ran = run("doc", "acme", "handover", "-o", "h.docx")
    assert ran.code == 2
    assert "python -m pip install python-docx" in ran.err
    assert not (acme / "h.docx").exists()


def test_json_says_what_to_fill_in_and_what_is_left_out(workspace: Path, run: Run) -> None:
    answer = json.loads(run("doc", "acme", "reference-letter", "--json").out)
    assert (answer["kind"], answer["left_out"]) == ("doc", ["sensitive"])
    [item] = answer["items"]
    assert item["text"].startswith("# Reference letter\n")
    assert {"what": "place", "command": None} in item["to_fill_in"]
    assert json.loads(run("doc", "acme", "reference-letter", "--json", "--full").out)["left_out"] == []


def test_the_head_of_a_template() -> None:
    text = "{#\ntitle: A: b\nfor: all\nstep: thank\nreaders: managers\n#}\n# A\n"
    assert head_of(text) == ("A: b", "all", "thank", True)
    assert head_of("# A\n") == ("", "", "", False)
    assert name_of("documents/a.fr.md.j2") == ("a", "fr")
    assert name_of("documents/_part.fr.md.j2") is None
    assert [name for name, _ in by_step([("b", head_of("")), ("a", head_of(text))])] == ["a", "b"]
