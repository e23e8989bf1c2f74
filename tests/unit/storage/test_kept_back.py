"""The lines of a file that a log does not get."""

from __future__ import annotations

from textwrap import dedent

import pytest

from mission_cli.storage.kept_back import lines_kept_back


def seen(text: str, path: str = "missions/a.yaml") -> list[str]:
    """The lines that may be shown, without their indentation."""
    text = dedent(text)
    hidden = lines_kept_back(path, text)
    return [line.strip() for number, line in enumerate(text.split("\n"), 1) if number not in hidden and line.strip()]


MISSION = """\
    # a comment may say anything
    title: Order data
    contract:
      start: 2026-03-02
      rate: 620 EUR/day
      clauses:
        price: 620
      milestones:
        - id: a
          amount: 9 EUR
    journal:
      lea:
        - type: feedback
          from: client
          strengths: |
            title: looks like a key

            but is not
          score: 4
        - {type: note, date: 2026-01-01, text: flow}
        - type: checkin
          progress: >
            folded
            text
    x-mine:
      title: mine
    objectifs:
      - id: unknown
"""


def test_of_a_file_that_reads_exactly_the_lines_of_such_values() -> None:
    assert seen(MISSION) == [
        "title: Order data", "contract:", "start: 2026-03-02", "clauses:", "milestones:", "- id: a", "journal:", "lea:",
        "- type: feedback", "from: client", "- type: checkin", "progress: >", "folded", "text", "objectifs:",
    ]  # fmt: skip


def test_of_a_file_that_does_not_read_what_is_known_to_be_harmless() -> None:
    broken = dedent(MISSION) + "title: [\n"
    assert seen(broken) == [
        "title: Order data", "contract:", "start: 2026-03-02", "milestones:", "- id: a", "journal:",
        "- type: feedback", "from: client", "- type: checkin", "progress: >", "- id: unknown",
        "title: [",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "contract: {start: 2026-03-02, rate: 620 EUR/day}",
        "contract: 620 EUR/day",
        "journal: [620]",
        '"rate": 620',
        '{"title": "T", "rate": "620"}',
        "620",
        "- 620",
        "? rate\n: 620",
        "title: {a: b, rate: 620}",
        "rate : 620",
        "what: 620",
    ],
)
def test_a_broken_line_that_may_say_too_much(line: str) -> None:
    assert "620" not in "".join(seen(f"{line}\ntitle: [\n"))


@pytest.mark.parametrize(
    "line",
    ["title: Platform: phase two", "attendees: [client, it]", "contract: {start: 2026-03-02, end: 2026-04-02}", "---"],
)
def test_a_broken_line_that_says_nothing(line: str) -> None:
    assert line in seen(f"{line}\nvision: [\n")


def test_the_sides_of_a_conflict() -> None:
    text = """\
        contract:
        <<<<<<< HEAD
          end: 2026-12-18
          rate: 620 EUR/day
        =======
          end: 2027-01-18
          rate: 640 EUR/day
        >>>>>>> other
    """
    assert seen(text) == [
        "contract:", "<<<<<<< HEAD", "end: 2026-12-18", "=======", "end: 2027-01-18", ">>>>>>> other",
    ]  # fmt: skip


def test_line_ends_of_another_system_change_nothing() -> None:
    assert seen(dedent(MISSION).replace("\n", "\r\n")) == seen(MISSION)


def test_profiles_settings_templates_and_records() -> None:
    profile = "name: Léa\ndaily_cost: 400 EUR\nwishes: away\nskills: [SQL]\n"
    assert seen(profile, "consultants/lea.yaml") == ["name: Léa", "wishes: away", "skills: [SQL]"]
    assert seen("name: Rivage\n# note\n", "mission.yaml") == ["name: Rivage", "# note"]
    assert seen("text: shipped\n", "templates/checklists/a.yaml") == ["text: shipped"]
    assert seen("from: client\nstrengths: calm\n", "entry.yaml") == ["from: client"]


@pytest.mark.parametrize("text", ["", "\n", "620", "[", "\x00", "a: *b", "- - -", "rate: &r 620\ntitle: *r\n"])
def test_no_text_is_too_odd(text: str) -> None:
    assert "620" not in "".join(seen(text))
