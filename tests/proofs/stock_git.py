"""What stock git, with no driver and no set-up, makes of what several people recorded on branches of one mission.

Each writes with the real commands, from the same file, in a lane of their own. git's own three-way merge (`merge-tree`,
the one `merge` and `rebase` use) joins them: as merges, as rebases of every commit, and as three branches one after the
other; some through a real work tree. What must be there is known from what each side recorded.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path as File
from random import Random
from typing import Any, Final, NamedTuple

import yaml
from tests.proofs.edits_of_two import GONE, Effects, leaves, orders
from tests.proofs.frame import Outcome, Proof, shared
from tests.proofs.hands import Path, parsed
from tests.proofs.program import TODAY, apart, ran, workspace_in
from tests.proofs.splices import files

from mission_cli.storage.merging import merged as with_driver
from mission_cli.storage.workspace import Workspace

FILE: Final = "missions/m.yaml"
A_BASE: Final = 96
"""How many merges are made of one base: its branches are met in many pairs."""
FEW: Final = 24
"""So many merges are made of one base whose people have one branch each: the suite's count."""
PEOPLE: Final = ("Sofia Bernard", "Léa Martin", "Aaron Blum", "Zoé Petit", "Quentin Roux", "Éva O'Neil")
TEXTS: Final = ("13 of 14 feeds live.", "Feed 9: late\nagain, #4521", "RAS", "à revoir lundi", "no", 'it\'s "fine"')


# Recording --------------------------------------------------------------------------------------------------------------


class Base(NamedTuple):
    """A mission before anybody branches."""

    raw: bytes
    lanes: list[str]
    tasks: list[str]
    day: str
    style: str


Words = tuple[str, ...]


def records(random: Random, author: str, base: Base, tasks: Sequence[str]) -> list[Words]:
    """A few things one person records, in their order. `tasks`: those that are this person's to do."""
    chosen = [words for _ in range(random.choice((1, 1, 2, 3))) for words in _story(random, base.day)]
    chosen += [("task", "m", task, "done") for task in tasks if random.random() < 0.3]
    return [(*words, "--as", author) for words in chosen]


def _story(random: Random, day: str) -> Sequence[Words]:
    """One thing that happened, as one command or a few."""
    said, number = random.choice(TEXTS), random.randrange(1_000_000)
    health = random.choice(("green", "amber"))
    opened = ("blocker", "open", "m", "--title", f"Stuck {number}", "--id", f"b{number}")
    return random.choice(
        (
            [("checkin", "m", "--health", health, "--progress", said, "--date", day, "--yes")],
            [("checkin", "m", "--needs", said, "--action", f"Call {number}; client", "--date", day, "--yes")],
            [("feedback", "m", "--from", "client", "--to", "consultant", "--strengths", said, "--date", day)],
            [("note", "m", said)],
            [("opportunity", "m", "--what", said)],
            [("answer", "m", "lessons-learned", "--from", "manager", "--answer", f"lessons={said}", "--yes")],
            [opened],
            [opened, ("note", "m", said), ("blocker", "resolve", "m", f"b{number}", "--resolution", "Opened.")],
            [("change", "ask", "m", "--by", "client", "--what", f"More: {number}", "--id", f"c{number}")],
        )
    )


def recorded(root: File, raw: bytes, commands: Sequence[Words], today: str) -> list[bytes]:
    """The file after each command. Raises AssertionError when one refuses."""
    path = root / FILE
    path.write_bytes(raw)
    versions = []
    for words in commands:
        said = ran(*words, "--today", today)
        assert said.code == 0, f"{words}: {said.err}"
        versions.append(path.read_bytes())
    return versions


def made_by_the_tool(random: Random, root: File) -> Base:
    """A mission from `new`, lived in for a while."""
    (root / FILE).unlink(missing_ok=True)
    manager, consultant = random.sample(PEOPLE, 2)
    said = ran(
        *("new", "m", "--title", "T", "--client", "C", "--contact", "Paul Durand", "--start", "2026-03-02"),
        *("--end", "2027-01-29", "--consultant", consultant, "--manager", manager, "--as", random.choice(PEOPLE)),
        *("--objective", "Feeds moved; feeds; 14; 2026-12-11; two a month"),
    )
    assert said.code == 0, said.err
    base = _base((root / FILE).read_bytes(), "made by the tool")
    if random.random() < 0.5:
        (root / FILE).write_bytes(base.raw)
        assert ran("offboard", "m", "--case", "completed", "--yes").code == 0
        base = _base((root / FILE).read_bytes(), base.style)
    for lane in base.lanes:
        if random.random() < 0.6:
            versions = recorded(root, base.raw, records(random, lane, base, ()), TODAY)
            base = base._replace(raw=versions[-1])
    return base


