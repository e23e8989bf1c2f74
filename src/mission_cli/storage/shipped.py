"""Where the shipped templates are. Imports nothing of ours: completion looks there too, and does without the model."""

from __future__ import annotations

import os


def folder() -> str:
    """Inside the installed package, else beside `src/` in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120
    installed = f"{package}/shipped_templates"
    if os.path.isdir(installed):  # noqa: PTH112
        return installed
    return f"{os.path.dirname(os.path.dirname(package))}/templates"  # noqa: PTH120
