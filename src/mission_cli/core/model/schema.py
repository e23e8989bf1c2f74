"""The records as JSON Schema, draft 7: what editors complete and check YAML files with.

pydantic's own schema is draft 2020-12, and titles every property; the YAML language server promises draft 7. So the
fields are walked here, and a type this module does not know is a TypeError rather than a hole in the schema.

The schema is the model's shape, never stricter than what the model reads without a finding: rules between fields stay
with `mission check`. Dates are strings, as YAML 1.2 has them.
"""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from mission_cli.core.dates import Duration, RelativeDay
from mission_cli.core.migrate import FORMAT
from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.fields import DAY_PATTERN, Slug
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.settings import Settings
from mission_cli.core.model.structure import records
from mission_cli.core.people import Person

Describe: TypeAlias = Callable[[str], str]
Node: TypeAlias = dict[str, Any]

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
# Looser than the grammars they stand for, so that nothing the model reads is marked wrong in the editor.
_LENGTH: Final = r"([1-9][0-9]{0,4}\s*[A-Za-zÉé]+|[Pp][1-9][0-9]{0,4}[DdWwMmYy])"
_ANCHOR: Final = r"([Ss][Tt][Aa][Rr][Tt]|[Ee][Nn][Dd]|[Dd][ÉéEe][Bb][Uu][Tt]|[Ff][Ii][Nn]|[Aa][Nn][Nn][Oo][Uu][Nn][Cc][Ee][Dd]|[Aa][Nn][Nn][Oo][Nn][Cc][Ee])"
_PATTERNS: Final[dict[Any, str]] = {
    Duration: rf"^\s*{_LENGTH}\s*$",
    dt.date | RelativeDay: rf"^\s*({DAY_PATTERN}|{_ANCHOR}(\s*[-+−–]\s*{_LENGTH})?)\s*$",
    Person: r"^[^<>]*[^<>\s]\s*(<[^<>\s@]+@[^<>\s@]+>)?\s*$",
}


def mission_schema(describe: Describe) -> Node:
    """The schema of a mission file.

    `describe` gives the text of a record (`Contract`) or a field (`Contract.end`, by its key in the file), and for
    `pattern` the sentence about a text of the wrong form, with its `{example}`.
    """
    return _with_journal(Mission, describe)


def consultant_schema(describe: Describe) -> Node:
    """The schema of a consultant's profile; `describe` as in `mission_schema`."""
    return _with_journal(Consultant, describe)


def settings_schema(describe: Describe) -> Node:
    """The schema of mission.yaml; `describe` as in `mission_schema`."""
    return _schema(Settings, describe)


RENDERED: Final[dict[str, Callable[[Describe], Node]]] = {
    "mission": mission_schema,
    "consultant": consultant_schema,
    "settings": settings_schema,
}
"""The schema of each kind of file, by its name."""


