"""Signs that a mission is stalling."""

TEXTS: dict[str, tuple[str, str]] = {
    "then": ("{fact}: `{command}`", "{fact} : « {command} »"),
    "checkins-missed": ("check-ins", "points de suivi"),
    "checkins-missed.fact": (
        "{n} missed in a row, the last one was held on {last}|{n} missed in a row, the last one was held on {last}",
        "{n} manqué, le dernier tenu date du {last}|{n} manqués de suite, le dernier tenu date du {last}",
    ),
    "checkins-missed.never": (
        "none was ever held, {n} was due|none was ever held, {n} were due",
        "aucun n’a jamais été tenu, {n} aurait dû l’être|aucun n’a jamais été tenu, {n} auraient dû l’être",
    ),
    "health-falling": ("health", "santé"),
    "health-falling.fact": ("from {before} to {now} on {since}", "de {before} à {now} le {since}"),
    "blocker-old": ("blocker", "blocage"),
    "blocker-old.fact": (
        "“{title}” open for {n} day, more than a cadence|“{title}” open for {n} days, more than a cadence",
        "« {title} » ouvert depuis {n} jour, plus qu’une cadence|« {title} » ouvert depuis {n} jours, plus qu’une cadence",
    ),
    "difficulty-again": ("difficulty", "difficulté"),
    "difficulty-again.fact": (
        "the same at the check-ins of {before} and {now}",
        "la même aux points de suivi du {before} et du {now}",
    ),
    "objective-late": ("objective", "objectif"),
    "objective-late.fact": (
        "{objective} was due on {due}, and is not reached",
        "{objective} était pour le {due}, et n’est pas atteint",
    ),
    "objective-late.none": (
        "{objective} was due on {due}, and no figure is recorded",
        "{objective} était pour le {due}, et aucun chiffre n’est enregistré",
    ),
    "objective-late.unsure": (
        "{objective} was due on {due}, and nothing says whether it is reached",
        "{objective} était pour le {due}, et rien ne dit s’il est atteint",
    ),
    "objective-late.no-side": (
        "{objective} was due on {due}, and nothing says whether less or more is better",
        "{objective} était pour le {due}, et rien ne dit s’il faut plus ou moins",
    ),
    "acceptance-waiting": ("acceptance", "recette"),
    "acceptance-waiting.fact": (
        "{deliverable} delivered on {delivered}, neither accepted nor refused",
        "{deliverable} livré le {delivered}, ni accepté ni refusé",
    ),
    "feedback-none": ("feedback", "retours"),
    "feedback-none.fact": ("none since {last}", "aucun depuis le {last}"),
    "feedback-none.never": ("none given since the start", "aucun depuis le début"),
    "feedback-one-way": ("feedback", "retours"),
    "feedback-one-way.fact": (
        "one way only since {since}, nothing from the {roles}",
        "dans un seul sens depuis le {since}, rien de la part du {roles}",
    ),
}
