"""Finding a workspace and a mission in it; reading everything, one broken file never hiding the others."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from tests.unit.storage.test_write import SOURCE, powerless

from mission_cli.errors import InvalidDataError, NotFoundError
from mission_cli.storage.root import find_root
from mission_cli.storage.workspace import Workspace, text_of

MISSION = """\
format: 1
title: Order data
kind: internal
consultant: Léa Martin
client: {name: Acme}
contract: {start: 2026-03-02, end: 2026-12-18}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "firm"
    (folder / "missions").mkdir(parents=True)
    return folder


def put(root: Path, *names: str, text: str = MISSION) -> None:
    for name in names:
        path = root / "missions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def ids(root: Path) -> list[str]:
    return [one.id for one in Workspace(root).load_all()[0]]


def said(root: Path) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in Workspace(root).load_all()[1]]


def refused(root: Path, wanted: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(NotFoundError) as error:
        Workspace(root).find(wanted)
    return error.value.text, error.value.args_for_text


# The root


def test_the_workspace_is_found_upward(root: Path) -> None:
    deep = root / "missions" / "2026" / "q1"
    deep.mkdir(parents=True)
    assert find_root(deep, None) == str(root)
    assert find_root(root, None) == str(root)


@pytest.mark.parametrize("mark", ["mission.yaml", "missions"])
def test_either_mark_makes_a_workspace(tmp_path: Path, mark: str) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "missions").mkdir() if mark == "missions" else (tmp_path / "w" / mark).touch()
    assert find_root(tmp_path / "w", None) == str(tmp_path / "w")


def test_the_nearest_workspace_wins(root: Path) -> None:
    inner = root / "subsidiary"
    (inner / "missions").mkdir(parents=True)
    assert find_root(inner, None) == str(inner)


