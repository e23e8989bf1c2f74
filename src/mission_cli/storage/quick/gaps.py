"""The free words and values of a text, put aside: what is left, its form, is what many files have in common.

Checklists come from templates, and the entries of a journal are alike but for their ids, days and words. A few expressions
prove those by themselves, and a mark stands where each was. A record of which the form was read once then needs no second
reading (`storage/quick/canonical.py`).

It is sound because a mark is taken only for what it stands for: a text that every reader takes for one; after `id` an id,
after `rate` a rate, after any other key a day; the author after a day. Wherever that is right, any such value is. A mark
never reaches over the end of a line, and ends where the line or the author begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from mission_cli.storage.quick.scalars import FIGURES, RATE

TEXT: Final = "\x01"
VALUE: Final = "\x02"
SIGNED: Final = f"{VALUE} by \x03"

# Made to fail soon: each begins with characters of its own, and no class holds characters above U+00FF, which take long
# to compile. A text that may be a word or a number is left where it is.
_REST = (
    r"(?=[^\n]{5})[a-z0-9/-]*+[^a-z0-9/\n:#-][^:#\n]*+"
    r"(?:[:#](?:(?<=:)(?=[^ \n])|(?<=[^ ]#))[^:#\n]*+)*+(?<! )(?=\n)"
)
_TEXT = re.compile(
    rf": ([A-Za-z(\xa1-\xff]{_REST}"
    rf"|'(?=[^\s'])[^'\n]*+(?:''[^'\n]*+)*+'(?=\n)|[^\x00-\xff](?<!\s){_REST})"
)
# Too long for a word that stands for something else, or for the name of a device.
_NAME = rf"(?=[^\n]{{6,80}}\n)(?:[a-z]|(?!{FIGURES})[0-9])[a-z0-9]*+(?:-[a-z0-9]++)*+"
_AUTHOR = re.compile(rf" by (?<=[0-9] by ){_NAME}(?=\n)")
_DAY = (
    r"(?:19|2[01])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8]|(?<!02-)(?:29|30)|(?<!0[2469]-)(?<!11-)31"
    r"|(?<=[02468][48]-02-|[2468]0-02-|[13579][26]-02-)29|(?<=2000-02-)29)"
)
_VALUE = re.compile(
    rf": ({_DAY}(?<! id: .{{10}})(?<! rate: .{{10}})|(?<= id: ){_NAME}|(?<= rate: ){RATE})(?=\n| by \x03)"
)

Reader = Callable[[str], Any]


class Later:
    """Stands for what a mark of a form will say, when nothing is known but the form."""

    __slots__ = ("place", "read")

    def __init__(self, place: int, read: Reader | None) -> None:
        self.place = place
        self.read = read
        """How a text is read; None for a value."""


class Gaps:
    """What was put aside from a text, in its order, and how much of it was taken so far."""

    __slots__ = ("text", "texts", "value", "values")

    of_form = True
    """Whether what is read is a form."""

    def __init__(self, texts: list[str], values: list[str]) -> None:
        self.texts = texts
        self.values = values
        self.text = 0
        self.value = 0

    def next_text(self, read: Reader) -> Any:
        """What the next text says."""
        self.text += 1
        return read(self.texts[self.text - 1])

    def next_value(self) -> Any:
        """The next value."""
        self.value += 1
        return self.values[self.value - 1]

    def skip(self, form: str) -> None:
        """Pass over what belongs to this part of the form, which is not looked at."""
        self.text += form.count(TEXT)
        self.value += form.count(VALUE)

    def are_all_taken(self) -> bool:
        """Whether nothing is left, nor was taken twice."""
        return self.text == len(self.texts) and self.value == len(self.values)


class NoGaps(Gaps):
    """Nothing was put aside."""

    of_form = False

    def __init__(self) -> None:
        super().__init__([], [])


class LaterGaps(Gaps):
    """Knows nothing but the form."""

    of_form = False

    def __init__(self) -> None:
        super().__init__([], [])
        self.readers: list[tuple[int, Reader]] = []
        """Of the texts that are looked at."""

    def next_text(self, read: Reader) -> Any:
        self.readers.append((self.text, read))
        self.text += 1
        return Later(self.text - 1, read)

    def next_value(self) -> Any:
        self.value += 1
        return Later(self.value - 1, None)


def put_aside(text: str) -> tuple[str, Gaps]:
    """The form of a text, and what its marks stand for."""
    parts = _TEXT.split(text)
    form = _AUTHOR.sub(" by \x03", f": {TEXT}".join(parts[::2]))
    pieces = _VALUE.split(form)
    return f": {VALUE}".join(pieces[::2]), Gaps(parts[1::2], pieces[1::2])
