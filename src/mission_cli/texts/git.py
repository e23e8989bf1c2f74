"""What git answered, and what became of a commit."""

TEXTS: dict[str, tuple[str, str]] = {
    "missing": ("git is not installed, or not on the PATH", "git n’est pas installé, ou absent du PATH"),
    "slow": (
        "git {command} did not answer in {seconds} seconds",
        "git {command} n’a pas répondu en {seconds} secondes",
    ),
    "refused": ("git {command} refused:\n{words}", "git {command} a refusé :\n{words}"),
    "embedded": (
        "git was not started: {path} is a repository without files of its own (HEAD, objects and refs)",
        "git n’a pas été lancé : {path} est un dépôt sans fichiers à lui (HEAD, objects et refs)",
    ),
    "embedded.help": (
        "if it is yours, work in a clone: git clone {path}\n"
        "      if it came with files that somebody sent you: it can have git run any program, do not work there",
        "si ce dépôt est à vous, travaillez dans un clone : git clone {path}\n"
        "      s’il est venu avec des fichiers qu’on vous a envoyés : il peut faire lancer n’importe quel programme par git,"
        " n’y travaillez pas",
    ),
    "elsewhere": (
        "git was not started: the repository {path} says that its files are in another folder, {where}",
        "git n’a pas été lancé : le dépôt {path} dit que ses fichiers sont dans un autre dossier, {where}",
    ),
    "elsewhere.help": (
        "git would write there; if you did not set that yourself, do not trust this folder\n"
        "      to have the files here: git -C {path} config --unset core.worktree",
        "git écrirait là-bas ; si vous ne l’avez pas réglé vous-même, ne faites pas confiance à ce dossier\n"
        "      pour garder les fichiers ici : git -C {path} config --unset core.worktree",
    ),
    "commit-refused": ("git made no commit:\n{words}", "git n’a pas fait le commit :\n{words}"),
    "commit-refused.help": (
        "the file is written; to commit it:\n      {line}",
        "le fichier est écrit ; pour en faire un commit :\n      {line}",
    ),
    "commit-missing": (
        "git is not installed, or not on the PATH: nothing was committed",
        "git n’est pas installé, ou absent du PATH : aucun commit n’a été fait",
    ),
    "commit-missing.help": (
        "the file is written; without git, take `commit: true` out of mission.yaml, or give --no-commit",
        "le fichier est écrit ; sans git, retirez « commit: true » de mission.yaml, ou donnez --no-commit",
    ),
    "commit-slow": (
        "git commit did not end in {seconds} seconds, and was stopped",
        "git commit ne s’est pas terminé en {seconds} secondes, et a été arrêté",
    ),
    "commit-slow.help": (
        "the file is written; a hook may hang, or a signature may wait for a passphrase. In a terminal:\n      {line}",
        "le fichier est écrit ; un hook est peut-être bloqué, ou une signature attend un mot de passe. Dans un terminal :\n"
        "      {line}",
    ),
    "commit-stopped": ("interrupted: the commit was not made", "interrompu : le commit n’a pas été fait"),
    "commit-stopped.help": (
        "the file is written; to commit it:\n      {line}",
        "le fichier est écrit ; pour en faire un commit :\n      {line}",
    ),
    "commit-nowhere": (
        "{path} is in no git repository: nothing was committed",
        "{path} n’est dans aucun dépôt git : aucun commit n’a été fait",
    ),
    "commit-nowhere.help": (
        "the file is written; `git init` makes a repository, and `commit: false` in mission.yaml does without commits",
        "le fichier est écrit ; « git init » crée un dépôt, et « commit: false » dans mission.yaml se passe de commits",
    ),
    "commit-bare": (
        "{path} is in git’s own folder, where nothing can be committed",
        "{path} est dans le dossier interne de git, où rien ne peut être mis dans un commit",
    ),
    "commit-bare.help": (
        "the file is written; work in a clone: git clone {path}",
        "le fichier est écrit ; travaillez dans un clone : git clone {path}",
    ),
    "commit-dubious": (
        "git does not trust this repository, because it belongs to another user: nothing was committed",
        "git n’a pas confiance en ce dépôt, qui appartient à un autre utilisateur : aucun commit n’a été fait",
    ),
    "commit-dubious.help": (
        "the file is written; if you do trust what is there:\n      git config --global --add safe.directory {path}\n"
        "      {line}",
        "le fichier est écrit ; si vous avez confiance en ce qui s’y trouve :\n"
        "      git config --global --add safe.directory {path}\n      {line}",
    ),
    "commit-nobody": (
        "git does not know who you are: nothing was committed",
        "git ne sait pas qui vous êtes : aucun commit n’a été fait",
    ),
    "commit-nobody.help": (
        'the file is written; say it once, then commit:\n      git config --global user.name "Your Name"\n'
        "      git config --global user.email you@example.com\n      {line}",
        "le fichier est écrit ; dites-le une fois, puis faites le commit :\n"
        '      git config --global user.name "Votre Nom"\n      git config --global user.email vous@example.com\n      {line}',
    ),
    "commit-middle": (
        "a {kind} is under way, in which git commits no file by itself",
        "un {kind} est en cours, et git n’y fait pas de commit d’un fichier seul",
    ),
    "commit-middle.help": (
        "the file is written; end the {kind} first (`git status` says how), then:\n      {line}",
        "le fichier est écrit ; terminez d’abord le {kind} (« git status » dit comment), puis :\n      {line}",
    ),
    "commit-ignored": (
        "git is told to ignore {path}, by {rule}: nothing was committed",
        "git doit ignorer {path}, d’après {rule} : aucun commit n’a été fait",
    ),
    "commit-ignored.help": (
        "the file is written; take that line out, or:\n      {line}",
        "le fichier est écrit ; retirez cette ligne, ou :\n      {line}",
    ),
    "commit-rewritten": (
        "a hook changed the file, and refused the commit:\n{words}",
        "un hook a modifié le fichier, et refusé le commit :\n{words}",
    ),
    "commit-rewritten.help": (
        "look at what it made of the file (git diff), then: {line}",
        "regardez ce qu’il a fait du fichier (git diff), puis : {line}",
    ),
    "nothing": (
        "Nothing to commit: the last commit has it so.",
        "Rien à mettre dans un commit : le dernier est déjà ainsi.",
    ),
    "detached": (
        "warning: no branch is checked out, so this commit is on none; `git switch -c NAME` keeps it",
        "attention : aucune branche n’est active, ce commit n’est donc sur aucune ; « git switch -c NOM » le garde",
    ),
    "hook-changed": (
        "warning: a hook changed {path} while it was committed",
        "attention : un hook a modifié {path} pendant le commit",
    ),
    "hook-left": (
        "warning: a hook changed {path}, and its changes are not in the commit; `git diff` shows them",
        "attention : un hook a modifié {path}, et ses changements ne sont pas dans le commit ; « git diff » les montre",
    ),
}
