"""What an action takes, as a plain list of fields: options, prompts, the line to repeat and other forms come from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mission_cli.actions.kinds import Context, Kind

Values: TypeAlias = "dict[str, Any]"
"""What was given, by the names of the fields: as the record's file has it."""
Group: TypeAlias = tuple[str, ...]


class Field(NamedTuple):
    """One fact that an action takes, by its key in the record.

    `many`: it may be given several times, and is kept as a list, or as a mapping. `option` is its name on the command
    line where that is not the key; `argument`: it is a word of the line, not an option. `beside`: it is no part of the
    record, and says something else to do.
    """

    name: str
    kind: Kind
    many: type[list[Any] | dict[str, Any]] | None = None
    option: str = ""
    argument: bool = False
    beside: bool = False

    @property
    def spelled(self) -> str:
        """What it is called on the command line: `--ref`, `TEXT`."""
        return self.kind.metavar.partition("|")[0] if self.argument else f"--{self.option or self.name}"


class Form(NamedTuple):
    """What the action called `name` takes. Of each group of `needed` one field at least must be given."""

    name: str
    fields: tuple[Field, ...]
    needed: tuple[Group, ...]

    def lacking(self, given: Collection[str]) -> list[Group]:
        """The groups of which none is among the names given."""
        return [group for group in self.needed if not set(group) & set(given)]

    def read(self, typed: Mapping[str, str | Sequence[str] | None], context: Context) -> Values:
        """Texts as they were typed, by the fields' names, as values. Empty ones are left out. Raises UsageError naming the
        field as the command line spells it."""
        found: Values = {}
        for field in self.fields:
            texts = typed.get(field.name)
            if texts is None or texts == []:
                continue
            several = [texts] if isinstance(texts, str) else texts
            read = [field.kind.read(text, field.spelled, context) for text in several]
            if field.many is not None:
                found[field.name] = field.many(read)
            elif read[-1] not in EMPTY:
                found[field.name] = read[-1]
        return found

    def words(self, values: Mapping[str, Any], context: Context) -> list[str]:
        """The words of a command line that give these values; what is the case without saying so is left out."""
        options: list[str] = []
        places: list[str] = []
        for field in self.fields:
            for text in _typed(field, values.get(field.name), context):
                (places if field.argument else options).extend([text] if field.argument else [field.spelled, text])
        # A text that begins with a dash is no option.
        return [*options, "--", *places] if any(text.startswith("-") for text in places) else [*places, *options]


EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})


def merged(form: Form, values: Values, over: Values) -> Values:
    """`over` with what was given beside it; what may be there several times is added to what is there."""
    many = {field.name: field.many for field in form.fields}
    found = dict(over)
    for name, value in values.items():
        if many.get(name) is list:
            found[name] = [*found.get(name, []), *value]
        elif many.get(name) is dict:
            found[name] = {**found.get(name, {}), **value}
        else:
            found[name] = value
    return found


def _typed(field: Field, value: Any, context: Context) -> Iterator[str]:
    if value in EMPTY:
        return
    several = value.items() if isinstance(value, dict) else value if field.many else [value]
    for one in several:
        text = field.kind.typed(one, context)
        if text is not None:
            yield text
