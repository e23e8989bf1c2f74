"""A made-up portfolio of any size, the same for the same seed: files as the tool lays them out, which read without a finding.

    python benchmarks/portfolio.py FOLDER COUNT [--seed 7] [--today 2026-11-21] [--consultants N]

Ends lie from 900 days before `--today` to 420 after; a mission over for more than three weeks is closed, so that one in
eighteen is to be seen to within eight weeks. A file holds 5 to 7 KB: terms, objectives, what is lent, some
fifteen entries of the journal in three lanes, and a checklist where the mission starts or ends.
`--consultants` writes that many profiles, and gives all missions to these people.
"""

from __future__ import annotations

import argparse
import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from mission_cli.core.model.consultant import Consultant
from mission_cli.core.model.mission import Mission
from mission_cli.core.slug import slugify
from mission_cli.storage.schema import SCHEMA_OF_CONSULTANT, SCHEMA_OF_MISSION
from mission_cli.storage.text.compose import new_mission, new_profile
from mission_cli.storage.write import own_folder
from mission_cli.texts import t

SEED = 7
TODAY = dt.date(2026, 11, 21)
OPEN_AFTER_END = 20
"""Days after its end on which a mission is not closed yet."""
_ENTRIES = 15
_WORDS = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
_FIRST, _LAST, _SENTENCES = _WORDS["first_names"], _WORDS["last_names"], _WORDS["sentences"]
_NAMES = len(_FIRST) * len(_LAST)  # a consultant beyond has two last names
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


class Record(NamedTuple):
    """What another program is told of a mission, to be asked the same question."""

    id: str
    title: str
    manager: str
    end: str
    closed: bool


