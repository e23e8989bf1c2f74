"""Writes that did not happen, and git's refusals."""

TEXTS: dict[str, tuple[str, str]] = {
    "refused": (
        "the file is laid out in a way this change cannot be fitted into safely ({reason}); it was left as it is",
        "la mise en forme du fichier ne permet pas d’y placer ce changement sans risque ({reason}) ; il est resté tel quel",
    ),
    "refused.help": (
        "make the change by hand with `mission edit`",
        "faites le changement à la main avec « mission edit »",
    ),
    "why-key-form": ("a key without a colon", "une clé sans deux-points"),
    "why-surrogate": ("half a character", "une moitié de caractère"),
    "why-last-key": ("it would leave nothing in the file", "il ne resterait rien dans le fichier"),
    "why-reads-otherwise": (
        "it would not read back as what was meant",
        "la relecture ne donnerait pas ce qui était voulu",
    ),
    "why-readers-disagree": (
        "two readers of YAML disagree on the text",
        "deux lecteurs de YAML n’y lisent pas la même chose",
    ),
    "alias": (
        "line {line} repeats another place of the file (`*name`): changing it would change both",
        "la ligne {line} répète un autre endroit du fichier (« *nom ») : la changer changerait les deux",
    ),
    "alias.help": (
        "write the values out there with `mission edit`",
        "écrivez les valeurs à cet endroit avec « mission edit »",
    ),
    "unknown_path": ("there is no {path} in the file", "il n’y a pas de {path} dans le fichier"),
    "unreadable": (
        "the file cannot be read (line {line}, {code}); it was left as it is",
        "le fichier est illisible (ligne {line}, {code}) ; il est resté tel quel",
    ),
    "unreadable.help": ("`mission check` shows what to mend", "« mission check » montre quoi corriger"),
    "failed": (
        "{path} cannot be written: {words}; nothing was changed",
        "impossible d’écrire {path} : {words} ; rien n’a changé",
    ),
    "failed.help": (
        "check the permissions and the room on the disk, then run the command again",
        "vérifiez les droits et la place sur le disque, puis relancez la commande",
    ),
    "changed": (
        "{path} was changed by somebody else at the same moment; nothing was overwritten",
        "{path} a été modifié par quelqu’un d’autre au même instant ; rien n’a été écrasé",
    ),
    "changed.help": ("run the command again", "relancez la commande"),
    "changed-there": (
        "somebody changed {what} meanwhile; nothing was overwritten",
        "quelqu’un a modifié {what} entre-temps ; rien n’a été écrasé",
    ),
    "changed-there.help": (
        "look at it with `mission show`, then run the command again",
        "regardez avec « mission show », puis relancez la commande",
    ),
    "exists": ("{path} is already there", "{path} existe déjà"),
    "exists.help": (
        "choose another id, or `mission edit` the one there is",
        "choisissez un autre identifiant, ou modifiez l’existante avec « mission edit »",
    ),
    "busy": (
        "another command has been writing in {path} for ten seconds",
        "une autre commande écrit dans {path} depuis dix secondes",
    ),
    "busy.help": (
        "try again; if no other command runs, look for a stuck one",
        "réessayez ; si aucune autre commande ne tourne, cherchez-en une bloquée",
    ),
    "not-a-file": (
        "{path} is a pipe, a device or a folder, not a file; nothing was written",
        "{path} est un tube, un périphérique ou un dossier, pas un fichier ; rien n’a été écrit",
    ),
    "not-a-file.help": (
        "remove it, then put the file there",
        "supprimez-le, puis remettez le fichier à sa place",
    ),
    "outside": (
        "{path} is a link that leaves the workspace (to {target}); it is not written through",
        "{path} est un lien qui sort de l’espace de travail (vers {target}) ; rien n’est écrit au travers",
    ),
    "outside.help": ("put the file itself in the workspace", "placez le fichier lui-même dans l’espace de travail"),
}
