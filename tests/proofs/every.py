"""Every proof, in the order of the table."""

from __future__ import annotations

from tests.proofs import (
    bombs,
    faults,
    hostile_ids,
    hostile_text,
    merges,
    mutated,
    processes,
    readings,
    splices,
    stock_git,
)
from tests.proofs.frame import Proof

PROOFS: tuple[Proof, ...] = (
    *faults.PROOFS,
    *processes.PROOFS,
    *mutated.PROOFS,
    *bombs.PROOFS,
    *hostile_ids.PROOFS,
    *hostile_text.PROOFS,
    *splices.PROOFS,
    *readings.PROOFS,
    *stock_git.PROOFS,
    *merges.PROOFS,
)
