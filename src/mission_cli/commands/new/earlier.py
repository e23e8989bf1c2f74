"""What earlier missions at the same client taught, recalled when a new one is agreed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.seen import say_for_managers
from mission_cli.core.clients import client_key, is_client, may_be_one
from mission_cli.core.lessons import Wanted
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.shell import command_line
from mission_cli.storage.cache.portfolio import missions
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session

_MOST = 5


def recall(session: Session, client: str, new_id: str) -> None:
    """Say how many lessons there are and how to read them; before a person, the newest ones whole.

    What the folder holds that does not read is not told: the new mission has nothing to do with it.
    """
    known = missions(session.cache, ("id", "title", "client", "lessons"), session.today, as_written=True)
    others = [one for one in known if one.id != new_id]
    earlier = [one.client for one in others if may_be_one(client, one.client)]
    if not earlier:
        return
    # The shortest of the names is part of every other: what the command finds by it is what is told here.
    named = min([client, *earlier], key=lambda name: len(client_key(name)))
    from mission_cli.views.lessons import search  # only a client who came back needs it

    found = search([one for one in others if is_client(named, one.client)], Wanted())
    if not found:
        return
    command = command_line("mission lessons", [], ["--client", named])
    message(visible(t("lessons.earlier", n=len(found), client=client, command=command)), as_is=True)
    if sys.stderr.isatty() and before_a_person():  # this is said on standard error
        from mission_cli.commands.answer.given import in_words
        from mission_cli.commands.lessons import read_by
        from mission_cli.render.lessons import lessons_text

        newest = found[:_MOST]
        told = read_by(session, newest)
        if told:
            message(lessons_text(told, in_words(session)), as_is=True)
        say_for_managers(len(newest) - len(told))
        if len(found) > _MOST:
            message(t("lessons.older", n=len(found) - _MOST))
