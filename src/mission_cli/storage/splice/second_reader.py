"""The check before anything is written: two readers of different make must find exactly what was meant."""

from __future__ import annotations

from typing import Any

from mission_cli.core.raw import Raw
from mission_cli.errors import RefusedWriteError
from mission_cli.storage.text.plain import NULLS
from mission_cli.storage.text.read import plain_data, read_text


def verify(result: bytes, intended: Raw, *, twice: bool = True) -> None:
    """Raises RefusedWriteError unless our reader and, where it is to be read `twice`, ruamel.yaml read `intended`."""
    document = read_text(result)
    if document.problems or document.root is None:
        problem = document.problems[0]
        raise RefusedWriteError("write.refused", reason=f"{problem.code} on line {problem.line}")
    if plain_data(document.root) != intended:
        raise RefusedWriteError("write.refused", reason="the text does not read back as what was meant")
    if twice and second_reading(document.text) != intended:
        raise RefusedWriteError("write.refused", reason="two readers of YAML disagree on the text")


def second_reading(text: str) -> Raw:
    """What ruamel.yaml, pure Python and YAML 1.2, reads: scalars as their text, null as None.

    Raises RefusedWriteError where it cannot read the text at all.
    """
    from ruamel.yaml import YAML

    try:
        return _raw(YAML(typ="base", pure=True).compose(text))
    except Exception as error:  # it leaks ValueError, KeyError, AttributeError… on texts it does not understand
        raise RefusedWriteError("write.refused", reason=f"ruamel.yaml: {type(error).__name__}") from error


def _raw(node: Any) -> Raw:
    if node.id == "scalar":
        return None if not node.style and node.value in NULLS else str(node.value)
    if node.id == "sequence":
        return [_raw(item) for item in node.value]
    return {str(key.value): _raw(value) for key, value in node.value}
