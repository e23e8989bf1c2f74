"""CSV of every command: a French spreadsheet reads the days and the numbers, whichever command wrote them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from tests.conftest import Run

from mission_cli.errors import Exit
from mission_cli.render.sheet import DAYS

COMMANDS = (
    *("agenda --week", "bench", "blocker", "change", "consultant list", "contact", "deliverable", "due --weeks 60"),
    *("lessons", "list --status all", "milestone --full", "stats", "suggest"),
    "timeline",
)
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_french_spreadsheet_reads_every_day_and_every_number(whole_firm: Path, run: Run, command: str) -> None:
    ran = run(*command.split(), "--lang", "fr", "--format", "csv")
    assert ran.code == Exit.DONE, ran.err
    head, *rows = csv.reader(ran.out.splitlines(), delimiter=";")
    found = [(name, cell) for row in rows for name, cell in zip(head, row, strict=True)]
    assert [pair for pair in found if ISO.match(pair[1]) or re.fullmatch(r"-?[0-9]+\.[0-9]+", pair[1])] == []
    assert [name for name in head if re.fullmatch("[a-z_.]+", name)] == [], "a heading for each column"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_column_of_days_is_declared(whole_firm: Path, run: Run, command: str) -> None:
    items = json.loads(run(*command.split(), "--json").out)["items"]
    days = {name for item in items for name, value in item.items() if isinstance(value, str) and ISO.match(value)}
    assert days <= DAYS


def test_a_mean_of_the_bench_in_a_french_spreadsheet(workspace: Path, run: Run) -> None:
    (workspace / "missions" / "acme-order-data.yaml").unlink()
    (workspace / "missions" / "one.yaml").write_text(
        "format: 1\ntitle: One\nconsultant: Ana Berg\nclient:\n  name: Acme\ncontract:\n  start: 2026-01-05\n"
        "  end: 2026-11-15\n  order: PO-1\n",
        encoding="utf-8",
    )
    assert run("consultant", "new", "Ana Berg", "--employment", "employee", "--joined", "2024-01-01").code == Exit.DONE
    words = ("stats", "--from", "2026-11-01", "--until", "2026-11-30", "--format", "csv")
    # Free from the 16th to the 30th: 15 of 30 days.
    for lang, between, mean in (("fr", ";", "0,5"), ("en", ",", "0.5")):
        ran = run(*words, "--lang", lang, today="2026-12-15")
        rows = [
            row for row in csv.reader(ran.out.splitlines(), delimiter=between) if row[1:3] == ["bench-rate", "2026-11"]
        ]
        assert [row[6] for row in rows] == [mean]
