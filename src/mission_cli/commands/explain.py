"""`mission explain CODE`: the longer story behind a finding."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated

import typer

from mission_cli.core.nearest import nearest
from mission_cli.errors import Exit, NotFoundError
from mission_cli.render.out import result
from mission_cli.texts import LANGUAGES, language, t
from mission_cli.texts.finding import TEXTS


def explain(
    ctx: typer.Context, code: Annotated[str | None, typer.Argument(metavar="[CODE]", show_default=False)] = None
) -> int:
    del ctx  # the shared options are all it needs
    known = codes()
    if code is None:
        width = max(len(name) for name in known)
        result("\n".join(f"{name:<{width}}  {_raw(name)}" for name in known))
        return Exit.DONE
    wanted = code.strip("[]").upper()
    if wanted not in known:
        near = nearest(wanted, known)
        raise NotFoundError("explain.unknown-near" if near else "explain.unknown", code=code, near=near)
    result(
        f"{wanted}{t('finding.colon')} {_raw(wanted)}\n\n{_raw(f'{wanted}.why')}\n\n{t('explain.mend')} {_raw(f'{wanted}.help')}"
    )
    return Exit.DONE


def codes() -> list[str]:
    """Every published code, errors first."""
    return sorted(key for key in TEXTS if key[:2] in ("E-", "W-") and "." not in key)


def _raw(key: str) -> str:
    """A finding's text with its fields shown as `…`: here they have no value."""
    return TEXTS[key][LANGUAGES.index(language())].format_map(defaultdict(lambda: "…"))
