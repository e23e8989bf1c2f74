"""A format before today's, made up: the step that leads on from it, and a file of it beside what that becomes."""

from __future__ import annotations

from mission_cli.core.changes import Change, Set
from mission_cli.core.migrate import Step
from mission_cli.core.raw import Raw

OLDER = """\
# The name the client knows.
format: 0
"name": 'Water meters'
consultant: Zoë
client: {name: Acme}   # the group

contract:
    start:  2026-03-02
    end:    2026-12-18
    # as last year
    rate:   620   # by phone
journal:

    zoe:
        # by hand
        - {type: note, date: 2026-03-01, text: "0612345678"}
# end
""".encode()
NEWER = """\
# The name the client knows.
format: 1
title: 'Water meters'
consultant: Zoë
client: {name: Acme}   # the group

contract:
    start:  2026-03-02
    end:    2026-12-18
    # as last year
    rate:   620 EUR/day   # by phone
journal:

    zoe:
        # by hand
        - {type: note, date: 2026-03-01, text: "0612345678"}
# end
""".encode()


def from_0(data: dict[str, Raw]) -> Step:
    """A title was called `name`; a rate was a number of euros a day."""
    contract = data.get("contract")
    rate = contract.get("rate") if isinstance(contract, dict) else None
    priced = isinstance(rate, str) and rate.isdigit()
    changes: list[Change] = [Set(("contract", "rate"), f"{rate} EUR/day")] if priced else []
    return Step({} if "title" in data else {"name": "title"}, changes)
