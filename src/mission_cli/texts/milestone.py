"""mission milestone"""

TEXTS: dict[str, tuple[str, str]] = {
    "ask-title": ("What is paid for?", "Qu’est-ce qui est payé ?"),
    "ask-due": ("Due when? (Enter to skip)", "À quelle échéance ? (Entrée pour passer)"),
    "ask-amount": ('How much, as "18000 EUR"? (Enter to skip)', "Combien, comme « 18000 EUR » ? (Entrée pour passer)"),
    "already": ("`{milestone}` is already so. Nothing to write.", "« {milestone} » l’est déjà. Rien à écrire."),
    "said-add": ("{milestone}: {title}", "{milestone} : {title}"),
    "said-tied": (
        "{milestone} ({title}): to be invoiced once {deliverable} is accepted",
        "{milestone} ({title}) : à facturer une fois {deliverable} recetté",
    ),
    "said-invoiced": (
        "{milestone} ({title}): invoiced {day}, to be paid by {due}",
        "{milestone} ({title}) : facturé le {day}, à payer d’ici le {due}",
    ),
    "said-paid": ("{milestone} ({title}): paid {day}", "{milestone} ({title}) : payé le {day}"),
    "said-unpaid": ("{milestone} ({title}): not paid", "{milestone} ({title}) : non payé"),
    "next": (
        "Once it is paid: mission milestone {id} {milestone} paid",
        "Une fois payé : mission milestone {id} {milestone} paid",
    ),
    "terms-unread": (
        'The terms of payment of `{id}` are not understood: payments are counted due on the day of the milestone itself. In words that are: mission contract {id} --payment "30 days end of month"',
        'Les conditions de paiement de « {id} » ne sont pas comprises : les paiements sont comptés attendus le jour même du jalon. En des mots qui le sont : mission contract {id} --payment "30 jours fin de mois"',
    ),
    "next-invoice": (
        "Once it is invoiced: mission milestone {id} {milestone} invoiced",
        "Une fois facturé : mission milestone {id} {milestone} invoiced",
    ),
    "none": (
        "`{id}` names no payment milestone; `mission milestone {id} add` adds one",
        "« {id} » ne nomme aucun jalon de paiement ; « mission milestone {id} add » en ajoute un",
    ),
    "none-open": ("No payment is waited for.", "Aucun paiement n’est attendu."),
    "subject-add": ("{id}: milestone {milestone} added", "{id} : jalon {milestone} ajouté"),
    "before-invoiced": (
        "`{milestone}` was invoiced on {day}: it is not paid before. Another day of the invoice: `mission milestone {id} {milestone} invoiced --date DATE`",
        "« {milestone} » a été facturé le {day} : il n’est pas payé avant. Un autre jour de facture : « mission milestone {id} {milestone} invoiced --date DATE »",
    ),
    "before-paid": (
        "`{milestone}` was paid on {day}, and its invoice is no later: say the day with --date",
        "« {milestone} » a été payé le {day}, et sa facture n’est pas postérieure : donnez-en le jour avec --date",
    ),
    "subject-tied": (
        "{id}: milestone {milestone} owed once {deliverable} is accepted",
        "{id} : jalon {milestone} dû à la recette de {deliverable}",
    ),
    "subject-invoiced": ("{id}: milestone {milestone} invoiced", "{id} : jalon {milestone} facturé"),
    "subject-paid": ("{id}: milestone {milestone} paid", "{id} : jalon {milestone} payé"),
    "subject-unpaid": ("{id}: milestone {milestone} not paid", "{id} : jalon {milestone} non payé"),
}
