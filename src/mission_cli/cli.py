"""The command line: language first, then the one command that was called, then its outcome in words and a code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.main import get_group

from mission_cli.commands.grammar import CONTEXT, Commands
from mission_cli.commands.language import choose
from mission_cli.commands.run import guarded
from mission_cli.commands.session import Session
from mission_cli.commands.usage import parsed
from mission_cli.render.out import use_utf8
from mission_cli.texts import use_language

if TYPE_CHECKING:
    from collections.abc import Sequence


def root() -> Any:
    """The whole command line, as typer sees it."""
    app = typer.Typer(
        cls=Commands, name="mission", add_completion=False, rich_markup_mode=None, context_settings=CONTEXT
    )

    @app.callback(invoke_without_command=True)
    def _root(ctx: typer.Context) -> int | None:
        if ctx.invoked_subcommand is not None:
            return None
        from mission_cli.commands.home import home

        return home(ctx)

    return get_group(app)


def run(argv: Sequence[str]) -> int:
    """Run one command line and return its exit code. No exception reaches the caller."""
    use_utf8()
    use_language(choose(argv))
    return guarded(lambda: parsed(lambda: _outcome(list(argv)), argv), argv)


def _outcome(argv: list[str]) -> Any:
    try:
        return root().main(args=argv, prog_name="mission", standalone_mode=False, obj=Session())
    except SystemExit as left:
        # Click leaves with 1 where the reader left (`mission log | head`): no error here, whichever way a line is taken.
        if isinstance(left.__context__, BrokenPipeError):
            raise left.__context__ from None
        raise
