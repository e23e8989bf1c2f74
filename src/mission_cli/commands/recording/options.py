"""The options of a command from the form of its action: typer reads them off the command's signature, as any others."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

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
    words: dict[str, str | None]
    writing: Writing
    yes: bool


def takes(
    form: Form, *, words: Mapping[str, Any] | None = None, yes: bool = False
) -> Callable[[Callable[[Session, Run], int]], Callable[..., int]]:
    """Make a command of a function: it takes the form's fields, and what every command takes that records something.

    `words` are further arguments, after the mission's; `yes`: it may ask whether it is meant.
    """
    own = {_parameter(field): field for field in form.fields}
    shared = {"author": Author, "record": Record, "dry_run": DryRun}
    shared |= {"yes": Yes} if yes else {}
    shared |= {"commit": Commit, "json": Json, "full": Full}
    annotations = {"mission_id": MissionId, **(words or {}), **{name: _annotation(own[name]) for name in own}, **shared}

    def decorate(run: Callable[[Session, Run], int]) -> Callable[..., int]:
        def command(ctx: typer.Context, **given: Any) -> int:
            typed = {own[name].name: given[name] for name in own}
            writing = (given[name] for name in ("author", "record", "dry_run", "commit", "json", "full"))
            more = {name: given[name] for name in words or ()}
            return run(
                Session.of(ctx), Run(given["mission_id"], typed, more, Writing(*writing), given.get("yes", False))
            )

        defaults = {"dry_run": False, "yes": False, "json": False, "full": False}
        parameters = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=defaults.get(name), annotation=of)
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
