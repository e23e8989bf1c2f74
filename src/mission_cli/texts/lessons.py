"""mission lessons, and what `new` recalls of earlier missions"""

TEXTS: dict[str, tuple[str, str]] = {
    "none": (
        "Nothing of the kind was found in {n} mission.|Nothing of the kind was found in {n} missions.",
        "Rien de tel n’a été trouvé dans {n} mission.|Rien de tel n’a été trouvé dans {n} missions.",
    ),
    "count": ("{n} lesson.|{n} lessons.", "{n} enseignement.|{n} enseignements."),
    "answers": ("{title}, by the {sender}", "{title}, par : {sender}"),
    "with-causes": ("{kind} ({causes})", "{kind} : {causes}"),
    "measure": ("preventive measure", "mesure préventive"),
    "part-chosen": ("Way out", "Issue choisie"),
    "part-resolution": ("What solved it", "Ce qui l’a réglé"),
    "part-why": ("Why", "Pourquoi"),
    "part-ref": ("Written in", "Écrit dans"),
    "head-date": ("Date", "Date"),
    "head-client": ("Client", "Client"),
    "head-mission": ("Mission", "Mission"),
    "head-source": ("Source", "Source"),
    "head-said": ("What was said", "Ce qui est dit"),
    "left-out": (
        "Left out: answers and opportunities (`--full` adds them).",
        "Laissé de côté : réponses et opportunités (« --full » les ajoute).",
    ),
    "older": (
        "{n} older lesson is found by the same command.|{n} older lessons are found by the same command.",
        "La même commande montre encore {n} enseignement plus ancien.|La même commande montre encore {n} enseignements plus anciens.",
    ),
    "earlier": (
        "{n} lesson from earlier missions at {client}: {command}|{n} lessons from earlier missions at {client}: {command}",
        "{n} enseignement de missions précédentes chez {client} : {command}|{n} enseignements de missions précédentes chez {client} : {command}",
    ),
}
