"""`mission undo` of what others have too: two clones, merged by real git."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from tests.cli.small_team import changed, clone, forge
from tests.conftest import Run, git

from mission_cli.errors import Exit

BETA = "missions/beta.yaml"
NEW = ("new", "beta", "--title", "B", "--client", "Beta", "--contact", "Ada", "--manager", "Sofia Bernard")
TERMS = ("--consultant", "Léa Martin", "--start", "2026-12-01", "--end", "2027-03-31")


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """Sofia's clone and Léa's."""
    bare = forge(tmp_path)
    return clone(bare, "Sofia Bernard", tmp_path / "sofia"), clone(bare, "Léa Martin", tmp_path / "lea")


@pytest.fixture
def shared(run: Run, clones: tuple[Path, Path]) -> tuple[Path, Path]:
    """Sofia made a mission, and Léa recorded in it; both have all of it."""
    sofia, lea = clones
    assert run(*NEW, *TERMS, "--commit", "--dir", str(sofia)).code == 0
    assert run("sync", "--dir", str(sofia)).code == 0
    assert run("sync", "--dir", str(lea)).code == 0
    assert run("note", "beta", "Agreed by phone.", "--commit", "--dir", str(lea)).code == 0
    changed(lea, "end: 2027-03-31", "end: 2027-04-30", "A month more", BETA)
    assert run("sync", "--dir", str(lea)).code == 0
    git(sofia, "pull", "--quiet")
    return sofia, lea


@pytest.mark.parametrize("words", [(), ("--dry-run",), ("--json",), ("--commit",)])
def test_a_mission_in_which_others_recorded_names_them_before_it_goes(
    run: Run, shared: tuple[Path, Path], words: tuple[str, ...]
) -> None:
    sofia, _ = shared
    before = (sofia / BETA).read_bytes()
    code, _, err = run("undo", *words, "--dir", str(sofia))
    told = dedent(f"""\
        {BETA} was changed since it was made. It would be removed with those changes:
          end moved: 2027-03-31 → 2027-04-30
          note by Léa Martin, 2026-11-21
          committed by Léa Martin, 2026-11-21: A month more
          committed by Léa Martin, 2026-11-21: beta: note of 2026-11-21
    """)
    assert told in err
    assert code == (0 if words == ("--dry-run",) else Exit.USAGE)
    assert (sofia / BETA).read_bytes() == before


def test_it_goes_with_a_yes_says_what_it_removes_and_comes_back_whole(run: Run, shared: tuple[Path, Path]) -> None:
    sofia, _ = shared
    before = (sofia / BETA).read_bytes()
    asked = run("undo", "--lang", "fr", "--dir", str(sofia))
    assert (asked.code, asked.out) == (Exit.USAGE, "")
    assert f"{BETA} a été modifié depuis sa création. Il serait supprimé avec ces modifications" in asked.err
    assert "  commité par Léa Martin, 2026-11-21" in asked.err
    ran = run("undo", "--yes", "--commit", "--dir", str(sofia))
    assert (ran.code, ran.out) == (0, f"Undone: beta: mission agreed\n  {BETA} (removed)\n")
    assert git(sofia, "log", "-1", "--format=%B").strip() == "Undo: beta: mission agreed\n\nRemoves: beta"
    assert run("redo", "--dir", str(sofia)).code == 0
    assert (sofia / BETA).read_bytes() == before, "with what Léa recorded"
