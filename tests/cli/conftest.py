"""What tests of several commands begin with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from tests.cli.small import lay_out

from mission_cli.commands import excerpts
from mission_cli.errors import RefusedWriteError


@pytest.fixture
def small(workspace: Path, request: pytest.FixtureRequest) -> Path:
    """A workspace of one mission: SMALL, as the test's own file has it."""
    return lay_out(workspace, request.module.SMALL)


@pytest.fixture
def refused_writes(monkeypatch: pytest.MonkeyPatch) -> Callable[[], AbstractContextManager[pytest.MonkeyPatch]]:
    """A stretch in which no change fits into a file: `with refused_writes(): run(…)`."""

    def refuse(*_: object, **__: object) -> None:
        raise RefusedWriteError("write.refused", reason="E-SYNTAX")

    @contextmanager
    def stretch() -> Iterator[pytest.MonkeyPatch]:
        with monkeypatch.context() as patch:
            patch.setattr("mission_cli.storage.save.update", refuse)
            yield patch

    return stretch


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person looks on: what is confidential or sensitive is shown."""
    monkeypatch.setattr(excerpts, "_watched", lambda: True)
