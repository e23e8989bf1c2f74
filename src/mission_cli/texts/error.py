"""Situations a command cannot go on from. `name.help` is what to type next."""

TEXTS: dict[str, tuple[str, str]] = {
    "no-workspace": ("no mission workspace in {path} or above it", "aucun espace de missions dans {path} ni au-dessus"),
    "no-workspace.help": (
        "`mission init` makes one here, `mission demo` one to try; or point to yours with --dir or MISSION_DIR",
        "« mission init » en crée un ici, « mission demo » un pour essayer ; ou désignez le vôtre avec --dir ou MISSION_DIR",
    ),
    "not-a-workspace": ("{path} is not a mission workspace", "{path} n’est pas un espace de missions"),
    "not-a-workspace.help": ("`mission init {path}` makes one of it", "« mission init {path} » en fait un"),
    "no-mission": ("there is no open mission here yet", "il n’y a encore aucune mission ouverte ici"),
    "no-mission.help": ("`mission new` agrees the first one", "« mission new » crée la première"),
    "unknown": ("there is no mission `{id}`", "la mission « {id} » n’existe pas"),
    "unknown.help": (
        "`mission list --status all` shows every id",
        "« mission list --status all » montre tous les identifiants",
    ),
    "unknown-near": (
        "there is no mission `{id}`; the nearest: {ids}",
        "la mission « {id} » n’existe pas ; les plus proches : {ids}",
    ),
    "ambiguous": ("`{id}` begins several ids: {ids}", "« {id} » est le début de plusieurs identifiants : {ids}"),
    "ambiguous.help": ("type a few letters more", "tapez quelques lettres de plus"),
    "unreadable-mission": (
        "the mission `{id}` cannot be read until this is mended",
        "la mission « {id} » ne peut être lue tant que ceci n’est pas corrigé",
    ),
    "unreadable-mission.help": ("`mission edit {id}` opens it", "« mission edit {id} » l’ouvre"),
    "in-conflict": (
        "the mission `{id}` cannot be read while a conflict is left in it",
        "la mission « {id} » ne peut être lue tant qu’un conflit y reste",
    ),
    "in-conflict.help": (
        "`mission resolve` settles it in the middle of a merge or a rebase; committed like this, `mission edit {id}` opens it",
        "« mission resolve » le règle au milieu d’un merge ou d’un rebase ; s’il est déjà dans un commit, « mission edit {id} » l’ouvre",
    ),
    "invalid-result": (
        "this would leave the mission with errors; nothing was written",
        "cela laisserait des erreurs dans la mission ; rien n’a été écrit",
    ),
}
