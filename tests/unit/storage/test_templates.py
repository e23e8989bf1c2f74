"""Templates: a workspace's own win over the shipped ones; what is wrong in one is a finding at a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from mission_cli.core.model.template import Checklist
from mission_cli.errors import InvalidDataError, NotFoundError
from mission_cli.storage.templates import checklist, find, listed, read_template, shipped_folder, template_findings

CLIENT = "checklists/offboarding/client.yaml"
CONSULTANT = "checklists/offboarding/consultant.yaml"
BENCH = tuple(f"checklists/offboarding/bench-{kind}.yaml" for kind in ("internal", "pro-bono", "search", "training"))
CASES = ("completed", "client-ended", "consultant-ended")

GOOD = """\
format: 1
title: {en: Ours, fr: La nôtre}
steps:
  - id: only
    title: {en: The only step, fr: La seule étape}
    tasks:
      - id: thanks
        title: {en: Say thanks, fr: Dire merci}
        owner: manager
        due: end - 2 days
"""


def own(root: Path, text: str, relative: str = CLIENT) -> Path:
    path = root / "templates" / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def findings(root: Path, text: str) -> list[tuple[str, int, int, str]]:
    own(root, text)
    return [(one.path, one.line, one.column, one.code) for one in template_findings(root)]


def ids(found: Checklist) -> list[str]:
    return [task.id for step in found.steps for task in step.tasks]


# Which one -----------------------------------------------------------------------------------------------------------


def test_the_shipped_template_is_found_without_a_workspace_folder(tmp_path: Path) -> None:
    found = find(tmp_path, CLIENT)
    assert found == (CLIENT, shipped_folder() / CLIENT, True)


def test_a_workspace_s_own_file_wins_and_only_that_file(tmp_path: Path) -> None:
    own(tmp_path, GOOD)
    assert ids(checklist(tmp_path, CLIENT)) == ["thanks"]
    assert not find(tmp_path, CLIENT).shipped
    assert find(tmp_path, CONSULTANT).shipped


def test_the_list_names_each_once(tmp_path: Path) -> None:
    own(tmp_path, GOOD)
    own(tmp_path, GOOD, "checklists/offboarding/ours.yaml")
    own(tmp_path, GOOD, "checklists/offboarding/.hidden.yaml")
    found = {one.relative: one.shipped for one in listed(tmp_path, "checklists/offboarding")}
    assert found == {
        CLIENT: False,
        CONSULTANT: True,
        "checklists/offboarding/ours.yaml": False,
        **{f"checklists/offboarding/provider-{case}.yaml": True for case in CASES},
        **dict.fromkeys(BENCH, True),
    }
    assert list(found) == sorted(found)


def test_a_name_nobody_knows(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(tmp_path, "checklists/offboarding/nothing.yaml")
    assert caught.value.text == "template.missing"


@pytest.mark.parametrize(
    "relative",
    [
        "../mission.yaml",
        "checklists/../../secret.yaml",
        "/etc/passwd",
        "",
        "..",
        "..\\secret.yaml",
        "C:/secret.yaml",
        "a\0b",
    ],
)
def test_no_path_leaves_the_folder(tmp_path: Path, relative: str) -> None:
    (tmp_path / "mission.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(NotFoundError) as caught:
        find(tmp_path, relative)
    assert caught.value.text == "template.outside"


def test_no_link_leaves_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "firm"
    (root / "templates/checklists/offboarding").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("password: hunter2\n", encoding="utf-8")
    (root / "templates" / CLIENT).symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(NotFoundError) as caught:
        find(root, CLIENT)
    assert caught.value.text == "template.outside"
    assert template_findings(root) == []
    assert find(root, CONSULTANT).shipped


def test_a_templates_folder_that_is_a_link_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "firm"
    root.mkdir()
    own(tmp_path / "elsewhere", GOOD)
    (root / "templates").symlink_to(tmp_path / "elsewhere" / "templates")
    with pytest.raises(NotFoundError):
        find(root, CLIENT)


def test_a_link_from_one_template_to_another_is_fine(tmp_path: Path) -> None:
    own(tmp_path, GOOD, CONSULTANT)
    (tmp_path / "templates" / CLIENT).symlink_to(tmp_path / "templates" / CONSULTANT)
    assert ids(checklist(tmp_path, CLIENT)) == ["thanks"]


# The shipped ones ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "relative", [CLIENT, CONSULTANT, *(f"checklists/offboarding/provider-{case}.yaml" for case in CASES), *BENCH]
)
def test_every_shipped_checklist_reads_without_a_finding(tmp_path: Path, relative: str) -> None:
    read, found = read_template(find(tmp_path, relative))
    assert (found, read is not None) == ([], True)


def test_every_shipped_checklist_of_an_end_is_tested_above(tmp_path: Path) -> None:
    assert len(listed(tmp_path, "checklists/offboarding")) == 9


@pytest.mark.parametrize("relative", BENCH)
def test_an_end_on_the_bench_is_light_and_takes_back_what_is_out(tmp_path: Path, relative: str) -> None:
    found = ids(checklist(tmp_path, relative))
    assert len(found) <= 8
    assert {"return-{id}", "revoke-{id}"} <= set(found)


@pytest.mark.parametrize("case", CASES)
def test_a_provider_has_eight_items_and_the_practical_side(tmp_path: Path, case: str) -> None:
    found = checklist(tmp_path, f"checklists/offboarding/provider-{case}.yaml")
    assert [step.id for step in found.steps][8:] == ["practical"]


def test_a_client_has_seven_steps_with_their_items(tmp_path: Path) -> None:
    found = checklist(tmp_path, CLIENT)
    assert [step.id for step in found.steps] == [
        "announce",
        "thank",
        "handover",
        "interview",
        "practical",
        "stay-in-touch",
        "tools",
    ]
    assert all(len(step.tasks) >= 3 for step in found.steps)


def test_a_consultant_has_handover_references_last_invoice_and_what_comes_next(tmp_path: Path) -> None:
    found = checklist(tmp_path, CONSULTANT)
    assert {"handover", "references", "money", "next"} <= {step.id for step in found.steps}
    assert {"handover-file", "reference-letter", "last-invoice", "search-next-mission"} <= set(ids(found))


@pytest.mark.parametrize(
    "relative", [CLIENT, CONSULTANT, *(f"checklists/offboarding/provider-{case}.yaml" for case in CASES)]
)
def test_every_checklist_takes_back_equipment_and_has_revocations_verified(tmp_path: Path, relative: str) -> None:
    tasks = [task for step in checklist(tmp_path, relative).steps for task in step.tasks]
    each = {task.each: (task.id, task.verify) for task in tasks if task.each}
    assert each == {"equipment": ("return-{id}", None), "access": ("revoke-{id}", "required")}
    assert all(task.owner and task.due for task in tasks)


# What is wrong in one ------------------------------------------------------------------------------------------------


def test_a_good_one_has_nothing_to_say(tmp_path: Path) -> None:
    assert findings(tmp_path, GOOD) == []


PLACE = f"templates/{CLIENT}"


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code"),
    [
        ("steps:", "step:", 3, 1, "E-KEY"),
        ("owner: manager", "owner: manger", 9, 16, "E-CHOICE"),
        ("due: end - 2 days", "due: end minus 2", 10, 14, "E-DUE"),
        ("fr: La seule étape}", "de: Der Schritt}", 5, 32, "E-KEY"),
        ("id: thanks", "id: Say Thanks", 7, 13, "E-SLUG"),
        ("id: thanks", "id: thanks-{id}", 7, 13, "E-PLACEHOLDER-NONE"),
        ("{en: Say thanks,", '{en: "Take back {item}",', 8, 21, "E-PLACEHOLDER-NONE"),
        ("id: thanks", "each: equipment\n        id: thanks", 8, 13, "E-EACH-ID"),
        ("id: thanks", "each: laptop\n        id: thanks", 7, 15, "E-CHOICE"),
        ("format: 1", "format: 2", 1, 9, "E-FORMAT"),
        ("title: {en: Ours,", "title: {en: 'Ours,", 2, 13, "E-QUOTES"),
    ],
)
def test_a_wrong_one_is_a_finding_at_its_place(
    tmp_path: Path, old: str, new: str, line: int, column: int, code: str
) -> None:
    assert (PLACE, line, column, code) in findings(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(InvalidDataError) as caught:
        checklist(tmp_path, CLIENT)
    assert caught.value.findings
    assert PLACE in caught.value.sources


def test_a_placeholder_of_the_wrong_kind_is_met_with_the_right_ones(tmp_path: Path) -> None:
    text = GOOD.replace("id: thanks", "each: access\n        id: revoke-{id}").replace(
        "Dire merci", '"Révoquer {sytem}"'
    )
    own(tmp_path, text)
    (found,) = template_findings(tmp_path)
    assert (found.line, found.code, found.args) == (
        9,
        "E-PLACEHOLDER",
        {"name": "sytem", "known": "{id}, {system}, {account}", "suggest": "{system}"},
    )


def test_the_same_task_twice_is_said_at_the_second(tmp_path: Path) -> None:
    again = "      - id: thanks\n        title: {en: Again, fr: Encore}\n"
    assert findings(tmp_path, GOOD + again) == [(PLACE, 11, 13, "E-ID-DOUBLE")]


def test_a_file_that_cannot_be_read_is_a_finding_too(tmp_path: Path) -> None:
    (tmp_path / "templates" / CLIENT).mkdir(parents=True)
    assert find(tmp_path, CLIENT).shipped
    path = own(tmp_path, GOOD, CONSULTANT)
    template = find(tmp_path, CONSULTANT)
    path.unlink()
    assert [one.code for one in read_template(template)[1]] == ["E-UNREADABLE"]
