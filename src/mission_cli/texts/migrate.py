"""mission migrate, and what every command says of files in an older format"""

TEXTS: dict[str, tuple[str, str]] = {
    "older": (
        "{n} file is in an older format; `mission migrate` upgrades it, in a commit of its own.|"
        "{n} files are in an older format; `mission migrate` upgrades them, in a commit of their own.",
        "{n} fichier est dans un ancien format ; « mission migrate » le met à niveau, dans un commit à part.|"
        "{n} fichiers sont dans un ancien format ; « mission migrate » les met à niveau, dans un commit à part.",
    ),
    "first": (
        "{id} is in an older format, which is only read; nothing was written",
        "{id} est dans un ancien format, qui n’est que lu ; rien n’a été écrit",
    ),
    "first.help": (
        "`mission migrate {id}` upgrades it, in a commit of its own; then run the command again",
        "« mission migrate {id} » la met à niveau, dans un commit à part ; relancez ensuite la commande",
    ),
    "kind": ("{path} is no mission", "{path} n’est pas une mission"),
    "kind.help": (
        "only files in missions/ have older formats",
        "seuls les fichiers de missions/ ont d’anciens formats",
    ),
    "nothing": (
        "Every mission is in format {known} already.",
        "Toutes les missions sont déjà au format {known}.",
    ),
    "done": ("{path}: format {found} → {known}", "{path} : format {found} → {known}"),
    "errors": (
        "{path} has errors that an upgrade would hide; it was left as it is",
        "{path} contient des erreurs qu’une mise à niveau cacherait ; il est resté tel quel",
    ),
    "errors.help": ("`mission check {path}` shows what to mend", "« mission check {path} » montre quoi corriger"),
    "ask": (
        "Upgrade {n} mission?|Upgrade {n} missions?",
        "Mettre à niveau {n} mission ?|Mettre à niveau {n} missions ?",
    ),
    "changed": ("{n} mission upgraded|{n} missions upgraded", "{n} mission mise à niveau|{n} missions mises à niveau"),
    "to-change": (
        "{n} mission to upgrade|{n} missions to upgrade",
        "{n} mission à mettre à niveau|{n} missions à mettre à niveau",
    ),
    "current": ("{n} in format {known} already", "{n} déjà au format {known}"),
    "left": ("{n} left as it is|{n} left as they are", "{n} laissée telle quelle|{n} laissées telles quelles"),
    "back": (
        "`mission undo` takes it back. Commit these files alone, before any other change.",
        "« mission undo » revient en arrière. Faites un commit de ces seuls fichiers, avant tout autre changement.",
    ),
    "back-commit": (
        "`git revert HEAD` takes it back, and so does `mission undo`.",
        "« git revert HEAD » revient en arrière, « mission undo » aussi.",
    ),
    "pending": (
        "changes that are not committed would be mixed with the upgrade: {paths}; nothing was written",
        "des changements sans commit se mêleraient à la mise à niveau : {paths} ; rien n’a été écrit",
    ),
    "pending.help": (
        "commit them first, or upgrade with --no-commit",
        "faites-en d’abord un commit, ou mettez à niveau avec --no-commit",
    ),
    "no-repository": (
        "there is no git repository to commit the upgrade in; nothing was written:\n{words}",
        "il n’y a pas de dépôt git pour le commit de la mise à niveau ; rien n’a été écrit :\n{words}",
    ),
    "no-repository.help": ("upgrade with --no-commit", "mettez à niveau avec --no-commit"),
    "subject-one": ("{id}: format {found} to {known}", "{id} : du format {found} au format {known}"),
    "subject": (
        "Upgrade {n} mission to format {known}|Upgrade {n} missions to format {known}",
        "Mise à niveau de {n} mission au format {known}|Mise à niveau de {n} missions au format {known}",
    ),
}
