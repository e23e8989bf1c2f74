"""mission list"""

TEXTS: dict[str, tuple[str, str]] = {
    "none": (
        "No mission matches. ({n} mission in all)|No mission matches. ({n} missions in all)",
        "Aucune mission ne correspond. ({n} mission en tout)|Aucune mission ne correspond. ({n} missions en tout)",
    ),
    "none-open": (
        "No mission matches. ({n} open mission)|No mission matches. ({n} open missions)",
        "Aucune mission ne correspond. ({n} mission ouverte)|Aucune mission ne correspond. ({n} missions ouvertes)",
    ),
    "head-id": ("Id", "Identifiant"),
    "head-title": ("Title", "Titre"),
    "head-consultant": ("Consultant", "Consultant"),
    "head-client": ("Client", "Client"),
    "head-end": ("End", "Fin"),
    "head-status": ("Status", "Statut"),
    "head-health": ("Health", "Santé"),
    "head-checkin": ("Last check-in", "Dernier point"),
}
