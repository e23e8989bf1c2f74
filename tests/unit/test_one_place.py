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

    def change(self, module: str, before: str, after: str) -> None:
        path = self.folder / "mission_cli" / module
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        path.write_text(text.replace(before, after), encoding="utf-8")

    def make(self, module: str, text: str) -> None:
        (self.folder / "mission_cli" / module).write_text(text, encoding="utf-8")

    def record(self, text: str) -> None:
        (self.folder / "missions" / "acme.yaml").write_text(text, encoding="utf-8")

    def mission(self, *argv: str, lang: str = "fr") -> tuple[int, str]:
        words = ["--dir", str(self.folder), "--lang", lang, "--today", "2026-11-20", "--no-input"]
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


def test_a_language_is_one_file_and_its_code(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    copy.change("texts/__init__.py", '= ("en", "fr")\n_PAIRED', '= ("en", "fr", "nl")\n_PAIRED')
    months = "januari februari maart april mei juni juli augustus september oktober november december"
    days = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    copy.make(
        "texts/nl.py",
        f"""TEXTS = {{
    "due.head-end": "Einde",
    "note.recorded-note": "Notitie van {{day}} bewaard in {{path}}.",
}}
LOCALE = {{
    "months": tuple("{months}".split()),
    "short_months": tuple("{months}".split()),
    "weekdays": tuple("{days}".split()),
    "decimal": ",",
}}
""",
    )
    copy.record(EXAMPLE.read_text(encoding="utf-8"))
    assert copy.mission("note", "acme", "Ja.", "--as", "Sofia Bernard", lang="nl") == (
        0,
        "Notitie van vrijdag 20 november 2026 bewaard in missions/acme.yaml.\n",
    )
    code, said = copy.mission("due", "--weeks", "8", lang="nl")
    assert code == 0
    assert said.startswith("Einde")
    assert "18 december 2026" in said
    assert "2 items to take back" in said  # what the language does not say is said in English
    assert copy.mission("nothing", lang="nl")[0] == 2


def test_a_command_is_a_file_a_line_and_its_words(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    copy.make(
        "commands/ends.py",
        """from typing import Annotated

import typer

from mission_cli.commands.options import MissionId
from mission_cli.commands.session import Session
from mission_cli.render.out import result


def ends(
    ctx: typer.Context,
    mission_id: MissionId = None,
    loud: Annotated[bool, typer.Option("--loud")] = False,
) -> int:
    session = Session.of(ctx)
    result(str(session.mission(mission_id).mission.end) + "!" * loud)
    return 0
""",
    )
    copy.add("commands/grammar.py", '        "lessons": "lessons:lessons",', '        "ends": "ends:ends",')
    words = '    "ends": ("Say when a mission ends", "Dire quand une mission se termine"),\n'
    words += '    "ends.loud": ("with a mark", "avec un signe"),'
    copy.add("texts/help.py", '    "explain": (', words)
    copy.record(EXAMPLE.read_text(encoding="utf-8"))
    assert copy.mission("ends", "acme", "--loud") == (0, "2026-12-18!\n")
    assert "Dire quand une mission se termine" in copy.mission("--help")[1]
    assert "--loud" in copy.mission("ends", "--help")[1]
    assert "ends" in copy.mission("ands")[1]
