"""`mission template`: list, copy, check; the commands that tasks name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.commands.grammar import TARGETS
from mission_cli.commands.template.check import document_findings
from mission_cli.render.sandbox.process import Renderer
from mission_cli.storage.documents import sources
from mission_cli.storage.templates import Template, listed, read_template, shipped_folder

BY_HAND = {
    "goodbye": "people meet",
    "personal-gesture": "a gesture",
    "thanks": "one by one, in person",
    "handover-sessions": "people work side by side",
    "handover-check": "somebody tries the file",
    "access-sweep": "IT looks into its systems",
    "connect": "on the networks themselves",
    "open-door": "said in person",
    "shared-values": "news of the company, sent as it sends them",
    "last-timesheet": "in the timesheet tool",
    "last-expenses": "in the expenses tool",
    "client-data": "on one's own machines",
    "search-next-mission": "the consultant's own contacts",
    "profile-update": "the CV lies elsewhere",
    "prospect": "calls and mails",
    "invite-client": "an invitation",
    "helpers-told": "calls and mails",
    "platforms-off": "on the platforms themselves",
    "story-told": "told among colleagues",
    "next-buddy": "asked in person",
    "replacement-profiles": "profiles sent by hand",
}
"""Tasks that no command does, and why. `thanks` and `search-next-mission` for the consultant's own checklist only."""


def own(root: Path, relative: str, text: str) -> Path:
    path = root / "templates" / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# The commands of tasks -----------------------------------------------------------------------------------------------

OFFBOARDING = list(listed(Path("/nowhere"), "checklists/offboarding"))


@pytest.mark.parametrize("template", OFFBOARDING, ids=lambda one: one.path.stem)
def test_every_task_has_a_command_that_exists_or_is_done_by_hand(template: Template) -> None:
    read, findings = read_template(template)
    assert read is not None
    assert findings == []
    for step in read.steps:
        for task in step.tasks:
            if task.command is None:
                assert task.id in BY_HAND, f"{task.id}: say the command, or why there is none"
            else:
                assert task.command.split()[1] in TARGETS, task.command
                _exists(task.command)


def _exists(command: str) -> None:
    """Documents and questionnaires that a command names are shipped."""
    words = command.split()
    if words[1] == "doc":
        assert (shipped_folder() / "documents" / f"{words[3]}.en.md.j2").is_file(), command
    if words[1] == "answer":
        assert (shipped_folder() / "questionnaires" / f"{words[3]}.yaml").is_file(), command
    if words[1] == "template":
        assert (shipped_folder() / "checklists" / f"{words[3]}.yaml").is_file(), command


def test_no_reason_is_given_for_nothing() -> None:
    used = {
        task.id
        for one in OFFBOARDING
        for step in (read_template(one)[0] or pytest.fail(one.name)).steps
        for task in step.tasks
        if task.command is None
    }
    assert set(BY_HAND) == used


def test_the_checklist_shows_what_to_type(workspace: Path, run: Run) -> None:
    items = json.loads(run("offboard", "acme-order-data", "--case", "completed", "--json").out)["items"]
    commands = {item["id"]: item["command"] for item in items}
    assert commands["return-laptop"] == "mission return acme-order-data laptop"
    assert commands["handover-file"] == "mission doc acme-order-data handover"
    assert commands["announce-departure"] == "mission doc acme-order-data departure-teams"
    assert commands["prospect"] is None
    ran = run("offboard", "acme-order-data")
    assert "Command" in ran.out.splitlines()[0]
    assert re.search(
        r"\nNext: .*\n  mission \w+ acme-order-data.*\n  mission task acme-order-data [\w-]+ done\n", ran.err
    )
    page = run("offboard", "acme-order-data", "--export", "md").out
    assert ": `mission doc acme-order-data handover`\n" in page


CHECKLIST = """\
format: 1
title: {en: Ours, fr: La nôtre}
steps:
  - id: only
    title: {en: The step, fr: L’étape}
    tasks:
      - id: letter
        title: {en: Write, fr: Écrire}
        command: COMMAND
"""


