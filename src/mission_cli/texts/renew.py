"""mission renew, and what other commands say of the end that comes nearer"""

TEXTS: dict[str, tuple[str, str]] = {
    # Shown -----------------------------------------------------------------------------------------------------------
    "state": ("Going on", "Prolongation"),
    "rhythm": ("Steps before the end", "Étapes avant la fin"),
    "history": ("Renewals", "Prolongations"),
    "row-decided": ("Decided", "Décision"),
    "row-next": ("Next mission", "Mission suivante"),
    "row-umbrella": ("Umbrella company", "Portage salarial"),
    "decided-renew": ("renewed ({mark})", "prolongée ({mark})"),
    "decided-end": ("it ends ({mark})", "elle prend fin ({mark})"),
    "no-next": ("none known", "aucune connue"),
    "next": ("{id}, from {start} to {end}", "{id}, du {start} au {end}"),
    "umbrella": (
        "{n} month at this client by {day}, of 36|{n} months at this client by {day}, of 36",
        "{n} mois chez ce client au {day}, sur 36|{n} mois chez ce client au {day}, sur 36",
    ),
    "step": ("{day}, {distance}", "{day}, {distance}"),
    "step-late": ("{day}, {distance}: to do", "{day}, {distance} : à faire"),
    "step-done": ("{day}, done {done} by {author}", "{day}, fait le {done} par {author}"),
    "no-history": ("Never renewed so far.", "Jamais prolongée jusqu’ici."),
    "history-end": ("until {end}", "jusqu’au {end}"),
    "history-moved": ("{before} → {end}", "{before} → {end}"),
    # Asked -----------------------------------------------------------------------------------------------------------
    "ask-what": ("What is new?", "Quoi de neuf ?"),
    "what-until": ("it goes on: a new end is agreed", "elle continue : une nouvelle fin est convenue"),
    "what-client": ("the client says what they wish", "le client dit ce qu’il souhaite"),
    "what-consultant": ("the consultant says what they wish", "le consultant dit ce qu’il souhaite"),
    "what-step": ("a step before the end is done", "une étape avant la fin est faite"),
    "what-end": ("it is decided: the mission ends", "c’est décidé : la mission prend fin"),
    "what-nothing": ("nothing, I only look", "rien, je regarde seulement"),
    "ask-until": ("New last day", "Nouveau dernier jour"),
    "ask-rate": ("Rate, if it changes", "Tarif, s’il change"),
    "ask-text": ("What was agreed, in a few words", "Ce qui a été convenu, en quelques mots"),
    "ask-wish": ("Go on after the end?", "Continuer après la fin ?"),
    "ask-step": ("Which step?", "Quelle étape ?"),
    # Refused ---------------------------------------------------------------------------------------------------------
    "needs-until": ("{name} goes with --until, the new end", "{name} va avec --until, la nouvelle fin"),
    "needs-until.help": (
        "terms that change without the end moving: `mission change ask`",
        "des termes qui changent sans que la fin bouge : « mission change ask »",
    ),
    "no-renew": (
        "a renewal is written with its new end: --until",
        "une prolongation s’écrit avec sa nouvelle fin : --until",
    ),
    "no-steps": (
        "the settings name no step before the end (`rhythm`)",
        "les réglages ne nomment aucune étape avant la fin (« rhythm »)",
    ),
    "closed": ("the mission `{id}` was closed on {day}", "la mission « {id} » a été clôturée le {day}"),
    "closed.help": (
        "if it goes on after all, open it again first: mission reopen {id} --why …",
        "si elle continue malgré tout, rouvrez-la d’abord : mission reopen {id} --why …",
    ),
    "ended-by": (
        "the end of `{id}` is under way: {case}",
        "la fin de « {id} » est engagée : {case}",
    ),
    "ended-by.help": (
        "if it goes on after all: mission offboard {id} --case completed --yes, then renew it",
        "si elle continue malgré tout : mission offboard {id} --case completed --yes, puis prolongez-la",
    ),
    "not-after": (
        "{day} is not after the end of the contract, {end}",
        "le {day} n’est pas après la fin du contrat, le {end}",
    ),
    "not-after.help": (
        "an earlier end: mission offboard {id} --ends {iso}",
        "une fin avancée : mission offboard {id} --ends {iso}",
    ),
    # Said ------------------------------------------------------------------------------------------------------------
    "was": ("the end was {day}", "la fin était le {day}"),
    "done": ("{id}: until {day} (was {before})", "{id} : jusqu’au {day} (au lieu du {before})"),
    "wish": ("{id}: {side} wishes to go on: {wish}", "{id} : {side}, souhait de continuer : {wish}"),
    "step-marked": ("{id}: {step}, done {day}", "{id} : {step}, fait le {day}"),
    "step-there": (
        "{step} is done already ({mark}); that stays.",
        "{step} : déjà fait ({mark}) ; rien ne change.",
    ),
    "end-decided": ("{id}: it ends on {day}", "{id} : elle prend fin le {day}"),
    "end-next": (
        "Prepare it, and tell the consultant in time: mission offboard {id} --case completed",
        "Préparez-la, et prévenez le consultant à temps : mission offboard {id} --case completed",
    ),
    "both-wanted": (
        "Both wish to go on. Once it is agreed: mission renew {id} --until DATE",
        "Les deux souhaitent continuer. Une fois convenu : mission renew {id} --until DATE",
    ),
    "one-declined": (
        "If that settles it: mission renew {id} --decision end",
        "Si la question est tranchée : mission renew {id} --decision end",
    ),
    "fresh": (
        "Wishes and steps start again for the new end; the earlier ones stay in git's history.",
        "Souhaits et étapes repartent de zéro pour la nouvelle fin ; les anciens restent dans l’historique git.",
    ),
    "ends-gone": (
        "The earlier last day of the offboarding, {day}, is taken out.",
        "Le dernier jour avancé de la fin de mission, le {day}, est retiré.",
    ),
    "former-checklist": (
        "The checklist is that of the former end, {day}: {n} task done, which stays recorded. For the new end, begin it again: mission offboard {id}|The checklist is that of the former end, {day}: {n} tasks done, which stay recorded. For the new end, begin it again: mission offboard {id}",
        "La check-list est celle de l’ancienne fin, le {day} : {n} tâche faite, qui reste enregistrée. Pour la nouvelle fin, recommencez-la : mission offboard {id}|La check-list est celle de l’ancienne fin, le {day} : {n} tâches faites, qui restent enregistrées. Pour la nouvelle fin, recommencez-la : mission offboard {id}",
    ),
    "still-offboarding": (
        "The checklist of the end stays, and follows the new one: mission offboard {id}",
        "La check-list de fin de mission reste, et suit la nouvelle fin : mission offboard {id}",
    ),
    "amended-since": (
        "agreed on {day}, but an amendment of {newest} has set the terms since",
        "convenu le {day}, mais un avenant du {newest} a fixé les termes depuis",
    ),
    "amended-since.help": (
        "amendments are in order: give --date {iso} or a later day; what was agreed before belongs above that amendment: `mission edit {id}`",
        "les avenants se suivent : donnez --date {iso} ou un jour plus tard ; ce qui fut convenu avant a sa place avant cet avenant : « mission edit {id} »",
    ),
    "moved": (
        "{n} task moves with the end:|{n} tasks move with the end:",
        "{n} tâche suit la fin :|{n} tâches suivent la fin :",
    ),
    "moved-task": ("  {task}: {before} → {after}", "  {task} : {before} → {after}"),
    "over": (
        "through an umbrella company, 36 months at one client are full on {day}; {consultant} would be at {client} for {n} month by {end}|"
        "through an umbrella company, 36 months at one client are full on {day}; {consultant} would be at {client} for {n} months by {end}",
        "en portage salarial, les 36 mois chez un même client sont atteints le {day} ; {consultant} en serait à {n} mois chez {client} au {end}|"
        "en portage salarial, les 36 mois chez un même client sont atteints le {day} ; {consultant} en serait à {n} mois chez {client} au {end}",
    ),
    "subject-until": ("{id}: renewed until {day}", "{id}: prolongée jusqu’au {day}"),
    "subject-wish": ("{id}: wishes for after the end", "{id}: souhaits pour la suite"),
    "subject-step": ("{id}: {steps} done", "{id}: {steps} fait"),
    "subject-end": ("{id}: it ends", "{id}: elle prend fin"),
}
