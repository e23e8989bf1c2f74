"""mission feedback"""

TEXTS: dict[str, tuple[str, str]] = {
    "content": (
        "one of --strengths --improvements --advice --score",
        "un parmi --strengths --improvements --advice --score",
    ),
    "same": (
        "--from and --to are both {role}: feedback goes from one to another",
        "--from et --to désignent tous deux {role} : un retour va de l’un à l’autre",
    ),
    # Questions ----------------------------------------------------------------------------------------------------
    "title": ("Feedback: {title}", "Retour : {title}"),
    "who": (
        "Consultant: {consultant}. Client: {client}. Manager: {manager}.",
        "Consultant : {consultant}. Client : {client}. Manager : {manager}.",
    ),
    "who-two": ("Consultant: {consultant}. Client: {client}.", "Consultant : {consultant}. Client : {client}."),
    "ask-from": ("Who speaks?", "Qui s’exprime ?"),
    "ask-to": ("About whom?", "À propos de qui ?"),
    "ask-strengths": (
        "What works well? One example says more than praise: when, and what happened.",
        "Qu’est-ce qui marche bien ? Un exemple dit plus qu’un compliment : quand, et ce qui s’est passé.",
    ),
    "ask-improvements": (
        "What could be better? One fact and its effect, and what made it difficult.",
        "Qu’est-ce qui pourrait être mieux ? Un fait et son effet, et ce qui le rendait difficile.",
    ),
    "ask-advice": ("What would you try next time?", "Que conseillez-vous d’essayer la prochaine fois ?"),
    "ask-heard": ("What is done with it? (it may be said later)", "Qu’en fait-on ? (cela peut se dire plus tard)"),
    "ask-score": ("All in all?", "Au total ?"),
    "score-5": ("outstanding (5)", "excellent (5)"),
    "score-4": ("good (4)", "bien (4)"),
    "score-3": ("fair (3)", "correct (3)"),
    "score-2": ("weak (2)", "insuffisant (2)"),
    "score-1": ("poor (1)", "mauvais (1)"),
    "score-none": ("no score", "sans note"),
    "ask-visibility": ("Who may read it?", "Qui peut le lire ?"),
    "shared": ("all three: consultant, client and manager", "les trois : consultant, client et manager"),
    "managers": ("managers only", "les managers seulement"),
    # What was done ------------------------------------------------------------------------------------------------
    "recorded": (
        "Feedback from {sender} to {recipient} recorded in {path}, dated {day}.",
        "Retour ({sender} vers {recipient}) noté dans {path}, daté du {day}.",
    ),
    "right-shared": (
        "Shared by the three. {name} has a right to read it (GDPR).",
        "Partagé entre les trois. {name} a le droit de le lire (RGPD).",
    ),
    "right-managers": (
        "For managers only; {name} still has a right to read it on request (GDPR).",
        "Réservé aux managers ; {name} garde le droit de le lire sur demande (RGPD).",
    ),
    "hint": ("hint: {text}", "conseil : {text}"),
    "hint-strengths-example": (
        "no concrete example in the strengths: when was it, what happened?",
        "pas d’exemple concret dans les points forts : c’était quand, que s’est-il passé ?",
    ),
    "hint-improvements-example": (
        "no concrete example of what could be better: when was it, with what effect?",
        "pas d’exemple concret de ce qui pourrait être mieux : c’était quand, avec quel effet ?",
    ),
    "hint-only-weaknesses": (
        "only what could be better is named: what works is easier to build on",
        "seul ce qui pourrait être mieux est dit : on construit plus facilement sur ce qui marche",
    ),
    "hint-no-advice": (
        "no advice: what could be tried next time?",
        "pas de conseil : que pourrait-on essayer la prochaine fois ?",
    ),
    "hint-edit": ("`mission edit {id}` completes it.", "« mission edit {id} » permet de le compléter."),
    "one-way": (
        "Feedback has gone one way since {day}: ask the {roles} too.",
        "Les retours vont dans un seul sens depuis le {day} : demandez aussi celui du {roles}.",
    ),
    "and": (" and the ", " et du "),
    "subject": ("{id}: feedback from {sender} to {recipient}", "{id}: retour ({sender} vers {recipient})"),
    # What was done with it, said later -----------------------------------------------------------------------------
    "heard-only": (
        "{names}: `heard` only takes --heard, and changes nothing else of the feedback",
        "{names} : « heard » ne prend que --heard, et ne change rien d’autre au retour",
    ),
    "all-heard": (
        "every feedback on `{id}` says what was done with it, or there is none",
        "tous les retours de « {id} » disent ce qu’on en a fait, ou il n’y en a pas",
    ),
    "which": ("which feedback? Name one:\n{list}", "quel retour ? Nommez-en un :\n{list}"),
    "which.help": (
        "by its id or its number: `mission feedback ID heard 1 --heard …`",
        "par son identifiant ou son numéro : « mission feedback ID heard 1 --heard … »",
    ),
    "no-such": ("`{value}` is none of these:\n{list}", "« {value} » n’est aucun de ceux-ci :\n{list}"),
    "no-such-none": (
        "`{value}` is no feedback of this mission",
        "« {value} » n’est pas un retour de cette mission",
    ),
    "heard-already": (
        "it is said already what was done with it: {feedback}",
        "ce qu’on en a fait est déjà dit : {feedback}",
    ),
    "heard-already.help": (
        "`mission edit ID` changes what was said",
        "« mission edit ID » permet de changer ce qui est dit",
    ),
    "ask-which": ("Which feedback?", "Quel retour ?"),
    "ask-done": (
        "What was understood, and what was done with it? Tell the person too.",
        "Qu’en a-t-on compris, et qu’en a-t-on fait ? Dites-le aussi à la personne.",
    ),
    "one": (
        "{id}: {sender} to {recipient}, {day} ({author})",
        "{id} : {sender} vers {recipient}, {day} ({author})",
    ),
    "one-unnamed": (
        "{sender} to {recipient}, {day} ({author})",
        "{sender} vers {recipient}, {day} ({author})",
    ),
    "heard-recorded": (
        "Feedback from {sender} to {recipient} of {day}: what was done with it is recorded in {path}.",
        "Retour ({sender} vers {recipient}) du {day} : ce qu’on en a fait est noté dans {path}.",
    ),
    "subject-heard": (
        "{id}: what was done with feedback from {sender} to {recipient}",
        "{id}: suite donnée au retour ({sender} vers {recipient})",
    ),
}
