"""What each command takes, read off typer's own commands, for those who need it without running one."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple

from mission_cli.commands.grammar import SHARED as SHARED_NAMES
from mission_cli.commands.grammar import TARGETS, build, root_options, shared_options


class Argument(NamedTuple):
    """An argument: its parameter, its metavar as the help shows it, whether it must be there, and may be repeated."""

    name: str
    metavar: str
    required: bool
    repeats: bool


class Option(NamedTuple):
    """An option by one of its spellings. Its kind is `flag`, `int` or `text`; a flag takes no word and means `value`: False
    for the `--no-…` of a pair."""

    name: str
    kind: str
    metavar: str
    repeats: bool
    value: bool | None


class Declared(NamedTuple):
    """The arguments of a command, in the order of the command line, and its own options by their spellings."""

    arguments: tuple[Argument, ...] = ()
    options: dict[str, Option] = {}  # never changed


@cache
def declared(command: str) -> Declared:
    """What a command takes beside the shared options; nothing where there is no such command."""
    if command not in TARGETS:
        return Declared()
    own = [param for param in build(command).params if param.name not in SHARED_NAMES]
    arguments = [param for param in own if param.param_type_name == "argument"]
    return Declared(
        tuple(Argument(one.name, one.metavar or one.name.upper(), one.required, one.nargs == -1) for one in arguments),
        _options([param for param in own if param.param_type_name == "option"]),
    )


def _options(params: list[Any]) -> dict[str, Option]:
    found: dict[str, Option] = {}
    for param in params:
        whole = type(param.type).__name__ == "IntParamType"
        kind = "flag" if param.is_flag else "int" if whole else "text"
        metavar = "" if param.is_flag else param.metavar or "TEXT"
        for spellings, value in ((param.opts, True), (param.secondary_opts, False)):
            option = Option(param.name, kind, metavar, param.multiple, value if param.is_flag else None)
            found.update(dict.fromkeys(spellings, option))
    return found


SHARED: Final = _options(shared_options())
"""The options every command takes."""
ROOT: Final = _options(root_options())
"""What the program takes where no command is named, beside those."""
