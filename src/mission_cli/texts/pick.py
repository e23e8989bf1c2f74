"""Naming one thing of a mission: a deliverable, a milestone, equipment, an access"""

TEXTS: dict[str, tuple[str, str]] = {
    "deliverable": ("deliverable", "livrable"),
    "milestone": ("milestone", "jalon"),
    "equipment": ("equipment", "matériel"),
    "access": ("access", "accès"),
    "which-deliverable": ("Which deliverable?", "Quel livrable ?"),
    "which-milestone": ("Which milestone?", "Quel jalon ?"),
    "which-equipment": ("Which piece of equipment?", "Quel matériel ?"),
    "which-access": ("Which access?", "Quel accès ?"),
    "none": ("{what}: there is none of that kind here in `{id}`", "{what} : il n’y en a pas ici dans « {id} »"),
    "unknown": (
        "{what}: `{wanted}` is not in `{id}`; it knows {ids}",
        "{what} : « {wanted} » n’est pas dans « {id} », qui connaît {ids}",
    ),
    "ambiguous": ("{what}: `{wanted}` begins several: {ids}", "{what} : « {wanted} » en désigne plusieurs : {ids}"),
    "ambiguous.help": ("type a few letters more", "tapez quelques lettres de plus"),
    "taken": ("{what}: the id `{wanted}` is taken", "{what} : l’identifiant « {wanted} » est déjà pris"),
    "taken.help": ("choose another, or leave it out", "choisissez-en un autre, ou laissez-le de côté"),
}
