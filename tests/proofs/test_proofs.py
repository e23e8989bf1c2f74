"""Each proof at its small count. The whole counts are `make prove`."""

from __future__ import annotations

import pytest
from tests.proofs.every import PROOFS
from tests.proofs.frame import Proof


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.what)
def test_proof(proof: Proof) -> None:
    outcome = proof.run(1, proof.small)
    assert outcome.failures == []
    assert outcome.cases >= proof.small
