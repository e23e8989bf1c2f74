"""Processes timed in turns, and what is said of them."""

import os
import sys
from functools import partial
from pathlib import Path

import pytest
from benchmarks.measure import Case, output, peak, ratio, rounds
from benchmarks.report import Target, keep, machine, memory_row, row

PASS = [sys.executable, "-S", "-c", "pass"]
ENVIRONMENT = {"PATH": os.environ["PATH"]}


def test_each_runs_once_a_round_and_once_before() -> None:
    prepared: list[str] = []
    cases = [Case(name, PASS, ENVIRONMENT, partial(prepared.append, name)) for name in ("a", "b")]
    taken = rounds(cases, 2)
    assert prepared == ["a", "b", "a", "b", "b", "a"]
    assert {name: len(times) for name, times in taken.items()} == {"a": 2, "b": 2}
    assert min(taken["a"]) > 0


def test_a_command_that_fails_ends_the_measuring_with_its_own_words() -> None:
    broken = Case("broken", [sys.executable, "-c", "import sys; sys.exit('no such thing')"], ENVIRONMENT)
    for measure in (output, peak, lambda case: rounds([case], 1)):
        with pytest.raises(SystemExit, match="no such thing"):
            measure(broken)


def test_the_peak_is_the_commands_own() -> None:
    large = Case("large", [sys.executable, "-S", "-c", "b'x' * 60_000_000"], ENVIRONMENT)
    assert peak(Case("pass", PASS, ENVIRONMENT)) < 40_000_000 < 60_000_000 < peak(large) < 120_000_000


def test_a_ratio_is_taken_in_each_round() -> None:
    assert ratio([1.0, 30.0, 4.0], [2.0, 10.0, 4.0]) == (1.0, 0.5, 3.0)


def test_a_row_says_whether_its_target_is_met() -> None:
    times = {"due": [0.1, 0.1], "typer": [0.05, 0.1]}
    assert row("due", times, "due", "typer", Target(1.4)) == (
        "| due | 100 | typer | 75 | 1.50 (1.00–2.00) | ≤ 1.4 | **no** |"
    )
    assert row("due", times, "due", "typer", Target(2, 1.5)).endswith("| ≤ 2 (wished: 1.5) | yes, as wished |")
    assert row("due", times, "due", "typer").endswith("|  |  |")
    assert memory_row("peak", 30_400_000, 60) == "| peak |  |  |  | 30 MB | ≤ 60 MB | yes |"


def test_the_machine_has_no_name() -> None:
    assert os.uname().nodename not in machine().split()


def test_a_table_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("a\n<!-- usual -->\nold\n<!-- /usual -->\nb\n<!-- large -->\nkept\n<!-- /large -->\n", "utf-8")
    keep("usual", r"| new \1 |", page)
    assert page.read_text("utf-8") == (
        "a\n<!-- usual -->\n| new \\1 |\n<!-- /usual -->\nb\n<!-- large -->\nkept\n<!-- /large -->\n"
    )
    with pytest.raises(ValueError, match="other"):
        keep("other", "x", page)
