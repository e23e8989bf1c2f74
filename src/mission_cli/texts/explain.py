"""mission explain"""

TEXTS: dict[str, tuple[str, str]] = {
    "unknown": ("there is no finding `{code}`", "le constat « {code} » n’existe pas"),
    "unknown.help": ("`mission explain` lists all of them", "« mission explain » les montre tous"),
    "unknown-near": (
        "there is no finding `{code}`; did you mean {near}?",
        "le constat « {code} » n’existe pas ; vouliez-vous dire {near} ?",
    ),
    "mend": ("What to do:", "Que faire :"),
}
