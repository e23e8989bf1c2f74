"""mission check --against"""

TEXTS: dict[str, tuple[str, str]] = {
    "left": (
        "Compared with {commit}, where this branch left {ref}: what {ref} gained since is not missing.",
        "Comparé à {commit}, là où cette branche a quitté {ref} : ce que {ref} a gagné depuis ne manque pas.",
    ),
    "unreadable": (
        "{n} file of {ref} cannot be read: what it held is not compared.|{n} files of {ref} cannot be read: what they held is not compared.",
        "{n} fichier de {ref} est illisible : son contenu n’est pas comparé.|{n} fichiers de {ref} sont illisibles : leur contenu n’est pas comparé.",
    ),
    "here": ("somebody here, not committed yet", "quelqu’un ici, pas encore dans un commit"),
    "unknown": ("git knows no commit called {ref} here", "git ne connaît ici aucun commit nommé {ref}"),
    "unknown.help": (
        "`git fetch origin main` brings origin/main; in a forge’s job, check out the whole history (`fetch-depth: 0`, `GIT_DEPTH: 0`)",
        "« git fetch origin main » apporte origin/main ; dans une tâche de forge, prenez tout l’historique (« fetch-depth: 0 », « GIT_DEPTH: 0 »)",
    ),
    "apart": (
        "{ref} and this branch have no commit in common here",
        "{ref} et cette branche n’ont ici aucun commit en commun",
    ),
    "apart.help": (
        "a clone that was cut off? `git fetch --unshallow`; in a forge’s job, `fetch-depth: 0` or `GIT_DEPTH: 0`",
        "un clone tronqué ? « git fetch --unshallow » ; dans une tâche de forge, « fetch-depth: 0 » ou « GIT_DEPTH: 0 »",
    ),
    "refused": ("git {command} refused:\n{words}", "git {command} a refusé :\n{words}"),
    "refused.help": (
        "--against compares with what git keeps: the folder has to lie in a repository",
        "--against compare avec ce que git conserve : le dossier doit se trouver dans un dépôt",
    ),
    "files": (
        "--against compares the whole workspace: leave out the files",
        "--against compare tout l’espace de missions : ne nommez pas de fichiers",
    ),
}
