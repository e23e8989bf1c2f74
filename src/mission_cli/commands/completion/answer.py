"""What a shell offers when TAB is pressed, read from typer's own commands.

The scripts in shells/ start the program with `_MISSION_COMPLETE=<shell>` and no word on its command line, so that a
program that knows nothing of this can be started by mistake and do nothing. The line is in the environment: for bash
`_MISSION_LINE` as far as the cursor, and in `_MISSION_WORD` the part that its answer replaces; for the others
`_MISSION_WORDS`, the words after the program's name, the one under the cursor last, separated by U+001F.

The answer's first line tells what to do (`words`; `open`: no space after; `keep`: show, change nothing; `files`;
`folders`), the others are a value each, and for shells that show it a tab and what describes the value.
"""

from __future__ import annotations

import os
import sys

from mission_cli.commands.completion.line import TypedLine, bare
from mission_cli.commands.completion.matching import among, composed, described, is_harmless, matching
from mission_cli.commands.completion.sources import GROUPS, SOURCES, words
from mission_cli.commands.declared import Option
from mission_cli.commands.grammar import TARGETS
from mission_cli.texts import in_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from mission_cli.commands.completion.matching import Found

_SEPARATOR = "\x1f"
_DESCRIBING = ("zsh", "fish", "powershell")


def answer() -> int:
    """Answer the shell that started this process: on standard output, or not at all. Nothing ever reaches the screen."""
    try:
        sys.stdout.buffer.write(reply(os.environ).encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except Exception:  # noqa: BLE001  # a line being typed is no place to tell what went wrong
        os._exit(1)  # nothing flushed again: that would say so
    return 0


def reply(environ: Mapping[str, str]) -> str:
    """The answer to what a shell has put in the environment."""
    shell = environ.get("_MISSION_COMPLETE", "")
    if shell == "bash":
        typed = split(environ.get("_MISSION_LINE", ""))[1:] or [""]
        how, found = complete(typed, shell)
        return _for_bash(how, found, typed[-1], split(environ.get("_MISSION_WORD", ""))[-1])
    if shell not in _DESCRIBING:
        return ""
    typed = environ.get("_MISSION_WORDS", "").split(_SEPARATOR)
    how, found = complete([split(word)[-1] if shell != "zsh" else word for word in typed], shell)
    lines = (f"{value}\t{described(text)}" if text else value for value, text in found.items())
    return "\n".join((how, *lines, ""))


def complete(typed: list[str], shell: str = "bash") -> tuple[str, Found]:
    """How to complete the last of these words, which may be empty, and with what."""
    line = TypedLine(typed, described=shell in _DESCRIBING)
    word = typed[-1]
    name, equals, value = word.partition("=")
    if line.pending:
        return _value(line, line.pending, word, "")
    if word[:1] != "-" or line.ended:
        return _word(line, word)
    option = line.options.get(name)
    line.typed = word
    if not equals:
        return _settled(word, _options(line))
    return ("words", {}) if option is None or option[1] == "flag" else _value(line, option, value, f"{name}=")


# What is offered -----------------------------------------------------------------------------------------------------


def _word(line: TypedLine, word: str) -> tuple[str, Found]:
    if not line.command:
        return _settled(word, {name: _help(line, name) for name in matching(word, TARGETS)})
    argument = line.coming()
    return (
        _value(line, Option(argument.name, "text", argument.metavar, repeats=False, value=None), word, "")
        if argument
        else ("words", {})
    )


def _options(line: TypedLine) -> Found:
    """The options not given yet, long ones only: nobody needs TAB for a letter."""
    return among(
        line,
        {
            spelling: _help(line, line.command or "mission", name)
            for spelling, (name, _, _, repeats, _) in line.options.items()
            if spelling[:2] == "--" and (repeats or name not in line.given)
        },
    )


def _value(line: TypedLine, option: Option, typed: str, fixed: str) -> tuple[str, Found]:
    """What may be given to an option or argument. `fixed` is what stands before it in the same word."""
    name, _, metavar, *_ = option
    metavar = bare(metavar)
    line.typed = typed
    known = [key for key in (f"{line.command}.{name}", name, metavar) if key in SOURCES]
    if known:
        source = SOURCES[known[0]]
        if isinstance(source, str):
            # `@` before a file, where the text itself may be typed: nothing is offered for the text.
            return ("words", {}) if "@" in metavar and typed[:1] != "@" else (source, {})
        found = source(line) if source else {}
    else:
        found = words(line, metavar.split("|"), GROUPS.get(name, name)) if metavar == metavar.lower() else {}
    offered = {f"{fixed}{value}": text for value, text in found.items() if is_harmless(value)}
    return _settled(f"{fixed}{typed}", offered)


def _settled(typed: str, found: Found) -> tuple[str, Found]:
    """How to offer these, sorted: `keep` when a shell that inserts what they share would lose what was typed."""
    names = sorted(found)
    shared = os.path.commonprefix(names)  # noqa: RUF071  # letters are meant
    how = "open" if names and all(name[-1] == "=" for name in names) else "words"
    if len(names) > 1 and composed(typed).casefold() not in shared.casefold():
        how = "keep"
    return how, {name: found[name] for name in names}


def _help(line: TypedLine, command: str, parameter: str = "") -> str:
    if not line.described:
        return ""
    from mission_cli.texts.help import TEXTS

    key = command if not parameter else f"{command}.{parameter}"
    key = key if key in TEXTS else f"option.{parameter}"
    return in_language(TEXTS.get(key, ("", "")), f"help.{key}", line.lang).partition("\n")[0]


# Shells --------------------------------------------------------------------------------------------------------------


def _for_bash(how: str, found: Found, word: str, replaced: str) -> str:
    """Only what stands in the place of `replaced`: bash parts words at `=` and `@` too."""
    head = word.removesuffix(replaced)
    values = [value.removeprefix(head) for value in found]
    if how == "keep" and os.path.commonprefix(values):  # noqa: RUF071
        values.append(" ")  # with this one they share nothing, and nothing is inserted
    return "\n".join((how, *values, ""))


def split(text: str) -> list[str]:
    """The words of a line as far as the cursor, without their quotes; the last may be empty, or its quote still open."""
    found: list[str] = []
    word, quote, inside = "", "", False
    at = 0
    while at < len(text):
        char = text[at]
        if char == "\\" and quote != "'" and at + 1 < len(text):
            at += 1
            word, inside = word + text[at], True
        elif quote:
            word, quote = (word, "") if char == quote else (word + char, quote)
        elif char in "\"'":
            quote, inside = char, True
        elif char in " \t\n":
            found += [word] if inside else []
            word, inside = "", False
        else:
            word, inside = word + char, True
        at += 1
    return [*found, word]
