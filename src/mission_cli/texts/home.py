"""mission, alone"""

TEXTS: dict[str, tuple[str, str]] = {
    "welcome": (
        "mission follows consultants on assignment, in plain files you keep in git.\n\n"
        "  mission demo      a workspace with sample missions, to look around\n"
        "  mission init      a workspace here, for your own missions\n"
        "  mission --help    every command",
        "mission suit vos consultants en mission, dans de simples fichiers gardés dans git.\n\n"
        "  mission demo      un espace avec des missions d’exemple, pour découvrir\n"
        "  mission init      un espace ici, pour vos propres missions\n"
        "  mission --help    toutes les commandes",
    ),
    "more": (
        "`mission due` for the ends to come, `mission list` for all missions, `mission --help` for every command.",
        "« mission due » pour les fins à venir, « mission list » pour toutes les missions, « mission --help » pour toutes les commandes.",
    ),
}
