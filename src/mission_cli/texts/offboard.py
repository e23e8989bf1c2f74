"""mission offboard, and the checklist it shows"""

TEXTS: dict[str, tuple[str, str]] = {
    "former": (
        "This checklist is that of the former end: the mission was renewed since, to {day}. Begin it again for that end: mission offboard {id} --case completed",
        "Cette check-list est celle de l’ancienne fin : la mission a été prolongée depuis, jusqu’au {day}. Recommencez-la pour cette fin : mission offboard {id} --case completed",
    ),
    "again": (
        "Checklist begun again for the new end: {n} task to do again, said in a note of the journal|Checklist begun again for the new end: {n} tasks to do again, said in a note of the journal",
        "Check-list recommencée pour la nouvelle fin : {n} tâche à refaire, rappelée dans une note du journal|Check-list recommencée pour la nouvelle fin : {n} tâches à refaire, rappelées dans une note du journal",
    ),
    "done-before": (
        "Done for the end that was put off: {tasks}",
        "Fait pour la fin qui a été repoussée : {tasks}",
    ),
    # Asked on a terminal ---------------------------------------------------------------------------------------------
    "ask-case": ("How does the mission end?", "Comment la mission prend-elle fin ?"),
    "case-completed": (
        "completed: the work is done, or the term is reached",
        "menée à son terme : le travail est fait, ou l’échéance arrive",
    ),
    "case-client-ended": (
        "ended by the client: budget, reorganisation, change of plan",
        "arrêtée par le client : budget, réorganisation, changement de cap",
    ),
    "case-consultant-ended": (
        "ended by the consultant: the scope or the setting does not suit them",
        "arrêtée par le consultant : le périmètre ou le cadre ne lui convient pas",
    ),
    "ask-reason": ("Why does it end? (Enter to skip)", "Pour quelle raison ? (Entrée pour passer)"),
    "ask-ends": ("Last day worked", "Dernier jour travaillé"),
    "ask-case-change": (
        "The checklist was opened as `{old}`. Make it `{new}`? Its tasks stay, those of the new case are added.",
        "La liste a été ouverte pour « {old} ». La passer à « {new} » ? Ses tâches restent, celles du nouveau cas s’ajoutent.",
    ),
    # Refused ---------------------------------------------------------------------------------------------------------
    "case-changes": ("--case: the checklist was opened as `{old}`", "--case : la liste a été ouverte pour « {old} »"),
    "case-changes.help": (
        "add --yes to make it `{new}`: its tasks stay, those of the new case are added",
        "ajoutez --yes pour la passer à « {new} » : ses tâches restent, celles du nouveau cas s’ajoutent",
    ),
    "ends-before-start": (
        "--ends: {day} is before the start, {start}",
        "--ends : le {day} précède le début, le {start}",
    ),
    "ends-before-start.help": ("give the last day worked", "donnez le dernier jour travaillé"),
    "closed": (
        "note: the mission was closed on {day}",
        "à noter : la mission a été clôturée le {day}",
    ),
    "at-once": ("at once", "dès maintenant"),
    "settings": (
        "mission.yaml must be mended first: it says whose checklist to write",
        "mission.yaml est à corriger d’abord : il dit quelle liste écrire",
    ),
    # Said ------------------------------------------------------------------------------------------------------------
    "opened": (
        "Checklist written: {n} task|Checklist written: {n} tasks",
        "Liste écrite : {n} tâche|Liste écrite : {n} tâches",
    ),
    "added": (
        "{n} task added: {tasks}|{n} tasks added: {tasks}",
        "{n} tâche ajoutée : {tasks}|{n} tâches ajoutées : {tasks}",
    ),
    "updated": ("Updated: {keys}", "Mis à jour : {keys}"),
    "to-add": (
        "{n} task is not in the checklist yet; `mission offboard {id}` adds it|{n} tasks are not in the checklist yet; `mission offboard {id}` adds them",
        "{n} tâche n’est pas encore dans la liste ; « mission offboard {id} » l’ajoute|{n} tâches ne sont pas encore dans la liste ; « mission offboard {id} » les ajoute",
    ),
    "ends-later": (
        "note: this is after the contract's end, {day}; an extension also needs an amendment",
        "à noter : c’est après la fin du contrat, le {day} ; une prolongation demande aussi un avenant",
    ),
    "left-behind": (
        'Still to do, though the new case does not ask for it: {tasks}\n  `mission task {id} TASK n/a --why "…"` sets one aside',
        'Encore à faire, bien que le nouveau cas ne le demande pas : {tasks}\n  « mission task {id} TÂCHE n/a --why "…" » en écarte une',
    ),
    "subject-open": ("{id}: offboarding opened ({case})", "{id} : fin de mission préparée ({case})"),
    "subject-update": ("{id}: offboarding updated", "{id} : fin de mission mise à jour"),
    "title": ("{title}\n{case}, last day {day} ({distance})", "{title}\n{case}, dernier jour le {day} ({distance})"),
    "reason": ("Reason: {reason}", "Raison : {reason}"),
    "empty": ("The checklist holds no task.", "La liste ne contient aucune tâche."),
    "progress": ("{n} of {total} done|{n} of {total} done", "{n} faite sur {total}|{n} faites sur {total}"),
    "progress-late": ("{n} late", "{n} en retard"),
    "progress-verify": ("{n} to verify", "{n} à vérifier"),
    "next": (
        "Next: {title} ({facts})\n  mission task {id} {task} {state}",
        "Ensuite : {title} ({facts})\n  mission task {id} {task} {state}",
    ),
    "next-with": (
        "Next: {title} ({facts})\n  {command}\n  mission task {id} {task} {state}",
        "Ensuite : {title} ({facts})\n  {command}\n  mission task {id} {task} {state}",
    ),
    "all-done": ("Nothing is left to do on this checklist.", "Il ne reste rien à faire sur cette liste."),
    # The table -------------------------------------------------------------------------------------------------------
    "head-state": ("State", "État"),
    "head-task": ("Task", "Tâche"),
    "head-title": ("What", "Quoi"),
    "head-owner": ("Owner", "Qui"),
    "head-date": ("Due", "Échéance"),
    "head-command": ("Command", "Commande"),
    "head-note": ("Where it stands", "Où elle en est"),
    "to-verify": ("to verify", "à vérifier"),
    "late": ("{n} day late|{n} days late", "{n} jour de retard|{n} jours de retard"),
    "signed": ("{author}, {day}", "{author}, {day}"),
    # The checklist to paste ------------------------------------------------------------------------------------------
    "md-title": ("End of mission: {title}", "Fin de mission : {title}"),
    "md-facts": (
        "{consultant} at {client} – {case} – last day: {day}",
        "{consultant} chez {client} – {case} – dernier jour : {day}",
    ),
    "md-progress": ("{progress}, on {day}", "{progress}, au {day}"),
    "md-other": ("Other tasks", "Autres tâches"),
    "md-reason": ("Reason: {reason}", "Motif : {reason}"),
    "md-left-out": (
        "Left out: the reason of the end, which is sensitive (`--full` adds it).",
        "Laissé de côté : le motif de la fin, donnée sensible (« --full » l’ajoute).",
    ),
    "md-done": ("done {day} by {author}", "fait le {day} par {author}"),
    "md-verified": ("verified {day} by {author}", "vérifié le {day} par {author}"),
    "md-n/a": ("does not apply: {why}", "sans objet : {why}"),
}
