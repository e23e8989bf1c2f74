"""Every proof, in the order of the table."""

from __future__ import annotations

from tests.proofs.frame import Proof

PROOFS: tuple[Proof, ...] = ()
