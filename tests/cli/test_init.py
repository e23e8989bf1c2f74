"""mission init and mission demo."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.conftest import REPOSITORY, Run, git

from mission_cli.storage.git import driver


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "new"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_init_says_what_it_made_and_what_to_type_next(run: Run, here: Path) -> None:
    code, out, err = run("init", "--perspective", "client")
    assert code == 0
    assert out == dedent("""\
        Made in .:
          missions/
          consultants/
          templates/
          mission.yaml
          .mission/mission.schema.json
          .mission/consultant.schema.json
          .mission/settings.schema.json
        """).replace("Made in .:", f"Made in {here}:")
    assert err == "Next: mission new (your first mission), or mission demo (sample missions in a folder of their own)\n"
    assert "perspective: client" in (here / "mission.yaml").read_text(encoding="utf-8")
    assert run("check") == (0, "", "0 files: 0 errors, 0 warnings.\n")
    assert json.loads((here / ".mission" / "mission.schema.json").read_text(encoding="utf-8"))["$schema"].startswith(
        "http://json-schema.org/draft-07"
    )


def test_init_in_french_writes_french_settings(run: Run, here: Path) -> None:
    assert run("init", "--lang", "fr").code == 0
    text = (here / "mission.yaml").read_text(encoding="utf-8")
    assert "lang: fr" in text
    assert "Réglages" in text
    assert (
        run("due").err.replace("\u00a0", " ")
        == "Il n’y a encore aucune mission ouverte : « mission new » crée la première.\n"
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_comments_of_the_settings_lie_as_prettier_lays_them(run: Run, here: Path, lang: str) -> None:
    assert run("init", "--lang", lang).code == 0
    told = [line for line in (here / "mission.yaml").read_text(encoding="utf-8").splitlines() if " # " in line]
    assert len(told) == 8
    assert [line for line in told if "  #" in line] == []


def test_init_never_overwrites(run: Run, here: Path) -> None:
    (here / "mission.yaml").write_text("lang: en\nname: Ours\n", encoding="utf-8")
    (here / "missions").mkdir()
    (here / "missions" / "mine.yaml").write_text("kept", encoding="utf-8")
    assert run("init").code == 0
    assert (here / "mission.yaml").read_text(encoding="utf-8") == "lang: en\nname: Ours\n"
    assert (here / "missions" / "mine.yaml").read_text(encoding="utf-8") == "kept"
    again = run("init")
    assert again.out == f"{here} is already a workspace; nothing was changed.\n"


def test_init_in_a_repository_leaves_no_cache_to_commit(run: Run, here: Path) -> None:
    git(here, "init", "--quiet")
    code, _, err = run("init")
    assert code == 0
    assert "git add" in err
    listed = git(here, "status", "--porcelain", "--untracked-files=all").split()
    assert not [name for name in listed if "cache" in name]
    assert "missions/.gitkeep" in listed


def test_init_another_folder(run: Run, here: Path) -> None:
    assert run("init", "firm", "--perspective", "consultant").code == 0
    assert (here / "firm" / "missions").is_dir()
    (here / "file").write_text("x", encoding="utf-8")
    assert run("init", "file").code == 2


def test_an_unknown_perspective_is_refused(run: Run, here: Path) -> None:
    code, out, err = run("init", "--perspective", "clients")
    assert (code, out) == (2, "")
    assert "did you mean `client`?" in err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("today", ["2026-11-21", "2027-03-01", "2028-02-29"])
def test_the_demo_lies_around_today_whatever_the_day(run: Run, here: Path, language: str, today: str) -> None:
    code, out, err = run("demo", "firm", "--lang", language, today=today)
    assert code == 0
    assert "mission show montclar-water-meters" in err
    assert out.count("\n") == 13
    due = json.loads(run("due", "--dir", "firm", "--json", today=today).out)["items"]
    bands = [item["band"] for item in due]
    assert bands == ["overdue", *["urgent"] * 3, *["watch"] * 4, *["later"] * 3]
    checked = run("check", "--dir", "firm", today=today)
    assert (checked.code, checked.err.startswith("44 "), checked.out.count("W-")) == (0, True, 1)
    assert "W-CONTRACT-THIN" in checked.out  # the order of hut-training that has not come
    statuses = {
        item["status"]
        for item in json.loads(run("list", "--dir", "firm", "--status", "all", "--json", today=today).out)["items"]
    }
    assert statuses == {"planned", "active", "offboarding", "overdue", "closed"}


def test_the_demo_names_skills_and_gaps_in_the_language_asked_for(run: Run, here: Path) -> None:
    assert run("demo", "firm", "--lang", "fr").code == 0
    people = json.loads(run("consultant", "list", "--dir", "firm", "--json").out)["items"]
    skills = {skill for person in people for skill in person["skills"]}
    assert {"données", "objets connectés", "secteur public", "sécurité"} < skills
    assert not skills & {"data", "iot", "public-sector", "security", "training", "quality", "insurance", "retail"}
    gaps = [line for line in run("check", "--dir", "firm", "--lang", "fr").out.split("\n") if "W-CONTRACT-THIN" in line]
    assert [line.partition("attention\u00a0: ")[2] for line in gaps] == [
        "il manque au contrat\u00a0: commande   [W-CONTRACT-THIN]"
    ]


def test_the_demo_takes_no_folder_that_holds_something(run: Run, here: Path) -> None:
    (here / "demo").mkdir()
    (here / "demo" / "mine").write_text("x", encoding="utf-8")
    code, out, err = run("demo")
    assert (code, out) == (2, "")
    assert err == "error: demo is already there, and not empty\n  = help: give another folder: mission demo FOLDER\n"


def test_the_repositorys_own_sample_is_the_demo_of_its_day(run: Run, here: Path) -> None:
    """missions/ and consultants/ at the top of the repository: made by `mission demo --lang en --today 2026-11-21`."""
    assert run("demo", "firm", "--lang", "en").code == 0
    for folder in ("missions", "consultants"):
        made = {path.name: path.read_text(encoding="utf-8") for path in (here / "firm" / folder).glob("*.yaml")}
        kept = {path.name: path.read_text(encoding="utf-8") for path in (REPOSITORY / folder).glob("*.yaml")}
        assert len(made) == {"missions": 28, "consultants": 16}[folder]
        assert made == kept
    schemas = [f".mission/{of}.schema.json" for of in ("mission", "consultant", "settings")]
    for name in ("mission.yaml", *schemas):
        assert (here / "firm" / name).read_text(encoding="utf-8") == (REPOSITORY / name).read_text(encoding="utf-8")


def test_a_dry_run_says_what_would_be_made_and_makes_nothing(run: Run, here: Path) -> None:
    code, out, err = run("init", "--dry-run")
    assert (code, err) == (0, "")
    assert out.startswith(f"Nothing was written (--dry-run). It would make in {here}:\n  missions/\n")
    assert list(here.iterdir()) == []
    assert run("init").code == 0
    assert "already a workspace" in run("init", "--dry-run").out


# The merge driver ----------------------------------------------------------------------------------------------------


def test_the_driver_is_registered_when_asked_for(run: Run, here: Path) -> None:
    git(here, "init", "--quiet")
    code, out, err = run("init", "--merge-driver")
    assert code == 0
    assert out.endswith("  .mission/settings.schema.json\n  .gitattributes\n")
    assert err.startswith("git merges missions with this program here; in another clone: mission doctor --fix\n")
    assert driver.registered(here) == (driver.COMMAND, True)
    assert run("init", "--merge-driver").out == f"{here} is already a workspace; nothing was changed.\n"


def test_no_clone_is_set_up_unasked(run: Run, here: Path) -> None:
    git(here, "init", "--quiet")
    assert run("init").code == 0
    assert driver.registered(here) == (None, False)
    assert run("init", "--no-merge-driver").code == 0
    assert driver.registered(here) == (None, False)


@pytest.mark.parametrize("agreed", [True, False])
def test_on_a_terminal_it_is_asked(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, agreed: bool) -> None:
    git(here, "init", "--quiet")
    monkeypatch.setattr("mission_cli.commands.session.Session.interactive", True)
    asked: list[str] = []

    def confirm(question: str) -> bool:
        asked.append(question)
        return agreed

    monkeypatch.setattr("mission_cli.commands.typed.ask.confirm", confirm)
    code, _, err = run("init", "--lang", "fr", "--perspective", "client")
    assert code == 0
    assert asked == [
        "Faire fusionner les missions par git enregistrement par enregistrement dans ce clone"
        " (.gitattributes, et les réglages de git ici)\u00a0?"
    ]
    assert driver.registered(here) == ((driver.COMMAND, True) if agreed else (None, False))
    assert f"mission init --{'' if agreed else 'no-'}merge-driver" in err


def test_the_persons_attributes_are_kept(run: Run, here: Path) -> None:
    git(here, "init", "--quiet")
    (here / ".gitattributes").write_text("*.png binary\n")
    assert run("init", "--merge-driver", "--dry-run").out.endswith("  .gitattributes\n")
    assert (here / ".gitattributes").read_text() == "*.png binary\n"
    assert run("init", "--merge-driver").code == 0
    assert (here / ".gitattributes").read_text().startswith("*.png binary\n\n# Merged record by record")


def test_a_driver_needs_a_repository(run: Run, here: Path) -> None:
    code, out, err = run("init", "deep/firm", "--merge-driver")
    assert (code, out) == (2, "")
    assert err == "error: --merge-driver: deep/firm is in no git repository\n  = help: `git init` makes one\n"
    assert list(here.iterdir()) == []
    git(here, "init", "--quiet")
    assert run("init", "deep/firm", "--merge-driver").code == 0
    assert (here / "deep/firm/.gitattributes").exists()
