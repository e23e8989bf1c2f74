"""mission timeline"""

TEXTS: dict[str, tuple[str, str]] = {
    "none": (
        "Nobody and nothing to show from {first} to {last}; `--all` adds those that left and missions that are over.",
        "Rien ni personne à montrer du {first} au {last} ; « --all » ajoute les départs et les missions terminées.",
    ),
    "none-at-all": (
        "Nobody and nothing to show from {first} to {last}.",
        "Rien ni personne à montrer du {first} au {last}.",
    ),
    "fewer": (
        "There is room for {n} week of {of}: a wider terminal, or --weeks, shows more.|There is room for {n} weeks of {of}: a wider terminal, or --weeks, shows more.",
        "Il y a la place pour {n} semaine sur {of} : un terminal plus large, ou --weeks, en montre plus.|Il y a la place pour {n} semaines sur {of} : un terminal plus large, ou --weeks, en montre plus.",
    ),
    "backwards": ("--until: {until} is before {start}", "--until : le {until} précède le {start}"),
    "too-long": (
        "--until: more than {most} weeks cannot be drawn",
        "--until : plus de {most} semaines ne peuvent être dessinées",
    ),
    "today": ("today, {day}", "aujourd’hui, {day}"),
    "range": ("From {first} to {last}; {scale}.", "Du {first} au {last} ; {scale}."),
    "scale": ("{n} character a week|{n} characters a week", "{n} caractère par semaine|{n} caractères par semaine"),
    "coarse": (
        "{n} character for {weeks} weeks|{n} characters for {weeks} weeks",
        "{n} caractère pour {weeks} semaines|{n} caractères pour {weeks} semaines",
    ),
    "short": ("No room for a name in the bar:", "Barre trop courte pour un nom :"),
    "short-more": (
        "and {n} more: a wider terminal, `--weeks` or `--json` shows it|and {n} more: a wider terminal, `--weeks` or `--json` shows them",
        "et {n} autre : un terminal plus large, « --weeks » ou « --json » la montre|et {n} autres : un terminal plus large, « --weeks » ou « --json » les montre",
    ),
    "legend-mission": ("mission", "mission"),
    "legend-renewal": ("after a renewal", "après un renouvellement"),
    "legend-begins": ("renewed", "renouvelée"),
    "legend-unsigned": ("mission not signed", "mission non signée"),
    "legend-other": ("mission not at a client", "mission hors client"),
    "legend-bench": ("free (bench)", "libre (intercontrat)"),
    "legend-away": ("away", "absence"),
    "legend-ends": ("end", "fin"),
    "legend-today": ("today", "aujourd’hui"),
    "span-mission": ("mission", "mission"),
    "span-renewal": ("renewal", "renouvellement"),
    "span-unsigned": ("mission not signed", "mission non signée"),
    "span-bench": ("free (bench)", "libre (intercontrat)"),
    "span-away": ("away", "absence"),
    "head-consultant": ("Consultant", "Consultant"),
    "head-what": ("What", "Quoi"),
    "head-mission": ("Mission", "Mission"),
    "head-client": ("Client", "Client"),
    "head-start": ("From", "Du"),
    "head-end": ("To", "Au"),
}