def _base(raw: bytes, style: str) -> Base:
    data = parsed(raw)
    tasks = [task["id"] for task in (data.get("offboarding") or {}).get("tasks") or [] if task.get("state") == "todo"]
    start, end = data["contract"]["start"], data["contract"]["end"]
    return Base(raw, [*(data.get("journal") or {})], tasks, max(start, min(end, "2026-11-20")), style)


@cache
def hand_written() -> tuple[File, ...]:
    """Missions that many hands laid out, with at least two lanes."""
    return tuple(path for path in files() if len(parsed(path.read_bytes()).get("journal") or {}) > 1)


def from_a_hand(random: Random, root: File) -> Base:
    """One of the missions laid out by hand."""
    path = random.choice(hand_written())
    return _base(path.read_bytes(), path.stem)


# git --------------------------------------------------------------------------------------------------------------------


class Repository:
    """A repository whose branches are made in one go, and merged without a work tree."""

    def __init__(self, folder: File) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Nobody")
        self.git("config", "user.email", "nobody@esn.example")
        self.git("config", "core.autocrlf", "false")

    def git(
        self, *words: str, given: bytes | None = None, may: tuple[int, ...] = (0,)
    ) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run(["git", *words], cwd=self.folder, input=given or b"", capture_output=True, check=False)
        assert done.returncode in may, f"git {words}: {done.returncode} {done.stderr.decode()}"
        return done

    def branches(self, base: bytes, chains: dict[str, list[bytes]]) -> None:
        """`base` as the branch base; each chain's versions as commits on top, tagged NAME-1, NAME-2…, NAME the last."""
        stream = [_commit("refs/heads/base", base, None)]
        for name, versions in chains.items():
            for number, version in enumerate(versions, 1):
                parent = f"refs/heads/{name}-{number - 1}" if number > 1 else "refs/heads/base"
                stream.append(_commit(f"refs/heads/{name}-{number}", version, parent))
            stream.append(f"reset refs/heads/{name}\nfrom refs/heads/{name}-{len(versions)}\n\n".encode())
        self.git("fast-import", "--quiet", "--force", given=b"".join(stream))

    def merged(self, ours: str, theirs: str) -> tuple[str, bool]:
        """The tree of a merge, and whether it conflicts."""
        done = self.git("merge-tree", "--write-tree", ours, theirs, may=(0, 1))
        return done.stdout.split()[0].decode(), done.returncode == 1

    def commit(self, tree: str, *parents: str) -> str:
        words = [word for parent in parents for word in ("-p", parent)]
        return self.git("commit-tree", tree, *words, "-m", "x").stdout.split()[0].decode()

    def contents(self, trees: Sequence[str]) -> Iterator[bytes]:
        """The mission in each tree."""
        asked = "".join(f"{tree}:{FILE}\n" for tree in trees).encode()
        out = self.git("cat-file", "--batch", given=asked).stdout
        for _ in trees:
            head, _, out = out.partition(b"\n")
            size = int(head.split()[2])
            yield out[:size]
            out = out[size + 1 :]


def _commit(ref: str, content: bytes, parent: str | None) -> bytes:
    head = f"commit {ref}\ncommitter Nobody <n@esn.example> 1795000000 +0000\ndata 1\nx\n"
    head += f"from {parent}\n" if parent else ""
    return f"{head}M 100644 inline {FILE}\ndata {len(content)}\n".encode() + content + b"\n\n"


def merge(repository: Repository, one: str, two: str, chains: dict[str, list[bytes]]) -> tuple[str, bool]:
    return repository.merged(one, two)


def rebase(repository: Repository, one: str, two: str, chains: dict[str, list[bytes]]) -> tuple[str, bool]:
    """Each commit of `two` again on top of `one`, as rebase and cherry-pick do."""
    tree = repository.git("rev-parse", f"{one}^{{tree}}").stdout.split()[0].decode()
    for number in range(1, len(chains[two]) + 1):
        # The base of picking a commit is its parent.
        before = f"{two}-{number - 1}" if number > 1 else "base"
        tree, conflict = repository.merged(repository.commit(tree, before), f"{two}-{number}")
        if conflict:
            return tree, True
    return tree, False


