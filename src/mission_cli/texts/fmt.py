"""mission fmt"""

TEXTS: dict[str, tuple[str, str]] = {
    "what": ("say which files to lay out", "dites quels fichiers mettre en forme"),
    "what.help": (
        "a path or an id, several of them, or `mission fmt --all`; `--dry-run` only shows what would change",
        "un chemin ou un identifiant, plusieurs, ou « mission fmt --all » ; « --dry-run » montre seulement ce qui changerait",
    ),
    "both": ("--all goes without names", "--all va sans noms"),
    "kind": ("{path} is no mission and no profile", "{path} n’est ni une mission ni un profil"),
    "kind.help": (
        "files in missions/ and consultants/ can be laid out",
        "les fichiers de missions/ et de consultants/ peuvent être mis en forme",
    ),
    "done": ("{path}: laid out", "{path} : mis en forme"),
    "would": ("{path}: would be laid out", "{path} : serait mis en forme"),
    "errors": ("{path} has errors; it was left as it is", "{path} contient des erreurs ; il est resté tel quel"),
    "errors.help": ("`mission check {path}` shows what to mend", "« mission check {path} » montre quoi corriger"),
    "named": (
        "line {line} names or repeats a value (`&name`, `*name`): no layout keeps that",
        "la ligne {line} nomme ou répète une valeur (« &nom », « *nom ») : aucune mise en forme ne conserve cela",
    ),
    "named.help": (
        "write the values out there with `mission edit`",
        "écrivez les valeurs à cet endroit avec « mission edit »",
    ),
    "unsafe-value": (
        "a value would read differently in another layout; the file was left as it is",
        "une valeur se lirait autrement dans une autre mise en forme ; le fichier est resté tel quel",
    ),
    "unsafe-value.help": (
        "lay it out by hand with `mission edit`",
        "mettez-le en forme à la main avec « mission edit »",
    ),
    "unsafe-comment": (
        "a comment stands where it would be lost; the file was left as it is",
        "un commentaire se trouve là où il serait perdu ; le fichier est resté tel quel",
    ),
    "unsafe-comment.help": (
        "put it on a line of its own with `mission edit`",
        "mettez-le sur une ligne à lui avec « mission edit »",
    ),
    "refused": ("{path}: {words}", "{path} : {words}"),
    "changed": ("{n} file laid out|{n} files laid out", "{n} fichier mis en forme|{n} fichiers mis en forme"),
    "to-change": (
        "{n} file to lay out|{n} files to lay out",
        "{n} fichier à mettre en forme|{n} fichiers à mettre en forme",
    ),
    "current": ("{n} as it should be|{n} as they should be", "{n} déjà en forme|{n} déjà en forme"),
    "left": ("{n} left as it is|{n} left as they are", "{n} laissé tel quel|{n} laissés tels quels"),
    "subject-one": ("{id}: laid out as the tool does", "{id} : mise en forme de l’outil"),
    "subject": (
        "Lay out {n} file as the tool does|Lay out {n} files as the tool does",
        "Mise en forme de l’outil pour {n} fichier|Mise en forme de l’outil pour {n} fichiers",
    ),
}
