"""mission edit: what comes back is checked, and nothing typed is lost."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.commands.session import Session


def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """An editor that does one thing to the file it is given."""
    script = tmp_path / "editor.py"
    script.write_text(
        f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text(encoding='utf-8')\n{body}\npath.write_text(text, encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("MISSION_EDITOR", f"{sys.executable} {script}")


def test_a_change_is_checked_and_saved(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "text = text.replace('days_per_week: 5', 'days_per_week: 4')")
    assert run("edit", "acme") == (0, "Saved missions/acme-order-data.yaml\n", "")
    assert "days_per_week: 4\n" in (workspace / "missions" / "acme-order-data.yaml").read_text(encoding="utf-8")
    assert list((workspace / ".mission" / "cache" / "drafts").iterdir()) == []


def test_nothing_changed_is_nothing_written(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "")
    assert run("edit", "acme") == (0, "", "Nothing to change in missions/acme-order-data.yaml.\n")


def test_a_mistake_is_shown_the_file_left_and_the_work_kept(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    before = path.read_bytes()
    editor(tmp_path, monkeypatch, "text = text.replace('health: amber', 'health: ambre')")
    code, out, err = run("edit", "acme")
    assert (code, out) == (5, "")
    assert "missions/acme-order-data.yaml:133:15: error: `ambre` is not one of: green, amber, red   [E-CHOICE]" in err
    assert err.endswith("error: the mission was left as it was\n")
    assert path.read_bytes() == before
    [kept] = (workspace / ".mission" / "cache" / "drafts").iterdir()
    assert "health: ambre" in kept.read_text(encoding="utf-8")
    assert f"kept in .mission/cache/drafts/{kept.name}; " in err
    assert kept.stat().st_mode & 0o077 == 0


def test_a_change_made_meanwhile_is_not_overwritten(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    editor(
        tmp_path,
        monkeypatch,
        f"other = pathlib.Path({str(path)!r})\nother.write_text(other.read_text(encoding='utf-8') + '# meanwhile\\n', encoding='utf-8')\ntext += '# mine\\n'",
    )
    code, _, err = run("edit", "acme")
    assert code == 6
    assert "changed by somebody else" in err
    assert path.read_text(encoding="utf-8").endswith("# meanwhile\n")
    [kept] = (workspace / ".mission" / "cache" / "drafts").iterdir()
    assert kept.read_text(encoding="utf-8").endswith("# mine\n")


def test_a_broken_mission_can_be_mended(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace / "missions" / "acme-order-data.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("health: amber", "health: ambre"), encoding="utf-8")
    editor(tmp_path, monkeypatch, "text = text.replace('health: ambre', 'health: amber')")
    assert run("edit", "acme-order-data").code == 0
    assert run("check").code == 0


def test_an_editor_that_fails_changes_nothing(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_EDITOR", "false")
    code, out, err = run("edit", "acme")
    assert (code, out, err) == (1, "", "error: the editor false ended badly (1)\n")


def test_without_terminal_or_editor_it_says_so(run: Run, workspace: Path) -> None:
    code, out, err = run("edit", "acme")
    assert (code, out) == (2, "")
    assert err.startswith("error: no terminal to edit in\n")


def test_a_version_left_by_an_earlier_edit_is_offered_again(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "text = text.replace('health: amber', 'health: ambre')")
    assert run("edit", "acme").code == 5
    [kept] = (workspace / ".mission" / "cache" / "drafts").iterdir()
    editor(tmp_path, monkeypatch, "text = text.replace('health: ambre', 'health: red')")
    assert f"An earlier version is kept in .mission/cache/drafts/{kept.name}\n" in run("edit", "acme").err
    monkeypatch.setattr(Session, "interactive", True)
    monkeypatch.setattr("sys.stdin", io.StringIO("take\n"))
    assert run("edit", "acme").code == 0
    assert "health: red" in (workspace / "missions" / "acme-order-data.yaml").read_text(encoding="utf-8")
    assert not kept.exists()


def test_a_version_of_another_state_of_the_file_is_not_offered(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken up, it would undo what was recorded since."""
    editor(tmp_path, monkeypatch, "text = text.replace('health: amber', 'health: ambre')")
    assert run("edit", "acme").code == 5
    path = workspace / "missions" / "acme-order-data.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# since\n", encoding="utf-8")
    editor(tmp_path, monkeypatch, "")
    assert run("edit", "acme") == (0, "", "Nothing to change in missions/acme-order-data.yaml.\n")