def in_the_work_tree(repository: Repository, how: str, one: str, two: str) -> tuple[str, bool]:
    """A real `git merge` or `git rebase`."""
    words = ("merge", "--quiet", "--no-edit", two) if how == "merge" else ("rebase", "--quiet", one)
    start = one if how == "merge" else two
    repository.git("checkout", "--quiet", "--force", "-B", "work", start)
    done = repository.git(*words, may=(0, 1))
    if done.returncode:
        repository.git(how, "--abort")
        return repository.git("rev-parse", f"{start}^{{tree}}").stdout.split()[0].decode(), True
    return repository.git("rev-parse", "HEAD^{tree}").stdout.split()[0].decode(), False


# What must be there -----------------------------------------------------------------------------------------------------


def wrong_with(base: bytes, sides: Sequence[bytes], content: bytes) -> list[str]:
    """What a merge lost, doubled, changed or moved of what these sides recorded."""
    try:
        there, lists = seen(content)
    except yaml.YAMLError as error:
        return [f"unreadable: {str(error)[:200]}"]
    before, _ = seen(base)
    wanted = dict(before)
    for side in sides:
        after, _ = seen(side)
        wanted |= {path: value for path, value in after.items() if before.get(path, GONE) != value}
        for path in before.keys() - after.keys():
            wanted.pop(path, None)
    wrong = [f"lost {path}" for path in wanted.keys() - there.keys()]
    wrong += [f"too much {path}" for path in there.keys() - wanted.keys()]
    wrong += [f"{path}: {there[path]!r}" for path in there.keys() & wanted.keys() if there[path] != wanted[path]]
    for side in sides:
        for path, names in seen(side)[1].items():
            if [name for name in lists.get(path, []) if name in names] != names:
                wrong.append(f"{path}: moved or doubled")
    return wrong


@lru_cache(maxsize=64)
def seen(content: bytes) -> tuple[Effects, dict[Path, list[Any]]]:
    """What is in a file by its smallest places, and the order of its lists. An empty lane is nothing yet."""
    data = parsed(content)
    return {path: value for path, value in leaves((), data) if value is not None}, dict(orders(data))


# Counting ---------------------------------------------------------------------------------------------------------------


class Met(NamedTuple):
    """Two branches, or three one after the other."""

    names: tuple[str, ...]
    how: str


def different_authors(seed: int, count: int) -> Outcome:
    """Files as the tool lays them out; nobody writes in another's lane."""
    return shared(_tool_made, seed, count) if count > FEW else _tool_made(seed, count)


def styles_of_many(seed: int, count: int) -> Outcome:
    """The same in files laid out by hand."""
    return shared(_hand_written, seed, count) if count > FEW else _hand_written(seed, count)


def _tool_made(seed: int, count: int) -> Outcome:
    return _counted(seed, count, made_by_the_tool, laid_out=True)


def _hand_written(seed: int, count: int) -> Outcome:
    return _counted(seed, count, from_a_hand, laid_out=False)


def _counted(seed: int, count: int, bases: Callable[[Random, File], Base], *, laid_out: bool) -> Outcome:
    """With `laid_out` no conflict is allowed; else a lane begun at the very end of a file may meet the one above it."""
    random = Random(seed)
    failures: list[str] = []
    counts: Counter[str] = Counter()
    done = 0
    while done < count:
        with apart() as folder:
            root = workspace_in(folder)
            base = bases(random, root)
            chains = _chains(random, root, base, 1 if count <= FEW else 3)
            repository = Repository(folder / "git")
            repository.branches(base.raw, chains)
            met = _pairs(random, [*chains], min(A_BASE, count - done))
            results = [_join(repository, one, chains) for one in met]
            contents = repository.contents([tree for tree, _ in results])
            for one, (_, conflict), content in zip(met, results, contents, strict=True):
                what = f"seed {seed}, {base.style}, {one.how} of {' '.join(one.names)}"
                counts[one.how] += 1
                new = any(name.startswith("new") for name in one.names)
                met_so = "with a new lane" if new else "in lanes that are there"
                counts[met_so] += 1
                if conflict:
                    counts[f"conflicts {met_so}"] += 1
                    failures += [] if new and not laid_out else [f"{what}: conflict"]
                    continue
                sides = [chains[name][-1] for name in one.names]
                failures += [f"{what}: {line}" for line in wrong_with(base.raw, sides, content)]
            done += len(met)
    told = ", ".join(f"{how} {n}" for how, n in sorted(counts.items()))
    return Outcome(done, failures, told)


def _chains(random: Random, root: File, base: Base, variants: int) -> dict[str, list[bytes]]:
    """Branches of each of two or three people, and of one who begins a lane."""
    authors = random.sample(base.lanes, min(len(base.lanes), 3))
    new = [
        name for name in ("Mia Kern", "Ada Zorn", "Yann Le Goff") if name.split()[0].lower() not in "".join(base.lanes)
    ]
    chains: dict[str, list[bytes]] = {}
    today = max(TODAY, base.day)
    named = [(f"p{number}", author) for number, author in enumerate(authors)]
    for number, (name, author) in enumerate([*named, ("new", random.choice(new))]):
        own = base.tasks[number::4]
        for variant in range(variants):
            chains[f"{name}v{variant}"] = recorded(root, base.raw, records(random, author, base, own), today)
    return chains


