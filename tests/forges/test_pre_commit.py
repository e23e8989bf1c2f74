"""The hooks, run by pre-commit itself on real commits and pushes. Only where they come from is changed: this program on
the PATH in the place of an environment that pre-commit would fetch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.conftest import REPOSITORY, git, made_once
from tests.forges.conftest import MISSION, Forge, copied, document, new_forge, with_note


@pytest.fixture
def hooked(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forge:
    """The firm's clone with the hooks of commits and pushes installed."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    return copied(made_once("hooked", _hooked), tmp_path)


def _hooked(folder: Path) -> None:
    forge = copied(made_once("forge", new_forge), folder)
    hooks = [{**hook, "language": "system"} for hook in document(REPOSITORY / ".pre-commit-hooks.yaml")]
    (forge.clone / ".pre-commit-config.yaml").write_text(
        yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}), encoding="utf-8"
    )
    git(forge.clone, "add", ".")
    git(forge.clone, "commit", "--quiet", "--message=Hooks")
    forge.push("main")
    git(forge.clone, "remote", "set-head", "origin", "main")
    pre_commit(forge, "install", "--hook-type=pre-commit", "--hook-type=pre-push")


def pre_commit(forge: Forge, *words: str) -> str:
    """What pre-commit says, on both streams."""
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", *words], cwd=forge.clone, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def refused(forge: Forge, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=forge.clone, capture_output=True, text=True, check=False)
    assert done.returncode != 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def write(forge: Forge, name: str, text: str) -> None:
    path = forge.clone / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    git(forge.clone, "add", name)


def test_a_commit_with_an_error_is_stopped(hooked: Forge) -> None:
    write(hooked, MISSION, hooked.file().replace("end: 2026-12-18", "end: 2025-12-18"))
    said = refused(hooked, "commit", "--message=Slip")
    assert "[E-DATES]" in said
    assert "hook id: mission-check\n" in said


def test_only_what_is_committed_is_checked(hooked: Forge) -> None:
    """A slip in a file that is not part of the commit is another commit's business; and other files are nobody's."""
    (hooked.clone / "missions" / "draft.yaml").write_text("format: 1\n", encoding="utf-8")
    write(hooked, MISSION, with_note(hooked.file(), "told", "2026-11-19"))
    write(hooked, "charts/templates/service.yaml", "kind: Service\n")
    write(hooked, "templates/README.md", "Ours.\n")
    git(hooked.clone, "commit", "--message=Note")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mission.yaml", "perspective: nobody\n"),
        ("consultants/lea-martin.yaml", "format: 1\nname: []\n"),
        ("templates/checklists/offboarding/ours.yaml", "format: 1\nsteps: no\n"),
    ],
)
def test_settings_profiles_and_templates_too(name: str, text: str, hooked: Forge) -> None:
    write(hooked, name, text)
    assert name in refused(hooked, "commit", "--message=Slip")


def test_a_push_that_would_lose_a_record_is_stopped(hooked: Forge) -> None:
    """On a branch that was never pushed, too: it is held against the default branch."""
    git(hooked.clone, "checkout", "--quiet", "-b", "new")
    hooked.file(with_note(hooked.file(), "told", "2026-11-19"))
    git(hooked.clone, "push", "--quiet", "origin", "HEAD:main")
    git(hooked.clone, "fetch", "--quiet")
    hooked.file(hooked.file().partition("    - id: told\n")[0])
    said = refused(hooked, "push", "origin", "new")
    assert "told" in said
    assert "hook id: mission-check-against\n" in said


def test_a_push_that_loses_nothing_passes(hooked: Forge) -> None:
    git(hooked.clone, "checkout", "--quiet", "-b", "new")
    hooked.file(with_note(hooked.file(), "told", "2026-11-19"))
    git(hooked.clone, "push", "--quiet", "origin", "new")


def test_a_workspace_below_the_top(hooked: Forge) -> None:
    """The page's lines for it; a mission there, and only there."""
    path = hooked.clone / ".pre-commit-config.yaml"
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    check, against, _ = config["repos"][0]["hooks"]
    check |= {"args": ["--dir", "firm"], "files": "^firm/(missions|consultants)/"}
    against |= {"args": ["--dir", "firm", "--against", "origin/HEAD"]}
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    (hooked.clone / "firm").mkdir()
    for name in ("missions", "mission.yaml"):
        git(hooked.clone, "mv", name, "firm")
    git(hooked.clone, "commit", "--quiet", "--all", "--message=Below")
    git(hooked.clone, "push", "--quiet", "origin", "main")
    text = (hooked.clone / "firm" / MISSION).read_text(encoding="utf-8")
    write(hooked, f"firm/{MISSION}", text.replace("end: 2026-12-18", "end: 2025-12-18"))
    assert "[E-DATES]" in refused(hooked, "commit", "--message=Slip")


def test_fmt_is_never_run_unasked(hooked: Forge) -> None:
    """Odd but right formatting passes every stage; the manual one changes it, and says so."""
    odd = hooked.file().replace("title: ", "title:    ", 1)
    write(hooked, MISSION, odd)
    git(hooked.clone, "commit", "--message=Odd")
    git(hooked.clone, "push", "--quiet", "origin", "main")
    assert hooked.file() == odd
    said = pre_commit(hooked, "run", "--all-files", "--hook-stage=manual", "mission-fmt")
    assert "files were modified by this hook" in said
    assert hooked.file() != odd
