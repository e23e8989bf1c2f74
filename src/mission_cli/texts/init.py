"""mission init"""

TEXTS: dict[str, tuple[str, str]] = {
    "ask-perspective": ("Whose side are the checklists for?", "De quel côté êtes-vous ?"),
    "side-provider": (
        "provider: a services firm that sends consultants",
        "provider : une ESN qui envoie des consultants",
    ),
    "side-client": (
        "client: a company that takes in consultants and freelancers",
        "client : une entreprise qui accueille consultants et freelances",
    ),
    "side-consultant": ("consultant: I am the consultant", "consultant : le consultant, c’est moi"),
    "made": ("Made in {path}:\n{files}", "Créé dans {path} :\n{files}"),
    "would": (
        "Nothing was written (--dry-run). It would make in {path}:\n{files}",
        "Rien n’a été écrit (--dry-run). Voici ce qui serait créé dans {path} :\n{files}",
    ),
    "nothing": (
        "{path} is already a workspace; nothing was changed.",
        "{path} est déjà un espace de missions ; rien n’a changé.",
    ),
    "git": (
        'To share it: git add -A && git commit -m "Lay out the mission workspace"',
        'Pour le partager : git add -A && git commit -m "Préparer l’espace de missions"',
    ),
    "ask-driver": (
        "Have git merge missions record by record in this clone (.gitattributes, and git's settings here)?",
        "Faire fusionner les missions par git enregistrement par enregistrement dans ce clone (.gitattributes, et les réglages de git ici) ?",
    ),
    "driver": (
        "git merges missions with this program here; in another clone: mission doctor --fix",
        "git fusionne ici les missions avec ce programme ; dans un autre clone : mission doctor --fix",
    ),
    "no-repository": (
        "--merge-driver: {path} is in no git repository",
        "--merge-driver : {path} n’est dans aucun dépôt git",
    ),
    "no-repository.help": ("`git init` makes one", "« git init » en crée un"),
    "cd": ("First: cd {path}", "D’abord : cd {path}"),
    "kept": (
        "{path} was there already and was left as it is: change the perspective in it.",
        "{path} existait déjà et n’a pas changé : modifiez-y la perspective.",
    ),
    "subject": ("New workspace", "Nouvel espace de travail"),
    "next": (
        "Next: mission new (your first mission), or mission demo (sample missions in a folder of their own)",
        "Ensuite : mission new (votre première mission), ou mission demo (des missions d’exemple dans un dossier à part)",
    ),
    "next-existing": ("Next: mission due --weeks 8", "Ensuite : mission due --weeks 8"),
    "not-a-folder": ("{path} is not a folder", "{path} n’est pas un dossier"),
    "settings": (
        "# yaml-language-server: $schema=.mission/settings.schema.json\n"
        "# Settings of this mission workspace, shared by the team. Everything is optional.\n"
        "{name}"
        "lang: {lang} # en or fr: commands, checklists, comments\n"
        "perspective: {perspective} # provider, client or consultant: whose checklists\n"
        "currency: EUR\n"
        "every: 2 weeks # the cadence of check-ins where a mission does not say\n"
        "horizons:\n"
        "  urgent: 15 days # an end this near is urgent\n"
        "  watch: 30 days # this near, worth watching\n"
        "  lead: 2 weeks # time a decision takes before notice must be given\n"
        "since: {since} # from this day on everything is noted: no check-in is missed, nobody free before it\n"
        "commit: false # true: each write makes a git commit of its own\n",
        "# yaml-language-server: $schema=.mission/settings.schema.json\n"
        "# Réglages de cet espace de missions, communs à l’équipe. Tout est facultatif.\n"
        "{name}"
        "lang: {lang} # en ou fr : commandes, listes de contrôle, commentaires\n"
        "perspective: {perspective} # provider, client ou consultant : quelles listes de contrôle\n"
        "currency: EUR\n"
        "every: 2 weeks # le rythme des points de suivi, quand la mission ne dit rien\n"
        "horizons:\n"
        "  urgent: 15 days # une fin aussi proche est urgente\n"
        "  watch: 30 days # aussi proche, elle est à surveiller\n"
        "  lead: 2 weeks # le temps d’une décision, avant le préavis\n"
        "since: {since} # à partir de ce jour tout est noté : rien n’est en retard, personne n’est libre avant\n"
        "commit: false # true : chaque écriture fait son propre commit git\n",
    ),
}