def _pairs(random: Random, names: list[str], count: int) -> list[Met]:
    """Branches of different people, met in every way."""
    met: list[Met] = []
    while len(met) < count:
        people = random.sample(sorted({name.split("v")[0] for name in names}), 3 if random.random() < 0.2 else 2)
        chosen = tuple(random.choice([name for name in names if name.startswith(person + "v")]) for person in people)
        if len(chosen) == 3:
            how = "three in a row"
        elif len(met) % 24 == 0:
            how = random.choice(("git merge", "git rebase"))
        else:
            how = random.choice(("merge", "merge", "rebase"))
        met.append(Met(chosen, how))
    return met


def _join(repository: Repository, met: Met, chains: dict[str, list[bytes]]) -> tuple[str, bool]:
    one, two, *more = met.names
    if met.how.startswith("git "):
        return in_the_work_tree(repository, met.how.removeprefix("git "), one, two)
    if met.how == "rebase":
        return rebase(repository, one, two, chains)
    tree, conflict = merge(repository, one, two, chains)
    for third in more:
        if conflict:
            break
        tree, conflict = merge(repository, repository.commit(tree, one, two), third, chains)
    return tree, conflict


# What stock git cannot: one author on two branches, two people who begin their lanes side by side -----------------------


def needing_the_driver(seed: int, count: int) -> Outcome:
    """Stock git conflicts in most of these; the driver in none."""
    return shared(_needing, seed, count) if count > FEW else _needing(seed, count)


def _needing(seed: int, count: int) -> Outcome:
    random = Random(seed)
    failures: list[str] = []
    counts: Counter[str] = Counter()
    done = 0
    while done < count:
        with apart() as folder:
            root = workspace_in(folder)
            base = (made_by_the_tool if random.random() < 0.5 else from_a_hand)(random, root)
            today = max(TODAY, base.day)
            author, variants = random.choice(base.lanes), 1 if count <= FEW else 3
            kinds = {"one author": (author, author), "two new lanes": ("Mia Kern", "Mia Kern-Lo")}
            chains = {
                f"{kind.split()[0]}{number}v{variant}": recorded(root, base.raw, records(random, who, base, ()), today)
                for kind, pair in kinds.items()
                for number, who in enumerate(pair)
                for variant in range(variants)
            }
            repository = Repository(folder / "git")
            repository.branches(base.raw, chains)
            for kind in kinds:
                for _ in range(min(variants * variants, count - done)):
                    done += 1
                    one, two = (f"{kind.split()[0]}{number}v{random.randrange(variants)}" for number in range(2))
                    _, conflict = repository.merged(one, two)
                    counts[f"{kind} {'conflict' if conflict else 'clean'} in stock git"] += 1
                    sides = [chains[one][-1], chains[two][-1]]
                    what = f"seed {seed}, {base.style}, {kind}, {one} {two}"
                    failures += [f"{what}: {line}" for line in _by_driver(base.raw, sides)]
    told = ", ".join(f"{what} {n}" for what, n in sorted(counts.items()))
    return Outcome(done, failures, told)


def _by_driver(base: bytes, sides: list[bytes]) -> list[str]:
    """What the driver makes of two sides, both ways round."""
    wrong: list[str] = []
    found: list[Any] = []
    for ours, theirs in (sides, sides[::-1]):
        done = with_driver(base, ours, theirs)
        if done.clashes:
            return [f"the driver leaves a conflict at {done.clashes[0].path}"]
        wrong += wrong_with(base, sides, done.content)
        found.append(parsed(done.content))
    return wrong or ([] if found[0] == found[1] else ["other data when the sides are swapped"])


def readable(root: File) -> bool:
    """Whether the program itself finds nothing wrong with a mission."""
    return not [one for one in Workspace(root).read(root / FILE)[1] if one.level == "error"]


PROOFS = (
    Proof(
        "stock git, different authors, files laid out by `new`: conflicts, lost, doubled", different_authors, 2_400, 12
    ),
    Proof("stock git, different authors, files laid out by hand: conflicts, lost, doubled", styles_of_many, 1_200, FEW),
    Proof(
        "one author on two branches, two new lanes side by side, with the driver: conflicts, lost",
        needing_the_driver,
        300,
        8,
    ),
)
