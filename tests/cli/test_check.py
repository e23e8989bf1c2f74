"""mission check: every finding of every file, with the person's own line and what to type next."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conftest import Run, git

MISSION = """\
format: 1
title: Short
consultant: Léa Martin <lea.martin@esn.example>
client:
  name: Acme
contract:
  start: 2026-03-02
  end: 2026-12-18
"""


def write(workspace: Path, text: str | bytes, name: str = "short.yaml") -> None:
    raw = text.encode() if isinstance(text, str) else text
    (workspace / "missions" / name).write_bytes(raw)


def test_a_sound_workspace_is_silent_on_standard_output(run: Run, firm: Path) -> None:
    assert run("check") == (0, "", "28 files: 0 errors, 0 warnings.\n")


def test_everything_wrong_is_said_in_one_run(run: Run, workspace: Path) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("  end: 2026-12-18\n  notice", "  end: 2025-12-18\n  notice"),
        ("order: PO-2026-118", "order: 0612345678"),
        ("objectives:", "objectifs:"),
        ("due: 2026-12-04", "due: 04/12/2026"),
        ("health: amber", "health: ambre"),
        ("id: erp-read", "id: gitlab"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    (workspace / "missions" / "other.yaml").write_text("format: 1\ntitle: [\n", encoding="utf-8")
    code, out, err = run("check")
    assert (code, err) == (5, "2 files: 6 errors, 1 warning.\n")
    assert out == dedent("""\
        missions/acme-order-data.yaml:20:8: error: the end is before the start   [E-DATES]
          19 |   start: 2026-03-02
          20 |   end: 2025-12-18
             |        ^^^^^^^^^^
          = help: the start is 2026-03-02; did you mean 2026-12-18?

        missions/acme-order-data.yaml:24:10: warning: `0612345678` without quotes is not a text for every reader   [W-QUOTE]
          23 |   days_per_week: 5
          24 |   order: 0612345678
             |          ^^^^^^^^^^
          = help: quote it: '0612345678'

        missions/acme-order-data.yaml:36:12: error: `04/12/2026` can be read in two ways   [E-DATE-READINGS]
          35 |       title: Operations runbook
          36 |       due: 04/12/2026
             |            ^^^^^^^^^^
          = help: write one of: 2026-12-04, 2026-04-12

        missions/acme-order-data.yaml:49:1: error: `objectifs` is not a key of the format here   [E-KEY]
          48 |
          49 | objectifs:
             | ^^^^^^^^^
          = help: did you mean `objectives`?

        missions/acme-order-data.yaml:82:9: error: the id `gitlab` is already used above   [E-ID-DOUBLE]
          81 |     granted: 2026-03-03
          82 |   - id: gitlab
             |         ^^^^^^
          = help: give this one another id

        missions/acme-order-data.yaml:133:15: error: `ambre` is not one of: green, amber, red   [E-CHOICE]
          132 |       attendees: [consultant, client]
          133 |       health: ambre
              |               ^^^^^
          = help: did you mean `amber`?

        missions/other.yaml:2:8: error: this is not valid YAML: a bracket is never closed, or a value is missing   [E-SYNTAX]
          1 | format: 1
          2 | title: [
            |        ^
          = help: look at this line and the one above it
        """)


def test_the_example_of_the_manual_in_french(run: Run, workspace: Path) -> None:
    write(workspace, MISSION.replace("end: 2026-12-18", "end: 2025-12-18") + "kind: internal\n")
    code, out, err = run("check", "short", "--lang", "fr")
    assert (code, err.replace("\u00a0", " ")) == (5, "1 fichier : 1 erreur, 0 avertissement.\n")
    assert out.replace("\u00a0", " ") == dedent("""\
        missions/short.yaml:8:8: erreur : la fin précède le début   [E-DATES]
          7 |   start: 2026-03-02
          8 |   end: 2025-12-18
            |        ^^^^^^^^^^
          = aide : le début est le 2026-03-02 ; vouliez-vous dire 2026-12-18 ?
        """)


def test_json_items_carry_their_place_and_their_help(run: Run, workspace: Path) -> None:
    write(workspace, MISSION.replace("title:", "titel:"))
    code, out, _ = run("check", "missions/short.yaml", "--json")
    assert code == 5
    assert json.loads(out) == {
        "schema_version": 1,
        "kind": "check",
        "today": "2026-11-21",
        "items": [
            {
                "path": "missions/short.yaml",
                "line": 1,
                "column": 1,
                "level": "error",
                "code": "E-MISSING",
                "message": "`title` is missing",
                "help": "add a line `title: …` here",
            },
            {
                "path": "missions/short.yaml",
                "line": 2,
                "column": 1,
                "level": "error",
                "code": "E-KEY",
                "message": "`titel` is not a key of the format here",
                "help": "did you mean `title`?",
            },
        ],
    }


def test_annotations_for_two_forges(run: Run, workspace: Path) -> None:
    write(workspace, MISSION.replace("end: 2026-12-18", "end: 2025-12-18") + "kind: internal\n")
    assert run("check", "short", "--format", "github").out == (
        "::error file=missions/short.yaml,line=8,col=8,title=E-DATES::the end is before the start — the start is 2026-03-02; did you mean 2026-12-18?\n"
    )
    [issue] = json.loads(run("check", "short", "--format", "gitlab").out)
    assert issue["location"] == {"path": "missions/short.yaml", "lines": {"begin": 8}}
    assert (issue["check_name"], issue["severity"], len(issue["fingerprint"])) == ("E-DATES", "major", 64)


def test_a_table_for_the_summary_of_a_job(run: Run, workspace: Path) -> None:
    write(workspace, MISSION.replace("end: 2026-12-18", "end: 2025-12-18") + "kind: internal\n")
    assert run("check", "short", "--format", "md") == (
        5,
        "| Where | What | What to do | Code |\n| --- | --- | --- | --- |\n"
        "| missions/short.yaml:8 | error: the end is before the start "
        "| the start is 2026-03-02; did you mean 2026-12-18? | E-DATES |\n\n1 file: 1 error, 0 warnings.\n",
        "",
    )
    write(workspace, MISSION + "kind: internal\n")
    assert (
        run("check", "short", "--format", "md", "--lang", "fr").out
        == "1 fichier\N{NO-BREAK SPACE}: 0 erreur, 0 avertissement.\n"
    )


def test_a_forge_is_told_paths_of_the_repository(run: Run, repository: Path) -> None:
    (repository / "two words").mkdir()
    git(repository, "mv", "missions", "mission.yaml", "two words")
    root = repository / "two words"
    write(root, MISSION.replace("end: 2026-12-18", "end: 2025-12-18") + "kind: internal\n")
    asked = ("check", "short", "--dir", str(root), "--format")
    assert run(*asked, "github").out.startswith("::error file=two words/missions/short.yaml,line=8,")
    [issue] = json.loads(run(*asked, "gitlab").out)
    assert issue["location"]["path"] == "two words/missions/short.yaml"
    assert "| two words/missions/short.yaml:8 |" in run(*asked, "md").out
    assert json.loads(run(*asked, "json").out)["items"][0]["path"] == "missions/short.yaml"
    assert run(*asked, "text").out.startswith("missions/short.yaml:8:8:")


def test_warnings_alone_pass_unless_strict(run: Run, workspace: Path) -> None:
    write(workspace, MISSION.replace("Short", "2026"))
    assert run("check").code == 0
    assert run("check", "--strict").code == 5


@pytest.mark.parametrize(
    ("raw", "place", "code"),
    [
        (b"", ":", "E-EMPTY"),
        (b"- a\n- b\n", ":1:1:", "E-ROOT"),
        (MISSION.encode("utf-16"), ":", "E-ENCODING"),
        (MISSION.replace("é", "\u00e9").encode("latin-1"), ":3:", "E-ENCODING"),
        (MISSION.encode().replace(b"Short", b"Sh\0rt"), ":2:", "E-CONTROL"),
        (MISSION.encode() + b"---\nformat: 1\n", ":9:1:", "E-DOCUMENTS"),
        (MISSION.encode() + b"title: Again\n", ":9:1:", "E-DUPLICATE"),
        (MISSION.encode() + b"<<<<<<< ours\nvision: a\n=======\nvision: b\n>>>>>>> theirs\n", ":9:1:", "E-MARKERS"),
        (MISSION.encode() + b"x-a: &a {b: c}\nx-b: {<<: *a}\n", ":10:", "E-MERGE"),
        (MISSION.encode() + b"x-a: !!python/object/apply:os.system [id]\n", ":9:6:", "E-TAG"),
        (MISSION.encode() + b"x-a: " + b"[" * 200 + b"]" * 200 + b"\n", ":9:", "E-DEPTH"),
        (MISSION.encode() + b"vision: one: two\n", ":9:", "E-COLON"),
        (MISSION.encode() + b'vision: "one\n', ":9:", "E-QUOTES"),
        (MISSION.encode() + b"expectations:\n\tclient: x\n", ":10:", "E-TAB"),
        (MISSION.encode() + b"vision: @home\n", ":9:9:", "E-START"),
        (MISSION.encode() + b"x-long: " + b"a" * 1_100_000 + b"\n", ":", "E-SIZE"),
        (MISSION.encode().replace(b"format: 1", b"format: 2"), ":1:9:", "E-FORMAT"),
        (MISSION.encode().replace(b"2026-12-18", b"2026-13-45"), ":8:8:", "E-DATE"),
    ],
)
def test_hostile_and_broken_files_are_one_clear_finding(
    run: Run, workspace: Path, raw: bytes, place: str, code: str
) -> None:
    write(workspace, raw)
    exit_code, out, err = run("check")
    assert exit_code == 5, out + err
    first = out.splitlines()[0]
    assert first.startswith(f"missions/short.yaml{place}"), first
    assert f"[{code}]" in out
    assert "2 files:" in err
    assert (workspace / "missions" / "short.yaml").read_bytes() == raw


def test_two_files_of_one_id_are_a_finding(run: Run, workspace: Path) -> None:
    (workspace / "missions" / "2025").mkdir()
    write(workspace, MISSION)
    write(workspace, MISSION, "2025/Short.yaml")
    _, out, _ = run("check")
    assert "[E-ID-TWICE]" in out


def test_a_file_whose_name_is_no_id_is_a_finding_and_still_read(run: Run, workspace: Path) -> None:
    write(workspace, MISSION, "Été 2026.yaml")
    code, out, _ = run("check")
    assert code == 5
    assert "rename it: `git mv` to ete-2026.yaml" in out


def test_settings_are_checked_too(run: Run, workspace: Path) -> None:
    (workspace / "mission.yaml").write_text("perspectve: client\nlang: de\n", encoding="utf-8")
    code, out, _ = run("check")
    assert code == 5
    assert "mission.yaml:1:1: error: `perspectve` is not a key of the format here   [E-KEY]" in out
    assert "mission.yaml:2:7: error: `de` is not one of: en, fr   [E-CHOICE]" in out


def test_keys_of_ones_own_are_left_alone(run: Run, workspace: Path) -> None:
    write(workspace, MISSION + "x-crm: {id: 4711, owner: [a, b]}\n")
    assert run("check", "short").code == 0


def test_an_empty_section_is_as_good_as_absent(run: Run, workspace: Path) -> None:
    write(workspace, MISSION + "equipment:\naccess: []\nvision:\n")
    assert run("check", "short").code == 0


PROFILE = """\
format: 1
name: Léa Martin
joined: 2026-03-02
"""


def profile(workspace: Path, text: str, name: str = "lea-martin.yaml") -> None:
    path = workspace / "consultants" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_profiles_are_counted_and_checked(run: Run, workspace: Path) -> None:
    profile(workspace, PROFILE)
    assert run("check") == (0, "", "2 files: 0 errors, 0 warnings.\n")
    profile(workspace, PROFILE + "left: 2026-03-01\nabsences:\n  - {start: 2026-04-02, end: 2026-04-01}\n")
    profile(workspace, PROFILE, "lea.yaml")
    profile(workspace, "format: 1\nname: [\n", "broken.yaml")
    code, out, err = run("check")
    assert (code, err) == (5, "4 files: 3 errors, 1 warning.\n")
    assert out == dedent("""\
        consultants/broken.yaml:2:7: error: this is not valid YAML: a bracket is never closed, or a value is missing   [E-SYNTAX]
          1 | format: 1
          2 | name: [
            |       ^
          = help: look at this line and the one above it

        consultants/lea-martin.yaml:4:7: error: left before they joined, on 2026-03-02   [E-LEFT]
          3 | joined: 2026-03-02
          4 | left: 2026-03-01
            |       ^^^^^^^^^^
          = help: correct one of the two days

        consultants/lea-martin.yaml:6:30: error: the absence ends before it starts, on 2026-04-02   [E-ABSENCE]
          5 | absences:
          6 |   - {start: 2026-04-02, end: 2026-04-01}
            |                              ^^^^^^^^^^
          = help: correct one of the two days

        consultants/lea.yaml:2:7: warning: under this file’s name, missions do not find the profile of Léa Martin   [W-PROFILE-NAME]
          1 | format: 1
          2 | name: Léa Martin
            |       ^^^^^^^^^^
          = help: rename it: `git mv` to lea-martin.yaml
        """)


def test_a_profile_named_on_the_command_line_is_read_as_one(run: Run, workspace: Path) -> None:
    profile(workspace, PROFILE + "mail: lea\n")
    code, out, err = run("check", "consultants/lea-martin.yaml", "--lang", "fr")
    assert (code, err.replace("\u00a0", " ")) == (5, "1 fichier : 1 erreur, 0 avertissement.\n")
    assert out.replace("\u00a0", " ") == dedent("""\
        consultants/lea-martin.yaml:4:7: erreur : « lea » n’est pas une adresse e-mail   [E-MAIL]
          3 | joined: 2026-03-02
          4 | mail: lea
            |       ^^^
          = aide : écrivez : lea.martin@esn.example
        """)


def test_two_profiles_of_one_person_are_a_finding(run: Run, workspace: Path) -> None:
    profile(workspace, PROFILE)
    profile(workspace, PROFILE, "former/lea-martin.yml")
    code, out, err = run("check")
    assert (code, err) == (5, "3 files: 1 error, 0 warnings.\n")
    assert out.startswith("consultants/lea-martin.yaml: error: another file has the same id: consultants/former/")


def test_a_broken_profile_hides_no_mission(run: Run, workspace: Path) -> None:
    profile(workspace, "name: [\n")
    assert run("list").out.count("acme-order-data") == 1
