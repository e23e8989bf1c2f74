"""What is confidential or sensitive leaves the workspace only when asked for: every command, every machine format."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from pydantic import BaseModel
from tests.conftest import Ran, Run, git

from mission_cli.commands import excerpts
from mission_cli.commands import show as show_command
from mission_cli.commands.declared import declared
from mission_cli.commands.grammar import TARGETS
from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.levels import KEPT_BACK
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.visible import levels_by_path
from mission_cli.errors import Exit
from mission_cli.storage.workspace import read_raw

# A word of its own in every such field that takes words; figures and dates that stand nowhere else.
RECORD = """\
format: 1
title: Order data
consultant: Léa Martin <lea.martin@esn.example>
client:
  name: Acme
x-own: SECRETx1
references:
  - {id: first, name: Ana, said: SECRETsaid}
contract:
  start: 2026-03-02
  end: 2026-12-18
  rate: 7301 EUR/day
  payment: SECRETpayment
  penalties: SECRETpenalties
  umbrella: SECRETumbrella
  clauses:
    secretclause: SECRETclause
  milestones:
    - id: go-live
      title: Go-live
      amount: 7302 EUR
      invoiced: 2026-04-16
      paid: 2026-04-17
  amendments:
    - date: 2026-06-12
      end: 2026-12-18
      rate: 7303 EUR/day
      text: SECRETamendment
equipment:
  - id: laptop
    item: Laptop
    x-own: SECRETx2
offboarding:
  case: completed
  reason: SECRETreason
  rehire: excluded
  opened: 2026-11-16
  tasks:
    - id: handover
      title: Hand over
      due: end - 1 week
journal:
  paul-durand:
    - id: fe000001
      type: feedback
      date: 2026-10-20
      from: client
      to: consultant
      strengths: SECRETstrengths
      improvements: |
        title: SECRETimprovements
        and SECRETmore
      advice: SECRETadvice
      score: 4
      heard: SECRETheard
    - id: an000001
      type: answers
      date: 2026-10-21
      questionnaire: exit-interview
      from: consultant
      answers:
        why-leave: SECRETanswer
      source: SECRETsource
  sofia-bernard:
    - id: ci000001
      type: checkin
      date: 2026-10-14
      health: amber
      difficulties: SECRETdifficulties
      solutions: SECRETsolutions
      needs: SECRETneeds
      x-own: SECRETx3
    - id: vpn
      type: blocker
      date: 2026-10-02
      title: No access
      diagnosis:
        who: SECRETdiagnosis
      options:
        - what: SECRETwhat
          effect: SECRETeffect
    - id: returns
      type: change
      date: 2026-06-01
      asked_by: client
      what: Add the returns
      impact:
        cost: SECRETcost
      before:
        rate: SECRETbefore
      after:
        rate: SECRETafter
    - id: op000001
      type: opportunity
      date: 2026-06-02
      what: SECREToffer
      contact: SECRETcontact
    - id: no000001
      type: note
      date: 2026-06-03
      text: SECRETnote
"""
JOURNAL = RECORD[RECORD.index("journal:\n") :]
PROFILE = (
    """\
format: 1
name: Léa Martin
daily_cost: 7304 EUR
employment: employee
wishes: A platform to build
x-own: SECRETx4
absences:
  - start: 2026-12-21
    end: 2026-12-24
    reason: SECRETabsence