@pytest.mark.parametrize(
    ("command", "code", "advice"),
    [
        ("mission dok {mission} handover", "E-COMMAND", "did you mean `mission doc`?"),
        ("rm -rf /", "E-COMMAND", "write one line that begins with `mission`"),
        ("mission doc {mission}; rm x", "E-COMMAND", "write one line"),
        ("mission doc $(id)", "E-COMMAND", "write one line"),
        ("mission return {mission} {id}", "E-PLACEHOLDER", "{mission}"),
    ],
)
def test_a_wrong_command_is_a_finding(workspace: Path, run: Run, command: str, code: str, advice: str) -> None:
    own(workspace, "checklists/offboarding/client.yaml", CHECKLIST.replace("COMMAND", f"'{command}'"))
    for words in (("template", "check"), ("check",)):
        ran = run(*words)
        assert ran.code == 5
        assert "templates/checklists/offboarding/client.yaml:9:18: error: " in ran.out
        assert f"[{code}]" in ran.out
        assert advice in ran.out


# List and copy -------------------------------------------------------------------------------------------------------


def test_the_list_says_where_each_one_comes_from(workspace: Path, run: Run) -> None:
    own(workspace, "documents/ours.en.md.j2", "{#\ntitle: Ours\n#}\n# {{ title }}\n")
    items = json.loads(run("template", "list", "--json").out)["items"]
    assert {item["kind"] for item in items} == {"checklist", "questionnaire", "skeleton", "document", "catalogue"}
    assert not any(item["template"].startswith("demo/") for item in items)
    [ours] = [item for item in items if not item["shipped"]]
    assert ours == {"kind": "document", "template": "documents/ours.en.md.j2", "title": "Ours", "shipped": False}
    assert run("template").out == run("template", "list").out
    only = json.loads(run("template", "list", "questionnaire", "--json").out)["items"]
    assert {item["kind"] for item in only} == {"questionnaire"}
    assert run("template", "list", "letters").code == 2


def test_a_copy_is_the_shipped_one_and_wins_from_then_on(workspace: Path, run: Run) -> None:
    ran = run("template", "copy", "thank-you")
    assert ran.code == 0
    assert ran.err.splitlines()[:2] == [
        "Copied: templates/documents/thank-you.en.md.j2",
        "Copied: templates/documents/thank-you.fr.md.j2",
    ]
    assert "mission template check" in ran.err
    copied = workspace / "templates" / "documents" / "thank-you.en.md.j2"
    assert copied.read_bytes() == (shipped_folder() / "documents" / copied.name).read_bytes()
    copied.write_text("# Ours for {{ consultant.name }}\n", encoding="utf-8")
    assert run("doc", "acme", "thank-you").out == "# Ours for Léa Martin\n"
    ran = run("template", "copy", "thank-you")
    assert (ran.code, "already in the workspace" in ran.err) == (2, True)
    assert copied.read_text(encoding="utf-8") == "# Ours for {{ consultant.name }}\n"


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("checklists/offboarding/client.yaml", ["checklists/offboarding/client.yaml"]),
        ("offboarding/client", ["checklists/offboarding/client.yaml"]),
        ("templates/documents/thank-you.fr.md.j2", ["documents/thank-you.fr.md.j2"]),
        ("exit-interview", ["questionnaires/exit-interview.yaml"]),
        ("search", ["missions/search.yaml"]),
        ("bench-search", ["checklists/offboarding/bench-search.yaml"]),
        ("associations", ["associations.yaml"]),
        ("_signature", ["documents/_signature.en.md.j2", "documents/_signature.fr.md.j2"]),
    ],
)
def test_what_a_name_means(workspace: Path, run: Run, name: str, paths: list[str]) -> None:
    assert run("template", "copy", name, "--dry-run").code == 0
    assert not (workspace / "templates").exists()
    assert run("template", "copy", name).code == 0
    found = sorted(p.relative_to(workspace / "templates").as_posix() for p in (workspace / "templates").rglob("*.*"))
    assert found == paths


def test_a_name_that_means_nothing_or_too_much(workspace: Path, run: Run) -> None:
    ran = run("template", "copy", "thank-yu")
    assert (ran.code, "did you mean `thank-you`?" in ran.err) == (4, True)
    assert run("template", "copy", "client").code == 4
    assert run("template", "copy", "../../etc/passwd").code == 4
    assert run("template", "copy").code == 2
    assert run("template", "burn").code == 2


# Check ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("template", list(listed(Path("/nowhere"), "documents")), ids=lambda one: one.path.name)
def test_every_shipped_document_is_right(tmp_path: Path, template: Template) -> None:
    with Renderer(sources(tmp_path)) as renderer:
        assert document_findings(renderer, template) == []


