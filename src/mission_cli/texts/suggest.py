"""mission suggest"""

TEXTS: dict[str, tuple[str, str]] = {
    "none": ("Nobody is free by {day}.", "Personne n’est libre d’ici le {day}."),
    "no-profile-at-all": (
        "No consultant has a profile yet: `mission consultant new` makes one, with the skills that suggestions go by.",
        "Aucun consultant n’a encore de fiche : « mission consultant new » en crée une, avec les compétences dont partent les suggestions.",
    ),
    "no-lead": (
        "Nothing recorded speaks for anywhere to go: {names}.",
        "Rien de ce qui est noté ne désigne une piste pour : {names}.",
    ),
    "no-skill": (
        "No skill in the profile of: {names}. `mission consultant set PERSON --skill SKILL` adds one.",
        "Aucune compétence dans la fiche de : {names}. « mission consultant set PERSONNE --skill COMPÉTENCE » en ajoute une.",
    ),
    "gone": ("{name} left on {day}", "{name} a quitté l’équipe le {day}"),
    "gone.help": (
        "`mission contact` keeps in touch with former consultants",
        "« mission contact » garde le lien avec les anciens consultants",
    ),
    "no-substitute": (
        "Nobody who is free by {day} has a skill that {id} is tagged with, or was ever at {client}.",
        "Parmi les personnes libres d’ici le {day}, aucune n’a de compétence parmi les étiquettes de {id}, ni n’a jamais été chez {client}.",
    ),
    "no-tags": (
        "{id} has no tags, so that only those who know {client} are found: `mission edit {id}` adds `tags:`.",
        "{id} n’a pas d’étiquettes : seules les personnes qui connaissent {client} sont trouvées. « mission edit {id} » ajoute « tags: ».",
    ),
    "more": (
        "{n} more lead: `mission suggest NAME` shows all those of a person.|{n} more leads: `mission suggest NAME` shows all those of a person.",
        "{n} piste de plus : « mission suggest NOM » montre toutes celles d’une personne.|{n} pistes de plus : « mission suggest NOM » montre toutes celles d’une personne.",
    ),
    "left-out": (
        "Left out: what was heard, which is confidential (`--full` adds it).",
        "Laissé de côté : ce qui a été entendu, confidentiel (« --full » l’ajoute).",
    ),
    "replacing": (
        "For {id} at {client}, which {name} leaves on {day}: who is free by {by}.",
        "Pour {id} chez {client}, que {name} quitte le {day} : qui est libre d’ici le {by}.",
    ),
    "order": (
        "Why this order: people by the day they are free, then by name. For each, needs heard in the last {days} days, newest "
        "first; then clients by the number of their missions’ tags that are among the skills, then by name. Nothing else counts.",
        "Pourquoi cet ordre : les personnes par date de disponibilité, puis par nom. Pour chacune, les besoins entendus depuis "
        "{days} jours, du plus récent au plus ancien ; puis les clients, par nombre d’étiquettes de leurs missions présentes "
        "parmi les compétences, puis par nom. Rien d’autre ne compte.",
    ),
    "order-replace": (
        "Why this order: people by the day they are free, then by name. Nothing else counts.",
        "Pourquoi cet ordre : les personnes par date de disponibilité, puis par nom. Rien d’autre ne compte.",
    ),
    "head-consultant": ("Consultant", "Consultant"),
    "head-free": ("Free", "Libre"),
    "head-client": ("Client", "Client"),
    "head-why": ("Why", "Pourquoi"),
    "head-heard": ("Last heard", "Entendu le"),
    "head-employment": ("Employment", "Statut"),
    "head-doing": ("Doing", "Occupation"),
    "free-now": ("now", "maintenant"),
    "free-since": ("since {day}", "depuis le {day}"),
    "free-at-least": ("at least since {day}", "au moins depuis le {day}"),
    "free-from": ("from {day}", "à partir du {day}"),
    "free-until": ("{when} until {day}", "{when} jusqu’au {day}"),
    "unsigned": (
        "{when} (not signed: {mission} from {day})",
        "{when} (non signée : {mission} à partir du {day})",
    ),
    "hidden": ("a need was heard", "un besoin a été entendu"),
    "said": ("“{what}”", "« {what} »"),
    "because": ("{said}: {why}", "{said} : {why}"),
    "named": ("it names {skills}", "il y est question de {skills}"),
    "tags": ("missions tagged {tags}, the last {mission}", "missions étiquetées {tags}, la dernière {mission}"),
    "heard-tags": ("heard on {mission}, tagged {tags}", "entendu sur {mission}, étiquetée {tags}"),
    "heard-on": ("heard on {mission}", "entendu sur {mission}"),
    "is-there": ("is there until {day} ({mission})", "y est jusqu’au {day} ({mission})"),
    "was-there": ("was there until {day} ({mission})", "y était jusqu’au {day} ({mission})"),
    "of-tags": (
        "{n} tag of {of}: {tags}|{n} tags of {of}: {tags}",
        "{n} étiquette sur {of} : {tags}|{n} étiquettes sur {of} : {tags}",
    ),
    "doing": ("{id} ({kind})", "{id} ({kind})"),
}
