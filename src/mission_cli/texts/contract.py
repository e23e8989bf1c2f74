"""mission contract, and the tables of deliverables and milestones"""

TEXTS: dict[str, tuple[str, str]] = {
    # The tables ------------------------------------------------------------------------------------------------------
    "head-state": ("State", "État"),
    "head-mission": ("Mission", "Mission"),
    "head-deliverable": ("Deliverable", "Livrable"),
    "head-milestone": ("Milestone", "Jalon"),
    "head-title": ("What", "Quoi"),
    "head-due": ("Due", "Échéance"),
    "head-waits": ("Waits for", "Attend"),
    "head-criterion": ("Accepted when", "Accepté quand"),
    "head-amount": ("Amount", "Montant"),
    "head-paid": ("Paid", "Payé"),
    "since": ("{state} {day}", "{state} le {day}"),
    "due": ("{day} ({distance})", "{day} ({distance})"),
    "remarked": ("{who}: {remarks}", "{who} : {remarks}"),
    # The agreement ---------------------------------------------------------------------------------------------------
    "terms": ("Terms", "Conditions"),
    "clauses": ("Clauses", "Clauses"),
    "documents": ("Documents", "Documents"),
    "references": ("References", "Références"),
    "expectations": ("What is expected", "Ce qui est attendu"),
    "missing": ("Missing", "Il manque"),
    "row-dates": ("dates", "dates"),
    "row-client": ("client", "client"),
    "row-notice": ("notice", "préavis"),
    "row-rate": ("rate", "tarif"),
    "row-services": ("services", "prestations"),
    "row-payment": ("payment", "paiement"),
    "row-penalties": ("penalties", "pénalités"),
    "row-requirements": ("requirements", "cahier des charges"),
    "row-order": ("order", "commande"),
    "row-umbrella": ("umbrella company", "société de portage"),
    "row-deliverables": ("deliverables", "livrables"),
    "row-milestones": ("milestones", "jalons"),
    "signed": ("signed {day}", "signé le {day}"),
    "unsigned": ("not signed", "non signé"),
    "checked": ("checked {day}", "vérifiée le {day}"),
    "unchecked": ("not checked yet", "à vérifier"),
    "part-title": ("title", "titre"),
    "part-ref": ("where it lies", "où il se trouve"),
    "part-signed": ("day signed", "jour de signature"),
    "part-name": ("name", "nom"),
    "part-checked": ("day checked", "jour de vérification"),
    "part-said": ("what was said", "ce qui a été dit"),
    # Asked with --fill -----------------------------------------------------------------------------------------------
    "ask-notice": ('Notice, as "1 month" (Enter to skip)', "Préavis, comme « 1 mois » (Entrée pour passer)"),
    "ask-rate": ('Rate, as "620 EUR/day" (Enter to skip)', "Tarif, comme « 620 EUR/jour » (Entrée pour passer)"),
    "ask-order": ("Number of the client's order (Enter to skip)", "Numéro de commande du client (Entrée pour passer)"),
    "ask-contact": (
        'Contact at the client, as "Name <mail>" (Enter to skip)',
        "Interlocuteur chez le client, comme « Nom <adresse> » (Entrée pour passer)",
    ),
    "ask-vision": (
        "What will success look like? (+ for the editor, Enter to skip)",
        "À quoi ressemblera la réussite ? (+ pour l’éditeur, Entrée pour passer)",
    ),
    # Refused ---------------------------------------------------------------------------------------------------------
    "no-terminal": (
        "--fill asks, and nobody can answer here",
        "--fill pose des questions, et personne ne peut répondre ici",
    ),
    "no-terminal.help": (
        "give the options instead: --notice, --rate, --order, --contact, --vision",
        "donnez plutôt les options : --notice, --rate, --order, --contact, --vision",
    ),
    "agreed": (
        "{name}: this term was agreed already, and differs",
        "{name} : cette condition a déjà été convenue, et diffère",
    ),
    "agreed.help": (
        "a change of terms is asked and decided: `mission change ask {id}`",
        "un changement de conditions se demande et se décide : « mission change ask {id} »",
    ),
    "bad-pair": ("{name}: `{value}` is not of the form NAME=TEXT", "{name} : « {value} » n’a pas la forme NOM=TEXTE"),
    "bad-pair.help": (
        'try --clause "confidentiality=signed before the start" or --expect "client=a weekly note"',
        'essayez --clause "confidentialité=signée avant le démarrage" ou --expect "client=une note par semaine"',
    ),
    "bad-parts": ("{name}: the first part is missing", "{name} : il manque la première partie"),
    "bad-parts.help": ('write "{parts}"; the first is needed', "écrivez « {parts} » ; la première est nécessaire"),
    # Said ------------------------------------------------------------------------------------------------------------
    "already": ("All of it is written already.", "Tout y est déjà écrit."),
    "complete": (
        "To complete it: mission contract {id} {options}",
        "Pour le compléter : mission contract {id} {options}",
    ),
    "no-aim": (
        "Nothing says what is to be reached or delivered: mission deliverable {id} add, or `mission edit {id}` for objectives",
        "Rien ne dit ce qu’il faut atteindre ou livrer : mission deliverable {id} add, ou « mission edit {id} » pour les objectifs",
    ),
    "subject": ("{id}: contract completed", "{id} : contrat complété"),
}
