"""What a command works with: the day, the workspace, the person, the terminal. The one place that reads the clock."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
import time
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from mission_cli.core.dates import NotADate, parse_iso
from mission_cli.errors import Finding, NotFoundError, UsageError
from mission_cli.render.out import message
from mission_cli.texts import LANGUAGES, t, use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import typer

    from mission_cli.actions.days import DayOf
    from mission_cli.core.bench import Basis
    from mission_cli.core.facts import Facts
    from mission_cli.core.human_dates import Order
    from mission_cli.core.people_known import Person
    from mission_cli.core.policy import Policy
    from mission_cli.storage.cache.current import Cache
    from mission_cli.storage.undo.operations import Memory
    from mission_cli.storage.workspace import Loaded, Workspace
    from mission_cli.views.view import View

R = TypeVar("R")
V = TypeVar("V")


class Session:
    """One run of the program. Commands take it from typer's context: `session = Session.of(ctx)`."""

    def __init__(self) -> None:
        self._dir: str | None = None
        self._today: str | None = os.environ.get("MISSION_TODAY") or None
        self._no_input = False
        self._memory: Memory | None = None
        self._cache: tuple[int, Cache] | None = None
        self._told: set[str] = set()
        self.dry_run = False
        """Whether this run is to write nothing anywhere."""

    @classmethod
    def of(cls, ctx: typer.Context) -> Session:
        """The session of this run."""
        assert isinstance(ctx.obj, cls)  # noqa: S101  # cli.run put it there
        ctx.obj.dry_run = ctx.obj.dry_run or bool(ctx.params.get("dry_run"))
        return ctx.obj

    def take(self, *, dir: str | None, today: str | None, lang: str | None, no_input: bool) -> None:
        """Take the shared options, given before the command's name or after it. Raises UsageError."""
        if lang is not None and lang not in LANGUAGES:
            raise UsageError("cli.bad-choice", name="--lang", value=lang, known=", ".join(LANGUAGES))
        if lang is not None:
            use_language(lang)
        self._dir = dir if dir is not None else self._dir
        self._today = today if today is not None else self._today
        self._no_input = self._no_input or no_input

    @cached_property
    def today(self) -> dt.date:
        """`--today`, MISSION_TODAY, else the clock's local date."""
        clock = dt.date.today()  # noqa: DTZ011  # the day on the wall of the person who asks
        return clock if self._today is None else self._read_day(self._today, None, clock)

    @property
    def now(self) -> float:
        """The clock, in seconds since 1970: how old files are has nothing to do with `--today`."""
        return time.time()

    def day(self, text: str, asked: DayOf) -> dt.date:
        """A day as people type it, told as it was understood. Raises UsageError naming the option and the readings."""
        from mission_cli.render.words import echo

        found = self.read_day(text, asked)
        message(echo(asked.name, found, self.today))
        return found

    def told_day(self, text: str, asked: DayOf) -> dt.date:
        """As `day`, but one that can only be read as it stands, `2026-03-02`, is not told again."""
        found = self.read_day(text, asked)
        return found if text == found.isoformat() else self.day(text, asked)

    def read_day(self, text: str, asked: DayOf) -> dt.date:
        """As `day`, without a word: it was told before, or is told elsewhere."""
        return self._read_day(text, asked, self.today)

    def _read_day(self, text: str, asked: DayOf | None, today: dt.date) -> dt.date:
        """Where it can be read in two ways, somebody at a terminal says how, once: the answer goes into the settings."""
        with contextlib.suppress(NotADate):
            return parse_iso(text)  # programs say ISO, and need not wait for the rest
        from mission_cli.actions.days import TODAY, refusal
        from mission_cli.commands.typed.days import ask_order, keep_order
        from mission_cli.core.human_dates import parse_day

        asked = asked or TODAY
        try:
            return parse_day(text, today, asked.prefer, tense=asked.tense, order=self.date_order)
        except NotADate as error:
            if error.reason != "ambiguous" or not self.interactive:
                raise refusal(text, asked, error) from None
            self.date_order = ask_order(text, error)
        with contextlib.suppress(NotFoundError):  # in no workspace there is nothing to keep it in
            if not self.dry_run:
                keep_order(self.root, self.date_order, commit=self.workspace.settings.commit)
        return self._read_day(text, asked, today)

    @cached_property
    def date_order(self) -> Order:
        """How `02/03/2026` is read, by the workspace's language and settings, whatever the language of this run."""
        try:
            said = self.policy
        except NotFoundError:
            return "unsure"
        return "day-first-only" if said.lang == "fr" else cast("Order | None", said.dates) or "unsure"

    @cached_property
    def start(self) -> Path:
        """The folder the command works from: `--dir`, else the current one."""
        from pathlib import Path

        return Path(self._dir if self._dir is not None else _here())

    @cached_property
    def folder(self) -> str:
        """The workspace's folder. Raises NotFoundError when there is none."""
        from mission_cli.storage.root import find_root

        return find_root(_here(), self._dir)

    @property
    def root(self) -> Path:
        """As `folder`: the commands that take every millisecond do without pathlib."""
        from pathlib import Path

        return Path(self.folder)

    def settle(self, root: Path) -> None:
        """Work in the workspace that was just made at `root`."""
        self.folder, self._cache = str(root), None

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace of this run. Raises NotFoundError when there is none."""
        from mission_cli.storage.workspace import Workspace  # the model: lists and horizons do without

        return Workspace(self.root)

    @property
    def cache(self) -> Cache:
        """What is known of the files of the workspace; looked at anew once this run has written."""
        from mission_cli.storage.cache.current import Cache

        write = sys.modules.get("mission_cli.storage.write")
        taken = write.Locks.taken if write is not None else 0
        if self._cache is None or self._cache[0] != taken:
            self._cache = taken, Cache(self.folder, keep=not self.dry_run)
        return self._cache[1]

    @cached_property
    def policy(self) -> Policy:
        """What lists need of the settings."""
        from mission_cli.storage.cache.portfolio import policy

        return policy(self.cache)

    def view(self, ask: Callable[[Cache], View[V]]) -> View[V]:
        """What a view answers, with a progress bar on a terminal when it takes long; what was left out is said once."""
        found = self.reading(lambda: ask(self.cache))
        for findings, read in found.unread:
            self._say_new(findings, read)
        return found

    def missions(
        self,
        names: Iterable[str],
        *,
        closed: bool = True,
        where: str = "",
        given: tuple[str, ...] = (),
        as_written: bool = False,
    ) -> list[Facts]:
        """These facts of every mission that reads, see `storage/cache/portfolio.py`; what was left out is said once."""
        from mission_cli.storage.cache.portfolio import findings, missions

        found = self.reading(
            lambda: missions(
                self.cache, names, self.today, closed=closed, where=where, given=given, as_written=as_written
            )
        )
        self._say_new(*findings(self.cache, self.today, closed=closed))
        return found

    def missions_of(self, slug: str) -> list[Facts]:
        """What lists say of every mission of a consultant."""
        from mission_cli.storage.cache.portfolio import LISTED

        return self.missions(LISTED, where="and m.slug = ?", given=(slug,))

    @cached_property
    def facts(self) -> list[Facts]:
        """The facts of every mission that reads, over its whole life; what was left out is said once."""
        from mission_cli.storage.cache.portfolio import LIFE

        return self.missions(LIFE)

    @cached_property
    def people(self) -> list[Person]:
        """Every profile that reads, by slug; what was left out is said once."""
        from mission_cli.storage.cache.portfolio import findings_of_people, people

        found = self.reading(lambda: people(self.cache, self.today))
        self._say_new(*findings_of_people(self.cache))
        return found

    @cached_property
    def basis(self) -> Basis:
        """What says who is free is reckoned with."""
        from mission_cli.storage.cache.portfolio import basis

        return basis(self.cache, self.today)

    def reading(self, read: Callable[[], R]) -> R:
        """What reading the workspace gives, with a progress bar on a terminal when it takes long."""
        if not sys.stderr.isatty():
            return read()
        from mission_cli.render.progress import reading

        with reading() as self.cache.progress:
            return read()

    def _say_new(self, findings: list[Finding], read: set[str]) -> None:
        """As `say_left_out`, of the files that nothing was said of yet in this run."""
        new = [finding for finding in findings if finding.path not in self._told]
        self._told |= {finding.path for finding in new}
        self.say_left_out(new, read)

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked: a terminal on both sides, and no `--no-input`."""
        return not self._no_input and sys.stdin.isatty() and sys.stderr.isatty()

    @staticmethod
    def say_left_out(findings: list[Finding], read: set[str]) -> None:
        """Name each file with an error, read or not, with its first one and what to type to see all of them; count
        those of an older format."""
        older = {finding.path for finding in findings if finding.code == "W-FORMAT"}
        if older:
            message(t("migrate.older", n=len(older)))
        wrong = {finding.path: finding for finding in reversed(findings) if finding.level == "error"}
        if not wrong:
            return
        from mission_cli.render.findings import one_line_of  # only a broken file needs it

        for path in sorted(wrong):
            message(one_line_of(wrong[path]))
        left_out = sum(path not in read for path in wrong)
        message(t("cli.left-out", n=left_out) if left_out else t("cli.with-errors", n=len(wrong)))

    def mission(self, wanted: str | None) -> Loaded:
        """The mission named on the command line; asked for on a terminal when it is missing."""
        if wanted is None:
            wanted = self._asked_mission()
        return self.workspace.load(wanted)

    def _asked_mission(self) -> str:
        if not self.interactive:
            raise UsageError("cli.missing", name="ID")
        from mission_cli.commands.typed.ask import choose

        open_ones = self.missions(("id", "title"), closed=False)
        if not open_ones:
            raise NotFoundError("error.no-mission")
        return choose(t("ask.mission"), sorted((one.id, f"{one.id} · {one.title}") for one in open_ones))

    def remember(self, subject: str) -> Memory:
        """What has the writes of this run remembered, to be undone as one. The first `subject` names them."""
        if self._memory is None:
            from mission_cli.storage.undo.operations import Memory

            self._memory = Memory(subject)
        return self._memory

    def author(self, given: str | None) -> str:
        """Whose lane is written: `--as`, else MISSION_AUTHOR, else git's user.name, else asked. A slug."""
        slug = self.author_if_known(given)
        if slug is None and self.interactive:
            from mission_cli.commands.typed.ask import parsed

            slug = parsed(t("ask.author"), self.author_if_known)
        if slug is None:
            raise UsageError("cli.no-author")
        return slug

    def author_if_known(self, given: str | None) -> str | None:
        """As `author`, but nobody is asked: None when none of the three says."""
        from mission_cli.core.slug import is_slug, slugify

        name = given or os.environ.get("MISSION_AUTHOR")
        if given:
            from mission_cli.actions.parse import refuse_no_name

            refuse_no_name(given, "--as")
        if not name:
            from mission_cli.storage.git.commit import user_name  # as long to import as to ask

            name = user_name(self.root)
        if not name:
            return None
        slug = name if is_slug(name) else slugify(name)
        if not slug:
            raise UsageError("cli.bad-author", value=name)
        return slug


def _here() -> str:
    """The current folder; `.` when it was deleted under the person's feet."""
    try:
        return os.getcwd()
    except OSError:
        return "."
