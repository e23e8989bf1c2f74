"""mission onboard"""

TEXTS: dict[str, tuple[str, str]] = {
    "opened": (
        "Checklist written: {n} task|Checklist written: {n} tasks",
        "Liste écrite : {n} tâche|Liste écrite : {n} tâches",
    ),
    "added": ("{n} task added|{n} tasks added", "{n} tâche ajoutée|{n} tâches ajoutées"),
    "to-add": (
        "{n} task is not in the checklist yet; `mission onboard {id}` adds it|{n} tasks are not in the checklist yet; `mission onboard {id}` adds them",
        "{n} tâche n’est pas encore dans la liste ; « mission onboard {id} » l’ajoute|{n} tâches ne sont pas encore dans la liste ; « mission onboard {id} » les ajoute",
    ),
    "title": ("{title}\nfirst day {day} ({distance})", "{title}\npremier jour le {day} ({distance})"),
    "subject-open": ("{id}: onboarding opened", "{id} : démarrage préparé"),
    "subject-update": ("{id}: onboarding updated", "{id} : démarrage mis à jour"),
    "md-title": ("Start of mission: {title}", "Démarrage de mission : {title}"),
    "md-facts": ("{consultant} at {client} – first day: {day}", "{consultant} chez {client} – premier jour : {day}"),
}
