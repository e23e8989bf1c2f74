"""Two people who each run one command on a branch, merged by stock git: no driver, no set-up.

A conflict is needed where both want one place to be two things, which the merge by record tells; any other is needless.
Missions are those that `new` lays out, fresh and lived in, and one of the sample firm. Each command is as likely as
another, then each way of calling it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path as File
from random import Random
from typing import Final

from tests.proofs.frame import Outcome, Proof, shared
from tests.proofs.program import REPOSITORY, apart, ran, workspace_in
from tests.proofs.stock_git import FILE, Repository, Words, readable, wrong_with

from mission_cli.storage.comments import comments_of
from mission_cli.storage.merging import merged as with_driver
from mission_cli.storage.splice.page import Page
from mission_cli.storage.text.read import read_text

MANAGER, CONSULTANT, OTHER = "Sofia Bernard", "Léa Martin", "Hélène Caradec"
SHARE: Final = 0.005
"""So many needless conflicts in all pairs are borne: those whose kinds `docs/format.md` names."""
A_BASE: Final = 400
THINGS = [
    "Laptop",
    "Badge",
    "Phone",
    "Headset",
    "Token",
    "Car park card",
    "Screen",
    "Keyboard",
    "Dock",
    "Office key",
    "Tablet",
    "Camera",
]
SYSTEMS = [
    "GitLab",
    "Jira",
    "ERP",
    "VPN",
    "Wiki",
    "Grafana",
    "Jenkins",
    "Datadog",
    "Mailbox",
    "Nexus",
    "Oracle",
    "Kibana",
]
CLAUSES = [
    "confidentiality",
    "non_compete",
    "travel",
    "liability",
    "on_call",
    "expenses",
    "data_protection",
    "ownership",
]
PAPERS = ["Quote", "General terms", "Order", "Security plan", "Charter", "Annex"]
PEOPLE = ["Anne Roy", "Bo Lind", "Carl May", "Zoe Fox", "Max Ode"]
STEPS = ["alert", "talk", "sales", "profile", "decision"]
NAMES = ["report", "training-kit", "audit", "dashboard", "migration", "guide"]
FOR_LATER = ("--due", "2026-11-30")


def calls(random: Random, base: str) -> Iterator[Words]:
    """One way of calling each command on this base."""
    pick, number = random.choice, random.randrange(100_000)
    lent = pick(("laptop", "badge"))
    access = pick(("gitlab", "erp-read"))
    ways: list[list[Words]] = [
        [("lend", "m", "--item", pick(THINGS))],
        [("grant", "m", "--system", pick(SYSTEMS))],
        [("return", "m", lent), ("return", "m", lent, "--condition", "worn")],
        [("revoke", "m", access)],
        [
            *(("contract", "m", f"--{term}", "as agreed") for term in ("services", "payment", "penalties", "requirements")),
            *(("contract", "m", "--order", f"PO-{number}"), ("contract", "m", "--vision", "It runs.")),
            *(("contract", "m", "--expect", f"{side}=A reply") for side in ("client", "provider", "consultant")),
            *(("contract", "m", "--person", f"{role}={pick(PEOPLE)}") for role in ("it", "hr", "purchasing")),
            *(("contract", "m", "--clause", f"{pick(CLAUSES)}=kept"), ("contract", "m", "--document", f"{pick(PAPERS)};w/{number}")),
            ("contract", "m", "--reference", f"{pick(PEOPLE)};2026-02-02;Good"),
        ],
        [("deliverable", "m", pick(NAMES), "add", "--title", "A paper", *FOR_LATER), ("deliverable", "m", "ingestion", "deliver")],
        [("milestone", "m", pick(NAMES), "add", "--title", "Paid", *FOR_LATER), ("milestone", "m", "go-live", "paid")],
        [
            *(("renew", "m", f"--{side}", pick(("wanted", "declined"))) for side in ("client", "consultant")),
            *(("renew", "m", "--step", pick(STEPS)), ("renew", "m", "--until", "2027-06-30")),
        ],
        [("onboard", "m")],
        [("offboard", "m", "--case", "completed", "--yes")],
        [("task", "m", pick(("handover-file", "recommendation", "closing-meeting")), "done")],
        [("checkin", "m", "--health", "green", "--progress", f"Week {number}", "--reached", "feeds=3", "--yes")],
        [("feedback", "m", "--from", "client", "--to", "consultant", "--strengths", f"Clear {number}")],
        [("note", "m", f"Said {number}")],
        [("opportunity", "m", "--what", f"More {number}")],
        [("blocker", "open", "m", "--title", f"Stuck {number}")],
        [("change", "ask", "m", "--by", "client", "--what", f"More {number}")],
        [("answer", "m", "lessons-learned", "--from", "manager", "--answer", "lessons=Ok", "--yes")],
    ]  # fmt: skip
    for one in ways:
        yield pick(one)


def fresh(root: File, *more: str) -> bytes:
    """A mission on its first day."""
    (root / FILE).unlink(missing_ok=True)
    done = ran(
        *("new", "m", "--title", "T", "--client", "C", "--contact", "Paul Durand", "--start", "2026-03-02", "--end", "2027-01-29"),
        *("--consultant", CONSULTANT, "--manager", MANAGER, "--objective", "Feeds; feeds; 14; 2026-12-11; two a month", *more),
        *("--as", MANAGER),
    )  # fmt: skip
    assert done.code == 0, done.err
    return (root / FILE).read_bytes()


def lived_in(root: File) -> bytes:
    """A mission with something in each of its lists."""
    things = ("--equipment", "Laptop", "--equipment", "Badge", "--access", "GitLab", "--access", "ERP read")
    fresh(root, *things, "--deliverable", "Ingestion;2026-09-30;feeds", "--vision", "It runs.")
    for words in (
        ("milestone", "m", "go-live", "add", "--title", "Go", "--amount", "10 EUR"),
        ("offboard", "m", "--case", "completed", "--yes"),
        ("note", "m", "Hello", "--as", MANAGER),
    ):
        done = ran(*words)
        assert done.code == 0, done.err
    return (root / FILE).read_bytes()


def of_the_sample(root: File) -> bytes:
    """A mission of the sample firm."""
    return (REPOSITORY / "missions" / "acme-order-data.yaml").read_bytes()


BASES: Final[dict[str, Callable[[File], bytes]]] = {"fresh": fresh, "lived in": lived_in, "sample": of_the_sample}


def written(random: Random, root: File, raw: bytes, base: str, who: str) -> list[tuple[str, bytes]]:
    """What each command makes of the file, by this person; those that have nothing to do there are left out."""
    os.environ["MISSION_AUTHOR"] = who
    found = []
    for words in calls(random, base):
        (root / FILE).write_bytes(raw)
        if ran(*words).code == 0:
            found.append((" ".join(words[:3]), (root / FILE).read_bytes()))
    return found


def pairs(seed: int, count: int) -> Outcome:
    """Needless conflicts, and what a clean merge lost or doubled."""
    small = count <= A_BASE
    done = _pairs(seed, count) if small else shared(_pairs, seed, count)
    needless = [line for line in done.failures if line.endswith(": conflict")]
    wrong = [line for line in done.failures if line not in needless]
    told = Counter(line.split(": ")[1] for line in needless)
    kinds = ", ".join(f"{kind} {n}" for kind, n in told.most_common(8))
    borne = len(needless) <= max(2, SHARE * done.cases)
    note = f"needless conflicts {len(needless)} of {done.cases} ({100 * len(needless) / done.cases:.2f} %): {kinds}"
    return Outcome(done.cases, wrong if borne else wrong + needless, note)


def _pairs(seed: int, count: int) -> Outcome:
    random = Random(seed)
    failures: list[str] = []
    done = 0
    while done < count:
        for name, base in BASES.items():
            with apart() as folder:
                root = workspace_in(folder)
                raw = base(root)
                people = random.sample((MANAGER, CONSULTANT, OTHER), 2)
                sides = [written(random, root, raw, name, who) for who in people]
                repository = Repository(folder / "git")
                chains = {
                    f"{side}-{at}": [one[1]]
                    for side, found in zip("ab", sides, strict=True)
                    for at, one in enumerate(found)
                }
                repository.branches(raw, chains)
                all_of_them = [(one, two) for one in range(len(sides[0])) for two in range(len(sides[1]))]
                for one, two in random.sample(all_of_them, min(len(all_of_them), A_BASE // len(BASES), count - done)):
                    (first, ours), (second, theirs) = sides[0][one], sides[1][two]
                    tree, conflict = repository.merged(f"a-{one}", f"b-{two}")
                    what = f"seed {seed}, {name}: {' + '.join(sorted((first, second)))}"
                    done += 1
                    if conflict:
                        failures += [] if with_driver(raw, ours, theirs).clashes else [f"{what}: conflict"]
                        continue
                    (content,) = repository.contents([tree])
                    failures += [f"{what}: {line}" for line in lost_comments((ours, theirs), content)]
                    wrong = [] if with_driver(raw, ours, theirs).clashes else wrong_with(raw, [ours, theirs], content)
                    (root / FILE).write_bytes(content)
                    # Both gave one id to what they added: in two places it is there twice, and `check` says so.
                    told = "an id is doubled" in "".join(wrong) and not readable(root)
                    failures += [] if told else [f"{what}: {line}" for line in wrong]
    return Outcome(done, failures)


def lost_comments(sides: tuple[bytes, bytes], content: bytes) -> list[str]:
    """The comments of the sides that a merge lacks; no command takes one away."""
    there = Counter(comments(content))
    return [f"comment lost: {text}" for side in sides for text in Counter(comments(side)) - there]


def comments(raw: bytes) -> list[str]:
    """Each comment of a text."""
    document = read_text(raw)
    assert document.root is not None
    return [one.text for one in comments_of(Page(document.text, document.root))]


PROOFS = (
    Proof("two people, one command each, stock git: needless conflicts at most 0.5 %, lost, doubled", pairs, 6_000, 90),
)
