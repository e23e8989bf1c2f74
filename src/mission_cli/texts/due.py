"""mission due"""

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("Ends until {day}", "Fins de mission jusqu’au {day}"),
    "none": (
        "No mission ends until {day}. ({n} open mission)|No mission ends until {day}. ({n} open missions)",
        "Aucune mission ne finit d’ici le {day}. ({n} mission ouverte)|Aucune mission ne finit d’ici le {day}. ({n} missions ouvertes)",
    ),
    "none-at-all": (
        "There is no open mission yet: `mission new` agrees the first one.",
        "Il n’y a encore aucune mission ouverte : « mission new » crée la première.",
    ),
    "head-end": ("End", "Fin"),
    "head-left": ("Left", "Reste"),
    "head-mission": ("Mission", "Mission"),
    "head-consultant": ("Consultant", "Consultant"),
    "head-client": ("Client", "Client"),
    "head-decision": ("Decide by", "Décider avant"),
    "head-renewal": ("Go on? (client / consultant)", "Prolonger ? (client / consultant)"),
    "head-checkin": ("Last check-in", "Dernier point"),
    "head-missing": ("Missing", "Il manque"),
    "left": ("{n} d", "{n} j"),
    "late": ("{n} d ago", "il y a {n} j"),
    "missing-checkin": ("no check-in ever", "aucun point de suivi"),
    "missing-renewal": ("the renewal, agreed but not signed", "le renouvellement, convenu mais pas signé"),
    "missing-renewal-client": ("the client's wish", "le souhait du client"),
    "missing-renewal-consultant": ("the consultant's wish", "le souhait du consultant"),
    "missing-decision": ("the decision (late)", "la décision (en retard)"),
    "missing-offboarding": ("an offboarding checklist", "la liste de fin de mission"),
    "missing-tasks": ("{n} task|{n} tasks", "{n} tâche|{n} tâches"),
    "missing-equipment": (
        "{n} item to take back|{n} items to take back",
        "{n} matériel à récupérer|{n} matériels à récupérer",
    ),
    "missing-access": ("{n} access to close|{n} accesses to close", "{n} accès à fermer|{n} accès à fermer"),
    "missing-next": ("a next mission", "une mission suivante"),
    "missing-closing": ("closing or renewing", "clôture ou prolongation"),
}
