"""Every proof, in the order of the table."""

from __future__ import annotations

from tests.proofs import (
    bombs,
    faults,
    hostile_clones,
    hostile_ids,
    hostile_text,
    interrupts,
    merges,
    mutated,
    own_storage,
    pairs,
    power_cuts,
    processes,
    readings,
    remarks,
    splices,
    stock_git,
)
from tests.proofs.frame import Proof

PROOFS: tuple[Proof, ...] = (
    *faults.PROOFS,
    *power_cuts.PROOFS,
    *processes.PROOFS,
    *own_storage.PROOFS,
    *mutated.PROOFS,
    *bombs.PROOFS,
    *hostile_clones.PROOFS,
    *hostile_ids.PROOFS,
    *hostile_text.PROOFS,
    *interrupts.PROOFS,
    *splices.PROOFS,
    *readings.PROOFS,
    *stock_git.PROOFS,
    *pairs.PROOFS,
    *merges.PROOFS,
    *remarks.PROOFS,
)
