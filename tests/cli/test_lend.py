"""`mission lend`, `return`, `grant`, `revoke`: what goes out and comes back, with the checklist's tasks."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from tests.cli.small import text
from tests.cli.test_task import GITLAB, LAPTOP, SMALL, changed, settled
from tests.conftest import Run

from mission_cli.commands.session import Session
from mission_cli.errors import Exit


def test_lent_with_its_condition(small: Path, run: Run) -> None:
    ran = run("lend", "small", "--item", "Phone Pixel 9", "--condition", "new", "--date", "2026-11-20")
    assert ran.out == "Phone Pixel 9 (phone-pixel-9): lent Fri 2026-11-20\n"
    new = "  - id: phone-pixel-9\n    item: Phone Pixel 9\n    lent: 2026-11-20\n    condition: new\naccess:"
    assert text(small) == changed(SMALL, ("access:", new))
    assert "its condition is not noted" in run("lend", "small", "--item", "Badge", "--id", "badge").err
    assert "the id `badge` is taken" in run("lend", "small", "--item", "Badge", "--id", "badge").err


def test_returned_with_its_task(small: Path, run: Run) -> None:
    ran = run("return", "small", "lap", "--condition", "scratched", "--as", "it-desk")
    assert (ran.out, ran.err) == (
        'Laptop 14" (laptop): returned Sat 2026-11-21\n',
        "The task return-laptop is done with it.\n",
    )
    assert text(small) == changed(
        SMALL,
        (
            '    item: Laptop 14"    # a good one',
            '    item: Laptop 14"    # a good one\n    returned: 2026-11-21\n    returned_condition: scratched',
        ),
        (LAPTOP, settled(LAPTOP, "done", "done: 2026-11-21 by it-desk")),
    )
    again = run("return", "small", "laptop", "--as", "it-desk")
    assert (again.code, again.out, again.err) == (Exit.DONE, "", "`laptop` is already so. Nothing to write.\n")
    other = run("return", "small", "laptop", "--date", "2026-11-20", "--as", "it-desk")
    assert other.err.endswith("corrects what was recorded by mistake\n")


def test_granted(small: Path, run: Run) -> None:
    ran = run("grant", "small", "--system", "Jira", "--account", "lm", "--json")
    assert json.loads(ran.out)["items"] == [
        {"id": "jira", "system": "Jira", "account": "lm", "granted": "2026-11-21", "revoked": None, "verified": None}
    ]
    assert "  - id: jira\n    system: Jira\n    account: lm\n    granted: 2026-11-21\n" in text(small)


def test_revoked_by_one_and_verified_by_another(small: Path, run: Run) -> None:
    assert run("revoke", "small", "gitlab", "--verified", "--as", "x").err.startswith(
        "error: `gitlab` is not revoked yet"
    )
    assert run("revoke", "small", "git", "--as", "it-desk") == (
        Exit.DONE,
        "gitlab: GitLab, revoked Sat 2026-11-21\n",
        "Somebody else must now verify it: mission revoke small gitlab --verified\n",
    )
    same = run("revoke", "small", "gitlab", "--verified", "--as", "it-desk")
    assert (same.code, same.err.split("\n")[0]) == (
        Exit.USAGE,
        "error: it-desk recorded the revocation of `gitlab`: somebody else must verify it",
    )
    other = run("revoke", "small", "gitlab", "--verified", "--as", "Sofia Bernard", today="2026-11-23")
    assert other.out == "gitlab: GitLab, verified Mon 2026-11-23 by sofia-bernard\n"
    assert text(small) == changed(
        SMALL,
        (
            "granted: 2026-03-03",
            "granted: 2026-03-03\n    revoked: 2026-11-21\n    verified: 2026-11-23 by sofia-bernard",
        ),
        (GITLAB, settled(GITLAB, "verified", "done: 2026-11-21 by it-desk", "verified: 2026-11-23 by sofia-bernard")),
    )
    assert run("revoke", "small", "gitlab", "--verified", "--as", "x").err == "Already so: gitlab. Nothing to write.\n"
    assert run("check").code == Exit.DONE


def test_all_at_once(small: Path, run: Run) -> None:
    run("grant", "small", "--system", "Jira", "--account", "lm")
    ran = run("revoke", "small", "--all", "--as", "it-desk")
    assert ran.out == "gitlab: GitLab, revoked Sat 2026-11-21\njira: Jira (lm), revoked Sat 2026-11-21\n"
    assert "mission revoke small --all --verified\n" in ran.err
    assert run("revoke", "small", "--all", "--as", "it-desk").err == "No access of `small` is open.\n"
    looked = run("revoke", "small", "--all", "--verified", "--as", "sofia-bernard")
    assert looked.out.count("verified Sat 2026-11-21 by sofia-bernard") == 2
    assert (
        "No revocation of `small` waits for a look." in run("revoke", "small", "--all", "--verified", "--as", "x").err
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["lend", "small"], Exit.USAGE, "--item"),
        (["lend"], Exit.USAGE, "ID, --item"),
        (["lend", "small", "--item", "PC", "--date", "2026-12-01"], Exit.USAGE, "--date"),
        (["return"], Exit.USAGE, "ID, ITEM"),
        (["return", "small", "zzz"], Exit.NOT_FOUND, "`zzz` is not in `small`; it knows laptop"),
        (["return", "small", "laptop"], Exit.USAGE, "whose words are these?"),
        (["grant", "small"], Exit.USAGE, "--system"),
        (["revoke", "small"], Exit.USAGE, "ACCESS"),
        (["revoke", "small", "gitlab", "--all"], Exit.USAGE, "--all"),
        (
            ["revoke", "small", "gitlab", "--date", "2026-03-01", "--as", "it"],
            Exit.USAGE,
            "comes later, on Tue 2026-03-03",
        ),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    small: Path,
    run: Run,
    words: list[str],
    code: Exit,
    said: str,
) -> None:
    ran = run(*words)
    assert (ran.code, ran.out, text(small)) == (code, "", SMALL)
    assert said in ran.err


def test_what_is_missing_is_asked_for(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MISSION_AUTHOR", "IT Desk")
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))

    def said(*words: str, answers: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        ran = run(*words)
        assert ran.code == Exit.DONE, ran.err
        return ran.err

    assert "mission lend small --item Phone --id phone --condition new\n" in said(
        "lend", "small", answers="Phone\nnew\n"
    )
    assert "mission grant small --system Jira --id jira\n" in said("grant", "small", answers="Jira\n\n")
    assert "mission return small phone --condition worn\n" in said("return", "small", answers="phone\nworn\n")
    assert "mission revoke small gitlab\n" in said("revoke", "small", answers="gitlab\n")
