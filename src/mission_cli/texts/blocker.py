"""mission blocker"""

TEXTS: dict[str, tuple[str, str]] = {
    # The list -----------------------------------------------------------------------------------------------------
    "head-age": ("Age", "Âge"),
    "head-mission": ("Mission", "Mission"),
    "head-title": ("What blocks", "Ce qui bloque"),
    "head-causes": ("Causes", "Causes"),
    "head-owner": ("Owner", "Responsable"),
    "head-next": ("Next", "La suite"),
    "head-command": ("Command", "Commande"),
    "age": ("{n} day|{n} days", "{n} jour|{n} jours"),
    "wants-diagnose": ("diagnosis not begun", "diagnostic pas commencé"),
    "wants-option": ("no option yet", "aucune option encore"),
    "wants-choose": ("nothing chosen", "rien de choisi"),
    "wants-resolve": ("to be solved", "à résoudre"),
    "none": ("No open blocker in any mission.", "Aucun blocage ouvert, dans aucune mission."),
    "none-found": (
        "None of these: {n} open blocker in all.|None of these: {n} open blockers in all.",
        "Aucun de ceux-là : {n} blocage ouvert en tout.|Aucun de ceux-là : {n} blocages ouverts en tout.",
    ),
    # Which one ----------------------------------------------------------------------------------------------------
    "none-here": ("nothing to do here: {id} has no such blocker", "rien à faire ici : {id} n’a pas de tel blocage"),
    "none-here.help": (
        "`mission show {id}` shows the mission; `mission blocker open {id}` opens a blocker",
        "« mission show {id} » montre la mission ; « mission blocker open {id} » ouvre un blocage",
    ),
    "not-now": (
        "the blocker `{entry}` is not at that point: a solved one is opened again first, an open one needs no reopening",
        "le blocage « {entry} » n’en est pas là : on rouvre d’abord celui qui est résolu, on ne rouvre pas celui qui est ouvert",
    ),
    "not-now.help": (
        "`mission blocker reopen {id} {entry}` opens a solved one again",
        "« mission blocker reopen {id} {entry} » rouvre un blocage résolu",
    ),
    "ask-which": ("Which blocker?", "Quel blocage ?"),
    "open-id": (
        "`{id}` is a word too many: a new blocker is named by --id, and said by --title",
        "« {id} » est de trop : un nouveau blocage se nomme par --id et se dit par --title",
    ),
    # What is typed ------------------------------------------------------------------------------------------------
    "bad-answer": (
        "--answer: `{value}` is not QUESTION=TEXT",
        "--answer : « {value} » n’est pas de la forme QUESTION=TEXTE",
    ),
    "bad-answer.help": ("the questions: {known}", "les questions : {known}"),
    "pairs": (
        "{n} --what and {effects} --effect: which effect belongs to which option?",
        "{n} --what et {effects} --effect : quel effet va avec quelle option ?",
    ),
    "pairs.help": (
        'give one --effect for each --what, in the same order, `--effect ""` where there is none',
        'donnez un --effect par --what, dans le même ordre, « --effect "" » s’il n’y en a pas',
    ),
    "no-option": ("no option is `{value}`{list}", "aucune option n’est « {value} »{list}"),
    "no-option.help": (
        "`mission blocker option {id}` adds one; a text that is none of them is taken as a new one",
        "« mission blocker option {id} » en ajoute une ; un autre texte est pris comme une nouvelle option",
    ),
    "too-early": (
        "solved on {day}, before it was opened on {since}",
        "résolu le {day}, avant d’avoir été ouvert le {since}",
    ),
    # Questions ----------------------------------------------------------------------------------------------------
    "title-new": ("A blocker: {title}", "Un blocage : {title}"),
    "title": ("Blocker: {title}", "Blocage : {title}"),
    "since": ("Open since {day}.", "Ouvert depuis le {day}."),
    "causes": ("Causes: {causes}.", "Causes : {causes}."),
    "ask-title": ("What keeps the mission from moving?", "Qu’est-ce qui empêche la mission d’avancer ?"),
    "known-causes": (
        "What causes it? Several may act together.",
        "Quelles en sont les causes ? Plusieurs peuvent se combiner.",
    ),
    "ask-causes": ("Causes, between commas", "Causes, séparées par des virgules"),
    "known-impacts": ("What does it cost?", "Qu’est-ce que cela coûte ?"),
    "ask-impacts": ("Impacts, between commas", "Impacts, séparés par des virgules"),
    "cause-client-unresponsive": (
        "an approval or a piece of information that the client does not give",
        "une validation ou une information que le client ne donne pas",
    ),
    "cause-team-reluctant": (
        "ill will, information kept back, work undone",
        "mauvaise volonté, rétention d’information, travail défait",
    ),
    "cause-situation-changed": (
        "a takeover, a manager who leaves, a budget cut, a crisis",
        "un rachat, un départ à la direction, un budget coupé, une crise",
    ),
    "cause-step-blocked": (
        "a technical problem, or work that was estimated wrongly",
        "un problème technique, ou une charge mal estimée",
    ),
    "cause-communication": (
        "information that gets lost, poor organisation on our side, error after error",
        "des informations qui se perdent, une mauvaise organisation interne, des erreurs en série",
    ),
    "cause-disagreement": (
        "a deep disagreement, in the team or between consultant and client",
        "un désaccord profond, dans l’équipe ou entre consultant et client",
    ),
    "impact-money": ("a fixed budget that is eaten up, cash", "un budget forfaitaire qui fond, la trésorerie"),
    "impact-time": ("the calendar upset, other missions missed", "le calendrier bousculé, d’autres missions manquées"),
    "impact-people": ("stress, motivation, neglect", "du stress, de la démotivation, du laisser-aller"),
    "ask-owner": ("Who follows it? (a role; Enter: nobody yet)", "Qui le suit ? (un rôle ; Entrée : personne encore)"),
    "ask-ref": (
        "Where is it noted elsewhere? (ticket, mail; Enter: nowhere)",
        "Où est-ce noté ailleurs ? (ticket, mail ; Entrée : nulle part)",
    ),
    "ask-id": ("Its id, to name it by", "Son identifiant, pour le désigner"),
    "ask-objectives": (
        "Can the objectives really be reached, with the time, people and access there are?",
        "Les objectifs sont-ils vraiment atteignables, avec le temps, les personnes et les accès disponibles ?",
    ),
    "ask-measure": (
        "Does what we measure tell us anything? Would we see progress if there were some?",
        "Ce que nous mesurons nous apprend-il quelque chose ? Un progrès se verrait-il ?",
    ),
    "ask-priorities": (
        "Have the client’s priorities changed since the start? Who would know?",
        "Les priorités du client ont-elles changé depuis le début ? Qui le saurait ?",
    ),
    "ask-communication": (
        "Is something not said, said too late, or to the wrong person?",
        "Quelque chose n’est-il pas dit, dit trop tard, ou à la mauvaise personne ?",
    ),
    "ask-origin": (
        "Then where does it come from: the client, the nature of the mission, our own organisation?",
        "Alors, d’où cela vient-il : du client, de la nature de la mission, de notre propre organisation ?",
    ),
    "ask-options": (
        "Several ways out, not “the” solution: what could be done, and what else would it bring about?",
        "Plusieurs issues, et pas « la » solution : que pourrait-on faire, et qu’est-ce que cela entraînerait ?",
    ),
    "ask-what": ("An option (Enter: that is all)", "Une option (Entrée : c’est tout)"),
    "ask-effect": ("Its side effects (Enter: none known)", "Ses effets secondaires (Entrée : aucun connu)"),
    "ask-chosen": ("Which way out?", "Quelle issue ?"),
    "was-chosen": ("Chosen: {chosen}", "Choisi : {chosen}"),
    "ask-resolution": ("What solved it, in the end?", "Qu’est-ce qui l’a résolu, finalement ?"),
    "was-resolved": ("Solved on {day}: {how}", "Résolu le {day} : {how}"),
    "ask-why": ("Why is it open again?", "Pourquoi est-il rouvert ?"),
    # What was done ------------------------------------------------------------------------------------------------
    "said-open": ("Blocker `{blocker}` opened in {path}.", "Blocage « {blocker} » ouvert dans {path}."),
    "said-diagnose": ("Diagnosis of `{blocker}` noted in {path}.", "Diagnostic de « {blocker} » noté dans {path}."),
    "said-option": ("Option for `{blocker}` noted in {path}.", "Option pour « {blocker} » notée dans {path}."),
    "said-choose": ("Choice for `{blocker}` noted in {path}.", "Choix pour « {blocker} » noté dans {path}."),
    "said-resolve": ("Blocker `{blocker}` solved, in {path}.", "Blocage « {blocker} » résolu, dans {path}."),
    "said-reopen": (
        "Blocker `{blocker}` open again in {path}; a note keeps what had been said.",
        "Blocage « {blocker} » rouvert dans {path} ; une note garde ce qui avait été dit.",
    ),
    "unanswered": (
        "Left open in the diagnosis: {questions}.|Left open in the diagnosis: {questions}.",
        "Reste ouverte dans le diagnostic : {questions}.|Restent ouvertes dans le diagnostic : {questions}.",
    ),
    "only-one": (
        "only one option was weighed: look for several options, not “the” solution",
        "une seule option a été pesée : cherchez plusieurs options, pas « la » solution",
    ),
    "next-diagnose": (
        "Next: find where it comes from, `mission blocker diagnose {id} {blocker}`.",
        "Ensuite : cherchez d’où il vient, « mission blocker diagnose {id} {blocker} ».",
    ),
    "next-option": (
        "Next: talk openly with the client and those it concerns, own your share, and come back with several ways out: `mission blocker option {id} {blocker}`.",
        "Ensuite : parlez-en franchement avec le client et les personnes concernées, reconnaissez votre part, et revenez avec plusieurs issues : « mission blocker option {id} {blocker} ».",
    ),
    "next-another": (
        "Next: weigh at least one more, `mission blocker option {id} {blocker}`; then `mission blocker choose {id} {blocker}`.",
        "Ensuite : pesez-en au moins une autre, « mission blocker option {id} {blocker} » ; puis « mission blocker choose {id} {blocker} ».",
    ),
    "next-choose": (
        "Next: choose with those it concerns, a small adjustment or the whole way of working: `mission blocker choose {id} {blocker}`.",
        "Ensuite : choisissez avec les personnes concernées, un simple ajustement ou toute la façon de travailler : « mission blocker choose {id} {blocker} ».",
    ),
    "next-resolve": (
        "Next: do it, and say so. Still stuck: ask people you know outside the mission. Solved: `mission blocker resolve {id} {blocker}`.",
        "Ensuite : faites-le, et dites-le. Toujours bloqué : demandez autour de vous, hors de la mission. Résolu : « mission blocker resolve {id} {blocker} ».",
    ),
    "next-none": (
        "Next: tell those who waited, and note at the next check-in what would have shown it sooner: `mission checkin {id}`.",
        "Ensuite : prévenez ceux qui attendaient, et notez au prochain point ce qui l’aurait montré plus tôt : « mission checkin {id} ».",
    ),
    "note": (
        "Blocker `{blocker}` opened again: {why} It had been solved on {day}: {resolution}",
        "Blocage « {blocker} » rouvert : {why} Il avait été résolu le {day} : {resolution}",
    ),
    "subject-open": ("{id}: blocker {blocker}", "{id}: blocage {blocker}"),
    "subject-diagnose": ("{id}: diagnosis of {blocker}", "{id}: diagnostic de {blocker}"),
    "subject-option": ("{id}: option for {blocker}", "{id}: option pour {blocker}"),
    "subject-choose": ("{id}: way out of {blocker} chosen", "{id}: issue choisie pour {blocker}"),
    "subject-resolve": ("{id}: {blocker} solved", "{id}: {blocker} résolu"),
    "subject-reopen": ("{id}: {blocker} open again", "{id}: {blocker} rouvert"),
}
