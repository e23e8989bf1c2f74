"""mission agenda"""

TEXTS: dict[str, tuple[str, str]] = {
    "head-day": ("When", "Quand"),
    "head-mission": ("Mission", "Mission"),
    "head-what": ("What", "Quoi"),
    "head-who": ("Whose turn", "À qui"),
    "head-command": ("Command", "Commande"),
    "none": (
        "Nothing asks for action today. `mission agenda --week` looks seven days ahead.",
        "Rien à faire aujourd’hui. « mission agenda --week » regarde sept jours plus loin.",
    ),
    "nobody": (
        "You were taken for `{name}`, who holds no role in any mission here. Whose points to show: `mission agenda --as NAME`.",
        "Nom retenu pour vous : « {name} », qui n’a de rôle dans aucune mission ici. Pour voir les points de quelqu’un : « mission agenda --as NOM ».",
    ),
    "none-week": (
        "Nothing asks for action in the next seven days.",
        "Rien à faire dans les sept jours qui viennent.",
    ),
    "more": (
        "{n} more point: `mission agenda --all`|{n} more points: `mission agenda --all`",
        "{n} autre point : « mission agenda --all »|{n} autres points : « mission agenda --all »",
    ),
    "access-open": (
        "{n} access still open after the end: {names}|{n} accesses still open after the end: {names}",
        "{n} accès encore ouvert après la fin : {names}|{n} accès encore ouverts après la fin : {names}",
    ),
    "equipment-out": (
        "{n} piece of equipment still out after the end: {names}|{n} pieces of equipment still out after the end: {names}",
        "{n} matériel pas rendu après la fin : {names}|{n} matériels pas rendus après la fin : {names}",
    ),
    "end-passed": ("the mission is over and not closed", "la mission est finie et n’est pas clôturée"),
    "end-passed-open": (
        "the mission is over: neither renewed nor being closed",
        "la mission est finie : ni renouvelée ni en cours de clôture",
    ),
    "consultant-left": (
        "{name} left the firm on {left}, and the mission goes on until {end}",
        "{name} a quitté l’entreprise le {left}, et la mission continue jusqu’au {end}",
    ),
    "end-near": ("ends soon, and nothing is prepared", "finit bientôt, et rien n’est préparé"),
    "decision": (
        "decide on the renewal; the mission ends on {end}",
        "décider du renouvellement ; la mission finit le {end}",
    ),
    "decision-passed": (
        "the day to decide on the renewal has passed; the mission ends on {end}",
        "le jour pour décider du renouvellement est passé ; la mission finit le {end}",
    ),
    "renewal-unsigned": (
        "the renewal is wanted by both sides and not signed",
        "le renouvellement est voulu des deux côtés et n’est pas signé",
    ),
    "rhythm": ("before the end: {step}", "avant la fin : {step}"),
    "step-alert": ("open the question of what comes next", "ouvrir la question de la suite"),
    "step-talk": ("talk with the consultant", "en parler avec le consultant"),
    "step-sales": ("alert the business engineers", "alerter les ingénieurs d’affaires"),
    "step-profile": ("send out the profile", "envoyer le profil"),
    "checkin": ("check-in due", "point de suivi à faire"),
    "checkin-late": (
        "check-in late; the last one was on {last}",
        "point de suivi en retard ; le dernier date du {last}",
    ),
    "checkin-never": ("no check-in was ever held", "aucun point de suivi n’a jamais eu lieu"),
    "checkins-missed": (
        "{count} check-ins missed in a row; the last one was on {last}",
        "{count} points de suivi manqués de suite ; le dernier date du {last}",
    ),
    "review": ("three-party review due", "bilan à trois à faire"),
    "review-late": (
        "three-party review late; the last one was on {last}",
        "bilan à trois en retard ; le dernier date du {last}",
    ),
    "review-never": ("no three-party review was ever held", "aucun bilan à trois n’a jamais eu lieu"),
    "task": ("{text}", "{text}"),
    "task-late": ("late: {text}", "en retard : {text}"),
    "verify": ("done, to be verified by somebody else: {text}", "fait, à vérifier par quelqu’un d’autre : {text}"),
    "keep-in-touch-consultant": (
        "be in touch with {name}: last contact {last}",
        "prendre des nouvelles de {name} : dernier contact le {last}",
    ),
    "keep-in-touch-consultant-first": (
        "be in touch with {name}: never yet",
        "prendre des nouvelles de {name} : encore jamais",
    ),
    "keep-in-touch-client": (
        "be in touch with {name}: no mission there, last contact {last}",
        "prendre des nouvelles de {name} : plus de mission, dernier contact le {last}",
    ),
    "keep-in-touch": ("after the mission: {text}", "après la mission : {text}"),
    "action": ("agreed: {text}", "convenu : {text}"),
    "action-late": ("agreed and not done: {text}", "convenu et pas fait : {text}"),
    "deliverable": ("to deliver: {text}", "à livrer : {text}"),
    "deliverable-refused": ("refused, to be delivered again: {text}", "refusé, à livrer de nouveau : {text}"),
    "deliverable-late": ("delivery late: {text}", "livraison en retard : {text}"),
    "acceptance-waiting": (
        "delivered, and still not accepted: {text}",
        "livré, et toujours pas validé : {text}",
    ),
    "to-invoice": ("accepted, to be invoiced: {text}", "recetté, à facturer : {text}"),
    "milestone": ("payment due: {text}", "paiement attendu : {text}"),
    "milestone-terms-unread": (
        "payment due, on its own day as the terms of payment are not understood: {text}",
        "paiement attendu, au jour du jalon car les conditions de paiement ne sont pas comprises : {text}",
    ),
    "milestone-late": ("payment late: {text}", "paiement en retard : {text}"),
    "milestone-late-terms-unread": (
        "payment late, counted from its own day as the terms of payment are not understood: {text}",
        "paiement en retard, compté du jour du jalon car les conditions de paiement ne sont pas comprises : {text}",
    ),
    "blocker": ("blocked: {text}", "bloqué : {text}"),
    "blocker-old": (
        "blocked for {n} day: {text}|blocked for {n} days: {text}",
        "bloqué depuis {n} jour : {text}|bloqué depuis {n} jours : {text}",
    ),
    "change": ("change asked for, not decided: {text}", "changement demandé, pas décidé : {text}"),
    "objective-late": ("objective not reached on its day: {text}", "objectif pas atteint à sa date : {text}"),
    "objective-late-none": (
        "the objective's day is over, and no figure is recorded: {text}",
        "l’échéance de l’objectif est passée, sans aucun chiffre enregistré : {text}",
    ),
    "objective-late-unsure": (
        "the objective's day is over, and nothing says whether it was reached: {text}",
        "l’échéance de l’objectif est passée, rien ne dit s’il est atteint : {text}",
    ),
    "objective-late-no-side": (
        "the objective's day is over, and nothing says whether less or more is better: {text}",
        "l’échéance de l’objectif est passée, rien ne dit s’il faut plus ou moins : {text}",
    ),
    "health-falling": (
        "health went from {before} to {now}",
        "la santé se dégrade : {before}, puis {now}",
    ),
    "difficulty-again": (
        "the same difficulty at two check-ins running",
        "la même difficulté à deux points de suivi de suite",
    ),
    "order": ("under way, and nothing says that it is signed", "en cours, et rien ne dit qu’elle est signée"),
    "feedback-none": ("no feedback since {last}", "aucun retour depuis le {last}"),
    "feedback-none-first": ("no feedback has been given yet", "aucun retour n’a encore été donné"),
    "feedback-one-way": ("nothing was heard from: {roles}", "rien n’a été entendu de : {roles}"),
}
