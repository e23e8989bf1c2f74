"""Where text from files meets a terminal: control characters become visible, nothing is ever markup."""

from __future__ import annotations

import re

# C0 and C1 controls, line and paragraph separators, zero-width and bidirectional controls, lone surrogates, BOM. Compiled
# when first met: `str.isprintable` lets none of them pass (a test), and answers for most texts, fifty times as fast.
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"


def visible(text: str, *, keep: str = "") -> str:
    """`text` with every character that could move the cursor, hide or reorder text shown as `\\x1b` or `\\u202e`.

    `keep` lists the characters let through: line breaks and tabs, for a text that may have several lines.
    """
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, lambda match: match[0] if match[0] in keep else _shown(match[0]), text)


def shown(text: str, *, coloured: bool) -> str:
    """A whole text as a stream may have it, whoever forgot `visible` in it: lines, tabs and, where asked, colours stay."""
    if text.isprintable():
        return text
    stays = r"\x1b\[[0-9;]*m|\r\n" if coloured else r"\r\n"
    unsafe = _UNSAFE.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f")
    return re.sub(f"({stays})|{unsafe}", lambda match: match[1] or _shown(match[0]), text)


def escaped(text: str, *, keep: str = "") -> str:
    """As `visible`, in the escapes that JSON reads back: `\\u001b`."""
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, lambda match: match[0] if match[0] in keep else f"\\u{ord(match[0]):04x}", text)


def one_line(text: str) -> str:
    """`text` on one line: white space folded, the rest as `visible` shows it."""
    if text.isprintable() and "  " not in text:  # most are
        return text.strip()
    # A no-break space is somebody's typography, and stays.
    return visible(re.sub(r"[ \t\r\n]+", " ", text).strip())


def _shown(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
