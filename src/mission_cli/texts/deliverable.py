"""mission deliverable"""

TEXTS: dict[str, tuple[str, str]] = {
    # Asked -----------------------------------------------------------------------------------------------------------
    "ask-title": ("What is to be delivered?", "Que faut-il livrer ?"),
    "ask-due": ("By when? (Enter to skip)", "Pour quand ? (Entrée pour passer)"),
    "ask-acceptance": (
        "How will the client judge it? (+ for the editor, Enter to skip)",
        "À quoi le client le jugera-t-il ? (+ pour l’éditeur, Entrée pour passer)",
    ),
    "ask-remarks": ("What must be put right?", "Que faut-il corriger ?"),
    # Refused ---------------------------------------------------------------------------------------------------------
    "accepted": ("`{deliverable}` was accepted on {day}", "« {deliverable} » a été accepté le {day}"),
    "accepted.help": (
        "`mission edit {id}` corrects what was recorded by mistake",
        "« mission edit {id} » corrige ce qui a été noté par erreur",
    ),
    "not-delivered": (
        "`{deliverable}` is not delivered: there is nothing to refuse",
        "« {deliverable} » n’est pas livré : il n’y a rien à refuser",
    ),
    "not-delivered.help": (
        "first: mission deliverable {id} {deliverable} deliver",
        "d’abord : mission deliverable {id} {deliverable} deliver",
    ),
    "again-first": (
        "`{deliverable}` was refused on {day} and not delivered since",
        "« {deliverable} » a été refusé le {day} et n’a pas été livré depuis",
    ),
    "again-first.help": (
        "first: mission deliverable {id} {deliverable} deliver",
        "d’abord : mission deliverable {id} {deliverable} deliver",
    ),
    "before": (
        "--date: that is before what it answers, on {day}",
        "--date : c’est avant ce à quoi cela répond, le {day}",
    ),
    "before.help": ("give that day or a later one", "donnez ce jour-là ou un jour suivant"),
    "no-remarks": ("a refusal says what must be put right: --remarks", "un refus dit quoi corriger : --remarks"),
    "no-remarks.help": (
        'type: mission deliverable {id} {deliverable} refuse --remarks "…"',
        'tapez : mission deliverable {id} {deliverable} refuse --remarks "…"',
    ),
    # Said ------------------------------------------------------------------------------------------------------------
    "due-after-end": ("that is after the mission's end, {day}", "c’est après la fin de la mission, le {day}"),
    "added": ("{deliverable}: {title}", "{deliverable} : {title}"),
    "no-acceptance": (
        "note: it does not say how the client will judge it (`--acceptance`)",
        "à noter : rien ne dit à quoi le client le jugera (« --acceptance »)",
    ),
    "said-deliver": ("{deliverable} ({title}): delivered {day}", "{deliverable} ({title}) : livré le {day}"),
    "said-accept": (
        "{deliverable} ({title}): accepted by the client {day}, recorded by {author}",
        "{deliverable} ({title}) : accepté par le client le {day}, noté par {author}",
    ),
    "said-refuse": (
        "{deliverable} ({title}): refused by the client {day}, recorded by {author}; to be delivered again",
        "{deliverable} ({title}) : refusé par le client le {day}, noté par {author} ; à livrer de nouveau",
    ),
    "now-accept": (
        "The client's turn: mission deliverable {id} {deliverable} accept (or refuse)",
        "Au client de répondre : mission deliverable {id} {deliverable} accept (ou refuse)",
    ),
    "next": (
        "Next: mission deliverable {id} {deliverable} {step}",
        "Ensuite : mission deliverable {id} {deliverable} {step}",
    ),
    "none": (
        "`{id}` names no deliverable; `mission deliverable {id} add` adds one",
        "« {id} » ne nomme aucun livrable ; « mission deliverable {id} add » en ajoute un",
    ),
    "none-open": ("No deliverable waits for anybody.", "Aucun livrable n’attend quelqu’un."),
    "all-accepted": ("All of it is accepted.", "Tout est accepté."),
    # Kept ------------------------------------------------------------------------------------------------------------
    "note-accept": (
        "The client accepted the deliverable {deliverable} ({title}).",
        "Le client a accepté le livrable {deliverable} ({title}).",
    ),
    "note-refuse": (
        "The client refused the deliverable {deliverable} ({title}).",
        "Le client a refusé le livrable {deliverable} ({title}).",
    ),
    "note-remarks": ("{text} Remarks: {remarks}", "{text} Remarques : {remarks}"),
    "subject-add": ("{id}: deliverable {deliverable} added", "{id} : livrable {deliverable} ajouté"),
    "subject-deliver": ("{id}: {deliverable} delivered", "{id} : {deliverable} livré"),
    "subject-accept": ("{id}: {deliverable} accepted", "{id} : {deliverable} accepté"),
    "subject-refuse": ("{id}: {deliverable} refused", "{id} : {deliverable} refusé"),
}
