"""What a template may name."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEXT_METHODS: Final = _words("capitalize endswith lower lstrip rstrip split splitlines startswith strip title upper")
LOOP: Final = _words("changed cycle depth depth0 first index index0 last length nextitem previtem revindex revindex0")
FILTERS: Final = _words(
    "abs capitalize count first groupby int items last length list lower map max min reject rejectattr reverse"
    " select selectattr sort sum title trim truncate unique upper"
)
