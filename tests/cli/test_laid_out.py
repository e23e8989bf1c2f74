"""What the tool writes into a file that it laid out is as `mission fmt` leaves it: a long session has nothing to lay out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import Run

BY = ("--as", "Sofia Bernard")
AGREED = ("--start", "2026-06-01", "--end", "2026-12-18", *BY)

# One with as little in it as may be, and one that begins with goals and a checklist.
NEW = {
    "client": (
        *("--title", "Order data", "--consultant", "Léa Martin", "--client", "Acme", "--contact", "Paul Client"),
        *("--manager", "Sofia Bernard"),
    ),
    "pro-bono": ("--kind", "pro-bono", "--association", "grenier-vert", "--consultant", "Léa Martin", "--manager", "Sofia Bernard"),
}  # fmt: skip

# Each in the order that mends least: what stands further down in a file comes first.
ON_A_MISSION: tuple[tuple[str, ...], ...] = (
    ("note", "m", "Agreed by phone.", *BY),
    ("opportunity", "m", "--what", "A data lead", "--as", "Adèle Roux"),
    ("grant", "m", "--system", "Wiki", "--date", "2026-06-02"),
    ("lend", "m", "--item", "Laptop", "--condition", "new", "--date", "2026-06-02"),
    ("deliverable", "m", "add", "--title", "Report", "--due", "2026-11-30"),
    ("deliverable", "m", "report", "deliver", *BY),
    ("milestone", "m", "add", "--title", "Half", "--amount", "1000 EUR"),
    ("milestone", "m", "half", "paid"),
    ("contract", "m", "--clause", "archives=Kept", "--document", "Terms;S3", "--services", "Two lines.\nMore.", "--payment", "30 days"),
    ("contract", "m", "--expect", "client=A tool that lasts", "--expect", "consultant=To learn"),
    ("contract", "m", "--vision", "Orders flow.", "--person", "it=Ines Petit", "--notice", "1 month", "--rate", "620 EUR/day"),
    ("checkin", "m", "--health", "amber", "--progress", "One.\nTwo.", "--action", "Call; client", "--yes", *BY),
    ("feedback", "m", "--from", "client", "--to", "consultant", "--strengths", "#1: exact", "--score", "4", "--as", "Zoé Petit"),
    ("blocker", "open", "m", "--title", "No access", "--id", "no-access", *BY),
    ("blocker", "option", "m", "no-access", "--what", "Ask again", *BY),
    ("blocker", "choose", "m", "no-access", "1", *BY),
    ("blocker", "resolve", "m", "no-access", "--resolution", "They answered.", *BY),
    ("change", "ask", "m", "--by", "client", "--what", "More", "--id", "more", "--after", "end=2027-01-29", *BY),
    ("change", "assess", "m", "more", "--cost", "None", *BY),
    ("change", "decide", "m", "more", "approved", *BY),
    ("onboard", "m"),
    ("renew", "m", "--client", "wanted", "--consultant", "undecided", *BY),
    ("renew", "m", "--until", "2027-06-30", "--text", "Once more", *BY),
    ("answer", "m", "lessons-learned", "--from", "manager", "--answer", "lessons=Write it down", "--yes", *BY),
    ("offboard", "m", "--case", "completed", "--yes"),
    ("offboard", "m", "--case", "client-ended", "--reason", "Budget", "--yes"),
    ("task", "m", "{first}", "done", *BY),
    ("return", "m", "laptop", "--condition", "worn", *BY),
    ("revoke", "m", "wiki", *BY),
)  # fmt: skip
ON_A_PROFILE: tuple[tuple[str, ...], ...] = (
    ("contact", "lea", "--every", "3 months", "--note", "Hello.", *BY),
    ("consultant", "note", "lea", "Happy.", "--as", "Adèle Roux"),
    ("consultant", "set", "lea", "--cv", "2026-10-01", "--platform", "malt=2026-10-02"),
    ("consultant", "set", "lea", "--absence", "2026-12-24;2026-12-31;Holidays", "--skill", "sql, python"),
    (
        "consultant",
        "set",
        "lea",
        "--wishes",
        "Less travel.\nMore data.",
        "--manager",
        "Sofia Bernard",
        "--hr",
        "Ines Petit",
    ),
    ("consultant", "set", "lea", "--mail", "lea@x.example", "--employment", "employee", "--joined", "2024-01-01"),
    ("consultant", "set", "lea", "--daily-cost", "400 EUR", "--left", "2026-11-01"),
    ("consultant", "set", "lea", "--clear", "wishes", "--clear", "skills", "--clear", "left"),
    ("contact", "lea", "--stop", *BY),
)


@pytest.fixture
def firm(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "firm"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert run("init").code == 0
    with (folder / "mission.yaml").open("a", encoding="utf-8") as settings:
        settings.write("name: Rivage Conseil\n")
    return folder


def first_task() -> str:
    """The first task of the checklist of the end."""
    (name,) = re.findall(
        r"^offboarding:\n(?:  \w.*\n)*?  tasks:\n    - id: (.*)$", Path("missions/m.yaml").read_text(), re.MULTILINE
    )
    return str(name)


def written(run: Run, argv: tuple[str, ...]) -> None:
    done = run(*(first_task() if word == "{first}" else word for word in argv))
    assert done.code == 0, f"{argv}: {done.err}"


def laid_out(run: Run) -> None:
    code, out, err = run("fmt", "--all", "--check")
    assert code == 0, f"{out}{err}{run('fmt', '--all', '--dry-run').out}"


@pytest.mark.parametrize("kind", NEW)
def test_a_mission_from_its_first_day_to_its_last(run: Run, firm: Path, kind: str) -> None:
    written(run, ("new", "m", *NEW[kind], *AGREED))
    laid_out(run)
    for argv in ON_A_MISSION:
        written(run, argv)
    laid_out(run)


def test_a_profile(run: Run, firm: Path) -> None:
    written(run, ("consultant", "new", "Léa Martin", *BY))
    for argv in ON_A_PROFILE:
        laid_out(run)
        written(run, argv)
    laid_out(run)
