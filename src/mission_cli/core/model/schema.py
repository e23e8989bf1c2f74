"""The records as JSON Schema, draft 7: what editors complete and check YAML files with.

pydantic makes it; what the YAML language server wants otherwise is said here: draft 7, no titles, a key with nothing after it
as good as no key.

The schema is the model's shape, never stricter than what the model reads without a finding: rules between fields stay
with `mission check`. Dates are strings, as YAML 1.2 has them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from mission_cli.core.migrate import FORMAT
from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.fields import SLUG_PATTERN
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.settings import Settings
from mission_cli.core.model.structure import fields_of, records

Describe: TypeAlias = Callable[[str], str]
Node: TypeAlias = dict[str, Any]


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
    schema["properties"]["journal"]["propertyNames"] = _explained(
        {"type": "string", "pattern": SLUG_PATTERN, "examples": ["handover-file"]}, describe
    )
    return schema


def _schema(model: type[BaseModel], describe: Describe) -> Node:
    whole = model.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Draft7)
    definitions = whole.pop("$defs", {})
    nodes = {record.__name__: definitions.get(record.__name__, whole) for record in records(model)}
    for record in records(model):
        _describe(nodes[record.__name__], record, describe)
    root = {"$schema": "http://json-schema.org/draft-07/schema#", "title": model.__name__, **nodes.pop(model.__name__)}
    return {**root, "definitions": nodes} if nodes else root


def _describe(node: Node, record: type[BaseModel], describe: Describe) -> None:
    node["description"] = describe(record.__name__)
    for field in fields_of(record):
        inner = _explained(node["properties"][field.key], describe)
        # Draft 7 ignores what stands beside a `$ref`.
        node["properties"][field.key] = {
            "description": describe(f"{record.__name__}.{field.key}"),
            **({"allOf": [inner]} if "$ref" in inner else inner),
        }


_BOUNDS: Final = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum"}
"""What pydantic leaves in its own words where the value is read by a function first."""


def _explained(node: Any, describe: Describe) -> Any:
    """The node with the sentences that the language server shows instead of a regular expression, and for nothing."""
    if isinstance(node, list):
        return [_explained(inner, describe) for inner in node]
    if not isinstance(node, dict):
        return node
    found = {_BOUNDS.get(key, key): _explained(inner, describe) for key, inner in node.items()}
    if "pattern" in found and "examples" in found:
        found["patternErrorMessage"] = describe("pattern").format(example=found["examples"][0])
    # Without a description the language server takes parts for the same, and shows the title of the whole file for each.
    return {**found, "description": describe("nothing")} if found == {"type": "null"} else found


class _Draft7(GenerateJsonSchema):
    """pydantic's schema as the YAML language server wants it."""

    def sort(self, value: JsonSchemaValue, _parent_key: str | None = None) -> JsonSchemaValue:
        return value  # in the order of the format

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        node = super().model_schema(schema)
        required = {"required": node["required"]} if "required" in node else {}
        own = {"patternProperties": {"^x-": {}}, "additionalProperties": False}
        return {"description": "", "type": "object", "properties": node["properties"], **own, **required}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        node = _or_null(self.generate_inner(schema["schema"]))
        default = schema.get("default")
        if default is None:
            return node
        return {**node, "default": default if isinstance(default, (bool, int, str)) else str(default)}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return _or_null(self.generate_inner(schema["schema"]))

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        # Not oneOf: a half-typed entry fits several, and must not be told off for it.
        return {"anyOf": [self.generate_inner(choice) for choice in schema["choices"].values()]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        words = schema["expected"]
        return {"type": "string", "enum": words} if len(words) > 1 else {"type": "string", "const": words[0]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002
        return {"type": "number"}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys, values = (self.generate_inner(schema[part]) for part in ("keys_schema", "values_schema"))
        if "enum" in keys:  # as properties, which editors complete
            return {"type": "object", "properties": dict.fromkeys(keys["enum"], values), "additionalProperties": False}
        named = {"propertyNames": keys} if "pattern" in keys else {}
        return {"type": "object", **named, "additionalProperties": values}


def _or_null(node: Node) -> Node:
    """`node`, or nothing after the key, which is as good as no key."""
    nothing = {"type": "null"}
    if "anyOf" in node:
        return node if nothing in node["anyOf"] else {**node, "anyOf": [*node["anyOf"], nothing]}
    if node.keys() & {"$ref", "enum", "const"}:  # a null among the words of a list would be shown as one of them
        return {"anyOf": [node, nothing]}
    kinds = node["type"] if isinstance(node["type"], list) else [node["type"]]
    return node if "null" in kinds else {**node, "type": [*kinds, "null"]}