def test_everything_wrong_is_said_at_once_with_its_place(workspace: Path, run: Run) -> None:
    own(
        workspace,
        "documents/ours.en.md.j2",
        "{#\ntitle: Ours\nstep: thanks\n#}\n{% if full %}\n{{ clientt.name }}\n{% else %}\n{{ consultant.nam }}\n{% endif %}\n",
    )
    own(workspace, "documents/_part.en.md.j2", "{{ whatever_includes_me_knows }} {% for %}\n")
    own(workspace, "checklists/offboarding/client.yaml", "format: 1\n")
    ran = run("template", "check")
    assert ran.code == 5
    heads = [line for line in ran.out.splitlines() if line.startswith("templates/")]
    assert [re.sub(r": error: .*\[", " ", head).rstrip("]") for head in heads] == [
        "templates/checklists/offboarding/client.yaml:1:1 E-MISSING",
        "templates/checklists/offboarding/client.yaml:1:1 E-MISSING",
        "templates/documents/_part.en.md.j2:1:1 E-TEMPLATE",
        "templates/documents/ours.en.md.j2:3:1 E-TEMPLATE-HEAD",
        "templates/documents/ours.en.md.j2:6:4 E-TEMPLATE-NAME",
        "templates/documents/ours.en.md.j2:8:15 E-TEMPLATE-NAME",
    ]
    assert ran.err == "3 templates checked: 6 findings\n"
    assert "did you mean `thank`?" in ran.out
    assert "did you mean `client`?" in ran.out
    assert run("check").code == 5
    items = json.loads(run("template", "check", "ours", "--json").out)["items"]
    assert [item["code"] for item in items] == ["E-TEMPLATE-HEAD", "E-TEMPLATE-NAME", "E-TEMPLATE-NAME"]


def test_skeletons_and_the_catalogue_are_checked_too(workspace: Path, run: Run) -> None:
    assert run("template", "copy", "missions/training.yaml", "associations").code == 0
    assert run("template", "check").err == "2 templates checked: 0 findings\n"
    path = workspace / "templates" / "missions" / "training.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Training: {subject}", "Training: {subjet}"), "utf-8")
    own(workspace, "associations.yaml", "format: 1\ntitle: {en: Ours, fr: Les nôtres}\nassociation: []\n")
    ran = run("template", "check")
    assert (ran.code, ran.err) == (5, "2 templates checked: 2 findings\n")
    assert "[E-PLACEHOLDER]" in ran.out
    assert "did you mean `{subject}`?" in ran.out
    assert "templates/associations.yaml:3:1: error: " in ran.out
    assert run("check").code == 5
    refused = run("new", "--kind", "training", "--consultant", "L", "--manager", "S", "--start", "today")
    assert (refused.code, "[E-PLACEHOLDER]" in refused.err) == (5, True)
    assert len(list((workspace / "missions").iterdir())) == 1


def test_a_workspace_without_templates_of_its_own_is_right(workspace: Path, run: Run) -> None:
    ran = run("template", "check")
    assert (ran.code, ran.out, ran.err) == (0, "", "0 templates checked: 0 findings\n")
    assert run("template", "check", "thank-you").code == 4


def test_a_link_that_leads_out_is_not_read(workspace: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("SECRET", encoding="utf-8")
    own(workspace, "documents/ours.en.md.j2", "{% include 'documents/link.j2' %}")
    (workspace / "templates" / "documents" / "link.j2").symlink_to(tmp_path / "secret.j2")
    ran = run("doc", "acme", "ours")
    assert (ran.code, "SECRET" in ran.out + ran.err) == (5, False)
    assert "E-TEMPLATE-INCLUDE" in ran.err


def test_templates_that_never_end_are_findings_and_the_check_ends(workspace: Path, run: Run) -> None:
    never = "{% for i in range(10 ** 15) %}{% endfor %}\n"
    for name in "abcd":
        own(workspace, f"documents/{name}.en.md.j2", never)
    ran = run("template", "check")
    assert ran.code == 5
    assert [name for name in "abcd" if f"templates/documents/{name}.en.md.j2" in ran.out] == list("abcd")
    assert ran.out.count("this template takes too long") == 3
    assert ran.out.count("was not looked at, for three others were stopped before it") == 1
    assert "4 templates checked: 4 findings" in ran.err
