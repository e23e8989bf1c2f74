from __future__ import annotations

import os
from pathlib import Path

import pytest

from mission_cli.commands.language import choose


@pytest.mark.parametrize(
    ("argv", "variable", "setting", "locale", "expected"),
    [
        ([], "", "", "C", "en"),
        ([], "", "", "fr_FR.UTF-8", "fr"),
        ([], "", "", "de_DE.UTF-8", "en"),
        ([], "", "lang: en", "fr_FR.UTF-8", "en"),
        ([], "fr", "lang: en", "C", "fr"),
        (["--lang", "en"], "fr", "lang: fr", "fr_FR", "en"),
        (["due", "--lang=fr"], "en", "", "C", "fr"),
        (["--lang", "fr", "due", "--lang", "en"], "", "", "C", "en"),  # the last one counts
        (["note", "--", "--lang", "fr"], "", "", "C", "en"),  # words, not an option
        (["due", "--lang"], "", "lang: fr", "C", "fr"),
        (["--lang", "de"], "", "lang: fr", "C", "fr"),  # refused later, in words the person reads
        ([], "de", "lang: fr", "C", "fr"),
        ([], "", "lang: 'fr'", "C", "fr"),
        ([], "", "# lang: fr", "C", "en"),
        ([], "", "x-lang: fr", "C", "en"),
        ([], "", "lang: french", "C", "en"),
        ([], "", "a: [\nlang: fr", "C", "fr"),  # a broken file still says what its readers speak
    ],
)
def test_the_language_of_a_run(
    workspace: Path,
    monkeypatch: pytest.MonkeyPatch,
    argv: list[str],
    variable: str,
    setting: str,
    locale: str,
    expected: str,
) -> None:
    (workspace / "mission.yaml").write_text(setting)
    monkeypatch.setenv("LANG", locale)
    monkeypatch.setenv("MISSION_LANG", variable)
    assert choose(argv) == expected


def test_the_workspace_is_the_one_the_command_will_use(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "mission.yaml").write_text("lang: fr\n")
    monkeypatch.chdir(workspace / "missions")
    assert choose([]) == "fr"
    assert choose(["--dir", str(tmp_path)]) == "en"
    monkeypatch.chdir(tmp_path)
    assert choose([]) == "en"
    assert choose(["due", f"--dir={workspace}"]) == "fr"
    (workspace / "inner" / "missions").mkdir(parents=True)
    monkeypatch.chdir(workspace / "inner")
    assert choose([]) == "en"  # a workspace without settings does not speak its neighbour's language


@pytest.mark.parametrize("folder", ["a" * 300, "nowhere", "\udcff", ""])
def test_a_folder_that_cannot_be_looked_into_says_nothing(workspace: Path, folder: str) -> None:
    assert choose(["--dir", folder]) == "en"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_place_of_the_settings_is_not_waited_for(workspace: Path) -> None:
    (workspace / "mission.yaml").unlink()
    os.mkfifo(workspace / "mission.yaml")
    assert choose([]) == "en"