def test_an_option_wins_over_the_folder_and_the_folder_over_the_variable(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, third = tmp_path / "other", tmp_path / "third"
    for folder in (other, third):
        (folder / "missions").mkdir(parents=True)
    monkeypatch.setenv("MISSION_DIR", str(third))
    assert find_root(root, other) == str(other)
    assert find_root(root, None) == str(root)
    assert find_root(tmp_path, None) == str(third)


@pytest.mark.parametrize("name", ["nowhere", "a" * 300, "missions/m.yaml", ""])
def test_an_option_that_names_no_workspace(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, "m.yaml")
    monkeypatch.chdir(root.parent)
    with pytest.raises(NotFoundError) as error:
        find_root(root, root / name if name else Path())
    assert error.value.text == "error.not-a-workspace"


def test_a_variable_that_names_no_workspace_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_DIR", str(tmp_path / "nowhere"))
    with pytest.raises(NotFoundError) as error:
        find_root(tmp_path, None)
    assert error.value.text == "error.not-a-workspace"


def test_no_workspace_at_all(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as error:
        find_root(tmp_path, None)
    assert error.value.text == "error.no-workspace"


# The files


def test_missions_of_all_folders_and_nothing_hidden(root: Path) -> None:
    put(
        root,
        "a.yaml",
        "2025/b.yaml",
        "2025/q1/c.yml",
        ".hidden.yaml",
        ".git/d.yaml",
        "2025/.e/e.yaml",
        "notes.md",
        "f.yaml~",
    )
    assert ids(root) == ["a", "b", "c"]
    assert [Workspace(root).relative(path) for path in Workspace(root).files()] == [
        "missions/2025/b.yaml",
        "missions/2025/q1/c.yml",
        "missions/a.yaml",
    ]


def test_a_workspace_without_missions_yet(tmp_path: Path) -> None:
    (tmp_path / "mission.yaml").write_text("lang: fr\n")
    workspace = Workspace(tmp_path)
    assert (workspace.load_all(), workspace.settings.lang) == (([], []), "fr")


def test_a_broken_file_hides_neither_the_others_nor_itself(root: Path) -> None:
    put(root, "a.yaml", "z.yaml")
    put(root, "empty.yaml", text="")
    put(root, "syntax.yaml", text="title: [\n")
    put(root, "lacking.yaml", text="format: 1\n")
    (root / "missions" / "latin.yaml").write_bytes(MISSION.encode("latin-1"))
    (root / "missions" / "large.yaml").write_bytes(b"#" * (1 << 20) + b"\n")
    assert ids(root) == ["a", "z"]
    assert {path.removeprefix("missions/") for path, _ in said(root)} == {
        "empty.yaml",
        "syntax.yaml",
        "lacking.yaml",
        "latin.yaml",
        "large.yaml",
    }
    assert ("missions/large.yaml", "E-SIZE") in said(root)
    assert said(root) == said(root)  # and every time


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_said_and_never_waited_for(root: Path) -> None:
    put(root, "a.yaml")
    os.mkfifo(root / "missions" / "pipe.yaml")
    (root / "missions" / "zero.yaml").symlink_to("/dev/zero")
    (root / "missions" / "gone.yaml").symlink_to("nowhere.yaml")
    (root / "missions" / "loop.yaml").symlink_to("loop.yaml")
    (root / "missions" / "folder.yaml").mkdir()
    assert ids(root) == ["a"]
    codes = {"gone": "E-UNREADABLE", "loop": "E-UNREADABLE", "pipe": "E-NOT-A-FILE", "zero": "E-OUTSIDE"}
    assert said(root) == [(f"missions/{name}.yaml", code) for name, code in codes.items()]


@pytest.mark.parametrize("place", ["missions/a.yaml", "missions/2025", "missions", "mission.yaml"])
def test_what_may_not_be_read_is_said(root: Path, place: str) -> None:
    """In a process of its own, without the powers that let root read everything."""
    put(root, "a.yaml", "b.yaml", "2025/c.yaml")
    (root / "mission.yaml").write_text("lang: fr\n")
    (root / place).chmod(0)
    code = (
        "import sys; from pathlib import Path; from mission_cli.storage.workspace import Workspace\n"
        "loaded, findings = Workspace(Path(sys.argv[1])).load_all()\n"
        "print(*[one.id for one in loaded]); print(*[f'{f.path} {f.code}' for f in findings])\n"
    )
    done = subprocess.run(
        [*powerless(), sys.executable, "-c", code, str(root)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    (root / place).chmod(0o755)
    read = {"missions/a.yaml": "b c", "missions/2025": "a b", "missions": "", "mission.yaml": "a b c"}
    assert done.stdout == f"{read[place]}\n{place} E-UNREADABLE\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2025/acme.yaml", "acme.yaml"),
        ("acme.yaml", "acme.yml"),
        ("ACME.yaml", "acme.yaml"),
        (unicodedata.normalize("NFD", "é.yaml"), unicodedata.normalize("NFC", "é.yaml")),
        ("strasse.yaml", "straße.yaml"),
    ],
)
def test_one_id_in_two_files(root: Path, first: str, second: str) -> None:
    """Case, accents' forms and folders do not tell ids apart; lists and `find` speak of the same one of the two."""
    put(root, first, second)
    if len(Workspace(root).files()) == 1:
        pytest.skip("this file system takes the two names for one")
    assert [path for path, code in said(root) if code == "E-ID-TWICE"] == [f"missions/{second}"]
    (kept,) = Workspace(root).load_all()[0]
    assert Workspace(root).find(Path(second).stem) == kept.path == root / "missions" / first


def test_a_file_whose_name_is_no_id_is_read_and_said(root: Path) -> None:
    put(root, "Léa & Cie.yaml")
    (one,), findings = Workspace(root).load_all()
    assert one.id == "Léa & Cie"
    assert [(f.code, f.args["suggest"]) for f in findings] == [("E-FILE-NAME", "lea-cie")]


# One mission


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("acme-order", "acme-order"),
        ("acme-orders", "acme-orders"),  # one id begins the other: the whole one wins
        ("b", "brevent"),
        ("BRE", "brevent"),
        ("brevent.yaml", "brevent"),
        ("brevent.yml", "brevent"),
        ("ete", None),  # accents' forms are one, accents are not nothing
        (unicodedata.normalize("NFD", "été"), "été"),
        ("ÉTÉ", "été"),
    ],
)
def test_an_id_or_what_begins_only_one(root: Path, wanted: str, found: str | None) -> None:
    put(root, "acme-order.yaml", "2025/acme-orders.yaml", "brevent.yaml", "été.yaml")
    if found is None:
        assert refused(root, wanted)[0].startswith("error.unknown")
    else:
        assert Workspace(root).find(wanted).stem == found


