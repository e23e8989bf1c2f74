"""mission sync"""

TEXTS: dict[str, tuple[str, str]] = {
    # Refused, with what to type --------------------------------------------------------------------------------------
    "detached": (
        "no branch is checked out: there is nothing to bring in step",
        "aucune branche n’est active : il n’y a rien à mettre à jour",
    ),
    "detached.help": ("go to a branch first: {command}", "passez d’abord sur une branche : {command}"),
    "no-commit": ("the branch `{branch}` has no commit yet", "la branche « {branch} » n’a encore aucun commit"),
    "no-commit.help": (
        "`mission sync --commit` makes the first one",
        "« mission sync --commit » fait le premier",
    ),
    "no-such-remote": (
        "there is no remote `{remote}`; these are known: {known}",
        "il n’y a pas de dépôt distant « {remote} » ; sont connus : {known}",
    ),
    "no-remote": (
        "this repository is shared with nobody yet: it has no remote",
        "ce dépôt n’est encore partagé avec personne : il n’a pas de dépôt distant",
    ),
    "no-remote.help": (
        "once, with the address that the forge gives: git remote add origin ADDRESS",
        "une seule fois, avec l’adresse que donne la forge : git remote add origin ADRESSE",
    ),
    "which-remote": (
        "`{branch}` could be shared at several places: {known}",
        "« {branch} » pourrait être partagée à plusieurs endroits : {known}",
    ),
    "which-remote.help": ("say which one: mission sync --remote NAME", "dites lequel : mission sync --remote NOM"),
    "gone": (
        "{name} is not there any more: somebody removed it",
        "{name} n’existe plus : quelqu’un l’a supprimée",
    ),
    "gone.help": (
        "to share it again: git push -u {remote} {branch}; else go back to the main branch: git switch main",
        "pour la partager de nouveau : git push -u {remote} {branch} ; sinon, revenez à la branche principale : git switch main",
    ),
    "unrelated": (
        "this repository and {other} have no commit in common",
        "ce dépôt et {other} n’ont aucun commit en commun",
    ),
    "unrelated.help": (
        "clone the shared one and copy your missions into it",
        "clonez le dépôt partagé et copiez-y vos missions",
    ),
    "refused": (
        "git {command} refused; all is as before:\n{words}",
        "git {command} a refusé ; tout est comme avant :\n{words}",
    ),
    "not-pushed": (
        "git push refused; nothing was sent:\n{words}",
        "git push a refusé ; rien n’a été envoyé :\n{words}",
    ),
    "rejected": (
        "git push refused; nothing was sent:\n{words}",
        "git push a refusé ; rien n’a été envoyé :\n{words}",
    ),
    "rejected.help": (
        "where {branch} is protected, send your work as a branch of its own, and ask there for it to be merged:\n{steps}",
        "si {branch} est une branche protégée, envoyez votre travail dans une branche à part, puis demandez sa fusion :\n{steps}",
    ),
    "conflict": (
        "changed in the same place here and by others: {paths}",
        "changé au même endroit ici et par d’autres : {paths}",
    ),
    "conflict.help": (
        "`mission resolve`, then `mission sync` again; or `mission sync --abort` to have all as before",
        "« mission resolve », puis de nouveau « mission sync » ; ou « mission sync --abort » pour tout retrouver comme avant",
    ),
    "stopped": (
        "git {command} stopped:\n{words}",
        "git {command} s’est arrêté :\n{words}",
    ),
    "stopped.help": (
        "mend that and type `mission sync` again, or `mission sync --abort` to have all as before",
        "corrigez cela et relancez « mission sync », ou « mission sync --abort » pour tout retrouver comme avant",
    ),
    "too-fast": (
        "others were faster, {times} times; what came in is here, nothing was sent",
        "d’autres ont été plus rapides, {times} fois ; ce qui est arrivé est là, rien n’a été envoyé",
    ),
    "too-fast.help": ("type `mission sync` again", "relancez « mission sync »"),
    "other-operation": (
        "git is in the middle of something else here ({kind})",
        "git est déjà au milieu d’autre chose ici ({kind})",
    ),
    "other-operation.help": (
        "end it first: {command}, or git {kind} --abort",
        "terminez-la d’abord : {command}, ou git {kind} --abort",
    ),
    "still-conflict": ("still in conflict: {paths}", "encore en conflit : {paths}"),
    "still-conflict.help": (
        "mission resolve, then mission sync",
        "mission resolve, puis mission sync",
    ),
    "foreign-conflict": (
        "these files were changed on both sides and are no missions: {paths}. All is as before.",
        "ces fichiers ont changé des deux côtés et ne sont pas des missions : {paths}. Tout est comme avant.",
    ),
    "foreign-conflict.help": ("bring them together with git: git pull", "fusionnez-les avec git : git pull"),
    "in-the-way": (
        "not committed here, and changed by others too: {paths}",
        "pas encore dans un commit ici, et changés aussi par d’autres : {paths}",
    ),
    "in-the-way.help": (
        "mission sync --commit commits your changes of the workspace first",
        "mission sync --commit fait d’abord un commit de vos changements",
    ),
    "in-the-way-elsewhere": (
        "not committed here, and changed by others too: {paths}",
        "pas encore dans un commit ici, et changés aussi par d’autres : {paths}",
    ),
    "in-the-way-elsewhere.help": (
        "these are not the workspace's: git commit, or git stash",
        "ils ne sont pas de l’espace de missions : git commit, ou git stash",
    ),
    "nothing-to-abort": ("no sync is under way", "aucune synchronisation n’est en cours"),
    "unreadable": (
        "{path} cannot be committed: it does not read",
        "{path} ne peut pas entrer dans un commit : il est illisible",
    ),
    "gate": (
        "nothing was sent: the others would get what is wrong above; what came in is here",
        "rien n’a été envoyé : les autres recevraient ce qui est faux ci-dessus ; ce qui est arrivé est là",
    ),
    "gate.help": (
        "correct it (`mission edit`), then `mission sync --commit`",
        "corrigez-le (« mission edit »), puis « mission sync --commit »",
    ),
    "gate-lost": (
        "nothing was sent: the others would lose what is named above; what came in is here",
        "rien n’a été envoyé : les autres perdraient ce qui est nommé ci-dessus ; ce qui est arrivé est là",
    ),
    "gate-lost.help": (
        'put it back and `mission sync --commit`; if it was meant to go: git commit --allow-empty -m "Removes: {removal}", then `mission sync`',
        'remettez-le, puis « mission sync --commit » ; s’il devait partir : git commit --allow-empty -m "Removes: {removal}", puis « mission sync »',
    ),
    "marked": (
        "a conflict was marked as settled with its markers inside: {paths}",
        "un conflit a été marqué comme réglé avec ses marqueurs dedans : {paths}",
    ),
    "marked.help": (
        "git checkout --merge -- {paths} brings the conflict back, `mission resolve` settles it, then `mission sync`",
        "git checkout --merge -- {paths} ramène le conflit, « mission resolve » le règle, puis « mission sync »",
    ),
    "made-together": (
        "each side was right in itself; together they are as shown above: correct it with the commands named",
        "chaque côté était juste en soi ; ensemble ils donnent ce qui est montré ci-dessus : corrigez-le avec les commandes nommées",
    ),
    "unreadable.help": ("mend it with `mission edit`", "corrigez-le avec « mission edit »"),
    # Said ------------------------------------------------------------------------------------------------------------
    "fetching": ("Asking {remote} …", "Interrogation de {remote} …"),
    "ask-commit": (
        "{n} changed file is not committed yet. Commit it first?|{n} changed files are not committed yet. Commit them first?",
        "{n} fichier changé n’est pas encore dans un commit. Le faire d’abord ?|{n} fichiers changés ne sont pas encore dans un commit. Le faire d’abord ?",
    ),
    "left-uncommitted": (
        "{n} file is not committed and stays here: mission sync --commit sends it too|{n} files are not committed and stay here: mission sync --commit sends them too",
        "{n} fichier n’est pas dans un commit et reste ici : mission sync --commit l’envoie aussi|{n} fichiers ne sont pas dans un commit et restent ici : mission sync --commit les envoie aussi",
    ),
    "subject-one": ("{id}: {event}", "{id}: {event}"),
    "subject-many": (
        "{n} file: {ids}|{n} files: {ids}",
        "{n} fichier : {ids}|{n} fichiers : {ids}",
    ),
    "more-events": ("{event} and {n} more", "{event} et {n} de plus"),
    "changed-file": ("changed", "changé"),
    "up-to-date": ("Up to date with {name}.", "À jour avec {name}."),
    "came-in": (
        "From {name}, {n} commit:|From {name}, {n} commits:",
        "De {name}, {n} commit :|De {name}, {n} commits :",
    ),
    "would-come-in": (
        "{n} commit would come in from {name}:|{n} commits would come in from {name}:",
        "{n} commit arriverait de {name} :|{n} commits arriveraient de {name} :",
    ),
    "events-left": ("… and {n} more", "… et {n} de plus"),
    "nothing-of-missions": ("  (no mission changed)", "  (aucune mission changée)"),
    "more-files": (
        "  … and {n} file more|  … and {n} files more",
        "  … et {n} fichier de plus|  … et {n} fichiers de plus",
    ),
    "sent": (
        "Sent to {name}: {n} commit, {files}.|Sent to {name}: {n} commits, {files}.",
        "Envoyé à {name} : {n} commit, {files}.|Envoyés à {name} : {n} commits, {files}.",
    ),
    "would-send": (
        "{n} commit would be sent to {name}, {files}.|{n} commits would be sent to {name}, {files}.",
        "{n} commit serait envoyé à {name}, {files}.|{n} commits seraient envoyés à {name}, {files}.",
    ),
    "not-sent": (
        "{n} commit stays here (--no-push), {files}.|{n} commits stay here (--no-push), {files}.",
        "{n} commit reste ici (--no-push), {files}.|{n} commits restent ici (--no-push), {files}.",
    ),
    "files-of-missions": ("{n} mission changed|{n} missions changed", "{n} mission changée|{n} missions changées"),
    "linked": (
        "From now on `{branch}` and {name} belong together.",
        "Désormais « {branch} » et {name} vont ensemble.",
    ),
    "would-conflict": (
        "{path}: both sides changed {n} place differently; mission resolve will ask|{path}: both sides changed {n} places differently; mission resolve will ask",
        "{path} : {n} endroit changé différemment des deux côtés ; mission resolve le demandera|{path} : {n} endroits changés différemment des deux côtés ; mission resolve les demandera",
    ),
    "would-commit": (
        "{n} changed file would be committed first: {subject}|{n} changed files would be committed first: {subject}",
        "{n} fichier changé entrerait d’abord dans un commit : {subject}|{n} fichiers changés entreraient d’abord dans un commit : {subject}",
    ),
    "aborted": ("All is as before: {commit}", "Tout est comme avant : {commit}"),
    "would-abort": ("It would be as before: {commit}", "Ce serait comme avant : {commit}"),
    "dry-run": (
        "Nothing was changed or sent (--dry-run); only asked for what is at {name}.",
        "Rien n’a été changé ni envoyé (--dry-run) ; seulement demandé ce qu’il y a sur {name}.",
    ),
}
