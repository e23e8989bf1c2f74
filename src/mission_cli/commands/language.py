"""Which language to speak, decided before the command line is parsed, so that help and errors speak it too."""

from __future__ import annotations

import os
from collections.abc import Sequence

from mission_cli.storage import reading
from mission_cli.texts import LANGUAGES, language_of_locale

_MOST = 1 << 16  # bytes


def choose(argv: Sequence[str]) -> str:
    """`--lang`, MISSION_LANG, the workspace's `lang:`, then the locale.

    A `--lang` that is none of LANGUAGES is passed over here: the option itself refuses it.
    """
    asked = _option(argv, "--lang") or os.environ.get("MISSION_LANG", "")
    if asked in LANGUAGES:
        return asked
    return _of_workspace(_option(argv, "--dir")) or language_of_locale()


def _option(argv: Sequence[str], name: str) -> str:
    found = ""
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word == name and index + 1 < len(argv):
            found = argv[index + 1]
        elif word.startswith(f"{name}="):
            found = word.partition("=")[2]
    return found


def _of_workspace(explicit: str) -> str:
    try:
        folder = explicit or os.getcwd()
    except OSError:  # a folder deleted under the person's feet
        return ""
    while True:
        try:
            return _said(reading.head(f"{folder}/mission.yaml", _MOST, folder))
        except OSError:
            above = os.path.dirname(folder)
            if explicit or above == folder or os.path.isdir(f"{folder}/missions"):
                return ""
            folder = above


def _said(settings: bytes) -> str:
    """What the line `lang:` of the settings says; "" where that is no language."""
    for line in settings.split(b"\n"):
        if line.startswith(b"lang:"):
            word = line[len("lang:") :].strip(b" \t").lstrip(b"\"'").decode("utf-8", "replace")
            return word[:2] if word[:2] in LANGUAGES and not word[2:3].isalnum() else ""
    return ""
