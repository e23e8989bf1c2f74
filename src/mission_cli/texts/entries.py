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
    "leads-out": (
        "a link leads it out of the workspace, to {target}",
        "un lien le fait sortir de l’espace de travail, vers {target}",
    ),
    "no-regular-file": (
        "it is a pipe, a device or a folder",
        "c’est un tube, un périphérique ou un dossier",
    ),
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
    "not-here": ("{name} does not go with `{command}`", "{name} ne va pas avec « {command} »"),
    "not-here.help": (
        "`{command} --help` says which options belong to which step",
        "« {command} --help » dit quelles options vont avec quelle étape",
    ),
    "not-of-step": (
        "the step `{step}` does not record {keys}, only {known}",
        "l’étape « {step} » ne note pas {keys}, seulement {known}",
    ),
    "id-in-use": (
        "--id: `{id}` names another entry of this journal",
        "--id : « {id} » désigne déjà une autre entrée du journal",
    ),
    "id-in-use.help": ("choose another, or leave --id out", "choisissez-en un autre, ou laissez --id de côté"),
    "which": ("{name}: there are several, {ids}", "{name} : il y en a plusieurs, {ids}"),
    "which.help": ("name one of them after the mission", "nommez l’un d’eux après la mission"),
    "ambiguous": (
        "{name}: `{value}` could be any of {ids}",
        "{name} : « {value} » peut désigner {ids}",
    ),
    "ambiguous.help": ("type a few more letters", "tapez quelques lettres de plus"),
    "unknown": ("{name}: {id} has none called `{value}`", "{name} : {id} n’en a pas du nom de « {value} »"),
    "unknown-near": (
        "{name}: {id} has none called `{value}`; there is {ids}",
        "{name} : {id} n’en a pas du nom de « {value} » ; il y a {ids}",
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
    "ask-ref": (
        "Where it can be found: a mail, a link (Enter: nowhere)",
        "Où on le retrouve : un mail, un lien (Entrée : nulle part)",
    ),
    "nothing": ("nothing was said, so nothing was recorded", "rien n’a été dit, donc rien n’a été noté"),
}
