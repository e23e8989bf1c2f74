"""What installing completion says."""

TEXTS: dict[str, tuple[str, str]] = {
    "written": ("Completion written to {path}", "Complétion écrite dans {path}"),
    "same": ("Completion is there already: {path}", "La complétion est déjà là : {path}"),
    "line-added": ("Added to {path}: {line}", "Ajouté dans {path} : {line}"),
    "line-there": ("{path} reads it already", "{path} la lit déjà"),
    "powershell": (
        "Add this line to the file that $PROFILE names:\n  {line}",
        "Ajoutez cette ligne au fichier que désigne $PROFILE :\n  {line}",
    ),
    "now": (
        "It works in the next shell you open. After an update of mission, install it again.",
        "Elle marche dans le prochain shell que vous ouvrez. Après une mise à jour de mission, installez-la de nouveau.",
    ),
    "undo": ("To undo: rm {path}", "Pour défaire : rm {path}"),
    "undo-line": (
        "and remove from {path} the line “{mark}…” with the one below it",
        "et retirez de {path} la ligne « {mark}… » avec celle qui la suit",
    ),
    "unknown-shell": (
        "which shell? Your own was not recognised; {name} takes {known}",
        "quel shell ? Le vôtre n’a pas été reconnu ; {name} attend {known}",
    ),
    "no-home": ("you have no home folder to install in", "vous n’avez pas de dossier personnel où installer"),
    # Days as people type them, to show that there are some ways.
    "days": ("today tomorrow friday +2w +1m eom eoq eoy", "demain vendredi +2sem +1mois eom eoq eoy"),
    "past-days": ("today yesterday -1w", "hier avant-hier -1sem"),
}
