"""What tests of several commands begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.small import lay_out


@pytest.fixture
def small(workspace: Path, request: pytest.FixtureRequest) -> Path:
    """A workspace of one mission: SMALL, as the test's own file has it."""
    return lay_out(workspace, request.module.SMALL)