"""
    + JOURNAL
)
SECRET = re.compile(r"SECRET\w+|secretclause|\b730\d|2026-04-1[67]|excluded")
OF_MISSION = set(SECRET.findall(RECORD))


def secrets(text: str) -> set[str]:
    return set(SECRET.findall(text))


# A mission that is closed: the commands about that take no other.
OVER = """\
format: 1
title: Over
consultant: Ana
client: {name: Acme}
contract: {start: 2025-03-02, end: 2025-12-18}
closed: 2025-12-19 by a
"""


@pytest.fixture
def secretive(workspace: Path) -> Path:
    (workspace / "missions" / "acme-order-data.yaml").write_text(RECORD, encoding="utf-8")
    (workspace / "missions" / "over.yaml").write_text(OVER, encoding="utf-8")
    (workspace / "consultants").mkdir()
    (workspace / "consultants" / "lea-martin.yaml").write_text(PROFILE, encoding="utf-8")
    return workspace


def paths(data: Any, table: set[str], at: tuple[str, ...] = ()) -> Iterator[str]:
    """The paths of the table that data holds a value of."""
    if isinstance(data, dict):
        for key, value in data.items():
            kinds = [value] if not isinstance(value, list) else value
            for item in kinds:
                step = f"{key}.{item['type']}" if at[:1] == ("journal",) and len(at) == 1 else key
                yield from paths(item, table, (*at, *step.split(".")))
    for size in (0, 1):  # the name of a lane, a clause or a question is free
        path = ".".join((*at[: len(at) - size], *["*"] * size))
        path = re.sub(r"^journal\.[\w-]+\.", "journal.*.", path)
        if path in table:
            yield path


@pytest.mark.parametrize(
    ("text", "table", "model"),
    [(RECORD, levels_by_path("Mission"), Mission), (PROFILE, levels_by_path("Consultant"), Consultant)],
)
def test_the_sample_has_every_field_that_is_kept_back(text: str, table: dict[str, str], model: type[BaseModel]) -> None:
    _, data, findings = read_raw(text.encode(), "sample")
    assert findings == []
    assert model.model_validate(data)
    kept_back = {path for path, level in table.items() if level in KEPT_BACK}
    assert kept_back - set(paths(data, kept_back)) == set(), "give the new field a word in the sample"


RUNS: dict[str, list[list[str]]] = {
    "doctor": [[]],
    "agenda": [["--week"]],
    "fmt": [["acme-order-data"]],
    "migrate": [[]],
    "due": [["--weeks", "8"]],
    "list": [["--status", "all"]],
    "show": [["acme-order-data"]],
    "offboard": [["acme-order-data"]],
    "task": [["acme-order-data", "handover", "done", "--as", "Léa Martin"]],
    "checkin": [["acme-order-data", "--as", "a", "--difficulties", "SECRETtyped", "--progress", "fine"]],
    "feedback": [
        ["acme-order-data", "--as", "a", "--from", "client", "--to", "consultant", "--advice", "SECRETtyped", "--score", "2"]
    ],
    "answer": [["acme-order-data", "exit-interview", "--from", "consultant", "--blank"]],
    "lessons": [[], ["--word", "secret"]],
    "bench": [["--weeks", "52"]],
    "suggest": [["Léa Martin"], ["--replace", "acme-order-data"]],
    "timeline": [[], ["--client", "acme"]],
    "stats": [[], ["--from", "2026-01-01", "--until", "2026-11-21"]],
    "consultant": [[], ["list", "--free", "2027-01-15"]],
    "contact": [[], ["--all"]],
    "new": [
        ["b", "--title", "T", "--consultant", "L", "--client", "C", "--contact", "P", "--manager", "S", "--start"]
        + ["2026-12-01", "--end", "2026-12-31", "--rate", "7309 EUR/day"]
    ],
    "deliverable": [["acme-order-data"], []],
    "milestone": [["acme-order-data"], []],
    "contract": [["acme-order-data"]],
    "onboard": [["acme-order-data"]],
    "lend": [["acme-order-data", "--item", "Phone"]],
    "return": [["acme-order-data", "laptop", "--as", "a"]],
    "grant": [["acme-order-data", "--system", "Jira"]],
    "revoke": [["acme-order-data", "--all", "--as", "a"]],
    "doc": [["acme-order-data", "thank-you"], ["acme-order-data", "opportunity-note"]],
    "template": [["list"], ["check"]],
    "check": [[]],
    "blocker": [[]],
    "change": [[]],
    "explain": [["E-RATE"]],
    "renew": [["acme-order-data"], ["acme-order-data", "--until", "2027-06-30", "--rate", "7304 EUR/day", "--as", "a"]],
    "close": [["over"]],
    "reopen": [["over", "--why", "SECRETtyped", "--as", "a"]],
    "note": [["acme-order-data", "SECRETtyped", "--as", "a"]],
    "opportunity": [["acme-order-data", "--what", "SECRETtyped", "--as", "a"]],
    "undo": [["--list"]],
    "redo": [["--list"]],
    "log": [[], ["acme-order-data"]],
    "sync": [["--dry-run"], ["--no-push"]],
    "resolve": [["--ours"]],
}  # fmt: skip


OF_GIT = ("log", "sync", "resolve")
"""Commands that need a repository."""


def remembered(folder: Path) -> None:
    """Commit every record three times: new, rewritten throughout, and gone; the last as it was, not committed."""
    files = {path: path.read_text(encoding="utf-8") for path in folder.glob("*/*.yaml")}
    git(folder, "init", "--quiet")
    for stage in (lambda text: text.replace("SECRET", "SECRETwas").replace("730", "7305"), str, _without_lists):
        for path, text in files.items():
            path.write_text(stage(text), encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "--message=SECRETmessage")
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")


def at_odds(folder: Path, command: str) -> None:
    """For `sync` everything is still to come in; for `resolve` it was all changed on both sides."""
    git(folder, "checkout", "--quiet", "--force", "-B", "main")
    if command == "sync":
        git(folder, "clone", "--quiet", "--bare", ".", "../origin.git")
        git(folder, "remote", "add", "origin", "../origin.git")
        git(folder, "reset", "--quiet", "--hard", "HEAD~2")
        return
    git(folder, "checkout", "--quiet", "-b", "mine", "HEAD~2")
    for path in folder.glob("*/*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("SECRETwas", "SECRETmine"), encoding="utf-8")
    own = ("-c", "user.name=A", "-c", "user.email=a@b")
    git(folder, *own, "commit", "--quiet", "--all", "--message=SECRETmine")
    merged = subprocess.run(["git", *own, "merge", "main~1"], cwd=folder, capture_output=True, check=False)
    assert merged.returncode == 1


def _without_lists(text: str) -> str:
    return text[: text.index("journal:")] if "journal:" in text else text


def machine_formats(command: str) -> list[list[str]]:
    """How a command can be asked for an answer to a program, or a file to pass on, by its options."""
    options = {name: metavar for name, _, metavar, *_ in declared(command).options.values()}
    found = [["--json"]] if "json" in options else []
    if "format" in options:
        words = options["format"].split("|")
        found += [["--format", word] for word in words if word not in ("table", "text", "docx")]
    if "export" in options:
        found += [["--export", word] for word in options["export"].split("|")]
    if "output" in options:
        pages = "format" in options and "docx" in options["format"]
        endings = (".md", ".html", ".docx") if pages else (".json", ".csv", ".md", ".txt")
        found += [["--output", f"out{ending}"] for ending in endings]
    return found


CASES = [
    (command, [*words, *form])
    for command in TARGETS
    for form in machine_formats(command)
    for words in RUNS.get(command, [["SAY-HOW-IN-RUNS"]])
]


def given(ran: Ran, folder: Path) -> str:
    """Standard output, or the file that was asked for."""
    files = [path for path in folder.glob("out.*") if path.is_file()]
    return ran.out + "".join(_text_of(path) for path in files)


def _text_of(path: Path) -> str:
    if path.suffix != ".docx":
        return path.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(path) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@pytest.mark.parametrize(
    ("command", "words"), CASES, ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_nothing_that_is_kept_back_leaves_unasked(secretive: Path, run: Run, command: str, words: list[str]) -> None:
    if command in OF_GIT:
        remembered(secretive)
    if command in ("sync", "resolve"):
        at_odds(secretive, command)
    ran = run(command, *words)
    assert ran.code == 0, f"say in RUNS how `mission {command}` is run: {ran.err}"
    answer = given(ran, secretive)
    assert secrets(answer) == set()
    assert '"score": 4' not in answer
    if "--format" not in words and "--output" not in words:
        assert secrets(ran.err) == set()


# Beside RUNS: what is read as text. A command that writes says what it wrote, and what there is now.
READ: dict[str, list[list[str]]] = {
    "agenda": [[], ["--role", "business"]],
    "bench": [["--weeks", "300"], ["pro-bono", "--days", "3", "--pay", "450 EUR"]],
    "blocker": [["resolve", "acme-order-data", "vpn", "--resolution", "Done", "--as", "a"]],
    "change": [
        ["assess", "acme-order-data", "returns", "--cost", "SECRETtyped", "--time", "A week", "--quality", "None"],
        ["decide", "acme-order-data", "returns", "refused", "--as", "a"],
    ],
    "consultant": [
        ["show", "Léa Martin"], ["note", "Léa Martin", "SECRETtyped", "--as", "a"], ["set", "Léa Martin", "--wishes", "x"]
    ],
    "contract": [["acme-order-data", "--notice", "1 month"], ["acme-order-data", "--payment", "SECRETtyped"]],
    "checkin": [["acme-order-data", "--as", "a", "--needs", "SECRETtyped", "--solutions", "SECRETtyped", "--health", "red"]],
    "doc": [["acme-order-data"], ["acme-order-data", "closing-review"]],
    "feedback": [["acme-order-data", "--as", "a", "--from", "consultant", "--to", "client", "--strengths", "SECRETtyped"]],
    "milestone": [
        ["acme-order-data", "add", "--title", "Second", "--amount", "7309 EUR"],
        ["acme-order-data", "go-live", "unpaid"],
    ],
    "new": [
        ["c", "--title", "T", "--consultant", "Léa Martin", "--client", "Acme", "--contact", "P", "--manager", "S"]
        + ["--start", "2026-12-21", "--end", "2026-12-31", "--rate", "7309 EUR/day"]
    ],
    "offboard": [["acme-order-data", "--reason", "SECRETtyped"]],
    "renew": [["acme-order-data", "--client", "wanted"]],
    "resolve": [[]],
    "schema": [[]],
    "show": [["acme-order-data", "--all"]],
}  # fmt: skip
NO_ANSWER = ("edit", "init", "demo", "merge-driver")
"""Commands that show nothing of a mission: an editor does, there is none yet, git reads the answer."""


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (command, words)
        for command in TARGETS
        if command not in NO_ANSWER
        for words in [*RUNS.get(command, []), *READ.get(command, [])] or [["SAY-HOW-IN-RUNS"]]
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_pipe_and_a_log_are_given_nothing_that_is_kept_back(
    secretive: Path, run: Run, command: str, words: list[str]
) -> None:
    if command in OF_GIT:
        remembered(secretive)
    if command in ("sync", "resolve"):
        at_odds(secretive, command)
    ran = run(command, *words)
    assert ran.code == (Exit.CONFLICT if words == [] and command == "resolve" else 0), ran.err
    assert secrets(ran.out + ran.err) == set()


SAID = set(SECRET.findall(JOURNAL)) - {"SECRETx3"}
LEFT_OUT = {
    "confidential": "what is confidential (rates, amounts, clauses)",
    "sensitive": "what is sensitive (feedback, answers, notes)",
}


@pytest.mark.parametrize(
    ("words", "levels", "said"),
    [
        (["show", "acme", "--all"], ["confidential", "sensitive"], {"SECRETclause", "SECRETamendment", *SAID}),
        (["contract", "acme"], ["confidential", "sensitive"], {"SECRETclause", "SECRETpayment", "SECRETpenalties"}),
        (["milestone", "acme"], ["confidential"], set()),
        (["renew", "acme"], ["confidential"], {"SECRETamendment"}),
        (["offboard", "acme"], ["sensitive"], {"SECRETreason"}),
        (["consultant", "show", "Léa Martin"], ["confidential", "sensitive"], {"SECRETabsence", "SECRETnote"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_is_said_what_a_pipe_lacks_and_full_or_a_terminal_adds_it(
    secretive: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], levels: list[str], said: set[str],
    lang: str,
) -> None:  # fmt: skip
    line = f"Left out outside a terminal: {', '.join(LEFT_OUT[one] for one in levels)}. `--full` adds it.\n"
    ran = run(*words, "--lang", lang)
    assert secrets(ran.out + ran.err) == set()
    assert ran.err.count(line if lang == "en" else "Laissé de côté hors d’un terminal") == 1
    asked = run(*words, "--full", "--lang", lang)
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    watched = run(*words, "--lang", lang)
    assert (asked.out, asked.err) == (watched.out, watched.err)
    assert asked.out + asked.err != ran.out + ran.err
    assert said - secrets(asked.out + asked.err) == set()
    assert "Left out" not in asked.err


def test_a_conflict_is_told_to_a_log_without_the_values(
    secretive: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered(secretive)
    at_odds(secretive, "resolve")
    ran = run("resolve", "acme-order-data")
    assert secrets(ran.out + ran.err) == set()
    assert "  journal.paul-durand.fe000001.advice\n    yours   (not shown)" in ran.out
    assert "  contract.clauses.…\n" in ran.out
    assert "mission resolve acme-order-data --ours, or --theirs" in ran.err
    assert f"Left out outside a terminal: {', '.join(LEFT_OUT.values())}. `--full` adds it.\n" in ran.err
    asked = run("resolve", "acme-order-data", "--full")
    assert {"SECRETmineadvice", "SECRETadvice", "SECRETmineclause", "SECRETmessage"} <= secrets(asked.out + asked.err)
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    assert run("resolve", "acme-order-data") == asked


def test_whether_a_client_is_late_to_pay_is_not_told_to_a_log(
    secretive: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = secretive / "missions" / "acme-order-data.yaml"
    text = RECORD.replace("      paid: 2026-04-17", "      due: 2026-04-17")
    path.write_text(text.replace("      amount:", "      x-own: 1\n      amount:"), encoding="utf-8")
    late = "payment"
    for words in (["agenda", "--all"], []):
        ran = run(*words)
        assert late not in ran.out
        assert LEFT_OUT["confidential"] in ran.err
    assert late in run("agenda", "--all", "--full").out
    assert "not paid" not in run("show", "acme").out
    assert "late" not in (listed := run("milestone", "acme")).out + listed.err
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    assert late in run("agenda", "--all").out
    assert "not paid" in run("show", "acme").out
    assert "late" in run("milestone", "acme").out


def test_what_can_be_undone_is_named_without_what_it_says(secretive: Path, run: Run) -> None:
    for command in ("checkin", "feedback", "renew", "note", "opportunity"):
        assert run(command, *RUNS[command][-1]).code == 0
    ran = run("undo", "--list", "--json")
    assert len(json.loads(ran.out)["items"]) == 5
    assert secrets(ran.out) == set()
    for command in ("undo", "redo"):
        ran = run(command, "--steps", "9")
        assert (ran.code, secrets(ran.out + ran.err)) == (0, set())


def test_show_says_what_it_leaves_out_and_full_gives_it(secretive: Path, run: Run) -> None:
    answer = json.loads(run("show", "acme", "--json").out)
    assert answer["left_out"] == ["confidential", "sensitive"]
    [item] = answer["items"]
    assert item["record"]["contract"] == {
        "start": "2026-03-02",
        "end": "2026-12-18",
        "milestones": [{"id": "go-live", "title": "Go-live"}],
        "amendments": [{"date": "2026-06-12", "end": "2026-12-18"}],
    }
    assert item["journal"][-1] == {
        "author": "paul-durand",
        "id": "an000001",
        "type": "answers",
        "date": "2026-10-21",
        "questionnaire": "exit-interview",
        "from": "consultant",
    }
    ran = run("show", "acme", "--json", "--full")
    assert secrets(ran.out) == OF_MISSION
    assert json.loads(ran.out)["left_out"] == []


def test_a_checklist_passed_on_holds_no_reason_unless_asked(secretive: Path, run: Run) -> None:
    answer = json.loads(run("offboard", "acme", "--json").out)
    assert (answer["reason"], answer["left_out"]) == (None, ["sensitive"])
    answer = json.loads(run("offboard", "acme", "--json", "--full").out)
    assert (answer["reason"], answer["left_out"]) == ("SECRETreason", [])
    page = run("offboard", "acme", "--export", "md").out
    assert "\nLeft out: the reason of the end, which is sensitive (`--full` adds it).\n" in page
    page = run("offboard", "acme", "--export", "md", "--full").out
    assert "\nReason: SECRETreason\n" in page
    assert "Left out" not in page


def test_what_was_recorded_is_repeated_only_when_asked(secretive: Path, run: Run) -> None:
    for command, key in (("checkin", "difficulties"), ("feedback", "advice")):
        [words] = RUNS[command]
        answer = json.loads(run(command, *words, "--dry-run", "--json").out)
        assert (answer["items"][0][key], answer["left_out"]) == (None, ["sensitive"])
        answer = json.loads(run(command, *words, "--dry-run", "--json", "--full").out)
        assert (answer["items"][0][key], answer["left_out"]) == ("SECRETtyped", [])


# What is wrong on those very lines ----------------------------------------------------------------------------------

WRONG = """\
format: 1
title: Order data
consultant: Léa Martin <lea.martin@esn.example>
client:
  name: Acme
