from __future__ import annotations

from typing import Any

from tests.unit.core.test_renewal import mission

from mission_cli.core.closing import holds, lacks_lessons, left_for_later


def ending(*tasks: dict[str, str], **more: Any) -> Any:
    return mission(offboarding={"case": "completed", "tasks": list(tasks)}, **more)


def task(name: str, **more: str) -> dict[str, str]:
    return {"id": name, "title": name.title(), **more}


def test_what_is_out_and_open_holds_once_with_its_task() -> None:
    found = holds(
        "acme",
        ending(
            task("return-laptop"),
            task("revoke-gitlab"),
            equipment=[{"id": "laptop", "item": "Laptop"}, {"id": "badge", "item": "B", "returned": "2026-12-18"}],
            access=[{"id": "gitlab", "system": "GitLab"}, {"id": "vpn", "system": "VPN", "revoked": "2026-12-18"}],
        ),
    )
    assert [(one.kind, one.id, one.command) for one in found] == [
        ("equipment", "laptop", "mission return acme laptop"),
        ("access", "gitlab", "mission revoke acme gitlab"),
    ]


def test_a_revocation_that_asks_for_a_look_waits_for_it() -> None:
    done = task("revoke-vpn", state="done", done="2026-12-18 by it-desk", verify="required")
    vpn = {"id": "vpn", "system": "VPN", "revoked": "2026-12-18"}
    assert [(one.kind, one.command) for one in holds("acme", ending(done, access=[vpn]))] == [
        ("unverified", "mission task acme revoke-vpn verified")
    ]
    looked_at = {**vpn, "verified": "2026-12-19 by sofia-bernard"}
    assert holds("acme", ending(done, access=[looked_at])) == []
    verified = {**done, "state": "verified", "verified": "2026-12-19 by sofia-bernard"}
    assert holds("acme", ending(verified, access=[vpn])) == []


def test_a_task_to_do_holds_unless_it_is_for_after_the_end() -> None:
    before = ending(
        task("file", due="end"),
        task("call", due="end + 3 months"),
        task("gone", state="n/a", why="nobody"),
        task("meet", state="done", done="2026-12-18 by sofia-bernard"),
        onboarding={"tasks": [task("kickoff")]},
    )
    assert [one.id for one in holds("acme", before)] == ["file", "kickoff"]
    assert [one.id for one in left_for_later(before)] == ["call"]


def test_lessons_are_answers_to_their_questionnaire() -> None:
    def answered(name: str) -> dict[str, Any]:
        entry = {"type": "answers", "date": "2026-12-18", "questionnaire": name, "from": "manager"}
        return {"sofia-bernard": [entry]}

    assert lacks_lessons(mission())
    assert lacks_lessons(mission(journal=answered("exit-interview")))
    assert not lacks_lessons(mission(journal=answered("lessons-learned")))
