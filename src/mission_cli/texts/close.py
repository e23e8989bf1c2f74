"""mission close and mission reopen"""

TEXTS: dict[str, tuple[str, str]] = {
    # Refused ---------------------------------------------------------------------------------------------------------
    "held": (
        "{n} thing stands in the way of closing `{id}`|{n} things stand in the way of closing `{id}`",
        "{n} point empêche de clôturer « {id} »|{n} points empêchent de clôturer « {id} »",
    ),
    "held-equipment": ("  {title} ({item}) is still out: {command}", "  {title} ({item}) n’est pas rendu : {command}"),
    "held-access": ("  {title} ({item}) is still open: {command}", "  {title} ({item}) est encore ouvert : {command}"),
    "held-unverified": (
        "  {title}: somebody else must verify it: {command}",
        "  {title} : quelqu’un d’autre doit le vérifier : {command}",
    ),
    "held-task": ("  {title}: to do: {command}", "  {title} : à faire : {command}"),
    "held-na": (
        "A task that does not apply: mission task {id} TASK n/a --why …",
        "Une tâche sans objet : mission task {id} TASK n/a --why …",
    ),
    "before-start": (
        "{day} is before the mission's start, {start}",
        "le {day} est avant le début de la mission, le {start}",
    ),
    "not-closed": ("the mission `{id}` is not closed", "la mission « {id} » n’est pas clôturée"),
    "not-closed.help": (
        "`mission list --status closed` shows those that are",
        "« mission list --status closed » montre celles qui le sont",
    ),
    "none-closed": ("no mission is closed", "aucune mission n’est clôturée"),
    # Said ------------------------------------------------------------------------------------------------------------
    "already": (
        "`{id}` is closed already ({mark}). Nothing to write.",
        "« {id} » est déjà clôturée ({mark}). Rien à écrire.",
    ),
    "clear": ("Nothing stands in the way.", "Rien ne s’y oppose."),
    "done": ("{id}: closed {day} by {author}", "{id} : clôturée le {day} par {author}"),
    "still-running": (
        "its last day is only {day}; if it ended earlier: mission offboard {id} --ends DATE",
        "son dernier jour n’est que le {day} ; si elle a fini plus tôt : mission offboard {id} --ends DATE",
    ),
    "no-checklist": (
        "no checklist of the end was followed: mission offboard {id} --case completed",
        "aucune liste de fin de mission n’a été suivie : mission offboard {id} --case completed",
    ),
    "no-lessons": (
        "Nobody wrote what it taught yet: mission answer {id} lessons-learned",
        "Personne n’a encore écrit ce qu’elle a appris : mission answer {id} lessons-learned",
    ),
    "documents": (
        "The documents of an end, a reference letter among them: mission doc {id}",
        "Les documents d’une fin de mission, lettre de recommandation comprise : mission doc {id}",
    ),
    "later": (
        "{n} task stays for later: {tasks}|{n} tasks stay for later: {tasks}",
        "{n} tâche reste pour plus tard : {tasks}|{n} tâches restent pour plus tard : {tasks}",
    ),
    "subject": ("{id}: closed", "{id}: close"),
    # Opening again ---------------------------------------------------------------------------------------------------
    "ask-why": ("Why is it opened again?", "Pourquoi la rouvrir ?"),
    "trace": (
        "Opened again; it had been closed on {day} by {author}. Why: {why}",
        "Mission rouverte ; elle avait été clôturée le {day} par {author}. Pourquoi : {why}",
    ),
    "reopened": (
        "{id}: open again (it was closed {day} by {author})",
        "{id} : rouverte (elle était clôturée le {day} par {author})",
    ),
    "noted": ("The reason is in the journal.", "La raison est dans le journal."),
    "subject-reopen": ("{id}: opened again", "{id}: rouverte"),
}
