"""mission demo"""

TEXTS: dict[str, tuple[str, str]] = {
    "taken": ("{path} is already there, and not empty", "{path} existe déjà, et n’est pas vide"),
    "taken.help": ("give another folder: mission demo FOLDER", "donnez un autre dossier : mission demo DOSSIER"),
    "made": (
        "Made {n} sample mission in {path}.|Made {n} sample missions in {path}.",
        "{n} mission d’exemple créée dans {path}.|{n} missions d’exemple créées dans {path}.",
    ),
    "subject": ("Sample firm", "Entreprise d’exemple"),
    "next": (
        "Look around:\n"
        "  cd {path}\n"
        "  mission show montclar-water-meters     a mission in trouble\n"
        "  mission offboard acme-order-data       a checklist under way\n"
        "  mission checkin verriere-plant-data    the check-in nobody held\n"
        "  mission bench                          who is free, and until when\n"
        "  mission list --status all",
        "Pour découvrir :\n"
        "  cd {path}\n"
        "  mission show montclar-water-meters     une mission en difficulté\n"
        "  mission offboard acme-order-data       une fin de mission en cours\n"
        "  mission checkin verriere-plant-data    le point de suivi que personne n’a tenu\n"
        "  mission bench                          qui est libre, et jusqu’à quand\n"
        "  mission list --status all",
    ),
}
