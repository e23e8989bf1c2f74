"""mission change"""

TEXTS: dict[str, tuple[str, str]] = {
    # The list -----------------------------------------------------------------------------------------------------
    "head-age": ("Age", "Âge"),
    "head-mission": ("Mission", "Mission"),
    "head-what": ("What is asked", "Ce qui est demandé"),
    "head-by": ("By", "Par"),
    "head-terms": ("Terms", "Termes"),
    "head-next": ("Next", "La suite"),
    "head-command": ("Command", "Commande"),
    "age": ("{n} day|{n} days", "{n} jour|{n} jours"),
    "wants-assess": ("impact to be assessed", "impact à évaluer"),
    "wants-decide": ("to be decided", "à décider"),
    "none": ("No change request waits for a decision.", "Aucune demande de changement n’attend de décision."),
    "none-found": (
        "None of these: {n} request waits in all.|None of these: {n} requests wait in all.",
        "Aucune de celles-là : {n} demande attend en tout.|Aucune de celles-là : {n} demandes attendent en tout.",
    ),
    # Which one ----------------------------------------------------------------------------------------------------
    "none-here": (
        "{id} has no change request that waits for a decision",
        "{id} n’a pas de demande de changement en attente de décision",
    ),
    "none-here.help": ("`mission change ask {id}` records one", "« mission change ask {id} » en note une"),
    "not-now": (
        "the change request `{entry}` is decided already",
        "la demande de changement « {entry} » est déjà décidée",
    ),
    "not-now.help": (
        "to change it again, record another: `mission change ask {id}`",
        "pour y revenir, notez-en une autre : « mission change ask {id} »",
    ),
    "ask-which": ("Which change request?", "Quelle demande de changement ?"),
    "ask-id": ("Its id, to name it by", "Son identifiant, pour la désigner"),
    # What is typed ------------------------------------------------------------------------------------------------
    "ask-id-word": (
        "`{id}` is a word too many: a new request is named by --id, and said by --what",
        "« {id} » est de trop : une nouvelle demande se nomme par --id et se dit par --what",
    ),
    "missing-impact": ("one of --cost --time --quality", "un parmi --cost --time --quality"),
    "bad-after": ("--after: `{value}` is not TERM=VALUE", "--after : « {value} » n’est pas de la forme TERME=VALEUR"),
    "bad-after.help": (
        "the terms: {known}, and the clauses of the contract by their names",
        "les termes : {known}, et les clauses du contrat par leur nom",
    ),
    "bad-term": ("the term `{term}` cannot be read", "le terme « {term} » est illisible"),
    "bad-term.help": (
        "days as 2027-01-31, a rate as 650 EUR/day, a notice as 1 month, days per week from 0.5 to 7",
        "jours comme 2027-01-31, tarif comme 650 EUR/day, préavis comme 1 month, jours par semaine de 0.5 à 7",
    ),
    "same": ("the contract has this very `{term}` already", "le contrat a déjà exactement ce « {term} »"),
    "same.help": (
        "leave it out, or correct the value: `mission show` shows the terms",
        "retirez-le, ou corrigez la valeur : « mission show » montre les termes",
    ),
    "too-early": ("decided on {day}, before it was asked on {since}", "décidé le {day}, avant la demande du {since}"),
    "moved-since": (
        "`{term}` is {now} by now, and was {was} when `{change}` was asked: approving it would undo what was agreed since",
        "« {term} » vaut maintenant {now}, et valait {was} quand « {change} » a été demandée : l’approuver déferait ce qui a été convenu depuis",
    ),
    "moved-since-unsaid": (
        "`{term}` is no longer what it was when `{change}` was asked: approving it would undo what was agreed since",
        "« {term} » n’est plus ce qu’il était quand « {change} » a été demandée : l’approuver déferait ce qui a été convenu depuis",
    ),
    "moved-since-unsaid.help": (
        "`--full` says both values; refuse it and ask again from today's terms: `mission change decide {id} {change} refused`",
        "« --full » dit les deux valeurs ; refusez-la et redemandez à partir des termes d’aujourd’hui : « mission change decide {id} {change} refused »",
    ),
    "moved-since.help": (
        "refuse it and ask again from today's terms: `mission change decide {id} {change} refused`, then `mission change ask {id} --after {term}={after}`",
        "refusez-la et redemandez à partir des termes d’aujourd’hui : « mission change decide {id} {change} refused », puis « mission change ask {id} --after {term}={after} »",
    ),
    "amended-since": (
        "decided on {day}, but an amendment of {newest} has set the terms since",
        "décidé le {day}, mais un avenant du {newest} a fixé les termes depuis",
    ),
    "amended-since.help": (
        "give a --date from that day on; what was agreed before belongs above that amendment: `mission edit`",
        "donnez une --date à partir de ce jour ; ce qui fut convenu avant a sa place avant cet avenant : « mission edit »",
    ),
    # Terms --------------------------------------------------------------------------------------------------------
    "term-start": ("start", "début"),
    "term-end": ("end", "fin"),
    "term-rate": ("rate", "tarif"),
    "term-notice": ("notice", "préavis"),
    "term-days_per_week": ("days per week", "jours par semaine"),
    "term-services": ("services", "prestations"),
    "term-payment": ("payment", "paiement"),
    "term-penalties": ("penalties", "pénalités"),
    "term-requirements": ("requirements", "cahier des charges"),
    # Questions ----------------------------------------------------------------------------------------------------
    "title-new": ("A change request: {title}", "Une demande de changement : {title}"),
    "title": ("Change request: {what}", "Demande de changement : {what}"),
    "asked-on": ("Asked by {who} on {day}.", "Demandé par {who} le {day}."),
    "ask-what": ("What should change?", "Qu’est-ce qui devrait changer ?"),
    "ask-why": ("Why?", "Pourquoi ?"),
    "ask-by": ("Who asks? (a role or a name)", "Qui le demande ? (un rôle ou un nom)"),
    "ask-terms": ("Which terms would change? Today:", "Quels termes changeraient ? Aujourd’hui :"),
    "ask-term": (
        "A term and its new value, as end=2027-01-31 (Enter: that is all)",
        "Un terme et sa nouvelle valeur, comme fin=2027-01-31 (Entrée : c’est tout)",
    ),
    "ask-cost": ("What would it cost, or save?", "Qu’est-ce que cela coûterait, ou ferait économiser ?"),
    "ask-time": ("What would it do to the calendar?", "Quel effet sur le calendrier ?"),
    "ask-quality": ("What would it do to the quality?", "Quel effet sur la qualité ?"),
    "impact-cost": ("Cost", "Coût"),
    "impact-time": ("Time", "Délais"),
    "impact-quality": ("Quality", "Qualité"),
    "impact-line": ("{name}: {said}", "{name} : {said}"),
    "impact-none": ("not assessed", "pas évalué"),
    "ask-decision": ("What is decided?", "Que décide-t-on ?"),
    "decide-approved": (
        "approved: the amendment and the terms are written",
        "approuvé : l’avenant et les termes sont écrits",
    ),
    "decide-refused": ("refused: nothing changes", "refusé : rien ne change"),
    # What was done ------------------------------------------------------------------------------------------------
    "said-ask": ("Change request `{change}` noted in {path}.", "Demande « {change} » notée dans {path}."),
    "said-assess": ("Impact of `{change}` noted in {path}.", "Impact de « {change} » noté dans {path}."),
    "said-approved": (
        "`{change}` approved: decision, amendment and terms written in {path}.",
        "« {change} » approuvé : décision, avenant et termes écrits dans {path}.",
    ),
    "said-refused": ("`{change}` refused, in {path}.", "« {change} » refusé, dans {path}."),
    "next-assess": (
        "Next: say what it does to cost, time and quality, `mission change assess {id} {change}`.",
        "Ensuite : dites son effet sur le coût, les délais et la qualité, « mission change assess {id} {change} ».",
    ),
    "next-decide": (
        "Next: decide with both sides, `mission change decide {id} {change}`.",
        "Ensuite : décidez avec les deux parties, « mission change decide {id} {change} ».",
    ),
    "not-assessed": (
        "decided before cost, time and quality were all assessed",
        "décidé avant d’avoir évalué coût, délais et qualité",
    ),
    "tell-approved": (
        "Tell the provider at once ({name}), in writing, and adapt plan and deliverables.",
        "Prévenez tout de suite le prestataire ({name}), par écrit, et adaptez plan et livrables.",
    ),
    "tell-refused": (
        "Tell the provider at once ({name}), in writing, with the reason.",
        "Prévenez tout de suite le prestataire ({name}), par écrit, en disant pourquoi.",
    ),
    "ends-early": (
        "the mission ends on {day} by its offboarding, whatever the contract says",
        "la mission finit le {day} d’après sa fin préparée, quoi que dise le contrat",
    ),
    "moved": (
        "{n} open task moves with the end:|{n} open tasks move with the end:",
        "{n} tâche ouverte se déplace avec la fin :|{n} tâches ouvertes se déplacent avec la fin :",
    ),
    "moved-task": ("  {task}: {before} → {after}", "  {task} : {before} → {after}"),
    "moved-more": ("  … and {n} more|  … and {n} more", "  … et {n} autre|  … et {n} autres"),
    "stay": (
        "{n} task already settled stays as it is.|{n} tasks already settled stay as they are.",
        "{n} tâche déjà réglée reste telle quelle.|{n} tâches déjà réglées restent telles quelles.",
    ),
    "subject-ask": ("{id}: change request {change}", "{id}: demande de changement {change}"),
    "subject-assess": ("{id}: impact of {change}", "{id}: impact de {change}"),
    "subject-approved": ("{id}: {change} approved", "{id}: {change} approuvé"),
    "subject-refused": ("{id}: {change} refused", "{id}: {change} refusé"),
}
