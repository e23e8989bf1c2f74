"""mission checkin"""

TEXTS: dict[str, tuple[str, str]] = {
    # Missing, wrong, doubtful -------------------------------------------------------------------------------------
    "content": (
        "--health or one of --progress --results --quality --difficulties --solutions --needs",
        "--health ou un parmi --progress --results --quality --difficulties --solutions --needs",
    ),
    "bad-reached": (
        "--reached: `{value}` does not say which objective and how much",
        "--reached : « {value} » ne dit pas quel objectif ni combien",
    ),
    "bad-reached.help": ("write OBJECTIVE=FIGURE, as in feeds=12", "écrivez OBJECTIF=CHIFFRE, par exemple feeds=12"),
    "no-objectives": (
        "{name}: this mission has no objective `{id}`, nor any other",
        "{name} : cette mission n’a pas d’objectif « {id} », ni aucun autre",
    ),
    "no-objectives.help": ("agree one first: `mission edit`", "convenez d’abord d’un objectif : « mission edit »"),
    "bad-action": ("--action: nothing to do is named in `{value}`", "--action : « {value} » ne dit pas quoi faire"),
    "bad-action.help": (
        'write "what; owner; due", as in "Escalate the VPN request; client; +2w"',
        "écrivez « quoi ; qui ; quand », par exemple « Relancer la demande de VPN ; client ; +2sem »",
    ),
    "no-open-action": (
        "--done: no action is open in this mission",
        "--done : aucune action n’est ouverte dans cette mission",
    ),
    "no-such-action": (
        "--done: `{value}` is none of the open actions:\n{list}",
        "--done : « {value} » n’est aucune des actions ouvertes :\n{list}",
    ),
    "ambiguous-action": (
        "--done: `{value}` is in several open actions:\n{list}",
        "--done : « {value} » figure dans plusieurs actions ouvertes :\n{list}",
    ),
    "ambiguous-action.help": ("give its number, or more of its text", "donnez son numéro, ou davantage de son texte"),
    "twice": ("{author} recorded a check-in of {day} already", "{author} a déjà noté un point de suivi du {day}"),
    "twice.help": (
        "if there were two, record the second with --yes; to change the first: `mission edit {id}`",
        "s’il y en a eu deux, notez le second avec --yes ; pour modifier le premier : « mission edit {id} »",
    ),
    "twice-ask": (
        "{author} recorded a check-in of {day} already. Record another one?",
        "{author} a déjà noté un point de suivi du {day}. En noter un autre ?",
    ),
    # The walk -----------------------------------------------------------------------------------------------------
    "title": ("Check-in: {title}", "Point de suivi : {title}"),
    "who": (
        "{consultant} at {client}, until {day} ({distance})",
        "{consultant} chez {client}, jusqu’au {day} ({distance})",
    ),
    "first": ("This is the first check-in of the mission.", "C’est le premier point de suivi de la mission."),
    "last": ("Last check-in: {day} ({distance}).", "Dernier point de suivi : {day} ({distance})."),
    "last-health": (
        "Last check-in: {day} ({distance}), {health}.",
        "Dernier point de suivi : {day} ({distance}), {health}.",
    ),
    "ask-attendees": ("Who was there", "Qui était là"),
    "ask-health": ("How is the mission doing?", "Comment va la mission ?"),
    "health-green": ("green: on course", "vert : tout va comme prévu"),
    "health-amber": ("amber: needs attention", "orange : à surveiller de près"),
    "health-red": ("red: in danger", "rouge : en danger"),
    "health-none": ("not said", "pas abordé"),
    "head-health": ("Health", "Santé"),
    "head-left": ("Left from last time", "Ce qui restait à faire"),
    "head-actions": ("Who does what next", "Qui fait quoi ensuite"),
    "ask-progress": ("Where are we against the schedule?", "Où en est-on par rapport au planning ?"),
    "ask-results": (
        "What has been reached, against the objectives?",
        "Qu’est-ce qui est atteint, par rapport aux objectifs ?",
    ),
    "ask-quality": (
        "Is what is delivered good enough, and how do we know?",
        "Ce qui est livré est-il au niveau attendu, et à quoi le voit-on ?",
    ),
    "ask-difficulties": ("What got in the way?", "Qu’est-ce qui a coincé ?"),
    "ask-solutions": ("What was put in place, and does it help?", "Qu’a-t-on mis en place, et est-ce que cela aide ?"),
    "ask-needs": (
        "What is needed to go on: information, resources, a decision?",
        "Que faut-il pour avancer : une information, des moyens, une décision ?",
    ),
    "ask-successes": ("What went well and deserves to be named?", "Qu’est-ce qui a bien marché et mérite d’être dit ?"),
    "ask-adjustments": ("What changes in the plan?", "Qu’est-ce qui change dans le plan ?"),
    "ask-actions": (
        "One action a line: what; owner; due. Enter when there is no more.",
        "Une action par ligne : quoi ; qui ; quand. Entrée quand il n’y en a plus.",
    ),
    "ask-action": ("To do", "À faire"),
    "ask-reached": ("{id} now", "{id}, maintenant"),
    "ask-reached-known": ("{id} now (was {reached})", "{id}, maintenant (était à {reached})"),
    "ask-better": (
        "For `{id}`, which way is better?",
        "Pour « {id} », dans quel sens est-ce mieux ?",
    ),
    "better-less": ("less: {target} at most", "moins : {target} au plus"),
    "better-more": ("more: {target} at least", "plus : {target} au moins"),
    "better-none": ("I do not know", "je ne sais pas"),
    "no-side": (
        "hint: nothing says whether less or more is better for `{id}`; to say it: {command}",
        "conseil : rien ne dit s’il faut plus ou moins pour « {id} » ; pour le dire : {command}",
    ),
    "ask-done": ("Done since?", "Fait depuis ?"),
    "last-time": ("Last time: {text}", "La dernière fois : {text}"),
    "by": (", by {day} ({distance})", ", pour le {day} ({distance})"),
    "was-due": (", was due {day} ({distance})", ", attendu le {day} ({distance})"),
    "delivered": ("{title}: delivered {day}, waits for acceptance", "{title} : livré le {day}, recette en attente"),
    "deliverable": ("{title}{due}", "{title}{due}"),
    "objective": ("{id}: {specific} — {reached}{due}", "{id} : {specific} — {reached}{due}"),
    "reached-none": ("nothing measured yet", "rien de mesuré encore"),
    "reached-none-of": ("nothing measured yet, {target}", "rien de mesuré encore, {target}"),
    "blocker": (
        "Blocker open for {n} day: {title}|Blocker open for {n} days: {title}",
        "Blocage ouvert depuis {n} jour : {title}|Blocage ouvert depuis {n} jours : {title}",
    ),
    "action": ("{what}{owner}{due}", "{what}{owner}{due}"),
    "numbered": ("{number}. {action}", "{number}. {action}"),
    "action-owner": (" ({owner})", " ({owner})"),
    # What was done ------------------------------------------------------------------------------------------------
    "recorded": ("Check-in of {day} recorded in {path}: {what}.", "Point de suivi du {day} noté dans {path} : {what}."),
    "would": ("Check-in of {day}: {what}.", "Point de suivi du {day} : {what}."),
    "items": ("{n} agenda item|{n} agenda items", "{n} sujet|{n} sujets"),
    "actions": ("{n} action agreed|{n} actions agreed", "{n} action convenue|{n} actions convenues"),
    "marked": ("Done: {what} (promised {day}).", "Fait : {what} (promis le {day})."),
    "next": ("Next check-in by {day} ({distance}).", "Prochain point de suivi pour le {day} ({distance})."),
    "next-none": (
        "The mission ends before the next check-in would be due ({day}).",
        "La mission se termine avant l’échéance du prochain point de suivi ({day}).",
    ),
    "review-next": (
        "Next three-party review by {day} ({distance}).",
        "Prochain bilan à trois pour le {day} ({distance}).",
    ),
    "review-due": (
        "the three-party review was due by {day}, the last was on {last}: consultant, manager and client together",
        "le bilan à trois était attendu pour le {day}, le dernier date du {last} : consultant, manager et client ensemble",
    ),
    "review-never": (
        "no three-party review was ever held, it was due by {day} ({distance}): consultant, manager and client together",
        "aucun bilan à trois n’a jamais eu lieu, il était attendu pour le {day} ({distance}) : consultant, manager et client ensemble",
    ),
    "review-ask": (
        "The three-party review is due by {day}: consultant, manager and client together.",
        "Le bilan à trois est attendu pour le {day} : consultant, manager et client ensemble.",
    ),
    "subject": ("{id}: check-in of {day}", "{id}: point de suivi du {day}"),
    "subject-health": ("{id}: check-in of {day} ({health})", "{id}: point de suivi du {day} ({health})"),
    "subject-done": (
        "{id}: action done ({day})|{id}: {n} actions done ({day})",
        "{id}: action faite ({day})|{id}: {n} actions faites ({day})",
    ),
}
