"""What a template is given: texts that Markdown shows as they are, and what stands for a value that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mission_cli.render.safe import one_line


class Opaque:
    """A value that stands for one that is not there: it can be asked for members, looped over, and written."""

    def member(self) -> Opaque:
        """What any part of it is."""
        return self

    def __getitem__(self, part: Any) -> Opaque:
        return self.member()

    def touched(self) -> None:
        """Somebody asked what it holds."""

    def written(self) -> str:
        """What stands in its place, in Markdown."""
        return ""

    def __bool__(self) -> bool:
        self.touched()
        return False

    def __len__(self) -> int:
        return int(bool(self))

    def __iter__(self) -> Iterator[Any]:
        self.touched()
        return iter(())


def markdown(text: str) -> str:
    """`text` on one line, so that Markdown shows it as it is, wherever in a line it stands."""
    shown = re.sub(r"([\\`*\[\]<|~])|(?<!\w)_|_(?!\w)|&(?=[#\w])", lambda match: f"\\{match[0]}", one_line(text))
    return re.sub(
        r"^(?:([#+=>-])|(\d{1,9})(?=[.)]))", lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\", shown
    )
