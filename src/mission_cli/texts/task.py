"""mission task"""

TEXTS: dict[str, tuple[str, str]] = {
    "ask-task": ("Which task?", "Quelle tâche ?"),
    "ask-state": ("What became of it?", "Où en est-elle ?"),
    "ask-why": ("Why does it not apply?", "Pourquoi est-elle sans objet ?"),
    "state-done": ("done", "faite"),
    "state-verified": (
        "verified: you checked what somebody else did",
        "vérifiée : vous avez contrôlé ce qu’un autre a fait",
    ),
    "state-n/a": ("does not apply here (a reason is asked for)", "sans objet ici (une raison est demandée)"),
    "state-todo": ("to do again", "de nouveau à faire"),
    # Refused ---------------------------------------------------------------------------------------------------------
    "no-checklist": (
        "the mission `{id}` has no checklist yet",
        "la mission « {id} » n’a pas encore de liste de contrôle",
    ),
    "no-checklist.help": (
        "`mission onboard {id}` writes that of the start, `mission offboard {id} --case completed` that of the end",
        "« mission onboard {id} » écrit celle du démarrage, « mission offboard {id} --case completed » celle de la fin",
    ),
    "unknown": ("there is no task `{task}` in this mission", "la tâche « {task} » n’existe pas dans cette mission"),
    "unknown.help": (
        "`mission onboard {id}` and `mission offboard {id}` show every task",
        "« mission onboard {id} » et « mission offboard {id} » montrent toutes les tâches",
    ),
    "unknown-near": (
        "there is no task `{task}` in this mission; the nearest: {ids}",
        "la tâche « {task} » n’existe pas dans cette mission ; les plus proches : {ids}",
    ),
    "unknown-near.help": (
        "`mission onboard {id}` and `mission offboard {id}` show every task",
        "« mission onboard {id} » et « mission offboard {id} » montrent toutes les tâches",
    ),
    "ambiguous": ("`{task}` begins several tasks: {ids}", "« {task} » est le début de plusieurs tâches : {ids}"),
    "ambiguous.help": ("type a few letters more", "tapez quelques lettres de plus"),
    "why-only": ("--why goes with n/a", "--why ne va qu’avec n/a"),
    "why-only.help": (
        "for a record of what happened, add a note to the mission's journal",
        "pour garder trace de ce qui s’est passé, notez-le dans le journal de la mission",
    ),
    "no-why": ("n/a needs a reason: --why", "n/a demande une raison : --why"),
    "no-why.help": ('type: mission task {id} {task} n/a --why "…"', 'tapez : mission task {id} {task} n/a --why "…"'),
    "not-done": (
        "`{task}` is not done yet, so there is nothing to verify",
        "« {task} » n’est pas encore faite : il n’y a rien à vérifier",
    ),
    "not-done.help": (
        "whoever did it types: mission task {id} {task} done",
        "la personne qui l’a faite tape : mission task {id} {task} done",
    ),
    "nobody": (
        "`{task}` does not say who did it, so nobody else can be told from them",
        "« {task} » ne dit pas qui l’a faite : rien ne prouve qu’un autre la vérifie",
    ),
    "nobody.help": (
        "whoever did it types: mission task {id} {task} done",
        "la personne qui l’a faite tape : mission task {id} {task} done",
    ),
    "same-person": (
        "{author} did `{task}`: somebody else must verify it",
        "{author} a fait « {task} » : quelqu’un d’autre doit la vérifier",
    ),
    "same-person.help": (
        'the person who checks types: mission task {id} {task} verified (or --as "Their Name")',
        "la personne qui contrôle tape : mission task {id} {task} verified (ou --as « Son Nom »)",
    ),
    # Said ------------------------------------------------------------------------------------------------------------
    "already": (
        "`{task}` is already so: {state}. Nothing to write.",
        "« {task} » l’est déjà : {state}. Rien à écrire.",
    ),
    "marked": ("{task}: {state}", "{task} : {state}"),
    "back-equipment": ("{name} ({item}): returned {day}", "{name} ({item}) : rendu le {day}"),
    "back-access": ("{name} ({item}): revoked {day}", "{name} ({item}) : révoqué le {day}"),
    "out-again-equipment": (
        "{name} ({item}): out again, `returned` is taken back",
        "{name} ({item}) : de nouveau à rendre, « returned » est retiré",
    ),
    "out-again-access": (
        "{name} ({item}): open again, `revoked` is taken back",
        "{name} ({item}) : de nouveau ouvert, « revoked » est retiré",
    ),
    "still-out-equipment": (
        "note: {name} ({item}) is still out; the mission cannot be closed before it is back",
        "à noter : {name} ({item}) n’est pas rendu ; la mission ne pourra pas être clôturée avant",
    ),
    "still-out-access": (
        "note: {name} ({item}) is still open; the mission cannot be closed before it is revoked",
        "à noter : {name} ({item}) est encore ouvert ; la mission ne pourra pas être clôturée avant",
    ),
    "still-back-equipment": (
        "note: {name} ({item}) keeps `returned: {day}`; `mission edit {id}` corrects it",
        "à noter : {name} ({item}) garde « returned: {day} » ; « mission edit {id} » permet de corriger",
    ),
    "still-back-access": (
        "note: {name} ({item}) keeps `revoked: {day}`; `mission edit {id}` corrects it",
        "à noter : {name} ({item}) garde « revoked: {day} » ; « mission edit {id} » permet de corriger",
    ),
    "in-both": (
        "note: `{task}` is in both checklists; this marked the one of `offboarding` (`mission edit {id}` renames the other)",
        "à noter : « {task} » figure dans les deux listes ; c’est celle de « offboarding » qui a été marquée (« mission edit {id} » renomme l’autre)",
    ),
    "needs-verifying": (
        "Somebody else must now verify it: mission task {id} {task} verified",
        "Quelqu’un d’autre doit maintenant vérifier : mission task {id} {task} verified",
    ),
    "subject": ("{id}: {task} {state}", "{id} : {task} {state}"),
}
