"""The commands typed most often, answered without typer, which takes longer to import than they take.

The command line is read with the table that is made of typer's own commands (signatures.py). What that table does not
plainly say, help and mistakes among it, is left to typer: a line is taken as typer takes it, or not at all (a property
holds the two to it).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.commands.signatures import COMMANDS, SHARED

if TYPE_CHECKING:
    from mission_cli.commands.session import Session

# Command → the function that answers it, called with the session and what was given; "" is `mission` alone.
ANSWERS = {
    "": "home:home",
    "agenda": "agenda:agenda_of_the_day",
    "due": "due:due",
    "list": "list:list_missions",
    "bench": "bench.command:bench",
    "checkin": "checkin.command:checkin",
    "feedback": "feedback.command:feedback",
}
_DIGITS = 6


class Line(NamedTuple):
    """A command line as typer would take it: the shared options, and the command with its own."""

    command: str
    shared: dict[str, Any]
    own: dict[str, Any]


def answered(argv: Sequence[str]) -> int | None:
    """The exit code of a command line that was answered here; None for one that is typer's."""
    line = taken(argv)
    if line is None:
        return None
    from mission_cli.commands.language import choose  # typer's own way takes none of these sooner than it must
    from mission_cli.commands.run import guarded
    from mission_cli.render.out import use_utf8
    from mission_cli.texts import use_language

    use_utf8()
    use_language(choose(argv))
    return guarded(lambda: _answer(line), argv)


def _answer(line: Line) -> int:
    from mission_cli.commands.session import Session

    session = Session()
    session.dry_run = bool(line.own.get("dry_run"))
    session.take(**{"dir": None, "today": None, "lang": None, "no_input": False, **line.shared})
    return answer(line.command, session, line.own)


def answer(command: str, session: Session, own: dict[str, Any]) -> int:
    """Call the function that answers `command` with what was given of its own options and arguments."""
    module, _, function = ANSWERS[command].partition(":")
    # Not importlib: it takes longer to import than what it would.
    code: int = getattr(__import__(f"mission_cli.commands.{module}", fromlist=[function]), function)(session, **own)
    return code


def taken(argv: Sequence[str]) -> Line | None:
    """What a command line says, where it is one of ours and says it plainly."""
    line = Line("", {}, {})
    words = list(argv)
    while words:
        word = words.pop(0)
        if word in ANSWERS and word in COMMANDS and not line.command:
            line = line._replace(command=word)
        elif not (_option(word, words, line) if word.startswith("-") else _argument(word, line)):
            return None
    return line


def _argument(word: str, line: Line) -> bool:
    """Take the next argument of the command; False where it takes no more."""
    arguments = COMMANDS[line.command][0] if line.command and word else ()
    left = [name for name, _, _, repeats in arguments if not repeats and name not in line.own]
    if not left:
        return False
    line.own[left[0]] = word
    return True


def _option(word: str, rest: list[str], line: Line) -> bool:
    """Take an option, and its value off `rest`; False for what is not plainly one."""
    spelling, equals, value = word.partition("=")
    shared = SHARED.get(spelling)
    option = shared or (COMMANDS[line.command][1].get(spelling) if line.command else None)
    if option is None or (equals and not spelling.startswith("--")):
        return False
    name, kind, _, repeats, meaning = option
    into = line.shared if shared else line.own
    if name in into and not repeats:
        return False
    if kind == "flag":
        into[name] = meaning
        return not equals
    if not equals:
        value = rest.pop(0) if rest else ""
    if not value or value.startswith("-") or (kind == "int" and not (value.isascii() and value.isdigit())):
        return False
    if kind == "int" and len(value) > _DIGITS:
        return False
    if repeats:
        into.setdefault(name, []).append(value)
    else:
        into[name] = int(value) if kind == "int" else value
    return True
