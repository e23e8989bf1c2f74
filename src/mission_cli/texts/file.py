"""Comments written into new files."""

TEXTS: dict[str, tuple[str, str]] = {
    "agreement": ("What was agreed", "Ce qui a été convenu"),
    "lent": ("What is lent, to be taken back", "Ce qui est prêté, à récupérer"),
    "journal": ("What happened", "Ce qui s’est passé"),
    "lanes": ("each person writes in a lane of their own", "chacun écrit dans son couloir"),
    "deliverables": ("what is to be handed over: mission deliverable", "ce qui est à livrer : mission deliverable"),
    "milestones": ("what is paid, and when: mission milestone", "ce qui est payé, et quand : mission milestone"),
    "equipment": ("what is handed over: mission lend", "ce qui est remis : mission lend"),
    "access": ("what is opened: mission grant", "ce qui est ouvert : mission grant"),
    "end": ("end of the journal", "fin du journal"),
}
