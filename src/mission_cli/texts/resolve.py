"""mission resolve"""

TEXTS: dict[str, tuple[str, str]] = {
    # Refused ---------------------------------------------------------------------------------------------------------
    "no-repository": ("{path} is not in a git repository", "{path} n’est pas dans un dépôt git"),
    "no-repository.help": (
        "`git init` makes one; `git clone` takes a colleague’s",
        "« git init » en crée un ; « git clone » prend celui d’un collègue",
    ),
    "not-in-conflict": (
        "`{id}` is not in conflict; these are: {ids}",
        "« {id} » n’est pas en conflit ; le sont : {ids}",
    ),
    "ambiguous": ("`{id}` begins several: {ids}", "« {id} » en désigne plusieurs : {ids}"),
    "bad-take": (
        "{option}: `{value}` names no side; write it so: {example}",
        "{option} : « {value} » ne désigne aucun côté ; écrivez ainsi : {example}",
    ),
    "no-such-place": (
        "{option}: `{place}` is not among what both sides changed: {places}",
        "{option} : « {place} » n’est pas parmi ce que les deux côtés ont changé : {places}",
    ),
    "no-places": ("nothing", "rien"),
    "git-kept": (
        "the files are merged, but git would not mark them as settled:\n{words}",
        "les fichiers sont fusionnés, mais git n’a pas voulu les marquer comme réglés :\n{words}",
    ),
    "git-kept.help": ("once that is mended: git add {paths}", "une fois cela réparé : git add {paths}"),
    "temporary": ("the temporary folder", "le dossier temporaire"),
    # Nothing to do ---------------------------------------------------------------------------------------------------
    "none": ("No mission is in conflict.", "Aucune mission n’est en conflit."),
    # Whose is what ---------------------------------------------------------------------------------------------------
    "kind-merge": ("In the middle of a merge:", "Au milieu d’une fusion (merge) :"),
    "kind-rebase": (
        "In the middle of a rebase (git calls the two sides the other way round here):",
        "Au milieu d’un rebase (git y nomme les deux côtés à l’inverse) :",
    ),
    "kind-am": ("In the middle of applying a mailed patch:", "Pendant l’application d’un correctif reçu par mail :"),
    "kind-cherry-pick": ("In the middle of a cherry-pick:", "Au milieu d’un cherry-pick :"),
    "kind-revert": (
        "In the middle of a revert; theirs is as before this commit:",
        "Au milieu d’une annulation (revert) ; « autre » est l’état d’avant ce commit :",
    ),
    "kind-stash": (
        "After taking up stashed work; yours is what was stashed:",
        "Après la reprise d’un travail mis de côté (stash) ; « vous » est ce travail :",
    ),
    "kind-other": (
        "Yours is what the branch has, theirs what was put onto it:",
        "« Vous » est ce qu’a la branche, « autre » ce qui y a été appliqué :",
    ),
    "yours": ("yours", "vous"),
    "theirs": ("theirs", "autre"),
    "base": ("the common version", "la version commune"),
    # What became of each file ----------------------------------------------------------------------------------------
    "merged": ("{path}: merged", "{path} : fusionné"),
    "settled": ("{path}: merged, as you chose", "{path} : fusionné, selon vos choix"),
    "two": (
        "{path}: two missions were agreed under one id; theirs keeps it, yours is now {second} (rename it as you like: git mv)",
        "{path} : deux missions ont été convenues sous le même identifiant ; l’autre le garde, la vôtre est maintenant {second} (renommez-la à votre gré : git mv)",
    ),
    "kept": ("{path}: kept as it is", "{path} : gardé tel quel"),
    "removed": ("{path}: removed", "{path} : supprimé"),
    "conflict": (
        "{path}: {n} place changed on both sides|{path}: {n} places changed on both sides",
        "{path} : {n} endroit changé des deux côtés|{path} : {n} endroits changés des deux côtés",
    ),
    "gone": (
        "{path}: changed on one side, removed on the other",
        "{path} : changé d’un côté, supprimé de l’autre",
    ),
    "edited": (
        "{path}: edited by hand since; left as it is",
        "{path} : modifié à la main depuis ; laissé tel quel",
    ),
    "unreadable": (
        "{path}: cannot be merged, {side} does not read; left as it is",
        "{path} : impossible à fusionner, {side} est illisible ; laissé tel quel",
    ),
    "would": ("Nothing was written (--dry-run). It would be:", "Rien n’a été écrit (--dry-run). Ce serait :"),
    "whole-file": ("the whole file", "le fichier entier"),
    "empty": ("(empty)", "(vide)"),
    "not-shown": ("(not shown)", "(non montré)"),
    "removed-value": ("(removed)", "(supprimé)"),
    "changed-value": ("(changed)", "(changé)"),
    "errors": (
        "{path} has {n} error as merged: mission check|{path} has {n} errors as merged: mission check",
        "{path} contient {n} erreur une fois fusionné : mission check|{path} contient {n} erreurs une fois fusionné : mission check",
    ),
    "subject": ("{id}: conflict settled", "{id}: conflit réglé"),
    # What to type ----------------------------------------------------------------------------------------------------
    "how-every": ("mission resolve {id} --ours, or --theirs", "mission resolve {id} --ours, ou --theirs"),
    "how-sides": (
        "ours is what is yours, theirs the other side's; --set PLACE=VALUE gives a third value. On a terminal each is asked.",
        "ours : le vôtre, theirs : celui de l’autre côté ; --set LIEU=VALEUR donne une troisième valeur. Sur un terminal, chacun est demandé.",
    ),
    "partly": (
        "{path}: a choice is still missing for {places}; a file is settled whole, so none was taken",
        "{path} : il manque encore un choix pour {places} ; un fichier se règle en entier, donc aucun n’a été pris",
    ),
    "how-gone": (
        "mission resolve {id} --ours, or --theirs: {ours} is yours",
        "mission resolve {id} --ours, ou --theirs : {ours} est à vous",
    ),
    "how-edited": (
        "done with it: git add {path}; to build it again: mission resolve {id} --yes",
        "si c’est fini : git add {path} ; pour le reconstruire : mission resolve {id} --yes",
    ),
    "how-marked": (
        "it still holds both sides between markers: take one out at each place and run mission resolve again; to build it again: mission resolve {id} --yes",
        "il contient encore les deux côtés entre des marques : retirez-en un à chaque endroit, puis relancez mission resolve ; pour le reconstruire : mission resolve {id} --yes",
    ),
    "how-unread": (
        "it does not read as it is: mission check {path} says where; mend it there and run mission resolve again; to build it again: mission resolve {id} --yes",
        "il est illisible tel qu’il est : mission check {path} dit où ; corrigez-le là, puis relancez mission resolve ; pour le reconstruire : mission resolve {id} --yes",
    ),
    "how-unreadable": (
        "edit it until it reads and no marker is left, and run mission resolve again; or a side whole: git checkout --{yours} {path} (yours), --{others} (theirs)",
        "modifiez-le jusqu’à ce qu’il soit lisible et sans marques, puis relancez mission resolve ; ou un côté entier : git checkout --{yours} {path} (vous), --{others} (autre)",
    ),
    "gone-kept": ("the changed file", "le fichier changé"),
    "gone-removed": ("the removal", "la suppression"),
    "elsewhere": (
        "Also in conflict, and no mission: {paths}. Settle by hand, then git add.",
        "Aussi en conflit, mais pas des missions : {paths}. À régler à la main, puis git add.",
    ),
    "next": ("Next: {command}", "Ensuite : {command}"),
    "next-stash": (
        "Nothing more to do; the stash is still kept: git stash drop",
        "Rien d’autre à faire ; le travail mis de côté reste gardé : git stash drop",
    ),
    # Asked -----------------------------------------------------------------------------------------------------------
    "ask": ("{id}, {place}: which one?", "{id}, {place} : lequel ?"),
    "ask-other": ("another value", "une autre valeur"),
    "ask-later": ("leave it for later", "le laisser pour plus tard"),
    "ask-value": ("The value of {place}", "La valeur de {place}"),
    "ask-edited": (
        "{path} was edited by hand since. What is right?",
        "{path} a été modifié à la main depuis. Qu’est-ce qui est juste ?",
    ),
    "ask-as-is": ("the file as it is now", "le fichier tel qu’il est"),
    "ask-again": ("build it again from both sides", "le reconstruire à partir des deux côtés"),
    "bad-value": ("{place} cannot be that: {code}", "{place} ne peut pas valoir cela : {code}"),
}
