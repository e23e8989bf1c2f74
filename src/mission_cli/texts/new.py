"""mission new"""

TEXTS: dict[str, tuple[str, str]] = {
    "intro": (
        "A new mission. Each answer can also be given as an option (mission new --help); Ctrl-C stops, nothing is written before the end.",
        "Une nouvelle mission. Chaque réponse peut aussi se donner en option (mission new --help) ; Ctrl-C arrête, rien n’est écrit avant la fin.",
    ),
    "intro-kind": (
        "A new mission on the bench: {kind}. Each answer can also be given as an option (mission new --help); Ctrl-C stops, nothing is written before the end.",
        "Une nouvelle mission en intercontrat : {kind}. Chaque réponse peut aussi se donner en option (mission new --help) ; Ctrl-C arrête, rien n’est écrit avant la fin.",
    ),
    "ask-subject": (
        "What is it about?",
        "De quoi s’agit-il ?",
    ),
    "own-subject": (
        "something else, in your own words",
        "autre chose, avec vos mots",
    ),
    "say-subject": (
        "The subject, in a few words",
        "Le sujet, en quelques mots",
    ),
    "ask-association": (
        "Which association?",
        "Quelle association ?",
    ),
    "own-association": (
        "another one",
        "une autre",
    ),
    "say-association": (
        "Name of the association",
        "Nom de l’association",
    ),
    "ask-buddy": (
        "Buddy, who has done it before, as Name <mail> (Enter: nobody yet)",
        "Parrain, qui l’a déjà fait, sous la forme Nom <adresse> (Entrée : personne pour l’instant)",
    ),
    "ask-hr": (
        "HR contact, as Name <mail> (Enter: nobody yet)",
        "Contact RH, sous la forme Nom <adresse> (Entrée : personne pour l’instant)",
    ),
    "ask-firm": (
        "Name of our firm (`name` in mission.yaml answers it once for all)",
        "Nom de notre société (« name » dans mission.yaml y répond une fois pour toutes)",
    ),
    "have-done-it": (
        "They have been on such a mission: {names}",
        "Ont déjà fait une telle mission : {names}",
    ),
    "own-words": (
        "note: {name} “{value}” is none of those known ({known}): taken as your own words",
        "note : {name} « {value} » n’est aucun de ceux qui sont connus ({known}) : gardé tel quel",
    ),
    "own-words-near": (
        "note: {name} “{value}” is none of those known ({known}): taken as your own words; or did you mean `{near}`?",
        "note : {name} « {value} » n’est aucun de ceux qui sont connus ({known}) : gardé tel quel ; ou vouliez-vous dire « {near} » ?",
    ),
    "note": (
        "note: {text}",
        "note : {text}",
    ),
    "bench-only": (
        "{name} is for missions on the bench",
        "{name} concerne les missions en intercontrat",
    ),
    "bench-only.help": (
        "say which with --kind: {kinds}",
        "dites laquelle avec --kind : {kinds}",
    ),
    "not-of-kind": (
        "{name} says nothing about a mission of kind {kind}",
        "{name} n’apporte rien à une mission de genre {kind}",
    ),
    "not-of-kind.help": (
        "leave it out; --subject is for internal and training, --association for pro-bono",
        "retirez cette option ; --subject sert à internal et training, --association à pro-bono",
    ),
    "covered": (
        "note: {consultant} is at {client} with {id} from {since} to {until}",
        "note : {consultant} est chez {client} avec {id} du {since} au {until}",
    ),
    "can-be-interrupted": (
        "note: {consultant} is on {id} ({kind}) from {since} to {until}; it can be interrupted:",
        "note : {consultant} est sur {id} ({kind}) du {since} au {until} ; on peut l’interrompre :",
    ),
    "not-interruptible": (
        "note: {consultant} is on {id} ({kind}) until {end}, and it is not to be interrupted: agree on the dates first",
        "note : {consultant} est sur {id} ({kind}) jusqu’au {end}, à ne pas interrompre : convenez d’abord des dates",
    ),
    "ask-id": ("Short name of the mission (its id)", "Nom court de la mission (son identifiant)"),
    "ask-title": ("Title of the mission", "Titre de la mission"),
    "ask-consultant": ("Consultant, as Name <mail>", "Consultant, sous la forme Nom <adresse>"),
    "ask-client": ("Client company", "Entreprise cliente"),
    "ask-contact": (
        "Contact at the client, as Name <mail>",
        "Interlocuteur chez le client, sous la forme Nom <adresse>",
    ),
    "ask-manager": (
        "Manager who follows the mission, as Name <mail>",
        "Manager qui suit la mission, sous la forme Nom <adresse>",
    ),
    "ask-start": ("First day", "Premier jour"),
    "ask-end": ("Last day (inclusive)", "Dernier jour (inclus)"),
    "ask-notice": ("Notice, as 1 month (Enter: none)", "Préavis, par exemple 1 mois (Entrée : aucun)"),
    "ask-rate": ("Rate, as 620 EUR/day (Enter: not noted)", "TJM, par exemple 620 EUR/jour (Entrée : non noté)"),
    "ask-order": (
        "Number of the client's order (Enter: not signed yet)",
        "Numéro de commande du client (Entrée : pas encore signée)",
    ),
    "unsigned": (
        "note: nothing says that it is signed; when the order comes: mission contract {id} --order NUMBER",
        "note : rien ne dit qu’elle est signée ; quand la commande arrive : mission contract {id} --order NUMÉRO",
    ),
    "booked": ("warning: {said}", "avertissement : {said}"),
    "ask-every": ("Cadence of the check-ins", "Rythme des points de suivi"),
    "ask-vision": (
        "What will success look like? (Enter to skip)",
        "À quoi ressemblera la réussite ? (Entrée pour passer)",
    ),
    "smart": (
        "Objectives, one by one: specific, measurable, achievable, with a date.",
        "Les objectifs, un par un : spécifiques, mesurables, atteignables, datés.",
    ),
    "ask-specific": (
        "An objective: what exactly? (Enter when there is no more)",
        "Un objectif : quoi précisément ? (Entrée quand il n’y en a plus)",
    ),
    "ask-measure": ("  What is measured?", "  Que mesure-t-on ?"),
    "ask-target": ("  Which figure means done?", "  Quel chiffre veut dire atteint ?"),
    "ask-better": ("  Which way is better?", "  Dans quel sens est-ce mieux ?"),
    "ask-due": ("  By when?", "  Pour quand ?"),
    "ask-achievable": ("  Why can it be reached?", "  Pourquoi est-ce atteignable ?"),
    "ask-deliverable": (
        "A deliverable, as title; due date; acceptance (Enter when there is no more)",
        "Un livrable : titre ; échéance ; critère de recette (Entrée quand il n’y en a plus)",
    ),
    "ask-equipment": (
        "Equipment lent, as item; condition (Enter when there is no more)",
        "Matériel prêté : objet ; état (Entrée quand il n’y en a plus)",
    ),
    "ask-access": (
        "Access granted, as system; account (Enter when there is no more)",
        "Accès ouvert : système ; compte (Entrée quand il n’y en a plus)",
    ),
    "end-before-start": ("the end is before the start, {start}", "la fin précède le début, {start}"),
    "end-before-start.help": (
        "the last day is inclusive: a mission of one day starts and ends on the same one",
        "le dernier jour est inclus : une mission d’un jour commence et finit le même jour",
    ),
    "shape": ('{name} takes "{shape}"', "{name} attend « {shape} »"),
    "part-specific": ("what", "quoi"),
    "part-measure": ("measure", "mesure"),
    "part-target": ("target", "cible"),
    "part-due": ("date", "échéance"),
    "part-achievable": ("why it can be reached", "pourquoi c’est atteignable"),
    "part-title": ("title", "titre"),
    "part-acceptance": ("acceptance", "critère de recette"),
    "part-item": ("item", "objet"),
    "part-condition": ("condition", "état"),
    "part-system": ("system", "système"),
    "part-account": ("account", "compte"),
    "lacks": (
        "hint: the objective “{name}” still lacks {lacks}",
        "conseil : à l’objectif « {name} », il manque encore {lacks}",
    ),
    "is-smart": ("✓ “{name}” is SMART", "✓ « {name} » est SMART"),
    "lack-measure": ("what is measured", "ce qu’on mesure"),
    "lack-target": ("a target", "une cible"),
    "lack-due": ("a date", "une échéance"),
    "lack-due-after-end": ("a date before the mission's end", "une échéance avant la fin de la mission"),
    "lack-achievable": ("why it can be reached", "ce qui le rend atteignable"),
    "no-objective": (
        'hint: no objective yet; two or three SMART ones make follow-up easy (--objective "what; measure; target; date; why it can be reached")',
        "conseil : aucun objectif pour l’instant ; deux ou trois objectifs SMART facilitent le suivi (--objective « quoi ; mesure ; cible ; échéance ; pourquoi c’est atteignable »)",
    ),
    "no-firm": ("the firm's own name is not known here", "le nom de votre entreprise n’est pas connu ici"),
    "no-firm.help": (
        "write `name:` in mission.yaml once for all, or give --client",
        "écrivez « name: » dans mission.yaml une fois pour toutes, ou donnez --client",
    ),
    "bad-term": (
        "the record's `{key}` is not a term of a mission",
        "dans l’enregistrement, « {key} » n’est pas un terme de la mission",
    ),
    "bad-term-near": (
        "the record's `{key}` is not a term of a mission; did you mean `{near}`?",
        "dans l’enregistrement, « {key} » n’est pas un terme de la mission ; vouliez-vous dire « {near} » ?",
    ),
    "bad-term.help": (
        "give the options' names, or a whole mission as its file has it",
        "donnez les noms des options, ou une mission entière comme dans son fichier",
    ),
    "subject": ("{id}: mission agreed", "{id} : mission convenue"),
    "done": ("Made {path}: until {end}, {distance}.", "Créé {path} : jusqu’au {end}, {distance}."),
    "done-plan": (
        "Its plan has {n} task, with owners and days:\n  mission onboard {id}|Its plan has {n} tasks, with owners and days:\n  mission onboard {id}",
        "Son plan d’action compte {n} tâche, avec responsable et échéance :\n  mission onboard {id}|Son plan d’action compte {n} tâches, avec responsables et échéances :\n  mission onboard {id}",
    ),
    "done-first": (
        "Next, the first check-in by {first}:\n  mission checkin {id}",
        "Ensuite, le premier point de suivi d’ici le {first} :\n  mission checkin {id}",
    ),
    "done-first-late": (
        "Next, the first check-in, which was due on {first}:\n  mission checkin {id}",
        "Ensuite, le premier point de suivi, qui était prévu le {first} :\n  mission checkin {id}",
    ),
}
