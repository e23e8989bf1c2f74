"""How long the program takes to start, beside the interpreter and `import typer`: medians of interleaved runs.

    python benchmarks/startup.py [--runs 15]

Every figure is a whole process. Absolute times drift with the machine; the ratios hold.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
PROGRAM = [PYTHON, "-m", "mission_cli"]
COMMANDS: dict[str, tuple[list[str], str]] = {
    "python -c pass": ([PYTHON, "-c", "pass"], ""),
    "import typer": ([PYTHON, "-c", "import typer"], ""),
    "mission --version": ([*PROGRAM, "--version"], "python -c pass"),
    "mission --help": ([*PROGRAM, "--help"], "import typer"),
    "mission explain E-DATES": ([*PROGRAM, "explain", "E-DATES"], "import typer"),
    "mission due --weeks 8 --json (14 missions)": (
        [*PROGRAM, "due", "--weeks", "8", "--json", "--today", "2026-11-21"],
        "import typer",
    ),
    "mission due --weeks 8 (14 missions, table)": (
        [*PROGRAM, "due", "--weeks", "8", "--today", "2026-11-21"],
        "import typer",
    ),
}


def seconds(command: list[str]) -> float:
    """Wall time of one run, its output thrown away."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    for command, _ in COMMANDS.values():
        seconds(command)  # once to warm the page cache and the byte code
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, (command, _) in COMMANDS.items():
            taken[name].append(seconds(command))
    print("| what | median ms | beside | ratio |\n|---|---|---|---|")
    for name, (_, beside) in COMMANDS.items():
        median = statistics.median(taken[name])
        ratio = (
            f"{statistics.median(a / b for a, b in zip(taken[name], taken[beside], strict=True)):.2f}" if beside else ""
        )
        print(f"| {name} | {median * 1000:.0f} | {beside} | {ratio} |")


if __name__ == "__main__":
    main()
