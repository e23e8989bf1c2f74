"""The program as people install it: from a wheel and from a checkout, in an empty folder, the shipped templates with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MISSION = """\
format: 1
title: Order data
consultant: Léa Martin
client:
  name: Acme
contract:
  start: 2026-03-02
  end: 2026-12-18
access:
  - id: gitlab
    system: GitLab
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built from a copy: nothing is left behind here."""
    project = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "pyproject.toml", project)
    (project / "README.md").write_text("# mission\n", encoding="utf-8")
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(project / "dist")]
    done = subprocess.run(build, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = (project / "dist").glob("*.whl")
    return built


def environment(folder: Path) -> tuple[Path, Path]:
    """A new virtual environment that sees the libraries of this one: its Python and its site-packages."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    # A `.pth` adds a folder and does not obey the `.pth` files in it: an editable install of this checkout stays out.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python, site


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python in which the wheel is installed: unpacked, as an installer without dependencies does."""
    python, site = environment(tmp_path_factory.mktemp("wheel") / "venv")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return python


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python in which this checkout is installed as an editable one: its `src` is on the path.

    An editable install also copies the templates beside the package's name, where they grow old: they must not win.
    """
    python, site = environment(tmp_path_factory.mktemp("editable") / "venv")
    (site / "mission_cli.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    old = site / "mission_cli/shipped_templates/checklists/offboarding"
    old.mkdir(parents=True)
    (old / "provider-completed.yaml").write_text("format: 1\nold: true\n", encoding="utf-8")
    return python


def mission(python: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program in `folder`, with nothing of this process's environment that could lead back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MISSION", "COV"))}
    program = [str(python), "-m", "mission_cli", *words]
    return subprocess.run(program, cwd=folder, env=kept, capture_output=True, text=True, encoding="utf-8", check=False)


def workspace(folder: Path) -> Path:
    (folder / "firm/missions").mkdir(parents=True)
    (folder / "firm/missions/order-data.yaml").write_text(MISSION, encoding="utf-8")
    return folder / "firm"


def where(python: Path, folder: Path) -> str:
    code = "from mission_cli.storage.templates import shipped_folder; print(shipped_folder())"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([str(python), "-c", code], cwd=folder, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_wheel_holds_the_one_copy_of_the_templates(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {
            name.removeprefix("mission_cli/shipped_templates/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("mission_cli/shipped_templates/")
        }
    # GitLab looks for its components at the top of this folder: they are no templates of missions.
    files = [path for path in (ROOT / "templates").rglob("*") if path.is_file() and path.suffix != ".yml"]
    assert packed == {path.relative_to(ROOT / "templates").as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("kind", ["installed", "editable"])
def test_the_shipped_checklist_is_written_in_a_folder_without_templates(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    python = request.getfixturevalue(kind)
    folder = workspace(tmp_path)
    done = mission(python, folder, "offboard", "order-data", "--case", "completed", "--today", "2026-11-21")
    assert done.returncode == 0, done.stderr
    written = (folder / "missions/order-data.yaml").read_text(encoding="utf-8")
    assert "    - id: revoke-gitlab\n      title: Revoke GitLab\n      owner: it\n" in written
    assert "    - id: closing-meeting\n" in written
    ours = str(ROOT) in where(python, tmp_path)
    assert ours is (kind == "editable"), "each reads its own copy"


@pytest.mark.parametrize("kind", ["installed", "editable"])
def test_a_workspace_s_own_checklist_wins(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = workspace(tmp_path)
    own = folder / "templates/checklists/offboarding/provider-completed.yaml"
    own.parent.mkdir(parents=True)
    task = "{id: cake, title: {en: Bring a cake, fr: Apporter un gâteau}}"
    own.write_text(
        f"format: 1\ntitle: {{en: T, fr: T}}\nsteps:\n  - {{id: s, title: {{en: S, fr: S}}, tasks: [{task}]}}\n",
        encoding="utf-8",
    )
    done = mission(
        request.getfixturevalue(kind), folder, "offboard", "order-data", "--case", "completed", "--lang", "fr", "--json"
    )
    assert done.returncode == 0, done.stderr
    assert '"title": "Apporter un gâteau"' in done.stdout
    assert '"total": 1' in done.stdout


def test_the_wheel_holds_the_scripts_of_completion(installed: Path, tmp_path: Path) -> None:
    for shell in ("bash", "zsh", "fish", "powershell"):
        done = mission(installed, tmp_path, "--show-completion", shell)
        assert (done.returncode, "_MISSION_COMPLETE" in done.stdout) == (0, True), done.stderr
