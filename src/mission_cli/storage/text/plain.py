"""Plain scalars: what a reader of YAML 1.1 or 1.2 would take an unquoted text for.

Nothing is converted here. A field of the model types the text itself, so `NO` stays the letters NO and `0612345678`
keeps its zero; this module only tells which texts other readers would not leave alone.
"""

from __future__ import annotations

import re

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""The plain texts that are null in YAML 1.1 and 1.2 alike."""

# The union of YAML 1.1 (the type repository and PyYAML's resolver) and the 1.2 core schema (and ruamel.yaml's), on the
# generous side: a text quoted without need harms nobody.
_OTHER = re.compile(
    r"""
      ~ | = | << | (?i: null | y | n | yes | no | on | off | true | false )
    | [-+]? (?: 0[bB][01_]+ | 0[xX][0-9a-fA-F_]+ | 0o?[0-7_]+ | [0-9_]+ )               # integers in every base
    | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?: \.[0-9_]* )?                            # 12:30 is 750 in YAML 1.1
    | [-+]? (?: [0-9][0-9_]* (?: \.[0-9_]* )? | \.[0-9_]+ ) (?: [eE][-+]?[0-9]+ )?       # 1e3, 1., .5
    | [-+]? \.(?i: inf | nan )
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}                                                    # dates, valid or not
      (?: (?: [Tt] | [ \t]+ ) [0-9]{1,2} :[0-9]{2} :[0-9]{2} (?: \.[0-9]* )?
          (?: [ \t]* (?: Z | [-+][0-9]{1,2} (?: :?[0-9]{2} )? ) )? )?
    """,
    re.VERBOSE,
)
_LONGEST_WORD = len("false")  # of the words above; what starts with a letter is one of them or a text
_FIRST = frozenset("~=<nNyYoOtTfF+-.0123456789_")


def reads_as_other(text: str) -> bool:
    """Whether some reader takes this text, left unquoted, for something other than a string (or for nothing)."""
    if not text:
        return True
    first = text[0]
    if first not in _FIRST or (len(text) > _LONGEST_WORD and first.isalpha()):
        return False
    return _OTHER.fullmatch(text) is not None
