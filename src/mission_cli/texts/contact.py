"""mission contact"""

TEXTS: dict[str, tuple[str, str]] = {
    "head-due": ("Due", "Échéance"),
    "head-who": ("Who", "Qui"),
    "head-last": ("Last contact", "Dernier contact"),
    "head-every": ("Every", "Rythme"),
    "head-mission": ("About", "À propos"),
    "head-command": ("Then", "Ensuite"),
    "former": ("former consultant", "ancien consultant"),
    "consultant": ("consultant", "consultant"),
    "client": ("client, last mission {id}", "client, dernière mission {id}"),
    "never": ("never", "jamais"),
    "none": (
        "Nobody is to be contacted within {n} week.|Nobody is to be contacted within {n} weeks.",
        "Personne à contacter d’ici {n} semaine.|Personne à contacter d’ici {n} semaines.",
    ),
    "none-all": (
        "Nobody is to be contacted: former consultants have a `left:`, others a `contact: {{every: …}}`.",
        "Personne à contacter : les anciens consultants ont un « left: », les autres un « contact: {{every: …}} ».",
    ),
    "ask-note": ("What was said? (Enter to skip)", "Qu’est-ce qui s’est dit ? (Entrée pour passer)"),
    "ambiguous": ("`{name}` may be any of: {names}", "« {name} » peut désigner : {names}"),
    "unknown": (
        "no consultant with a profile, no client and no contact is called `{name}`",
        "aucun consultant avec un profil, aucun client ni aucun contact ne s’appelle « {name} »",
    ),
    "unknown.help": (
        "`mission consultant new {name}` makes a profile; `mission contact` lists who is to be contacted",
        "« mission consultant new {name} » crée un profil ; « mission contact » liste les personnes à contacter",
    ),
    "unknown-near": (
        "no consultant with a profile, no client and no contact is called `{name}`",
        "aucun consultant avec un profil, aucun client ni aucun contact ne s’appelle « {name} »",
    ),
    "unknown-near.help": ("did you mean {near}?", "vouliez-vous dire {near} ?"),
    "client-rhythm": (
        "{option} is for consultants: {name} is a client",
        "{option} vaut pour les consultants : {name} est un client",
    ),
    "client-rhythm.help": (
        "for clients, mission.yaml says it: `keep_in_touch: 3 months`, and `left_alone: [{name}]` for those nobody calls",
        "pour les clients, mission.yaml le dit : « keep_in_touch: 3 months », et « left_alone: [{name}] » pour ceux qu’on n’appelle plus",
    ),
    "stop-every": ("--stop and --every say the opposite", "--stop et --every disent le contraire"),
    "default-note": ("In touch with {name}.", "Pris des nouvelles de {name}."),
    "done": ("Contact of {day} with {name} recorded in {path}.", "Contact du {day} avec {name} noté dans {path}."),
    "stopped": (
        "{name} is not called any more from {day} on ({path}).",
        "{name} n’est plus appelé à partir du {day} ({path}).",
    ),
    "next": ("Next: {day}.", "Le prochain : {day}."),
    "subject": ("{name}: contact of {day}", "{name} : contact du {day}"),
    "subject-stop": ("{name}: no more calls", "{name} : plus d’appels"),
}
