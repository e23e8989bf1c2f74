"""Plain data as read from a file, before any field gives it a type.

A scalar stays the text the person wrote: `NO`, `0612345678` and `12:30` keep their letters, and each field of the
model types its own text, strictly. An empty or null scalar is None.
"""

from __future__ import annotations

from typing import TypeAlias


class Plain(str):
    """An unquoted scalar that some YAML reader would not keep as text: `4`, `2026-03-02`, `NO`, `0612345678`."""

    __slots__ = ()


Raw: TypeAlias = "str | None | list[Raw] | dict[str, Raw]"
