"""What typer makes of a command line that is wrong or abandoned, said as everything else is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from typer.exceptions import Abort, TyperException
from typer.exceptions import Exit as TyperExit

from mission_cli.commands.run import command_of
from mission_cli.core.nearest import nearest
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.texts import t


def parsed(command: Callable[[], Any], argv: Sequence[str]) -> int:
    """Run what typer makes of a command line. Raises EOFError and KeyboardInterrupt where typer has its own classes."""
    try:
        outcome = command()
    except Abort:
        raise EOFError from None
    except TyperExit as error:
        return error.exit_code
    except TyperException as error:
        message(t("cli.error", text=visible(_words(error))))
        if any(word[:1] == "-" and (" " in word or word[1:2].isdigit()) for word in argv):
            message(t("cli.dash-help"))
        message(t("cli.try-help", command=command_of(argv)))
        return Exit.USAGE
    if outcome == Exit.INTERRUPTED:  # typer makes a code of Ctrl-C: it is said like any other
        raise KeyboardInterrupt
    return outcome if isinstance(outcome, int) else Exit.DONE


def _words(error: Any) -> str:
    """A usage error of the parser, in the language in use. Its classes are private to typer: told apart by name."""
    match type(error).__name__:
        case "NoSuchOption":
            near = nearest(error.option_name, error.possibilities or ())
            return t("cli.no-such-option-near" if near else "cli.no-such-option", name=error.option_name, near=near)
        case "MissingParameter":
            return t("cli.missing", name=_parameter(error))
        case "BadParameter" if type(getattr(error.param, "type", None)).__name__ == "IntParamType":
            return t("cli.no-integer", name=_parameter(error))
        case "BadParameter":
            return t("cli.bad-value", name=_parameter(error), words=error.message)
        case "BadOptionUsage":
            return t("cli.no-value", name=error.option_name)
        case _ if "extra argument" in error.format_message():
            return t("cli.extra")
        case _:
            return t("cli.bad-usage", words=error.format_message())


def _parameter(error: Any) -> str:
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    return str(param.human_readable_name if param.param_type_name == "argument" else max(param.opts, key=len))
