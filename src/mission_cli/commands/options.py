"""Options and arguments that several commands take: declared once, here. Their help texts are in the catalogue."""

from __future__ import annotations

from typing import Annotated

import typer

MissionId = Annotated[str | None, typer.Argument(metavar="ID", show_default=False)]
Author = Annotated[str | None, typer.Option("--as", metavar="NAME")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n")]
Yes = Annotated[bool, typer.Option("--yes", "-y")]
Commit = Annotated[bool | None, typer.Option("--commit/--no-commit", show_default=False)]
Record = Annotated[str | None, typer.Option("--record", metavar="FILE|-")]
Json = Annotated[bool, typer.Option("--json")]
Full = Annotated[bool, typer.Option("--full")]
Format = Annotated[str | None, typer.Option("--format", metavar="table|json|csv|md")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")]
EntryDate = Annotated[str | None, typer.Option("--date", metavar="DATE")]
TextOption = Annotated[str | None, typer.Option(metavar="TEXT|@FILE|-")]
