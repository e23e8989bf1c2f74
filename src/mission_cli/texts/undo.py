"""mission undo, mission redo"""

TEXTS: dict[str, tuple[str, str]] = {
    "no-undo": (
        "nothing is left to undo of what mission wrote in this clone",
        "il ne reste rien à annuler de ce que mission a écrit dans ce clone",
    ),
    "no-undo.help": (
        "`mission undo --list` shows what is remembered; `git log -p -- missions` what was committed, and `git restore FILE` puts a file back as the last commit has it",
        "« mission undo --list » montre ce qui est retenu ; « git log -p -- missions » ce qui a été commité, et « git restore FICHIER » remet un fichier comme dans le dernier commit",
    ),
    "stopped": (
        "nothing is left of what was written last ({subject}): nothing was undone",
        "il ne reste rien de ce qui a été écrit en dernier ({subject}) : rien n’a été annulé",
    ),
    "stopped.help": (
        "`mission undo --list` shows what is older; `mission undo --number N` undoes one of those",
        "« mission undo --list » montre ce qui est plus ancien ; « mission undo --number N » en annule une",
    ),
    "no-redo": ("nothing to redo", "rien à rétablir"),
    "no-redo.help": (
        "`mission undo --list` shows what was undone; `--number N` brings one back that was written over since",
        "« mission undo --list » montre ce qui a été annulé ; « --number N » rétablit ce qui a été recouvert depuis",
    ),
    "no-number-undo": ("there is no operation {number} to undo", "il n’y a pas d’opération {number} à annuler"),
    "no-number-undo.help": (
        "`mission undo --list` shows the numbers",
        "« mission undo --list » montre les numéros",
    ),
    "no-number-redo": ("there is no operation {number} to redo", "il n’y a pas d’opération {number} à rétablir"),
    "no-number-redo.help": (
        "`mission undo --list` shows the numbers",
        "« mission undo --list » montre les numéros",
    ),
    "none": ("This clone remembers nothing to undo.", "Ce clone ne retient rien à annuler."),
    "gone": ("{path} is not there any more; nothing was written", "{path} n’est plus là ; rien n’a été écrit"),
    "gone.help": (
        "`git restore {path}` brings back what was committed",
        "« git restore {path} » ramène ce qui a été commité",
    ),
    "there": (
        "another {path} is there by now; nothing was written",
        "un autre {path} est là désormais ; rien n’a été écrit",
    ),
    "there.help": ("move it away first, then try again", "déplacez-le d’abord, puis réessayez"),
    "clash": (
        "{path}: {what} was changed since; nothing was written",
        "{path} : {what} a été modifié depuis ; rien n’a été écrit",
    ),
    "clash.help": (
        "`mission edit` changes it by hand; `mission undo --list` shows the other steps",
        "« mission edit » le modifie à la main ; « mission undo --list » montre les autres étapes",
    ),
    "unmergeable": (
        "{path} was changed since, in a way that cannot be told from the step; nothing was written",
        "{path} a été modifié depuis, sans que cela se distingue de l’étape ; rien n’a été écrit",
    ),
    "unmergeable.help": (
        "take the later change back first, or change the file by hand",
        "annulez d’abord la modification ultérieure, ou modifiez le fichier à la main",
    ),
    "since": (
        "{path} was changed since. Its other changes stay; this would become of it:",
        "{path} a été modifié depuis. Ses autres modifications restent ; voici ce qu’il deviendrait :",
    ),
    "since-gone": (
        "{path} was changed since it was made. It would be removed with those changes:",
        "{path} a été modifié depuis sa création. Il serait supprimé avec ces modifications :",
    ),
    "committed-by": ("committed by {who}", "commité par {who}"),
    "many-gone": (
        "{n} file would be removed:|{n} files would be removed:",
        "{n} fichier serait supprimé :|{n} fichiers seraient supprimés :",
    ),
    "and-more": ("… and {n} more|… and {n} more", "… et {n} autre|… et {n} autres"),
    "ask-undo": ("Undo it?", "Annuler ?"),
    "ask-redo": ("Redo it?", "Rétablir ?"),
    "needs-yes": (
        "a file was changed since: say that you have looked",
        "un fichier a été modifié depuis : dites que vous avez regardé",
    ),
    "needs-yes.help": (
        "look at the change above, then give --yes",
        "regardez la modification ci-dessus, puis donnez --yes",
    ),
    "needs-yes-gone": (
        "many files would be removed: say that this is meant",
        "beaucoup de fichiers seraient supprimés : dites que c’est voulu",
    ),
    "needs-yes-gone.help": (
        "`--dry-run` shows each of them; then give --yes",
        "« --dry-run » montre chacun d’eux ; puis donnez --yes",
    ),
    "settled": (
        "{path}: this step settled a conflict, since committed; before it stood git's markers, which are nothing to go back to",
        "{path} : cette étape a réglé un conflit, commité depuis ; avant elle, il y avait les marques de git, à quoi on ne revient pas",
    ),
    "settled.help": (
        "`mission edit` writes it another way; `git revert -m 1 {commit}` takes the whole merge back, in a commit of its own",
        "« mission edit » l’écrit autrement ; « git revert -m 1 {commit} » annule toute la fusion, dans un commit à part",
    ),
    "settled-alone": (
        "{path}: this step settled a conflict, since committed; before it stood git's markers, which are nothing to go back to",
        "{path} : cette étape a réglé un conflit, commité depuis ; avant elle, il y avait les marques de git, à quoi on ne revient pas",
    ),
    "settled-alone.help": (
        "`mission edit` writes it another way; `git log -p -- {path}` shows each commit, and `git revert COMMIT` takes one back",
        "« mission edit » l’écrit autrement ; « git log -p -- {path} » montre chaque commit, et « git revert COMMIT » en annule un",
    ),
    "in-conflict": (
        "{path} is in conflict again: `mission resolve` settles it.",
        "{path} est de nouveau en conflit : « mission resolve » le règle.",
    ),
    "synced": (
        "what was done last was a sync, which brought in others' work: nothing was undone",
        "la dernière opération était une synchronisation, qui a apporté le travail des autres : rien n’a été annulé",
    ),
    "synced.help": (
        "`git reset --keep {before}` takes this clone back to before it, and `mission sync` brings all of it in again; what was sent stays with the others. `mission undo --number {number}` undoes what you recorded before: {subject}",
        "« git reset --keep {before} » ramène ce clone à l’état d’avant, et « mission sync » reprend le tout ; ce qui a été envoyé reste chez les autres. « mission undo --number {number} » annule ce que vous aviez enregistré avant : {subject}",
    ),
    "synced-only": (
        "what was done last was a sync, which brought in others' work: nothing was undone",
        "la dernière opération était une synchronisation, qui a apporté le travail des autres : rien n’a été annulé",
    ),
    "synced-only.help": (
        "`git reset --keep {before}` takes this clone back to before it, and `mission sync` brings all of it in again; what was sent stays with the others",
        "« git reset --keep {before} » ramène ce clone à l’état d’avant, et « mission sync » reprend le tout ; ce qui a été envoyé reste chez les autres",
    ),
    "settled-open": (
        "{path}: this step settled a conflict; before it stood git's markers, which are no file to work with",
        "{path} : cette étape a réglé un conflit ; avant elle, il y avait les marques de git, avec lesquelles on ne travaille pas",
    ),
    "settled-open.help": (
        "`git checkout --merge -- {path}` puts the conflict back, and `mission resolve` settles it again",
        "« git checkout --merge -- {path} » remet le conflit, et « mission resolve » le règle de nouveau",
    ),
    "refused": ("nothing was written", "rien n’a été écrit"),
    "passed-over-undo": (
        "Passed over, as nothing is left of it: {subject}",
        "Passé, car il n’en reste rien : {subject}",
    ),
    "passed-over-redo": ("Passed over, as it is there already: {subject}", "Passé, car c’est déjà là : {subject}"),
    "done-undo": ("Undone: {subject}", "Annulé : {subject}"),
    "done-redo": ("Done again: {subject}", "Rétabli : {subject}"),
    "file-gone": (" (removed)", " (supprimé)"),
    "file-back": (" (made again)", " (créé de nouveau)"),
    "back-undo": ("`mission redo` brings it back.", "« mission redo » le rétablit."),
    "back-redo": ("`mission undo` takes it back.", "« mission undo » l’annule."),
    "forgotten": (
        "This step itself could not be remembered: .mission/cache/undo/ cannot be written.",
        "Cette étape elle-même n’a pas pu être retenue : .mission/cache/undo/ n’est pas inscriptible.",
    ),
    "unreadable": ("{path} cannot be read ({words})", "{path} est illisible ({words})"),
    "unreadable.help": (
        "check the folder's permissions; it can be deleted at any moment, and what it remembers with it",
        "vérifiez les droits du dossier ; il peut être supprimé à tout moment, et ce qu’il retient avec lui",
    ),
    "subject-undo": ("Undo: {subject}", "Annulation : {subject}"),
    "subject-redo": ("Redo: {subject}", "Rétablissement : {subject}"),
    "committed": (
        "The last commit still has it. When you commit the undo, say in the message that this is meant:",
        "Le dernier commit l’a encore. En commitant l’annulation, dites dans le message que c’est voulu :",
    ),
    "head-number": ("number", "numéro"),
    "head-when": ("when", "quand"),
    "head-what": ("what", "quoi"),
    "head-files": ("files", "fichiers"),
    "head-state": ("state", "état"),
    "files": ("{n} file|{n} files", "{n} fichier|{n} fichiers"),
    "state-done": ("done", "fait"),
    "state-undone": ("undone", "annulé"),
    "state-ended": ("undone, written over since", "annulé, recouvert depuis"),
}
