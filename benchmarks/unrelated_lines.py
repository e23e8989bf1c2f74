"""How many lines that are not its own each writing command changes, over files in many human styles.

    python benchmarks/unrelated_lines.py

Runs the real commands on a copy of every file of tests/corpus and tests/examples. A line of the old file that is gone
from the new one counts as the command's own when it held what was asked to change (an empty lane's `~`, a task's
state); any other is unrelated. The file must also read back without an error.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import re
import tempfile
from pathlib import Path

from mission_cli.cli import run
from mission_cli.storage.workspace import Workspace

REPOSITORY = Path(__file__).resolve().parents[1]
FILES = [*sorted((REPOSITORY / "tests/corpus").glob("*.yaml")), *sorted((REPOSITORY / "tests/examples").glob("*.yaml"))]
COMMANDS: dict[str, list[str]] = {
    "checkin, a lane that is there": ["checkin", "m", "--as", "{lane}", "--health", "green", "--progress", "One: a line.", "--date", "{day}", "--yes"],
    "checkin, a new lane": ["checkin", "m", "--as", "Quentin Roux", "--progress", "Long\nand short.", "--date", "{day}", "--action", "Call; client"],
    "feedback": ["feedback", "m", "--as", "{lane}", "--from", "client", "--to", "consultant", "--strengths", "#1, 'quoted' \"twice\"", "--score", "4", "--date", "{day}"],
    "offboard": ["offboard", "m", "--case", "client-ended", "--reason", "Budget: cut", "--yes"],
    "task done": ["task", "m", "{task}", "done", "--as", "Sofia Bernard"],
    "task n/a": ["task", "m", "{task}", "n/a", "--why", "nothing to do"],
}  # fmt: skip
# What a command may take away: an empty value it fills, a state, a case or a mark it sets.
OWN = re.compile(
    r"^\s*(?:-\s+)?(?:[\w-]+:\s*(?:\[\]|\{\}|~|null)?(?:\s+#.*)?|(?:state|case|done|verified|why|reason|ends):.*)$"
)


def said(argv: list[str], folder: Path) -> tuple[int, str]:
    """Run a command in this process; its exit code and what it said."""
    words = io.StringIO()
    with contextlib.redirect_stdout(words), contextlib.redirect_stderr(words):
        code = run([argv[0], "--dir", str(folder), "--today", "2026-11-21", "--no-input", *argv[1:]])
    return code, words.getvalue()


def touched(path: Path, command: list[str]) -> tuple[int, int, str]:
    """(unrelated lines gone, lines added, why it was refused) for one command on a copy of one file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "missions").mkdir()
        copy = folder / "missions" / "m.yaml"
        copy.write_bytes(path.read_bytes())
        if command[0] == "task":
            said(COMMANDS["offboard"], folder)
        before = copy.read_bytes()
        mission = Workspace(folder).load("m").mission
        words = {"lane": next(iter(mission.journal)), "day": str(mission.contract.start)}
        words["task"] = mission.offboarding.tasks[0].id if mission.offboarding and mission.offboarding.tasks else ""
        code, out = said([word.format(**words) for word in command], folder)
        after = copy.read_bytes()
        if code != 0 or said(["check"], folder)[0] != 0:
            return 0, 0, out.strip().splitlines()[0]
        diff = list(difflib.ndiff(before.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True)))
        gone = [line[2:].rstrip("\r\n") for line in diff if line.startswith("- ")]
        if not before.endswith(b"\n") and gone and after.decode().splitlines()[: len(before.splitlines())]:
            gone = [line for line in gone if line != before.decode().splitlines()[-1]]  # it only gained a line end
        return sum(not OWN.match(line) for line in gone), sum(line.startswith("+ ") for line in diff), ""


def main() -> None:
    print(
        f"{len(FILES)} files\n\n| command | files written | refused | lines added | unrelated lines changed |\n|---|---|---|---|---|"
    )
    for name, command in COMMANDS.items():
        found = [touched(path, command) for path in FILES]
        refused = [why for _, _, why in found if why]
        print(
            f"| {name} | {len(found) - len(refused)} | {len(refused)} | {sum(n for _, n, _ in found)} | {sum(n for n, _, _ in found)} |"
        )
        for why in refused:
            print(f"    refused: {why}")


if __name__ == "__main__":
    main()
