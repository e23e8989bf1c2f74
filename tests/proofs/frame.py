"""What a proof is: one figure of reliability, measured the same way small (`make test`) and whole (`make prove`).

A proof module has `PROOFS`. Its `run(seed, count)` makes `count` cases from `seed`, so that a failure named in the
table is made again by the same two numbers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Outcome(NamedTuple):
    """How many cases were looked at, one line for each that failed, and figures worth saying (refused, slowest…)."""

    cases: int
    failures: list[str]
    note: str = ""


class Proof(NamedTuple):
    """One row of the table. `run(seed, count)`; `full` and `small` are its counts in `make prove` and in `make test`."""

    what: str
    run: Callable[[int, int], Outcome]
    full: int
    small: int


def shared(run: Callable[[int, int], Outcome], seed: int, count: int) -> Outcome:
    """`run` in several processes, each with its share of the count and a seed of its own (`seed`, `seed + 1`, …)."""
    cores = min(os.cpu_count() or 1, count)
    shares = [count // cores + (at < count % cores) for at in range(cores)]
    with ProcessPoolExecutor(cores) as pool:
        return _together(pool.map(run, [seed + at for at in range(cores)], shares))


def spread(run: Callable[[Sequence[T]], Outcome], cases: Sequence[T], *, small: bool = False) -> Outcome:
    """`run` in several processes, each with its share of the cases: every one of them is looked at once.

    `small` begins with empty processes: the most that one of theirs held would count what this one holds.
    """
    cores = max(1, min(os.cpu_count() or 1, len(cases)))
    with ProcessPoolExecutor(cores, get_context("spawn") if small else None) as pool:
        return _together(pool.map(run, [cases[at::cores] for at in range(cores)]))


def _together(shares: Iterable[Outcome]) -> Outcome:
    outcomes = list(shares)
    notes = dict.fromkeys(outcome.note for outcome in outcomes if outcome.note)
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    return Outcome(sum(outcome.cases for outcome in outcomes), failures, "; ".join(notes))
