"""What git answered."""

TEXTS: dict[str, tuple[str, str]] = {
    "missing": ("git is not installed, or not on the PATH", "git n’est pas installé, ou absent du PATH"),
    "missing.help": (
        "the file is written; only the commit was not made",
        "le fichier est écrit ; seul le commit n’a pas été fait",
    ),
    "slow": ("git {command} did not answer in 30 seconds", "git {command} n’a pas répondu en 30 secondes"),
    "refused": ("git {command} refused:\n{words}", "git {command} a refusé :\n{words}"),
    "refused.help": (
        "the file is written; only the commit was not made",
        "le fichier est écrit ; seul le commit n’a pas été fait",
    ),
}
