"""What the commands that record something share."""

TEXTS: dict[str, tuple[str, str]] = {
    "stdin": ("(standard input)", "(entrée standard)"),
    "stdin-twice": (
        "{one} and {other} cannot both read the standard input",
        "{one} et {other} ne peuvent pas lire tous deux l’entrée standard",
    ),
    "stdin-twice.help": ("give one of them as a text or as @FILE", "donnez l’un des deux en texte ou par @FICHIER"),
    "not-utf8": ("not text in UTF-8", "ce n’est pas du texte en UTF-8"),
    "too-large": ("larger than 1 MiB", "plus de 1 Mio"),
    "no-file": ("{name}: {path} cannot be read ({words})", "{name} : {path} est illisible ({words})"),
    "no-file.help": (
        "`@` names a file; a text that starts with `@` is typed `@@`",
        "« @ » désigne un fichier ; un texte qui commence par « @ » se tape « @@ »",
    ),
    "id-taken": (
        "the entry `{id}` is in the journal already, on {day}",
        "l’entrée « {id} » figure déjà au journal, le {day}",
    ),
    "id-taken.help": (
        "it was recorded before; to record another, leave out its `id`",
        "elle a déjà été notée ; pour en noter une autre, retirez son « id »",
    ),
    "future": (
        "{name}: {day} is still to come, and only what has happened is recorded",
        "{name} : {day} n’est pas encore passé, et on ne note que ce qui a eu lieu",
    ),
    "future.help": (
        "for a day gone by, type `last friday`, `yesterday`, `-3d` or 2026-11-13",
        "pour un jour passé, tapez « vendredi dernier », « hier », « -3j » ou 2026-11-13",
    ),
    "outside": (
        "{day} is outside the mission ({start} to {end})",
        "le {day} est en dehors de la mission (du {start} au {end})",
    ),
    "recorded-in": ("in {path}", "dans {path}"),
    "or": ("{names} or {last}", "{names} ou {last}"),
    "draft-offer": ("A draft of {day} is waiting", "Un brouillon du {day} attend"),
    "draft-take": ("take it up again", "le reprendre"),
    "draft-later": ("leave it for later", "le laisser pour plus tard"),
    "draft-drop": ("throw it away", "le jeter"),
    "draft-live": (
        "Enter skips, + opens your editor. Stop with Ctrl-C: what you typed is kept.",
        "Entrée pour passer, + pour ouvrir votre éditeur. Ctrl-C arrête : ce que vous avez tapé est gardé.",
    ),
    "keep-or-edit": ("{label} (Enter keeps this text, + changes it)", "{label} (Entrée garde ce texte, + le modifie)"),
    "date": ("Held on", "Date"),
    "nothing": ("nothing was said, so nothing was recorded", "rien n’a été dit, donc rien n’a été noté"),
}
