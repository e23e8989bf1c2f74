"""Templates: the shipped ones, and a workspace's own."""

TEXTS: dict[str, tuple[str, str]] = {
    "head-kind": ("Kind", "Genre"),
    "head-template": ("Template", "Modèle"),
    "head-title": ("What it makes", "Ce qu’il produit"),
    "head-origin": ("From", "Origine"),
    "kind-checklist": ("checklist", "liste de contrôle"),
    "kind-questionnaire": ("questionnaire", "questionnaire"),
    "kind-document": ("document", "document"),
    "kind-skeleton": ("skeleton", "canevas"),
    "kind-catalogue": ("catalogue", "catalogue"),
    "part": ("a part that documents include", "une partie que des documents incluent"),
    "how": (
        "\n`mission template copy NAME` puts a shipped one into templates/, to be changed; `mission template check` checks yours.",
        "\n« mission template copy NOM » place un modèle fourni dans templates/, pour le changer ; « mission template check » vérifie les vôtres.",
    ),
    "there": ("already in the workspace: {paths}", "déjà dans l’espace : {paths}"),
    "there.help": (
        "change it there; to start again from the shipped one, delete it first",
        "changez-le sur place ; pour repartir du modèle fourni, supprimez-le d’abord",
    ),
    "copied": ("Copied: {path}", "Copié : {path}"),
    "next": (
        "From now on these win over the shipped ones. Change them in your editor, then: mission template check",
        "Désormais, ils l’emportent sur les modèles fournis. Changez-les dans votre éditeur, puis : mission template check",
    ),
    "subject": ("templates: {names}", "modèles : {names}"),
    "unknown": ("there is no shipped template `{name}`", "il n’y a pas de modèle fourni « {name} »"),
    "unknown.help": ("`mission template list` shows them", "« mission template list » les montre"),
    "unknown-near": ("there is no shipped template `{name}`", "il n’y a pas de modèle fourni « {name} »"),
    "unknown-near.help": (
        "did you mean `{near}`? `mission template list` shows them all",
        "vouliez-vous dire « {near} » ? « mission template list » les montre tous",
    ),
    "ambiguous": ("`{name}` names several templates: {paths}", "« {name} » désigne plusieurs modèles : {paths}"),
    "ambiguous.help": ("type the path of one", "tapez le chemin de l’un d’eux"),
    "not-own": ("the workspace has no template `{name}` of its own", "l’espace n’a pas de modèle « {name} » à lui"),
    "not-own.help": (
        "`mission template list` says where each one comes from; `mission template copy` makes one yours",
        "« mission template list » dit d’où vient chacun ; « mission template copy » en fait un vôtre",
    ),
    "not-own-near": (
        "the workspace has no template `{name}` of its own",
        "l’espace n’a pas de modèle « {name} » à lui",
    ),
    "not-own-near.help": ("did you mean `{near}`?", "vouliez-vous dire « {near} » ?"),
    "checked": (
        "{n} template checked: {findings}|{n} templates checked: {findings}",
        "{n} modèle vérifié : {findings}|{n} modèles vérifiés : {findings}",
    ),
    "findings": ("{n} finding|{n} findings", "{n} constat|{n} constats"),
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
