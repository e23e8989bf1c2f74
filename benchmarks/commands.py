"""Every command as it is timed: a line of words, and what it has to do for its answer."""

from __future__ import annotations

from typing import Final, NamedTuple

ID: Final = "ID"
"""Stands for a mission whose file has about 8 KB."""
PERSON: Final = "PERSON"
"""Stands for that mission's consultant."""


class Timed(NamedTuple):
    """A line of the program, without its shared options. `writes`: the mission's file is as before at each run."""

    words: tuple[str, ...]
    writes: bool = False

    @property
    def name(self) -> str:
        """How the table calls it."""
        return f"`{' '.join(self.words) or 'mission'}`"


def _read(*lines: str) -> tuple[Timed, ...]:
    return tuple(Timed(tuple(line.split())) for line in lines)


def _write(*lines: str) -> tuple[Timed, ...]:
    return tuple(Timed(tuple(line.split()), writes=True) for line in lines)


NO_DATA: Final = _read("explain E-DATES", "template", "schema --print mission")
"""Answered without a look at the missions."""
CACHED: Final = (
    *_read("due --weeks 8 --json", "list --json", "agenda --json", "agenda --week", "bench --json", "milestone --json"),
    *_read("deliverable --json", "blocker --json", "change --json", "contact --json", "stats --json"),
    *_read("timeline --json", "suggest PERSON --json", "lessons --json", "consultant list --json", ""),
)
"""Over all missions, answered from the cache."""
OPENED: Final = (
    *_read(
        "show ID --json",
        "show ID",
        "contract ID --json",
        "renew ID --json",
    ),
    *_read("answer ID --json", "doc ID", "doc ID handover", "consultant show PERSON --json"),
    *_write(
        "note ID Agreed.",
        "opportunity ID --what More.",
        "checkin ID --health green --progress Better. --yes",
        "feedback ID --from client --to consultant --score 4",
        "blocker open ID --title Stuck.",
        "change ask ID --what Longer. --by Client",
        "contract ID --order PO-1",
        "deliverable ID runbook add --title Runbook",
        "milestone ID second add --title Second --amount 1000",
        "lend ID --item Screen",
        "grant ID --system Wiki",
        "renew ID --client wanted",
        "offboard ID --case completed --yes",
        "edit ID",
    ),
)
"""One mission, opened."""
WHOLE: Final = _read("check --json", "fmt --all --check", "migrate --dry-run")
"""Every file read again, each time."""
LEFT_OUT: Final = {
    **dict.fromkeys(("init", "demo"), "makes a workspace"),
    **dict.fromkeys(("sync", "resolve", "merge-driver", "log"), "waits for git"),
    **dict.fromkeys(("undo", "redo"), "writes what another command wrote"),
    **dict.fromkeys(("onboard", "close", "reopen", "task", "return", "revoke"), "needs a step before it"),
    "new": "makes a file",
    "doctor": "tells of the machine as well",
}
"""Commands that are not timed by themselves, and why."""


def filled(timed: Timed, mission: str, person: str) -> list[str]:
    """The words, with what stands for a mission and a person put in."""
    return [{ID: mission, PERSON: person}.get(word, word) for word in timed.words]
