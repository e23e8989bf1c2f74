"""mission grant, mission revoke"""

TEXTS: dict[str, tuple[str, str]] = {
    "ask-system": ("Access to what?", "Un accès à quoi ?"),
    "ask-account": ("Under which account? (Enter to skip)", "Sous quel compte ? (Entrée pour passer)"),
    "revoked-already": ("`{access}` was revoked on {day}", "« {access} » a été révoqué le {day}"),
    "revoked-already.help": (
        "`mission edit {id}` corrects what was recorded by mistake",
        "« mission edit {id} » corrige ce qui a été noté par erreur",
    ),
    "before": ("--date: `{access}` comes later, on {day}", "--date : « {access} » est plus tardif, le {day}"),
    "before.help": ("correct the day", "corrigez la date"),
    "open": (
        "`{access}` is not revoked yet, so there is nothing to verify",
        "« {access} » n’est pas encore révoqué : il n’y a rien à vérifier",
    ),
    "open.help": (
        "whoever closes it types: mission revoke {id} {access}",
        "la personne qui le ferme tape : mission revoke {id} {access}",
    ),
    "same-person": (
        "{author} recorded the revocation of `{access}`: somebody else must verify it",
        "{author} a noté la révocation de « {access} » : quelqu’un d’autre doit la vérifier",
    ),
    "same-person.help": (
        "the person who checks types: mission revoke {id} {access} --verified (or --as NAME)",
        "la personne qui contrôle tape : mission revoke {id} {access} --verified (ou --as « Son Nom »)",
    ),
    "none-open": ("No access of `{id}` is open.", "Aucun accès de « {id} » n’est ouvert."),
    "none-to-verify": ("No revocation of `{id}` waits for a look.", "Aucune révocation de « {id} » n’est à vérifier."),
    "already": ("Already so: {access}. Nothing to write.", "C’est déjà le cas : {access}. Rien à écrire."),
    "called": ("{system} ({account})", "{system} ({account})"),
    "granted": ("{name} ({access}): granted {day}", "{name} ({access}) : ouvert le {day}"),
    "revoked": ("{access}: {name}, revoked {day}", "{access} : {name}, révoqué le {day}"),
    "verified": (
        "{access}: {name}, verified {day} by {author}",
        "{access} : {name}, vérifié le {day} par {author}",
    ),
    "now-verify": (
        "Somebody else must now verify it: mission revoke {id} {access} --verified",
        "Quelqu’un d’autre doit maintenant vérifier : mission revoke {id} {access} --verified",
    ),
    "now-send": (
        "Send this list to those who close accounts; somebody else then verifies: mission revoke {id} --all --verified",
        "Envoyez cette liste à qui ferme les comptes ; quelqu’un d’autre vérifie ensuite : mission revoke {id} --all --verified",
    ),
    "subject-grant": ("{id}: access {access} granted", "{id} : accès {access} ouvert"),
    "subject-revoke": ("{id}: access revoked: {access}", "{id} : accès révoqué : {access}"),
    "subject-verify": ("{id}: revocation verified: {access}", "{id} : révocation vérifiée : {access}"),
}