def missions(
    count: int, seed: int = SEED, today: dt.date = TODAY, consultants: int = 0
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each mission's id and record. The first of many are the same as of few."""
    random = Random(seed)
    people = [_name(at) for at in range(consultants or _NAMES)]
    for number in range(1, count + 1):
        yield _Draft(random, today).mission(number, random.choice(people))


def profiles(count: int, seed: int = SEED, today: dt.date = TODAY) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each consultant's slug and profile."""
    random = Random(seed)
    for at in range(count):
        name = _name(at)
        away = today + dt.timedelta(days=random.randint(-60, 200))
        yield (
            slugify(name),
            {
                "format": 1,
                "name": name,
                "mail": f"{slugify(name).replace('-', '.')}@esn.example",
                "employment": random.choice(["employee", "employee", "freelance"]),
                "daily_cost": f"{random.randrange(250, 600, 5)} EUR",
                "joined": today - dt.timedelta(days=random.randint(30, 4000)),
                "manager": _address(_anyone(random), "esn"),
                "skills": random.sample(_WORDS["skills"], random.randint(2, 5)),
                "wishes": random.choice(_SENTENCES),
                "absences": [{"id": "leave", "start": away, "end": away + dt.timedelta(days=random.randint(0, 20))}],
                "profile": {"cv": today - dt.timedelta(days=random.randint(0, 700))},
            },
        )


def write(folder: Path, count: int, seed: int = SEED, today: dt.date = TODAY, consultants: int = 0) -> list[Record]:
    """A workspace of so many missions in a folder that has none yet."""
    (folder / "missions").mkdir(parents=True)
    own_folder(folder)  # a workspace whose index may be kept
    (folder / "mission.yaml").write_text("name: Rivage Conseil\nlang: en\ncurrency: EUR\n", encoding="utf-8")
    titles = {name: t(f"file.{name}") for name in ("agreement", "lent", "journal", "lanes", "end")}
    written: list[Record] = []
    for name, record in missions(count, seed, today, consultants):
        content = new_mission(record, list(Mission.model_fields), titles, f"../{SCHEMA_OF_MISSION}")
        (folder / "missions" / f"{name}.yaml").write_bytes(content)
        end, manager = str(record["contract"]["end"]), record["manager"].partition(" <")[0]
        written.append(Record(name, record["title"], manager, end, "closed" in record))
    if consultants:
        (folder / "consultants").mkdir()
    for name, record in profiles(consultants, seed, today):
        content = new_profile(record, list(Consultant.model_fields), titles, f"../{SCHEMA_OF_CONSULTANT}")
        (folder / "consultants" / f"{name}.yaml").write_bytes(content)
    return written


class _Draft:
    """One mission in the making: a source of chance, and the day the story has reached."""

    def __init__(self, random: Random, today: dt.date) -> None:
        self.random, self.today = random, today
        self.end = today + dt.timedelta(days=random.randint(-900, 420))
        self.start = self.end - dt.timedelta(days=random.randint(90, 720))
        self.last = min(today, self.end)
        self.client, self.title = random.choice(_WORDS["clients"]), random.choice(_WORDS["titles"])
        self.manager, self.contact = _anyone(random), _anyone(random)

    def mission(self, number: int, consultant: str) -> tuple[str, dict[str, Any]]:
        random, slug = self.random, slugify(consultant)
        record: dict[str, Any] = {
            "format": 1,
            "title": self.title,
            "kind": "client",
            "consultant": _address(consultant, "esn"),
            "client": {"name": self.client, "contact": _address(self.contact, slugify(self.client))},
            "manager": _address(self.manager, "esn"),
            "contract": self._contract(),
            "objectives": self._objectives(),
            "followup": {"every": random.choice(["1 week", "2 weeks", "1 month"])},
            "equipment": [
                {"id": slugify(item), "item": item, "lent": self.start}
                for item in random.sample(_WORDS["assets"], random.randint(1, 3))
            ],
            "access": [
                {"id": slugify(system), "system": system, "account": slug.replace("-", "."), "granted": self.start}
                for system in random.sample(_WORDS["systems"], random.randint(1, 4))
            ],
            "journal": self._journal(slug),
        }
        days_left = (self.end - self.today).days
        if -OPEN_AFTER_END <= days_left <= 60:
            record["renewal"] = {"client": random.choice(["wanted", "undecided", "declined"])}
            if random.random() < 0.6:
                record["offboarding"] = {"case": "completed", "tasks": self._ending(slug)}
        if days_left < -OPEN_AFTER_END:
            self._close(record, slug)
        elif (self.today - self.start).days in range(90):
            record["onboarding"] = {"tasks": self._starting()}
        return f"{slugify(self.client)}-{slugify(self.title)}-{number:06d}", record

    def _contract(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "notice": self.random.choice(["2 weeks", "1 month", "2 months"]),
            "rate": f"{self.random.randrange(380, 1100, 5)} EUR/day",
            "days_per_week": self.random.choice([3, 4, 5]),
            "order": f"PO-{self.random.randint(100000, 999999)}",
        }

    def _objectives(self) -> list[dict[str, Any]]:
        chosen = self.random.sample(_WORDS["objectives"], self.random.randint(2, 3))
        quarter = (self.end - self.start) / 4
        return [
            {"id": f"o{n}", "specific": text, "measure": "accepted", "target": 1, "due": self.start + n * quarter}
            for n, text in enumerate(chosen, 1)
        ]

    def _starting(self) -> list[dict[str, Any]]:
        due = self.start + dt.timedelta(days=7)
        return [{"id": name, "title": title, "due": due, "state": "todo"} for name, title in _WORDS["starting"]]

    def _ending(self, consultant: str) -> list[dict[str, Any]]:
        """The closing checklist, done as far as its days have come."""
        tasks: list[dict[str, Any]] = []
        for name, title, owner, weeks in _WORDS["ending"]:
            task = {"id": name, "title": title, "owner": owner, "due": f"end - {weeks} week{'s' * (weeks > 1)}"}
            day = self.end - dt.timedelta(weeks=weeks)
            if day <= self.today:
                by = consultant if owner == "consultant" else slugify(self.manager)
                task |= {"state": "done", "done": f"{day} by {by}"}
            else:
                task["state"] = "todo"
            tasks.append(task)
        return tasks

    def _close(self, record: dict[str, Any], consultant: str) -> None:
        for item in record["equipment"]:
            item["returned"] = self.end
        for access in record["access"]:
            access["revoked"] = self.end
        case = self.random.choice(["completed", "completed", "client-ended", "consultant-ended"])
        record["offboarding"] = {"case": case, "ends": self.end, "tasks": self._ending(consultant)}
        record["closed"] = f"{self.end} by {slugify(self.manager)}"

    def _journal(self, consultant: str) -> dict[str, list[dict[str, Any]]]:
        manager, contact = slugify(self.manager), slugify(self.contact)
        lanes: dict[str, list[dict[str, Any]]] = {name: [] for name in sorted({consultant, manager, contact})}
        if self.start < self.today:
            count = max(2, round(self.random.gauss(_ENTRIES, _ENTRIES / 5)))
            lived = max(1, (self.last - self.start).days)
            for passed in sorted(self.random.randrange(lived) for _ in range(count)):
                entry = self._entry(self.start + dt.timedelta(days=passed))
                writer = {"client": contact, "consultant": consultant}.get(entry.get("from", ""), manager)
                lanes[writer].append(entry)
        return lanes

    def _entry(self, day: dt.date) -> dict[str, Any]:
        random = self.random
        kind = random.choices(["checkin", "feedback", "blocker", "note"], [70, 15, 7, 8])[0]
        entry: dict[str, Any] = {"id": "".join(random.choices(_CROCKFORD, k=8)), "type": kind, "date": day}
        text = random.choice(_SENTENCES)
        if kind == "checkin":
            health = random.choices(["green", "amber", "red"], [7, 2, 1])[0]
            entry |= {"attendees": ["consultant", "client"], "health": health, "progress": text}
            for item in ("results", "difficulties", "needs"):
                if random.random() < 0.4:
                    entry[item] = random.choice(_SENTENCES)
            if random.random() < 0.15:
                due = day + dt.timedelta(days=7)
                entry["actions"] = [{"what": "Relance du support", "owner": "client", "due": due}]
        elif kind == "feedback":
            sender = random.choice(["client", "manager", "consultant"])
            entry |= {"from": sender, "to": "manager" if sender == "consultant" else "consultant"}
            entry |= {"visibility": "shared", "strengths": text, "improvements": random.choice(_SENTENCES)}
            entry["score"] = random.randint(2, 5)
        elif kind == "blocker":
            entry |= {
                "title": text,
                "causes": random.sample(_WORDS["causes"], random.randint(1, 2)),
                "impacts": ["time"],
            }
            if random.random() < 0.7:
                entry["resolved"] = min(self.last, day + dt.timedelta(days=random.randint(1, 40)))
        else:
            entry["text"] = text
        return entry


def _name(at: int) -> str:
    """The name of one of many people: no two the same, below 17,280."""
    first, last = _FIRST[at % len(_FIRST)], _LAST[at // len(_FIRST) % len(_LAST)]
    return f"{first} {last}" if at < _NAMES else f"{first} {last}-{_LAST[at // _NAMES % len(_LAST)]}"


def _anyone(random: Random) -> str:
    return _name(random.randrange(_NAMES))


def _address(name: str, host: str) -> str:
    return f"{name} <{slugify(name).replace('-', '.')}@{host}.example>"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("count", type=int, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--today", type=dt.date.fromisoformat, default=TODAY)
    parser.add_argument("--consultants", type=int, default=0, metavar="N")
    chosen = parser.parse_args()
    if not 0 <= chosen.consultants < _NAMES * len(_LAST):
        parser.error(f"--consultants: from 0 to {_NAMES * len(_LAST) - 1}")
    if (chosen.folder / "missions").exists():
        parser.error(f"{chosen.folder} has missions already")
    write(chosen.folder, chosen.count, chosen.seed, chosen.today, chosen.consultants)
    sizes = [path.stat().st_size for path in (chosen.folder / "missions").iterdir()]
    print(f"{len(sizes)} files, {sum(sizes) / 1e6:.1f} MB, {sum(sizes) // max(1, len(sizes))} bytes a file")


if __name__ == "__main__":
    main()
