"""What is no name of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from mission_cli.storage import reading


@pytest.mark.parametrize("within", [False, True])
@pytest.mark.parametrize("name", ["a\0b/mission.yaml", "a\0b"])
def test_a_name_that_no_file_can_have_is_not_there(tmp_path: Path, name: str, within: bool) -> None:
    with pytest.raises(FileNotFoundError):
        reading.head(f"{tmp_path}/{name}", root=str(tmp_path) if within else None)
    with pytest.raises(FileNotFoundError):
        reading.head(f"{tmp_path}/{name}", root=f"{tmp_path}/{name}")
