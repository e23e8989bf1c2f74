"""`make prove`: every proof at its full count, as a table.

python -m tests.proofs [--seed N] [--only WORD] [--scale 1.0]
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.proofs.every import PROOFS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--only", default="", help="a word of the proofs to run")
    parser.add_argument("--scale", type=float, default=1.0, help="of each count")
    given = parser.parse_args()
    wrong: list[str] = []
    print("| what | seed | count | result | seconds |\n|---|---|---|---|---|")
    for proof in PROOFS:
        if given.only not in proof.what:
            continue
        begun = time.monotonic()
        outcome = proof.run(given.seed, max(1, int(proof.full * given.scale)))
        result = f"**{len(outcome.failures)} failed**" if outcome.failures else "0 failed"
        note = f" ({outcome.note})" if outcome.note else ""
        taken = time.monotonic() - begun
        print(f"| {proof.what} | {given.seed} | {outcome.cases:,} | {result}{note} | {taken:.0f} |", flush=True)
        wrong += [f"{proof.what}: {failure}" for failure in outcome.failures]
    print("\n".join(["", *wrong[:50]]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
