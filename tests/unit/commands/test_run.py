"""What is expected is said in a sentence; a bug is one line and a log that holds nobody's words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from mission_cli.commands.run import guarded
from mission_cli.errors import (
    AbortedError,
    ConflictError,
    Exit,
    Finding,
    GitError,
    InvalidDataError,
    MissionError,
    NotFoundError,
    RefusedWriteError,
    UsageError,
)


def ends(error: BaseException) -> int:
    def command() -> int:
        raise error

    return guarded(command, ["due"])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MissionError("cli.no-author"), 1),
        (RefusedWriteError("cli.no-author"), 1),
        (UsageError("cli.no-author"), 2),
        (AbortedError("cli.no-author"), 3),
        (EOFError(), 3),
        (NotFoundError("cli.no-author"), 4),
        (InvalidDataError("cli.no-author"), 5),
        (ConflictError("cli.no-author"), 6),
        (GitError("git.missing"), 7),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError(), 1),
        (RecursionError(), 1),
        (MemoryError(), 1),
    ],
    ids=lambda value: value if isinstance(value, int) else type(value).__name__,
)
def test_the_exit_codes(error: BaseException, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert ends(error) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err


def test_the_published_numbers() -> None:
    assert [code.value for code in Exit] == [0, 1, 2, 3, 4, 5, 6, 7, 130]


def test_an_error_comes_with_its_findings_and_its_values_are_data(capsys: pytest.CaptureFixture[str]) -> None:
    finding = Finding("missions/a.yaml", 1, 1, 6, "E-MISSING", {"key": "title"})
    ends(
        InvalidDataError(
            "error.unknown", findings=[finding], sources={"missions/a.yaml": "format: 1"}, id="\x1b[31m[/]"
        )
    )
    said = capsys.readouterr().err
    assert "  1 | format: 1\n    | ^^^^^^\n" in said
    assert r"error: there is no mission `\x1b[31m[/]`" in said


def test_the_log_of_a_bug_holds_nobodys_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ends(ValueError("Léa earns 620")) == 1
    (log,) = tmp_path.rglob("mission-error.log")
    assert "ValueError" in log.read_text()
    assert "620" not in log.read_text() + capsys.readouterr().err


def test_a_log_that_can_be_kept_nowhere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mission_cli.storage.write.put", full)
    assert ends(ValueError("x")) == 1
    assert capsys.readouterr().err.endswith("is noted in -\n")


def test_a_result_that_does_not_get_out_is_no_success(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        tries = 0

        def flush(self) -> None:
            self.tries += 1
            if self.tries == 1:  # then it leads nowhere
                raise OSError(28, "No space left on device")

        def fileno(self) -> int:
            return 99

    monkeypatch.setattr("os.dup2", lambda *_: None)
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", Full())
        code = guarded(lambda: 0, ["due"])
    assert code == 1
    assert capsys.readouterr().err == "error: standard output cannot be written (No space left on device)\n"
