"""The first line of a file, by which editors find the schema: it leads there from where the file lies."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from mission_cli.errors import Finding
from mission_cli.storage import reading

_LINE: Final = re.compile(
    rb"\A((?:\xef\xbb\xbf)?# yaml-language-server: \$schema=)((?:\.\./)*)(\.mission/[a-z]+\.schema\.json)(?=\r?$)",
    re.MULTILINE,
)


def led(raw: bytes, depth: int) -> bytes:
    """The file's bytes, its line for editors leading to the schema from `depth` folders down. Other lines stay."""
    return _LINE.sub(lambda line: line[1] + b"../" * depth + line[3], raw, count=1)


def led_astray(root: Path, paths: Iterable[Path]) -> Iterator[Finding]:
    """W-SCHEMA-LINE of each file whose line for editors leads past the schema, as after a move into a folder."""
    for path in paths:
        name = path.relative_to(root).as_posix()
        with contextlib.suppress(OSError):  # said where the file is read
            raw = reading.whole(path, root)
            line = _LINE.match(raw)
            if line and led(raw, name.count("/")) != raw:
                column = len(line[1].removeprefix(b"\xef\xbb\xbf")) + 1
                right = (line[1].removeprefix(b"\xef\xbb\xbf") + b"../" * name.count("/") + line[3]).decode()
                yield Finding(name, 1, column, len(line[2] + line[3]), "W-SCHEMA-LINE", {"modeline": right})
