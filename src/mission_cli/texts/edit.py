"""mission edit"""

TEXTS: dict[str, tuple[str, str]] = {
    "no-terminal": ("no terminal to edit in", "pas de terminal pour éditer"),
    "no-terminal.help": (
        "set MISSION_EDITOR to a command that edits the file by itself",
        "définissez MISSION_EDITOR avec une commande qui modifie le fichier toute seule",
    ),
    "again": (
        "{n} error is left. Go on editing?|{n} errors are left. Go on editing?",
        "Il reste {n} erreur. Continuer l’édition ?|Il reste {n} erreurs. Continuer l’édition ?",
    ),
    "refused": ("the mission was left as it was", "la mission est restée telle qu’elle était"),
    "kept": (
        "Your version is kept in {copy}; {path} was left as it was.",
        "Votre version est gardée dans {copy} ; {path} est resté tel quel.",
    ),
    "waiting": ("An earlier version is kept in {path}", "Une version précédente est gardée dans {path}"),
    "offer": (
        "An earlier edit was kept in {path}. Take it up again?",
        "Une modification précédente est gardée dans {path}. La reprendre ?",
    ),
    "done": ("Saved {path}", "Enregistré : {path}"),
    "subject": ("{id}: edited", "{id} : modifiée"),
}
