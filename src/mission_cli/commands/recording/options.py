"""The options of a command from the form of its action: typer reads them off the command's signature, as any others."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, get_args

import typer

from mission_cli.commands.options import Author, Commit, DryRun, Full, Json, MissionId, Record, Yes
from mission_cli.commands.recording.entries import Writing
from mission_cli.commands.session import Session

if TYPE_CHECKING:
    from mission_cli.actions.form import Field, Form


class Run(NamedTuple):
    """One run of a command that records something: the mission, the form's fields as they were typed, the words that this
    command alone takes, and the options of all of them."""

    mission_id: str | None
    typed: dict[str, Any]
    words: dict[str, Any]
    writing: Writing
    yes: bool


_SHARED: Final[Mapping[str, Any]] = {
    "author": Author,
    "record": Record,
    "dry_run": DryRun,
    "yes": Yes,
    "commit": Commit,
    "json": Json,
    "full": Full,
}
ENTRY: Final = ("author", "record", "dry_run", "commit", "json", "full")
"""What every command takes that records an entry."""
STEP: Final = ("author", "dry_run", "commit", "json")
"""What one takes that somebody signs a step with."""
UNSIGNED: Final = ("dry_run", "commit", "json")


def takes(
    form: Form, *, words: Mapping[str, Any] | None = None, shared: Sequence[str] = ENTRY, yes: bool = False
) -> Callable[[Callable[[Session, Run], int]], Callable[..., int]]:
    """Make a command of a function: it takes the form's fields, and the options of `shared`.

    `words` are further arguments and options, after the mission; `yes`: it may ask whether it is meant.
    """
    own = {_parameter(field): field for field in form.fields}
    several = {name: of for name, of in _SHARED.items() if name in shared or (yes and name == "yes")}
    annotations = {
        "mission_id": MissionId,
        **(words or {}),
        **{name: _annotation(own[name]) for name in own},
        **several,
    }

    def decorate(run: Callable[[Session, Run], int]) -> Callable[..., int]:
        def command(ctx: typer.Context, **given: Any) -> int:
            typed = {own[name].name: given[name] for name in own}
            author, record, commit = (given.get(name) for name in ("author", "record", "commit"))
            dry_run, json, full, meant = (given.get(name, False) for name in ("dry_run", "json", "full", "yes"))
            more = {name: given[name] for name in words or ()}
            writing = Writing(author, record, dry_run, commit, json, full)
            return run(Session.of(ctx), Run(given["mission_id"], typed, more, writing, meant))

        parameters = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=False if get_args(of)[0] is bool else None, annotation=of)
            for name, of in annotations.items()
        ]
        context = Parameter("ctx", Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        command.__signature__ = Signature([context, *parameters])  # type: ignore[attr-defined]  # what `inspect` reads
        command.__annotations__ = {"ctx": typer.Context, **annotations, "return": int}
        return command

    return decorate


def _parameter(field: Field) -> str:
    """What typer calls it, and the catalogue its help: Python keeps some words for itself."""
    name = field.option or field.name
    return f"{name}_" if keyword.iskeyword(name) else name


def _annotation(field: Field) -> Any:
    if field.argument:
        return Annotated[str | None, typer.Argument(metavar=field.kind.metavar, show_default=False)]
    of = list[str] | None if field.many else str | None
    return Annotated[of, typer.Option(field.spelled, metavar=field.kind.metavar)]
