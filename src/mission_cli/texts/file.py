"""Comments written into new files."""

TEXTS: dict[str, tuple[str, str]] = {
    "agreement": ("What was agreed", "Ce qui a été convenu"),
    "lent": ("What is lent, to be taken back", "Ce qui est prêté, à récupérer"),
    "journal": (
        "What happened: each person writes in a lane of their own",
        "Ce qui s’est passé : chacun écrit dans son couloir",
    ),
    "end": ("end of the journal", "fin du journal"),
}
