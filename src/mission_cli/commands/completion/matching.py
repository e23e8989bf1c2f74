"""How what is typed is compared with what there is, and how that is shown."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from mission_cli.commands.completion.line import TypedLine

    Found: TypeAlias = dict[str, str]
    """Values → what describes each of them, or ""."""

_WIDEST = 60  # characters of a description


def matching(typed: str, candidates: Iterable[str]) -> list[str]:
    """The candidates that begin with what was typed, else those that hold it; case and composition do not matter."""
    wanted = composed(typed).casefold()
    folded = [(one, one.casefold()) for one in candidates]
    starting = [one for one, fold in folded if fold.startswith(wanted)]
    return starting or [one for one, fold in folded if wanted in fold]


def among(line: TypedLine, candidates: Found) -> Found:
    """The candidates that match what there is of the value."""
    return {one: candidates[one] for one in matching(line.typed, candidates)}


def composed(text: str) -> str:
    """`text` with each accent in its letter, as ids are compared: some systems take them apart in file names."""
    if text.isascii():
        return text
    import unicodedata

    return unicodedata.normalize("NFC", text)


def is_plain(name: str) -> bool:
    """Whether a name is letters, digits, `-`, `_`, `.` and begins with none of these: no shell sees more in it."""
    return name[:1].isalnum() and name.replace("-", "").replace("_", "").replace(".", "").isalnum()


def is_harmless(value: str) -> bool:
    """Whether what a shell will put on the line, as it is, is one word to every shell, and no option."""
    begins = value[:1].isalnum() or (value[:1] in "+-" and value[1:2].isdigit())
    return begins and all(char.isalnum() or char in "-_./=,+:" for char in value)


def described(text: str) -> str:
    """A description on one line, of a width that leaves room beside it, with nothing in it that a terminal obeys."""
    from mission_cli.render.safe import one_line

    shown = one_line(text)
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
