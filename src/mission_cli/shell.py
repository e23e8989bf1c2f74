"""Commands that a person is told to type: each value is one word to a shell, and shows all that it holds.

Names of files, ids and texts may hold anything (`$(…)`, quotes, escapes that a terminal obeys, a leading dash): every
command that is suggested is put together here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final


class CommandLine(str):
    """Several words of a command, put together here already."""

    __slots__ = ()


def word(text: str) -> CommandLine:
    """`text` as one word of a command line, for bash, zsh and what reads as they do.

    What is not printable is written in letters: `$'\\x1b'`.
    """
    if isinstance(text, CommandLine):
        return text
    if text.isascii() and text.replace("-", "").replace("_", "").isalnum():
        return CommandLine(text)
    if text.isprintable():
        import shlex  # most words are plain

        return CommandLine(shlex.quote(text))
    return CommandLine(f"$'{''.join(map(_in_letters, text))}'")


def command_line(start: str, words: Sequence[str], options: Sequence[str] = ()) -> CommandLine:
    """`mission show` with these arguments and options; arguments that begin with a dash come last, after `--`."""
    given, asked = [word(one) for one in words], [word(one) for one in options]
    parts = [*asked, "--", *given] if any(one.startswith("-") for one in words) else [*given, *asked]
    return CommandLine(" ".join((start, *parts)))


# A command in a text: `mission show {id} --full`, between backticks, or where a line or what follows a colon begins.
_COMMAND: Final = re.compile(
    r"(?:(?<=`)|(?<=«\u00a0)|(?<=: )|(?<=, )|^[ ]*)"
    r"(?:mission [a-z]+(?:-[a-z]+)*|git (?:add|mv|rm|restore|checkout))(?: [^`»;\n|,:(]*)?",
    re.MULTILINE,
)
_FIELD: Final = re.compile(r"\{(\w+)\}")
_OPTIONS: Final = re.compile(r" --?[a-z]")
_TAKES: Final = re.compile(r"--?[a-z-]+[ =]\Z")


def named(command: str, mission_id: str) -> str:
    """A command of a mission, `mission close {id}`, with its id."""
    at = command.find("{id}")
    ordered = _dashed_last(command, at) if mission_id.startswith("-") and at >= 0 else command
    return ordered.replace("{id}", word(mission_id))


def filled(text: str, fields: Mapping[str, Any]) -> str:
    """`text` with its fields filled; in a command that it holds, each text is one word."""
    if "mission " not in text and "git " not in text:
        return text.format_map(fields)
    hard = {name for name, value in fields.items() if isinstance(value, str) and _is_hard(value)}
    if not hard:
        return text.format_map(fields)
    words = {name: word(value) if name in hard else value for name, value in fields.items()}
    made, end = "", 0
    for match in _COMMAND.finditer(text):
        command = match[0]
        dashed = [one.start() for one in _FIELD.finditer(command) if one[1] in hard and fields[one[1]].startswith("-")]
        if dashed and not _TAKES.search(command, 0, dashed[0]):
            command = _dashed_last(command, dashed[0])
        made += text[end : match.start()].format_map(fields) + command.format_map(words)
        end = match.end()
    return made + text[end:].format_map(fields)


def _is_hard(value: str) -> bool:
    return not isinstance(value, CommandLine) and (value.startswith("-") or word(value) != value)


def _dashed_last(command: str, at: int) -> str:
    """What begins with a dash, at this place, behind the options and `--`."""
    options = _OPTIONS.search(command, at)
    end = options.start() if options else len(command)
    asked = f"{command[end:].strip()} " if options else ""
    return f"{command[:at]}{asked}-- {command[at:end]}"


def _in_letters(char: str) -> str:
    code = ord(char)
    if char in "\\'":
        return f"\\{char}"
    if char.isprintable():
        return char
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file's name that is no text
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
