"""One place parts what is expected (said in a sentence), what was interrupted, and what is a bug (logged)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mission_cli.commands.grammar import TARGETS
from mission_cli.errors import Exit, MissionError
from mission_cli.render.out import all_given, message
from mission_cli.render.say import in_words
from mission_cli.texts import has, t

if TYPE_CHECKING:
    from pathlib import Path


def guarded(command: Callable[[], int], argv: Sequence[str], *, again: bool = False) -> int:
    """Run `command`; say what went wrong on standard error; return the exit code."""
    before = _locks_taken()
    try:
        code = command()
        all_given()
    except MissionError as error:
        _say(error)
        return error.exit_code
    except EOFError:
        message(t("cli.aborted"))
        return Exit.ABORTED
    except KeyboardInterrupt:
        message(t("cli.interrupted"))
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader left (`mission list | head`): nothing more to say, and nothing to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as error:  # noqa: BLE001  # the last net: a user never sees a traceback
        if not again and _believed_a_cache() and _locks_taken() == before:
            return _without_cache(command, argv)
        message(t("cli.bug", kind=type(error).__name__, log=_log(error, argv)))
        return Exit.FAILED
    return code


def _believed_a_cache() -> bool:
    """Whether what failed took something from the cache: its fault is no fault of the files."""
    cache = sys.modules.get("mission_cli.storage.cache.current")
    return cache is not None and cache.Belief.used


def _locks_taken() -> int:
    """How often this process began to write: what has written is not run again."""
    write = sys.modules.get("mission_cli.storage.write")
    return write.Locks.taken if write is not None else 0


def _without_cache(command: Callable[[], int], argv: Sequence[str]) -> int:
    """Run it again, from the files alone; nothing that is kept is believed."""
    from mission_cli.storage.cache.current import Belief

    Belief.allowed = Belief.used = False
    try:
        return guarded(command, argv, again=True)
    finally:
        Belief.allowed = True


def _say(error: MissionError) -> None:
    if error.findings:
        from mission_cli.commands.excerpts import with_lines

        message(with_lines(error.findings, error.sources) + "\n")
    # As they are: in a command each is one word, and elsewhere `message` shows what a terminal would obey.
    fields = in_words(error.args_for_text, safe=str)
    message(t("cli.error", text=t(error.text, **fields)))
    if has(f"{error.text}.help"):
        message(t("cli.help-line", text=t(f"{error.text}.help", **fields)))


def command_of(argv: Sequence[str]) -> str:
    """The program and the command that was called, as they are typed."""
    named = next((word for word in argv if word in TARGETS), "")
    return f"mission {named}".strip()


def _log(error: BaseException, argv: Sequence[str]) -> str:
    """Write where it went wrong, without any value: what people typed or recorded is theirs. Returns the file's path."""
    import tempfile  # only a bug needs them
    import traceback
    from pathlib import Path

    from mission_cli.storage import disk
    from mission_cli.storage.aside import own_temporary
    from mission_cli.storage.write import put

    frames = "".join(traceback.format_tb(error.__traceback__))
    text = f"{command_of(argv)}\n{type(error).__name__}\n{frames}"
    if os.environ.get("MISSION_DEBUG"):
        text += f"{error}\n"
    # In a temporary folder of its own: the shared one may hold a link of that name, put there by somebody else.
    for folder in (_state, lambda: own_temporary(Path(tempfile.gettempdir()))):
        try:
            path = folder() / "mission-error.log"
            disk.mkdir(path.parent)
            put(path, text.encode("utf-8", "replace"))
        except (OSError, RuntimeError):  # RuntimeError: a user without a home
            continue
        return str(path)
    return "-"


def _state() -> Path:
    from pathlib import Path

    from mission_cli.storage.own_key import state_folder

    return Path(state_folder())
