"""What earlier missions at the same client taught, recalled when a new one is agreed."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from mission_cli.core.clients import client_key
from mission_cli.core.lessons import Wanted
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.shell import command_line
from mission_cli.storage.index.portfolio import read
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session

_MOST = 5


def recall(session: Session, client: str, new_id: str) -> None:
    """Say how many lessons there are and how to read them; before a person, the newest ones too.

    Files are opened only for a client who is in the index. What the folder holds that does not read is not told: the
    new mission has nothing to do with it.
    """
    wanted = client_key(client)
    earlier = [one for one in read(session.root).all() if one.id != new_id and _same(wanted, client_key(one.client))]
    if not wanted or not earlier:
        return
    from mission_cli.commands.lessons import in_words, search  # only a client who came back needs it

    found = search(session, earlier, Wanted())
    if not found:
        return
    # The shortest of the names is part of every other.
    named = min([client, *(one.client for one in found)], key=lambda name: len(client_key(name)))
    command = command_line("mission lessons", [], ["--client", named])
    message(visible(t("lessons.earlier", n=len(found), client=client, command=command)))
    if sys.stderr.isatty():
        from mission_cli.render.lessons import short_text

        width = shutil.get_terminal_size().columns - 4
        for one in in_words(session, found[:_MOST]):
            message(f"  · {short_text(one, width)}", as_is=True)


def _same(one: str, other: str) -> bool:
    """`acme` and `acme-logistics` are taken for one client: a lesson too many costs a glance."""
    return one == other or other.startswith(f"{one}-") or one.startswith(f"{other}-")
