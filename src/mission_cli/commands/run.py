"""One place parts what is expected (said in a sentence), what was interrupted, and what is a bug (logged)."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from typer.exceptions import Abort, TyperException
from typer.exceptions import Exit as TyperExit

from mission_cli.commands.grammar import TARGETS
from mission_cli.core.nearest import nearest
from mission_cli.errors import Exit, MissionError
from mission_cli.render.out import all_given, message
from mission_cli.render.safe import visible
from mission_cli.texts import has, t


def guarded(command: Callable[[], int], argv: Sequence[str]) -> int:
    """Run `command`; say what went wrong on standard error; return the exit code."""
    try:
        code = command()
        all_given()
    except MissionError as error:
        _say(error)
        return error.exit_code
    except (Abort, EOFError):
        message(t("cli.aborted"))
        return Exit.ABORTED
    except KeyboardInterrupt:
        message(t("cli.interrupted"))
        return Exit.INTERRUPTED
    except TyperExit as error:
        return error.exit_code
    except TyperException as error:
        message(t("cli.error", text=visible(_usage(error))))
        message(t("cli.try-help", command=_command(argv)))
        return Exit.USAGE
    except BrokenPipeError:
        # The reader left (`mission list | head`): nothing more to say, and nothing to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as error:  # noqa: BLE001  # the last net: a user never sees a traceback
        message(t("cli.bug", kind=type(error).__name__, log=_log(error, argv)))
        return Exit.FAILED
    return code


def _say(error: MissionError) -> None:
    if error.findings:
        from mission_cli.render.findings import findings_text

        message(findings_text(error.findings, sources=error.sources) + "\n")
    fields = {name: visible(str(value), keep="\n\t") for name, value in error.args_for_text.items()}
    message(t("cli.error", text=t(error.text, **fields)))
    if has(f"{error.text}.help"):
        message(t("cli.help-line", text=t(f"{error.text}.help", **fields)))


def _command(argv: Sequence[str]) -> str:
    named = next((word for word in argv if word in TARGETS), "")
    return f"mission {named}".strip()


def _usage(error: Any) -> str:
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


def _log(error: BaseException, argv: Sequence[str]) -> str:
    """Write where it went wrong, without any value: what people typed or recorded is theirs. Returns the file's path."""
    import tempfile  # only a bug needs it

    frames = "".join(traceback.format_tb(error.__traceback__))
    text = f"{_command(argv)}\n{type(error).__name__}\n{frames}"
    if os.environ.get("MISSION_DEBUG"):
        text += f"{error}\n"
    # In a temporary folder of its own: the shared one may hold a link of that name, put there by somebody else.
    for folder in (_state, lambda: Path(tempfile.mkdtemp(prefix="mission-"))):
        try:
            path = folder() / "mission-error.log"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except (OSError, RuntimeError):  # RuntimeError: a user without a home
            continue
        return str(path)
    return "-"


def _state() -> Path:
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "mission"
