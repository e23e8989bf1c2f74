"""Files of format 0 as they are upgraded: each beside what it becomes, in tests/formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from mission_cli.core.migrate import upgrade
from mission_cli.core.model.read import read_mission
from mission_cli.core.model.sure import keys_at
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.text.read import plain_data, read_text
from mission_cli.storage.upgrade import upgraded
from mission_cli.storage.workspace import Workspace

FORMATS = Path(__file__).parents[2] / "formats"
NAMES = sorted(path.name for path in (FORMATS / "0").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_file_becomes_what_stands_beside_it(name: str) -> None:
    after = (FORMATS / "1" / name).read_bytes()
    assert upgraded((FORMATS / "0" / name).read_bytes(), keys_at).decode() == after.decode()
    assert upgraded(after, keys_at) == after


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_before_as_after(name: str, tmp_path: Path) -> None:
    (tmp_path / "missions").mkdir()
    path = tmp_path / "missions" / name
    workspace = Workspace(tmp_path)
    path.write_bytes((FORMATS / "0" / name).read_bytes())
    before, said = workspace.read(path)
    path.write_bytes((FORMATS / "1" / name).read_bytes())
    after, _ = workspace.read(path)
    assert before is not None
    assert after is not None
    assert before.mission == after.mission
    assert before.data == after.data
    assert [finding.code for finding in said if finding.code == "W-FORMAT"] == ["W-FORMAT"]


def test_findings_point_at_the_lines_of_the_file_as_it_is() -> None:
    text = "title: X\nstart_date: 2026-13-02\ncheckins:\n  - date: 2026-10-14\n    author: Zoë\n    health: blue\n"
    root = read_text(text.encode()).root
    assert root is not None
    found = upgrade(plain_data(root))
    assert found is not None
    places = {problem.code: found.origin(problem.at) for problem in read_mission(found.data)[1]}
    assert places["E-DATE"] == ("start_date",)
    assert places["E-CHOICE"] == ("checkins", 0, "health")


def test_what_is_repeated_is_refused() -> None:
    text = "title: X\nstart_date: &day 2026-03-02\nend_date: *day\n"
    with pytest.raises(RefusedWriteError):
        upgraded(text.encode(), keys_at)


def test_a_title_at_the_margin_goes_along() -> None:
    raw = b"title: X\nclient: Acme\n\n# Terms\nstart_date: 2026-03-02\nend_date: 2026-12-18\n\nvision: V\n"
    assert upgraded(raw, keys_at).decode() == (
        "format: 1\ntitle: X\nclient:\n  name: Acme\n\nvision: V\n\n# Terms\n"
        "contract:\n  start: 2026-03-02\n  end: 2026-12-18\n"
    )
