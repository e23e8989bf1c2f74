"""The documentation is true: generated pages are current, examples give what they show, links lead somewhere.

An example is a ```console block: `$ command` (going on after a final `\\`), then what it gives. `…` stands for any
text within a line, or, alone on its line, for any lines. The blocks of a page share a folder that starts empty.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from docs import generate
from mission_cli.commands import excerpts
from mission_cli.commands.grammar import TARGETS
from mission_cli.core.model.read import read_mission
from mission_cli.errors import Exit
from mission_cli.storage.text.nodes import MAX_ALIASED, MAX_DEPTH
from mission_cli.storage.text.read import MAX_BYTES
from mission_cli.storage.workspace import read_raw

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
PAGES = sorted([*REPOSITORY.glob("*.md"), *DOCS.glob("*.md")])
WITH_EXAMPLES = [page for page in PAGES if page.name.startswith(("README", "getting-started", "howto-"))]
TRANSLATED = [page for page in PAGES if page.name.endswith(".fr.md")]
NAMES_OF_PAGES = [str(page.relative_to(REPOSITORY)) for page in PAGES]

FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def language(page: Path) -> str:
    return "fr" if page.name.endswith(".fr.md") else "en"


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, kind: str) -> list[str]:
    return [match["text"] for match in FENCE.finditer(read(page)) if match["language"] == kind]


# Generated pages ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def written() -> list[generate.Page]:
    return generate.pages()


def test_generated_pages_are_up_to_date(written: list[generate.Page]) -> None:
    stale = [page.path.name for page in written if page.before != page.after]
    assert stale == [], "make docs"


def test_check_fails_on_a_page_that_differs(
    written: list[generate.Page], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = written[0]._replace(before="something else")
    monkeypatch.setattr(generate, "pages", lambda: [page])
    assert generate.main(["--check"]) == 1
    assert page.path.name in capsys.readouterr().err
    monkeypatch.setattr(generate, "pages", lambda: written[:1])
    assert generate.main(["--check"]) == (written[0].before != written[0].after)


@pytest.mark.parametrize("name", ["commands.md", "commands.fr.md"])
def test_every_command_has_a_section(name: str) -> None:
    headings = HEADING.findall(read(DOCS / name))
    assert [command for command in TARGETS if f"`mission {command}`" not in headings] == []


@pytest.mark.parametrize("name", ["README.md", "README.fr.md", "docs/commands.md", "docs/commands.fr.md"])
def test_every_exit_code_is_told(name: str) -> None:
    rows = re.findall(r"^\| (\d+) \|", read(REPOSITORY / name), re.MULTILINE)
    assert rows == [str(int(code)) for code in Exit]


@pytest.mark.parametrize(("name", "unit"), [("format.md", "MiB"), ("format.fr.md", "Mio")])
def test_the_limits_are_those_of_the_reader(name: str, unit: str) -> None:
    text = read(DOCS / name)
    assert f"| {MAX_BYTES >> 20} {unit} |" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert all(f"| {limit} |" in text for limit in (MAX_DEPTH, MAX_ALIASED))


# Examples ----------------------------------------------------------------------------------------------------------


class Example(NamedTuple):
    command: str
    shows: str


def examples(page: Path) -> Iterator[Example]:
    for block in blocks(page, "console"):
        assert block.startswith("$ "), block
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            match = re.match(r"((?:.*\\\n)*.*)\n?", piece)
            assert match is not None
            yield Example(re.sub(r"\\\n\s*", "", match[1]), piece[match.end() :])


def output(command: str) -> str:
    """What a command gives, both streams as a terminal shows them: our own in this process, the others as they are."""
    words = shlex.split(command)
    match words[0]:
        case "mission":
            return generate.said(words[1:]).both
        case "cd":
            os.chdir(words[1])
            return ""
        case "export":  # export MISSION_TODAY=2026-03-16: how a page goes from week to week; put back after the page
            name, _, value = words[1].partition("=")
            assert name == "MISSION_TODAY"
            os.environ[name] = value
            return ""
        case "cat":
            return Path(words[1]).read_text(encoding="utf-8")
        case "perl":  # perl -pi -e 's/one/other/' FILE: how a person's slip of the keyboard is shown
            _, one, other, _ = words[3].split("/")
            path = Path(words[4])
            path.write_text(path.read_text(encoding="utf-8").replace(one, other), encoding="utf-8")
            return ""
        case "git":
            done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True)
            return done.stdout
    raise AssertionError(command)


def pattern(shows: str) -> re.Pattern[str]:
    """What an example shows, as the pattern of what may be given."""
    pieces = []
    for line in shows.splitlines(keepends=True):
        if line.strip() == "…":
            pieces.append(r"(?:.*\n)*?")
        else:
            pieces.append(".*?".join(re.escape(part) for part in line.rstrip("\n").split("…")) + r"[ ]*\n")
    return re.compile("".join(pieces))


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.name)
def test_examples_give_what_they_show(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = list(examples(page))
    assert found
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # no draft of another run is offered
    monkeypatch.setattr(excerpts, "_watched", lambda: True)  # a person types them
    monkeypatch.setenv("MISSION_TODAY", generate.TODAY)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8" if language(page) == "fr" else "C.UTF-8")
    for example in found:
        given = output(example.command)
        assert pattern(example.shows).fullmatch(given), (
            f"$ {example.command}\n{given}\n--- the page shows:\n{example.shows}"
        )
        refused = re.search(r"^(error|erreur)\b.*", given, re.MULTILINE)  # never elided
        assert not refused or refused[1] in example.shows, f"$ {example.command}\n{refused[0]}"


def test_the_reader_of_examples(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ mission list \\\n    --json\none\n…\nlast … line\n$ cd x\n```\n", encoding="utf-8")
    first, second = examples(page)
    assert first == Example("mission list --json", "one\n…\nlast … line\n")
    assert second == Example("cd x", "")
    assert pattern(first.shows).fullmatch("one\ntwo\nthree\nlast but one line\n")
    assert not pattern(first.shows).fullmatch("one\nlast line\nmore\n")


@pytest.mark.parametrize("page", PAGES, ids=NAMES_OF_PAGES)
def test_a_mission_file_on_a_page_has_no_finding(page: Path) -> None:
    for text in blocks(page, "yaml"):
        if re.search(r"^format: ", text, re.MULTILINE) and re.search(r"^contract:", text, re.MULTILINE):
            document, data, findings = read_raw(text.encode(), page.name)
            assert document is not None
            mission, problems = read_mission(data)
            assert (mission is not None, findings, problems) == (True, [], [])


# Links and words ---------------------------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    return {generate.anchor(heading) for heading in HEADING.findall(FENCE.sub("", read(page)))}


@pytest.mark.parametrize("page", PAGES, ids=NAMES_OF_PAGES)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(FENCE.sub("", read(page))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, fragment = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), target
        assert not fragment or fragment in anchors(there), target


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: page.name)
def test_a_french_page_follows_the_english_one(page: Path) -> None:
    english = page.with_name(page.name.replace(".fr.md", ".md"))
    depths = [
        [len(marks) for marks in re.findall(r"^(#+) ", FENCE.sub("", read(one)), re.MULTILINE)]
        for one in (english, page)
    ]
    assert depths[0] == depths[1]


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: page.name)
def test_french_is_typeset(page: Path) -> None:
    # The generated parts come from the catalogue, which has this test of its own.
    prose = re.sub(r"<!-- generated: .*?<!-- end generated -->", "", FENCE.sub("", read(page)), flags=re.DOTALL)
    text = re.sub(r"`[^`\n]*`|\]\([^)]*\)|https?://\S+", "", prose)
    assert re.findall(r".{0,20}[^\s\u00a0\u202f|:-][:;?!»](?=\s|$).{0,10}", text, re.MULTILINE) == []
    assert re.findall(r".{0,20} [:;?!»](?=\s|$)|« .{0,10}|.{0,10}\w'\w.{0,10}", text) == []


@pytest.mark.parametrize("name", ["format.md", "format.fr.md"])
def test_the_configuration_of_yamllint_is_the_one_that_ships(name: str) -> None:
    """`make judge` runs yamllint with it."""
    shown = [block for block in blocks(DOCS / name, "yaml") if "comments-indentation" in block]
    assert shown == [read(REPOSITORY / ".yamllint")]


def test_the_two_commands_come_first() -> None:
    for name in ("README.md", "README.fr.md"):
        first = blocks(REPOSITORY / name, "sh")[0]
        assert re.findall(r"^make \w+", first, re.MULTILINE) == ["make demo", "make test"]


def test_the_site_shows_every_page() -> None:
    listed = set(re.findall(r"[\w.-]+\.md", read(REPOSITORY / "mkdocs.yml")))
    assert listed == {page.name for page in DOCS.glob("*.md")}
