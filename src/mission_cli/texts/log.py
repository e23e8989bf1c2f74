"""mission log"""

TEXTS: dict[str, tuple[str, str]] = {
    "head-date": ("Date", "Date"),
    "head-author": ("Recorded by", "Noté par"),
    "head-mission": ("Mission", "Mission"),
    "head-what": ("What happened", "Ce qui s’est passé"),
    "head-commit": ("Commit", "Commit"),
    "not-committed": ("not committed", "pas encore en commit"),
    "nothing": ("Nothing is recorded there.", "Rien n’y est noté."),
    "more": (
        "Only the last {n}: there is more with --limit {limit}|Only the last {n}: there is more with --limit {limit}",
        "Le dernier seulement : la suite avec --limit {limit}|Les {n} derniers seulement : la suite avec --limit {limit}",
    ),
    "shallow": (
        "This clone holds only the latest commits: `git fetch --unshallow` brings the rest.",
        "Ce clone ne contient que les derniers commits : « git fetch --unshallow » apporte la suite.",
    ),
    "refused": ("git {command} refused:\n{words}", "git {command} a refusé :\n{words}"),
    "refused.help": (
        "the history is git’s: the folder has to lie in a repository",
        "l’historique est celui de git : le dossier doit se trouver dans un dépôt",
    ),
}
