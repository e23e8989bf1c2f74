"""The known word a person most likely meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to `word`, letter case aside, or "" when none is near."""
    folded = {candidate.casefold(): candidate for candidate in known}
    wanted = word.casefold()[:80]
    if wanted in folded:
        return folded[wanted]
    import difflib  # 4 ms, and only a mistake needs it

    close = difflib.get_close_matches(wanted, list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else ""
