"""`mission undo` of what others have too: two clones, merged by real git."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from tests.cli.small_team import changed, clone, forge, text
from tests.conftest import Run, git

from mission_cli.errors import Exit

BETA = "missions/beta.yaml"
NEW = ("new", "beta", "--title", "B", "--client", "Beta", "--contact", "Ada", "--manager", "Sofia Bernard")
TERMS = ("--consultant", "Léa Martin", "--start", "2026-12-01", "--end", "2027-03-31")


def tip(folder: Path, ref: str = "HEAD") -> str:
    return git(folder, "rev-parse", ref).strip()


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


# After a sync --------------------------------------------------------------------------------------------------------


def test_after_a_sync_that_brought_something_in_the_way_back_is_said_and_goes(
    run: Run, clones: tuple[Path, Path]
) -> None:
    sofia, lea = clones
    here = ("--dir", str(sofia))
    assert run("note", "small", "Mine.", "--commit", *here).code == 0
    before, mine = tip(sofia), text(sofia)
    assert run("note", "small", "Hers.", "--commit", "--dir", str(lea)).code == 0
    assert run("sync", "--dir", str(lea)).code == 0
    assert run("sync", *here).code == 0
    after, both = tip(sofia), text(sofia)
    ran = run("undo", *here)
    assert (ran.code, ran.out, text(sofia)) == (Exit.NOT_FOUND, "", both)
    assert ran.err == (
        "error: what was done last was a sync, which brought in others' work: nothing was undone\n"
        f"  = help: `git reset --keep {before[:10]}` takes this clone back to before it, and `mission sync` brings all "
        "of it in again; what was sent stays with the others. `mission undo --number 1` undoes what you recorded before: "
        "small: note of 2026-11-21\n"
    )
    git(sofia, "reset", "--quiet", "--keep", before[:10])
    assert text(sofia) == mine
    assert run("sync", *here).code == 0
    assert (text(sofia), git(sofia, "rev-parse", "HEAD^{tree}")) == (both, git(sofia, "rev-parse", f"{after}^{{tree}}"))
    assert tip(lea.parent / "forge.git", "main") == tip(sofia), "nothing that was sent was written again"
    asked = run("undo", "--number", "1", "--yes", *here)
    assert asked.code == 0, asked.err
    assert "Mine." not in text(sofia)
    assert "Hers." in text(sofia)


def test_after_a_sync_a_mission_that_is_named_is_undone(run: Run, clones: tuple[Path, Path]) -> None:
    sofia, lea = clones
    assert run("note", "small", "Mine.", "--commit", "--dir", str(sofia)).code == 0
    changed(lea, "title: Order data", "title: Orders", "Title")
    git(lea, "push", "--quiet")
    assert run("sync", "--dir", str(sofia)).code == 0
    assert run("undo", "small", "--yes", "--dir", str(sofia)).out.startswith("Undone: small: note of 2026-11-21\n")
    assert "Mine." not in text(sofia)
    assert "title: Orders" in text(sofia)


def test_a_sync_is_last_only_while_nothing_was_done_since(run: Run, clones: tuple[Path, Path]) -> None:
    sofia, lea = clones
    here = ("--dir", str(sofia))
    changed(lea, "title: Order data", "title: Orders", "Title")
    git(lea, "push", "--quiet")
    assert run("sync", *here).code == 0
    only = run("undo", *here)
    assert only.code == Exit.NOT_FOUND
    assert "what was sent stays with the others\n" in only.err
    french = run("undo", "--lang", "fr", *here)
    assert french.err.startswith("erreur\N{NO-BREAK SPACE}: la dernière opération était une synchronisation")
    assert run("note", "small", "Mine.", *here).code == 0
    assert run("undo", *here).code == 0
    assert run("undo", *here).code == Exit.NOT_FOUND, "nothing that mission wrote is left"
    assert run("note", "small", "Mine again.", "--commit", *here).code == 0
    assert run("sync", *here).code == 0, "which only sent"
    assert run("undo", *here).code == 0
    (sofia / ".mission/cache/undo/synced").write_text("torn", encoding="utf-8")
    assert run("redo", *here).code == 0
