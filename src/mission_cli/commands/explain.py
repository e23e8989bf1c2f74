"""`mission explain CODE`: the longer story behind a finding."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated

import typer

from mission_cli.commands.options import Json
from mission_cli.commands.session import Session
from mission_cli.core.nearest import nearest
from mission_cli.errors import Exit, NotFoundError
from mission_cli.render.out import result, result_json
from mission_cli.texts import in_language, t
from mission_cli.texts.finding import TEXTS


def explain(
    ctx: typer.Context,
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", show_default=False)] = None,
    json: Json = False,
) -> int:
    known = codes()
    if json:
        wanted = known if code is None else [_known(code, known)]
        result_json("explain", [_item(name) for name in wanted], today=Session.of(ctx).today.isoformat())
        return Exit.DONE
    if code is None:
        width = max(len(name) for name in known)
        result("\n".join(f"{name:<{width}}  {_raw(name)}" for name in known))
        return Exit.DONE
    name = _known(code, known)
    what = f"{name}{t('finding.colon')} {_raw(name)}"
    result("\n\n".join((what, _raw(f"{name}.why"), f"{t('explain.mend')} {_advice(name)}")))
    return Exit.DONE


def _known(code: str, known: list[str]) -> str:
    """The code as published, whatever its case and brackets. Raises NotFoundError with the nearest one."""
    wanted = code.strip("[]").upper()
    if wanted not in known:
        near = nearest(wanted, known)
        raise NotFoundError("explain.unknown-near" if near else "explain.unknown", code=code, near=near)
    return wanted


def _item(name: str) -> dict[str, str]:
    level = "warning" if name.startswith("W") else "error"
    texts = {"message": _raw(name), "why": _raw(f"{name}.why"), "help": _advice(name)}
    return {"code": name, "level": level, **texts}


def codes() -> list[str]:
    """Every published code, errors first."""
    return sorted(key for key in TEXTS if key[:2] in ("E-", "W-") and "." not in key)


def _advice(name: str) -> str:
    return _raw(f"{name}.help" if f"{name}.help" in TEXTS else f"{name}.suggest")


def _raw(key: str) -> str:
    """A finding's text with its fields shown as `…`: here they have no value."""
    return in_language(TEXTS[key], f"finding.{key}").format_map(defaultdict(lambda: "…"))
