"""What each command takes, read from the commands themselves, as a module that costs nothing to import.

Completion answers from it, in a process that cannot afford typer. `docs/generate.py` writes it with the pages.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from mission_cli.commands.grammar import SHARED, TARGETS, build, root_options, shared_options

PATH: Final = Path(__file__).resolve().parent.parent / "src" / "mission_cli" / "commands" / "signatures.py"

_HEAD: Final = '''\
"""Written by `make docs` from the commands: what each one takes, without importing any of them.

An argument is (parameter, metavar, required, repeats), in the order of the command line. An option is found by each of
its spellings: (parameter, kind, metavar, repeats, value). Its kind is `flag`, `int` or `text`; a flag takes no word and
means `value`: False for the `--no-…` of a pair. The options of COMMANDS are the command's own: it takes SHARED too.
ROOT is what the program takes where no command is named, beside SHARED.
"""

# fmt: off
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Argument: TypeAlias = tuple[str, str, bool, bool]
    Option: TypeAlias = tuple[str, str, str, bool, bool | None]
    Signature: TypeAlias = tuple[tuple[Argument, ...], dict[str, Option]]
'''


def module() -> str:
    """The source of commands/signatures.py."""
    lines = [_HEAD]
    for name, params in (("SHARED", shared_options()), ("ROOT", root_options())):
        lines += [f"{name}: dict[str, Option] = {{", *_options(params, 1), "}"]
    lines.append("COMMANDS: dict[str, Signature] = {")
    for name in TARGETS:
        own = [param for param in build(name).params if param.name not in SHARED]
        arguments = [param for param in own if param.param_type_name == "argument"]
        options = _options([param for param in own if param.param_type_name == "option"], 3)
        lines.append(f"    {_quoted(name)}: (")
        lines.append(f"        {_sequence([_argument(param) for param in arguments])},")
        lines += ["        {", *options, "        },"] if options else ["        {},"]
        lines.append("    ),")
    return "\n".join([*lines, "}", ""])


def _sequence(items: list[str]) -> str:
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def _argument(param: Any) -> str:
    return _tuple(param.name, param.metavar or param.name.upper(), param.required, param.nargs == -1)


def _options(params: list[Any], depth: int) -> list[str]:
    lines = []
    for param in params:
        whole = type(param.type).__name__ == "IntParamType"
        kind = "flag" if param.is_flag else "int" if whole else "text"
        metavar = "" if param.is_flag else param.metavar or "TEXT"
        for spellings, value in ((param.opts, True), (param.secondary_opts, False)):
            means = value if param.is_flag else None
            described = _tuple(param.name, kind, metavar, param.multiple, means)
            lines += [f"{'    ' * depth}{_quoted(spelling)}: {described}," for spelling in spellings]
    return lines


def _tuple(*values: str | bool | None) -> str:
    said = (json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value) for value in values)
    return f"({', '.join(said)})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
