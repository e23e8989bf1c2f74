"""One thing is changed in one place: a copy of the program is changed there, and does the rest by itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import EXAMPLE, HERE

PACKAGE = HERE.parent / "src" / "mission_cli"


class Copy:
    """A copy of the program beside a workspace."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(PACKAGE, folder / "mission_cli", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "missions").mkdir()

    def add(self, module: str, before: str, line: str) -> None:
        path = self.folder / "mission_cli" / module
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        path.write_text(text.replace(before, f"{line}\n{before}"), encoding="utf-8")

    def put(self, module: str, before: str, words: str) -> None:
        path = self.folder / "mission_cli" / module
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        path.write_text(text.replace(before, f"{before}{words}"), encoding="utf-8")

    def record(self, text: str) -> None:
        (self.folder / "missions" / "acme.yaml").write_text(text, encoding="utf-8")

    def mission(self, *argv: str) -> tuple[int, str]:
        words = ["--dir", str(self.folder), "--lang", "fr", "--today", "2026-11-20", "--no-input"]
        done = subprocess.run(
            [sys.executable, "-m", "mission_cli", *argv, *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


def test_a_field_is_one_line_and_its_words(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    copy.add(
        "core/model/contract.py", "    order: Open[Text | None] = None", "    remote_days: Open[Number | None] = None"
    )
    words = '    "Contract.remote_days": ("Days a week worked elsewhere", "Jours de télétravail par semaine"),'
    copy.add("texts/schema.py", '    "Contract.order":', words)
    record = EXAMPLE.read_text(encoding="utf-8")

    copy.record(record.replace("  days_per_week: 5\n", "  days_per_week: 5\n  remote_days: 2.5\n"))
    assert copy.mission("check", "acme")[0] == 0
    assert "Jours de télétravail par semaine" in copy.mission("schema", "--print", "mission")[1]
    assert '"remote_days": "2.5"' in copy.mission("show", "acme", "--json")[1]

    copy.record(record.replace("  days_per_week: 5\n", "  days_per_week: 5\n  remote_days: deux\n"))
    code, said = copy.mission("check", "acme")
    assert code == 5
    assert "E-NUMBER" in said
    assert "remote_days: deux" in said

    copy.record(record.replace("  days_per_week: 5\n", "  days_per_week: 5\n  remote_dys: 2\n"))
    assert "remote_days" in copy.mission("check", "acme")[1], "the nearest key is proposed"


def test_a_column_is_declared_once_for_people_and_for_programs(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    line = '    Column("tasks_todo", lambda one: one.mission.tasks_todo, "list.head-tasks", right=True),'
    copy.add("views/list.py", '    Column("path", lambda one: one.mission.path),', line)
    copy.put("views/list.py", "TABLE: Final = (", '"tasks_todo", ')
    copy.add("texts/list.py", '    "head-id":', '    "head-tasks": ("To do", "À faire"),')
    copy.add("texts/column.py", '    "id":', '    "tasks_todo": ("Tasks to do", "Tâches à faire"),')
    copy.record(EXAMPLE.read_text(encoding="utf-8"))

    assert copy.mission("list")[1].startswith("À faire  Identifiant")
    assert '"tasks_todo": 1, "path":' in copy.mission("list", "--json")[1]
    assert copy.mission("list", "--format", "csv")[1].splitlines()[0].endswith(";Tâches à faire;Fichier")