@pytest.mark.parametrize(
    ("wanted", "text", "shown"),
    [
        ("ac", "error.ambiguous", "acme-order, acme-orders"),
        ("brevnet", "error.unknown-near", "brevent"),
        ("order", "error.unknown-near", "acme-order, acme-orders"),
        ("zzz", "error.unknown", None),
        ("", "error.unknown", None),
        ("x" * 10_000, "error.unknown", None),
        ("../missions/brevent", "error.unknown", None),
        ("\x1b[31m\0", "error.unknown", None),
    ],
)
def test_an_id_that_is_not_there_comes_with_the_nearest(root: Path, wanted: str, text: str, shown: str | None) -> None:
    put(root, "acme-order.yaml", "2025/acme-orders.yaml", "brevent.yaml")
    code, args = refused(root, wanted)
    assert (code, args.get("ids")) == (text, shown)


def test_of_many_only_the_first_few_are_named(root: Path) -> None:
    put(root, *(f"acme-{n:02}.yaml" for n in range(20)))
    assert str(refused(root, "acme")[1]["ids"]).count(",") == 7


def test_a_mission_that_cannot_be_read_comes_with_its_findings_and_its_text(root: Path) -> None:
    put(root, "acme.yaml", text="\ufeffformat: 1\ntitle: T\n")
    with pytest.raises(InvalidDataError) as error:
        Workspace(root).load("ac")
    assert {finding.code for finding in error.value.findings} == {"E-MISSING"}
    assert error.value.sources == {"missions/acme.yaml": "format: 1\ntitle: T\n"}


def test_the_bytes_that_were_read_are_kept_for_the_write(root: Path) -> None:
    raw = b"\xef\xbb\xbf" + MISSION.encode().replace(b"\n", b"\r\n")
    (root / "missions" / "m.yaml").write_bytes(raw)
    one = Workspace(root).load("m")
    assert (one.raw, one.findings, one.mission.title) == (raw, (), "Order data")


def test_the_text_to_show_is_there_whatever_the_bytes(root: Path) -> None:
    path = root / "missions" / "m.yaml"
    path.write_bytes(b"\xef\xbb\xbfa\xff")
    assert text_of(path, root) == "a\ufffd"
    assert text_of(root / "nowhere", root) == ""
    assert text_of(root, root) == ""


# Settings


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", []),
        ("# nothing yet\n", []),
        ("lang: fr\nx-own: 1\n", []),
        ("lang: de\n", ["E-CHOICE"]),
        ("langue: fr\n", ["E-KEY"]),
        ("- a\n", ["E-ROOT"]),
        ("lang: [\n", ["E-SYNTAX"]),
        ("lang: fr\nlang: en\n", ["E-DUPLICATE"]),
    ],
)
def test_settings_that_do_not_read_give_way_to_the_defaults(root: Path, text: str, codes: list[str]) -> None:
    put(root, "a.yaml")
    (root / "mission.yaml").write_text(text)
    workspace = Workspace(root)
    assert [finding.code for finding in workspace.settings_findings] == codes
    assert workspace.settings.lang == ("fr" if not codes and "lang" in text else None)
    loaded, findings = workspace.load_all()
    assert [one.id for one in loaded] == ["a"]
    assert [(finding.path, finding.code) for finding in findings] == [("mission.yaml", code) for code in codes]


def test_a_new_mission_goes_straight_into_the_folder(root: Path) -> None:
    assert Workspace(root).path_for("acme") == root / "missions" / "acme.yaml"
