"""mission stats: figures, and what each of them counts"""

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("Figures from {start} to {end}", "Chiffres du {start} au {end}"),
    "scope": (
        "About client missions; the bench rate about employees with a profile.",
        "Sur les missions client ; le taux d’intercontrat, sur les salariés qui ont un profil.",
    ),
    "few": (
        "Below {few}, what was counted is shown as it is, never as a percentage. People are neither named nor ranked.",
        "En dessous de {few}, ce qui est compté est montré tel quel, jamais en pourcentage. Personne n’est nommé ni classé.",
    ),
    "section-bench": ("Bench rate", "Taux d’intercontrat"),
    "section-renewals": ("Renewals", "Renouvellements"),
    "section-ends": ("Ends", "Fins de mission"),
    "section-notice": ("Notice", "Préavis"),
    "section-objectives": ("Objectives", "Objectifs"),
    "section-checkins": ("Check-ins", "Points de suivi"),
    "section-feedback": ("Feedback", "Retours"),
    "section-scores": ("Feedback scores", "Notes des retours"),
    "section-satisfaction": ("Satisfaction", "Satisfaction"),
    "section-blockers": ("Blockers", "Blocages"),
    "empty-bench": (
        "No employee with a profile was there: `mission consultant new` makes one.",
        "Aucun salarié avec un profil sur la période : « mission consultant new » en crée un.",
    ),
    "empty-renewals": ("No mission ended or was renewed.", "Aucune mission n’a pris fin ni n’a été renouvelée."),
    "empty-ends": ("No mission ended.", "Aucune mission n’a pris fin."),
    "empty-notice": (
        "No mission was ended by one side with a recorded day.",
        "Aucune mission n’a été arrêtée par un côté avec un jour noté.",
    ),
    "empty-objectives": ("No mission with objectives ended.", "Aucune mission avec des objectifs n’a pris fin."),
    "empty-checkins": ("No check-in was due.", "Aucun point de suivi n’était attendu."),
    "empty-feedback": ("No mission ran.", "Aucune mission en cours."),
    "empty-scores": ("No feedback gave a score.", "Aucun retour n’a donné de note."),
    "empty-satisfaction": ("No satisfaction questionnaire was filled.", "Aucun questionnaire de satisfaction rempli."),
    "empty-blockers": ("No blocker was opened, solved or open.", "Aucun blocage ouvert, réglé ou en cours."),
    "label-renewed": ("renewed", "renouvelées"),
    "label-ended": ("ended", "terminées"),
    "label-ended-early": ("before the agreed day", "avant le jour convenu"),
    "label-ended-early-case": ("before that day, {group}", "avant ce jour, {group}"),
    "label-ends-seen": ("seen eight weeks ahead", "vues huit semaines à l’avance"),
    "label-notice-days": ("notice given", "préavis donné"),
    "label-notice-kept": ("agreed notice kept", "préavis convenu respecté"),
    "label-objectives-reached": ("reached", "atteints"),
    "label-checkins-held": ("held, of those due", "tenus, parmi ceux attendus"),
    "label-feedback-given": ("missions with feedback", "missions avec un retour"),
    "label-blockers-opened": ("opened", "ouverts"),
    "label-blockers-solved": ("time to solve", "temps pour les régler"),
    "label-blockers-solved-cause": ("time to solve, {group}", "temps pour les régler, {group}"),
    "label-blockers-open": ("still open", "encore ouverts"),
    "none-case": ("no case recorded", "aucun cas noté"),
    "none-cause": ("no cause named", "aucune cause nommée"),
    "direction": ("{sender} → {recipient}", "{sender} → {recipient}"),
    "of-when": ("{when}, {group}", "{when}, {group}"),
    "quarter": ("Q{quarter} {year}", "T{quarter} {year}"),
    "of": ("{count} of {of}", "{count} sur {of}"),
    "percent": ("{value}% ({counts})", "{value} % ({counts})"),
    "days": (
        "{value} day (median of {count})|{value} days (median of {count})",
        "{value} jour (médiane de {count})|{value} jours (médiane de {count})",
    ),
    "mean": ("{value} (mean of {count})", "{value} (moyenne de {count})"),
    "too-few": (
        "{n} score, too few for a mean|{n} scores, too few for a mean",
        "{n} note, trop peu pour une moyenne|{n} notes, trop peu pour une moyenne",
    ),
    "reason": ("{case}: {reason}", "{case} : {reason}"),
    "reason-again": ("{case}: {reason} ({count} times)", "{case} : {reason} ({count} fois)"),
    "head-figure": ("Figure", "Chiffre"),
    "head-value": ("Value", "Valeur"),
    "known-from": (
        "Counted only from the day on which anything is known of them: {names}.",
        "Comptés seulement depuis le jour du premier fait connu : {names}.",
    ),
    "known-name": ("{name} ({day})", "{name} ({day})"),
    "known-more": ("and {n} more", "et {n} de plus"),
    "define-bench-rate": (
        "Bench rate: of the employees with a profile who are there, those whom no client mission covers that is under way or signed, whatever its days a week. Of a month, the mean of its days in the period, week ends included; the counts are means too. Days without work between two missions make nobody free, and nobody is counted before anything is known of them.",
        "Taux d’intercontrat : parmi les salariés présents qui ont un profil, ceux qu’aucune mission client en cours ou signée ne couvre, quel que soit son nombre de jours par semaine. Pour un mois, la moyenne de ses jours dans la période, fins de semaine comprises ; les nombres sont aussi des moyennes. Des jours sans travail entre deux missions ne rendent personne libre, et personne n’est compté avant le premier fait connu.",
    ),
    "define-renewed": (
        "Renewed: missions with an amendment of the period that gave a later last day, of all that ended or were renewed in the period. A first amendment counts where the file does not say which day it moved.",
        "Renouvelées : les missions avec un avenant de la période qui recule leur dernier jour, parmi celles qui ont pris fin ou ont été renouvelées dans la période. Un premier avenant compte si le fichier ne dit pas quel jour il a déplacé.",
    ),
    "define-ended": (
        "Ended: missions whose last day, as it is written today, is in the period.",
        "Terminées : les missions dont le dernier jour, tel qu’il est écrit aujourd’hui, est dans la période.",
    ),
    "define-ended-case": (
        "By case: as the checklist of the end says, of all that ended.",
        "Par cas : selon la liste de fin de mission, parmi toutes celles terminées.",
    ),
    "define-ended-early": (
        "Before the agreed day: the last day came before the contract’s, of all that ended.",
        "Avant le jour convenu : le dernier jour a précédé celui du contrat, parmi toutes celles terminées.",
    ),
    "define-ended-early-case": (
        "By side: of the missions that ended before the agreed day.",
        "Par côté : parmi les missions terminées avant le jour convenu.",
    ),
    "define-ends-seen": (
        "Seen eight weeks ahead: 56 days or more before the last day, and since the last renewal, a step of the rhythm was done, the end was decided or its checklist was opened; of all that ended.",
        "Vues huit semaines à l’avance : 56 jours ou plus avant le dernier jour, et depuis le dernier renouvellement, une étape du rythme était faite, la fin décidée ou sa liste ouverte ; parmi toutes celles terminées.",
    ),
    "define-notice-days": (
        "Notice given: days from the decision to end, or the opening of the checklist if that came first, to the last day, where the client or the consultant ended the mission.",
        "Préavis donné : jours entre la décision d’arrêter, ou l’ouverture de la liste de fin si elle est antérieure, et le dernier jour, quand le client ou le consultant a arrêté la mission.",
    ),
    "define-notice-kept": (
        "Agreed notice kept: of these missions, those whose contract names a notice, and where it was given in full.",
        "Préavis convenu respecté : parmi ces missions, celles dont le contrat prévoit un préavis, et où il a été donné en entier.",
    ),
    "define-objectives-reached": (
        "Reached: objectives whose last figure is the target or better, of those of the missions that ended whose figure can be judged: with a target, and knowing whether less or more is better.",
        "Atteints : les objectifs dont le dernier chiffre vaut la cible ou mieux, parmi ceux des missions terminées dont le chiffre peut être jugé : avec une cible, et en sachant s’il faut plus ou moins.",
    ),
    "define-checkins-held": (
        "Held: check-ins in the period, of the days in it that the mission’s cadence, counted from its start, asks for. A mission counts no more than it was asked.",
        "Tenus : les points de suivi de la période, parmi les jours que demande la cadence de la mission, comptée depuis son début. Une mission ne compte pas plus que ce qui était demandé.",
    ),
    "define-feedback-given": (
        "With feedback: missions with at least one in the period, of those that ran on a day of it.",
        "Avec un retour : les missions qui en ont au moins un dans la période, parmi celles en cours au moins un jour.",
    ),
    "define-feedback-direction": (
        "By direction: who spoke → of whom, of the same missions.",
        "Par sens : qui a parlé → de qui, parmi les mêmes missions.",
    ),
    "define-feedback-score": (
        "Scores from 1 to 5, by quarter and by who gave them; a mean only of 5 scores or more, about 3 different consultants’ missions or more.",
        "Notes de 1 à 5, par trimestre et selon qui les donne ; une moyenne seulement à partir de 5 notes, sur les missions d’au moins 3 consultants.",
    ),
    "define-satisfaction": (
        "Satisfaction questionnaires by quarter and by who filled them, each counted by the mean of its own scores from 1 to 5; a mean only of 5 or more, about 3 different consultants’ missions or more.",
        "Questionnaires de satisfaction par trimestre et selon qui les remplit, chacun compté par la moyenne de ses notes de 1 à 5 ; une moyenne seulement à partir de 5, sur les missions d’au moins 3 consultants.",
    ),
    "define-blockers-opened": (
        "Opened: blockers that began in the period.",
        "Ouverts : les blocages commencés dans la période.",
    ),
    "define-blockers-cause": (
        "By cause: of those opened; one may have several causes.",
        "Par cause : parmi ceux ouverts ; un blocage peut en avoir plusieurs.",
    ),
    "define-blockers-solved": (
        "Time to solve: days from opened to solved, of those solved in the period.",
        "Temps pour les régler : jours entre l’ouverture et la résolution, pour ceux réglés dans la période.",
    ),
    "define-blockers-solved-cause": (
        "By cause: the same, for each cause.",
        "Par cause : la même chose, pour chaque cause.",
    ),
    "define-blockers-open": (
        "Still open: not solved by the last day of the period.",
        "Encore ouverts : pas réglés au dernier jour de la période.",
    ),
    "none": (
        "Nothing was counted from {start} to {end}: none of the {n} missions, and no employee with a profile, was there then.",
        "Rien à compter du {start} au {end} : aucune des {n} missions, ni aucun salarié avec un profil, n’était là.",
    ),
    "none-at-all": (
        "There is no mission here yet: `mission new` agrees the first one.",
        "Il n’y a pas encore de mission ici : « mission new » convient de la première.",
    ),
    "so-far": ("Counted up to today, {day}.", "Compté jusqu’à aujourd’hui, {day}."),
    "backwards": (
        "the period ends before it begins: {start}, {end}",
        "la période finit avant de commencer : {start}, {end}",
    ),
    "backwards.help": (
        "`--from` comes first, `--until` is the last day",
        "« --from » vient d’abord, « --until » est le dernier jour",
    ),
    "future": ("{start} is still to come: there is nothing to count", "{start} est à venir : il n’y a rien à compter"),
    "future.help": (
        "`mission bench` and `mission due` look ahead",
        "« mission bench » et « mission due » regardent devant",
    ),
    "left-out": (
        "Left out: {n} reason of an end, free text (`--full` adds it).|Left out: {n} reasons of ends, free text (`--full` adds them).",
        "Laissé de côté : {n} raison de fin, texte libre (« --full » l’ajoute).|Laissé de côté : {n} raisons de fin, texte libre (« --full » les ajoute).",
    ),
}