contract:
  start: 2026-03-02
  end: 2026-12-18
  rate: 7301 EUR a day
  payment: 7302
  clauses:
    price: 7303
  milestones:
    - id: go-live
      title: Go-live
      amount: 7304,50 EUR
      paid: 73/05/2026
offboarding:
  case: completed
  rehire: SECRETrehire
journal:
  paul-durand:
    - type: feedback
      date: 2026-10-20
      from: client
      to: consultant
      strengths: 7306
      advice: [SECRETlist]
      score: 7307
      SECRET sentence that lost its indentation: and its meaning
    - type: answers
      date: 2026-10-20
      questionnaire: exit-interview
      from: consultant
      answers:
        SECRETquestion?: 7308
"""
WRONG_PROFILE = """\
format: 1
name: Léa Martin
daily_cost: 7301 a day
absences:
  - {start: 2026-12-21, end: 2026-12-24, reason: 7302}
"""
FIELDS = {"E-RATE", "E-MONEY", "E-DATE", "E-CHOICE", "E-TYPE", "E-RANGE", "E-KEY", "E-SLUG", "W-QUOTE"}


@pytest.fixture
def wrong(workspace: Path) -> Path:
    (workspace / "missions" / "acme-order-data.yaml").write_text(WRONG, encoding="utf-8")
    (workspace / "consultants").mkdir()
    (workspace / "consultants" / "lea-martin.yaml").write_text(WRONG_PROFILE, encoding="utf-8")
    return workspace


def test_issues_that_read_alike_are_told_apart(wrong: Path, run: Run) -> None:
    marks = [issue["fingerprint"] for issue in json.loads(run("check", "--format", "gitlab").out)]
    assert len(set(marks)) == len(marks) > 10


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "md"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_findings_in_a_log_repeat_no_such_value(wrong: Path, run: Run, form: str, lang: str) -> None:
    ran = run("check", "--format", form, "--lang", lang)
    assert ran.code == 5
    assert secrets(ran.out + ran.err) <= {"excluded"}  # a word of the list that a judgement is chosen from
    assert [code for code in FIELDS if code not in ran.out] == []


def test_other_commands_name_the_broken_file_without_its_values(wrong: Path, run: Run) -> None:
    for words in (["list", "--json"], ["due"], ["show", "acme"], ["checkin", "acme", "--health", "green", "--as", "a"]):
        ran = run(*words)
        assert "missions/acme-order-data.yaml:9:9: error: this is not a rate" in ran.err
        assert secrets(ran.out + ran.err) <= {"excluded"}
    for path in (wrong / ".mission").rglob("index*"):
        assert secrets(path.read_bytes().decode("utf-8", "replace")) <= {"excluded"}


def test_a_log_gets_the_place_and_the_persons_terminal_the_line(
    wrong: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (wrong / "consultants" / "lea-martin.yaml").unlink()
    in_a_log = dedent("""\
        missions/acme-order-data.yaml:9:9: error: this is not a rate   [E-RATE]
           8 |   end: 2026-12-18
          9 | … (left out of a log; a terminal shows it, or `mission check --full`)
          = help: write it as: 620 EUR/day
        """).replace("   8 |", "  8 |")
    before_a_person = dedent("""\
        missions/acme-order-data.yaml:9:9: error: this is not a rate   [E-RATE]
          8 |   end: 2026-12-18
          9 |   rate: 7301 EUR a day
            |         ^^^^^^^^^^^^^^
          = help: write it as: 620 EUR/day
        """)
    assert run("check").out.startswith(in_a_log)
    assert run("check", "--full").out.startswith(before_a_person)
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
    assert run("check").out.startswith(before_a_person)
    assert "7301 EUR a day" in run("show", "acme").err


@pytest.mark.parametrize(
    ("out", "err", "ci", "watched"),
    [(True, True, "", True), (False, True, "", True), (True, False, "", True), (False, False, "", False),
     (True, True, "true", False)],
)  # fmt: skip
def test_who_looks_on(monkeypatch: pytest.MonkeyPatch, *, out: bool, err: bool, ci: str, watched: bool) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: out)
    monkeypatch.setattr("sys.stderr.isatty", lambda: err)
    monkeypatch.setenv("CI", ci)
    assert excerpts._watched() is watched


@pytest.mark.parametrize(
    "broken",
    [
        "  rate: 7301: EUR\n",
        "  rate: !SECRETtag 7301\n",
        "  rate: *SECRETalias\n",
        "  rate: 'SECRET\n",
        "  rate: @SECRET\n",
        "\trate: 7301\n",
        "  rate: 7301 EUR/day\n  rate: 7302 EUR/day\n",
        "  SECRETkey: 1\n  SECRETkey: 2\n",
        "<<<<<<< HEAD\n  rate: 7301 EUR/day\n=======\n  rate: 7302 EUR/day\n>>>>>>> other\n",
        "  rate: \x01SECRET\n",
        "  rate: 7301 EUR/day\n--- SECRET\n",
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "md"])
def test_a_file_that_is_no_yaml_tells_a_log_no_more(workspace: Path, run: Run, broken: str, form: str) -> None:
    text = WRONG.partition("  rate:")[0] + broken
    (workspace / "missions" / "acme-order-data.yaml").write_text(text, encoding="utf-8")
    ran = run("check", "--format", form)
    assert ran.code == 5
    assert secrets(ran.out + ran.err) == set()


# A bug, and somebody who leaves --------------------------------------------------------------------------------------


def test_the_log_of_a_bug_holds_no_value(
    secretive: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: Any, **_: object) -> None:
        raise ValueError(repr(data))

    monkeypatch.setattr(show_command, "visible_record", broken)
    ran = run("show", "acme", "--json")
    assert ran.code == 1
    [log] = tmp_path.rglob("mission-error.log")
    assert secrets(ran.out + ran.err + log.read_text(encoding="utf-8")) == set()
    assert "ValueError" in log.read_text(encoding="utf-8")


def test_a_draft_is_for_its_owner_only(secretive: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(*_: object, **__: object) -> None:
        raise EOFError

    monkeypatch.setattr("mission_cli.commands.recording.entries.save", leave)
    [words] = RUNS["feedback"]
    ran = run("feedback", *words)
    assert (ran.code, secrets(ran.out + ran.err)) == (3, set())
    [draft] = (secretive / ".mission" / "cache" / "drafts").glob("feedback-*.yaml")
    assert "SECRETtyped" in draft.read_text(encoding="utf-8")
    assert draft.stat().st_mode & 0o077 == 0
