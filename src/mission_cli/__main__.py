"""The `mission` program. `--version` and what a shell completes are answered before anything is imported."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from mission_cli import __version__

        sys.stdout.write(f"mission {__version__}\n")
        return
    if "_MISSION_COMPLETE" in os.environ:
        from mission_cli.commands.completion import answer

        _leave(answer())
    from mission_cli.commands.light import answered

    code = answered(sys.argv[1:])
    if code is not None:
        _leave(code)
    from mission_cli.cli import run

    sys.exit(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """Leave at once: taking ten thousand objects apart one by one is a tenth of such a run."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