def as_text(schema: Node) -> str:
    """The schema as the text of its file: the same on every machine, so that it changes in git only with the format."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _with_journal(model: type[BaseModel], describe: Describe) -> Node:
    schema = _schema(model, describe)
    schema["properties"]["format"]["const"] = FORMAT
    schema["properties"]["journal"]["propertyNames"] = _Rendering(describe).value(Slug)
    return schema


def _schema(model: type[BaseModel], describe: Describe) -> Node:
    rendering = _Rendering(describe)
    definitions = {part.__name__: rendering.record(part) for part in records(model)[1:]}
    root = {"$schema": _DRAFT, "title": model.__name__, **rendering.record(model)}
    return {**root, "definitions": definitions} if definitions else root


class _Rendering:
    """Types → nodes of a schema, their texts from `describe`."""

    def __init__(self, describe: Describe) -> None:
        self._describe = describe

    def record(self, model: type[BaseModel]) -> Node:
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        node: Node = {
            "description": self._describe(model.__name__),
            "type": "object",
            "properties": {key: self._field(f"{model.__name__}.{key}", field) for key, field in fields.items()},
            "patternProperties": {"^x-": {}},
            "additionalProperties": False,
        }
        required = [key for key, field in fields.items() if field.is_required()]
        return {**node, "required": required} if required else node

    def _field(self, name: str, field: FieldInfo) -> Node:
        # An outer `Annotated` was taken apart by pydantic; put it together again.
        node = self._annotated(field.annotation, field.metadata) if field.metadata else self.value(field.annotation)
        if not field.is_required():
            node = self._or_null(node)
        if "$ref" in node:  # whose siblings draft 7 ignores
            node = {"allOf": [node]}
        node = {"description": self._describe(name), **node}
        if field.default_factory is None and not field.is_required() and field.default is not None:
            node["default"] = field.default if isinstance(field.default, (bool, int, str)) else str(field.default)
        return node

    def value(self, annotation: Any) -> Node:
        """The node of a type, as it stands in a list, a mapping or a field."""
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return {"$ref": f"#/definitions/{annotation.__name__}"}
        origin, args = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._annotated(args[0], args[1:])
        if origin is Literal:
            return {"type": "string", "enum": list(args)} if len(args) > 1 else {"type": "string", "const": args[0]}
        if origin is list:
            return {"type": "array", "items": self.value(args[0])}
        if origin is dict:
            return self._mapping(*args)
        if origin in (Union, types.UnionType):
            return self._union(args)
        if annotation is str:
            return {"type": "string"}
        raise TypeError(annotation)

    def _annotated(self, base: Any, metadata: Iterable[Any]) -> Node:
        marks = [mark for given in metadata for mark in (given.metadata if isinstance(given, FieldInfo) else [given])]
        written = next((mark.json_schema for mark in marks if isinstance(mark, WithJsonSchema)), None)
        if written is None:
            return self.value(base)
        node: Node = dict(written)
        if base in _PATTERNS:
            node.setdefault("pattern", _PATTERNS[base])
        for mark in marks:
            if isinstance(mark, Ge):
                node["minimum"] = mark.ge
            if isinstance(mark, Le):
                node["maximum"] = mark.le
        if "pattern" in node and "examples" in node:
            # Not of draft 7, and ignored elsewhere: the language server shows it instead of the regular expression.
            node["patternErrorMessage"] = self._describe("pattern").format(example=node["examples"][0])
        return node

    def _mapping(self, key: Any, value: Any) -> Node:
        keys, values = self.value(key), self.value(value)
        if "enum" in keys:  # as properties, which editors complete
            return {"type": "object", "properties": dict.fromkeys(keys["enum"], values), "additionalProperties": False}
        named = {"propertyNames": keys} if "pattern" in keys else {}
        return {"type": "object", **named, "additionalProperties": values}

    def _union(self, parts: tuple[Any, ...]) -> Node:
        nodes = [self.value(part) for part in parts if part is not types.NoneType]
        # Not oneOf: a half-typed entry fits several, and must not be told off for it.
        node = nodes[0] if len(nodes) == 1 else {"anyOf": nodes}
        return node if len(nodes) == len(parts) else self._or_null(node)

    def _or_null(self, node: Node) -> Node:
        """`node`, or nothing after the key, which is as good as no key.

        Nothing has a description beside another part: the language server takes parts without one for the same, and would
        show the title of the whole file as often as there are parts.
        """
        if "anyOf" in node:
            held = any(part.get("type") == "null" for part in node["anyOf"])
            return node if held else {"anyOf": [*node["anyOf"], self._nothing()]}
        if node.keys() & {"$ref", "enum", "const"}:  # a null among the words of a list would be shown as one of them
            return {"anyOf": [node, self._nothing()]}
        kinds = node["type"] if isinstance(node["type"], list) else [node["type"]]
        return node if "null" in kinds else {**node, "type": [*kinds, "null"]}

    def _nothing(self) -> Node:
        return {"type": "null", "description": self._describe("nothing")}
