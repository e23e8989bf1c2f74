"""What typer raises becomes what the rest of the program raises, or an exit code."""

from __future__ import annotations

from typing import Any

import pytest
from typer.exceptions import Abort, TyperException
from typer.exceptions import Exit as TyperExit

from mission_cli.commands.usage import parsed
from mission_cli.errors import Exit


def ends(outcome: Any) -> int:
    def command() -> Any:
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    return parsed(command, ["due"])


@pytest.mark.parametrize(("outcome", "code"), [(None, 0), (Exit.FAILED, 1), (5, 5), (TyperExit(9), 9)])
def test_a_code_is_what_it_returns(outcome: Any, code: int) -> None:
    assert ends(outcome) == code


def test_an_abort_is_an_end_of_input() -> None:
    with pytest.raises(EOFError):
        ends(Abort())


def test_an_interruption_typer_made_a_code_of_is_one_again() -> None:
    with pytest.raises(KeyboardInterrupt):
        ends(Exit.INTERRUPTED)


def test_wrong_usage_is_said_with_the_way_to_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert ends(TyperException("\x1b[31m")) == Exit.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert "\x1b" not in said.err
    assert "mission due --help" in said.err
