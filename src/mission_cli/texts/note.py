"""mission note, mission opportunity"""

TEXTS: dict[str, tuple[str, str]] = {
    "ask-text": ("What was said or agreed", "Ce qui a été dit ou convenu"),
    "ask-what": ("What does the client need?", "De quoi le client a-t-il besoin ?"),
    "ask-contact": ("Who spoke of it", "Qui en a parlé"),
    "recorded-note": ("Note of {day} recorded in {path}.", "Note du {day} enregistrée dans {path}."),
    "recorded-opportunity": (
        "Opportunity heard on {day} recorded in {path}.",
        "Opportunité entendue le {day} notée dans {path}.",
    ),
    "subject-note": ("{id}: note of {day}", "{id}: note du {day}"),
    "subject-opportunity": ("{id}: opportunity heard on {day}", "{id}: opportunité entendue le {day}"),
}
