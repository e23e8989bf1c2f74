"""Templates: the shipped ones, and a workspace's own."""

TEXTS: dict[str, tuple[str, str]] = {
    "missing": ("there is no template `{path}`", "le modèle « {path} » n’existe pas"),
    "missing.help": (
        "put it in the workspace's templates/ folder, or install the tool again",
        "placez-le dans le dossier templates/ de l’espace, ou réinstallez l’outil",
    ),
    "outside": (
        "the template `{path}` lies outside the templates folder; it was not read",
        "le modèle « {path} » se trouve hors du dossier templates ; il n’a pas été lu",
    ),
    "outside.help": (
        "put the file itself under templates/ in the workspace",
        "placez le fichier lui-même sous templates/ dans l’espace",
    ),
    "unreadable": (
        "the template `{path}` cannot be used until this is mended",
        "le modèle « {path} » est inutilisable tant que ceci n’est pas corrigé",
    ),
    "unreadable.help": (
        "mend it; or delete it from the workspace, and the shipped one is used",
        "corrigez-le ; ou supprimez-le de l’espace, et le modèle fourni servira",
    ),
}
