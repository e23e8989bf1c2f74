"""Accesses opened, closed and looked at: what is written, what is refused, what is said."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.actions.targets import TODAY, read, target

from mission_cli.actions.grant import GRANT, REVOKE, grant, revoke, signed
from mission_cli.core.changes import Append, Entry, Set
from mission_cli.errors import UsageError


def test_what_is_granted_keeps_its_account() -> None:
    on = target()
    found = grant(on, read(GRANT, on, system="Jira", account="lmartin"))
    [change] = found.changes
    assert isinstance(change, Append)
    assert change.value == {"id": "jira", "system": "Jira", "account": "lmartin", "granted": TODAY}


def test_all_that_is_open_is_revoked_at_once() -> None:
    on = target("claire-dupont")
    found = revoke(on, {"all": True, "verified": False})
    days = [change for change in found.changes if change.path[-1] == "revoked"]
    assert days == [Set(("access", Entry(name), "revoked"), TODAY) for name in ("gitlab", "erp-read")]
    assert Set(("offboarding", "tasks", Entry("revoke-gitlab"), "state"), "done") in found.changes
    assert [one.key for one in found.said] == ["grant.revoked", "grant.revoked", "grant.now-send"]
    assert found.of == ("gitlab", "erp-read")


def test_a_look_is_signed_and_needs_the_revocation() -> None:
    on = target("claire-dupont")
    values = {**read(REVOKE, on, access_id="git"), "verified": True}
    assert signed(on, values)
    with pytest.raises(UsageError) as caught:
        revoke(on, values)
    assert caught.value.text == "grant.open"
    nothing = revoke(on, {"all": True, "verified": True})
    assert (nothing.changes, [one.key for one in nothing.said]) == ([], ["grant.none-to-verify"])


def test_nothing_is_revoked_before_it_was_granted() -> None:
    on = target()
    with pytest.raises(UsageError) as caught:
        revoke(on, read(REVOKE, on, access_id="gitlab", date="2026-03-02"))
    assert (caught.value.text, caught.value.args_for_text["day"]) == ("grant.before", dt.date(2026, 3, 3))
