"""The `mission` program. `--version` and what a shell completes are answered before anything is imported,
and git's merges without typer."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import NoReturn

_INTERRUPTED = 130


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Ctrl-C before anything here could say a word, or while the last one is said: its code alone, and no traceback."""
    if issubclass(kind, KeyboardInterrupt):
        os._exit(_INTERRUPTED)
    sys.__excepthook__(kind, error, trace)


sys.excepthook = _uncaught


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    _open_streams()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from mission_cli import __version__

        sys.stdout.write(f"mission {__version__}\n")
        _leave(0)
    if "_MISSION_COMPLETE" in os.environ:
        from mission_cli.commands.completion.answer import answer

        _leave(answer())
    if sys.argv[1:2] == ["merge-driver"] and not "".join(sys.argv[2:3]).startswith("-"):
        from mission_cli.commands.merge_driver.drive import drive

        _leave(drive(sys.argv[2:]))
    gc.disable()  # while importing: what is imported stays
    from mission_cli.cli import run

    gc.enable()
    _leave(run(sys.argv[1:]))


def _open_streams() -> None:
    """Put nothing in the place of a stream that was closed (`mission due >&-`): the next file would take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # as long as the process


def _leave(code: int) -> NoReturn:
    """Leave at once: taking ten thousand objects apart one by one is a tenth of such a run."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
