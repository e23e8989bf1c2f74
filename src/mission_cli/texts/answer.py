"""mission answer"""

TEXTS: dict[str, tuple[str, str]] = {
    "content": ("--answer or --file", "--answer ou --file"),
    # Refused ------------------------------------------------------------------------------------------------------
    "unknown": (
        "no questionnaire is called `{name}`; there are {known}",
        "aucun questionnaire ne s’appelle « {name} » ; il y a {known}",
    ),
    "unknown-near": (
        "no questionnaire is called `{name}`; did you mean `{near}`? There are {known}",
        "aucun questionnaire ne s’appelle « {name} » ; vouliez-vous dire « {near} » ? Il y a {known}",
    ),
    "not-asked": (
        "--from: `{questionnaire}` asks the {role} nothing; it is for {known}",
        "--from : « {questionnaire} » ne demande rien au rôle « {role} » ; il s’adresse à {known}",
    ),
    "bad-answer": (
        "--answer takes QUESTION=ANSWER, and `{value}` is no such thing",
        "--answer attend QUESTION=RÉPONSE, et « {value} » ne se lit pas ainsi",
    ),
    "bad-answer.help": (
        "as in `--answer recommend=4`; `--blank` shows the questions",
        "comme dans « --answer recommend=4 » ; « --blank » montre les questions",
    ),
    "needed": ("these questions need an answer: {names}", "ces questions demandent une réponse : {names}"),
    "needed.help": (
        "give them with `--answer QUESTION=ANSWER`; what was answered is not recorded without",
        "donnez-les par « --answer QUESTION=RÉPONSE » ; sans elles, le reste n’est pas noté",
    ),
    "twice": (
        "the {sender} has answered `{questionnaire}` on {day} already ({author})",
        "le rôle « {sender} » a déjà répondu à « {questionnaire} » le {day} ({author})",
    ),
    "twice.help": (
        "add --yes to record these answers beside the first ones",
        "ajoutez --yes pour noter ces réponses à côté des premières",
    ),
    "form-bad": ("the form does not read", "le formulaire n’est pas lisible"),
    "form-shape": (
        "a filled form is made of lines `question: answer`",
        "un formulaire rempli est fait de lignes « question: réponse »",
    ),
    "form-empty": ("the form holds no answer", "le formulaire ne contient aucune réponse"),
    "form-empty.help": (
        "write behind the colon, or indented below the question",
        "écrivez derrière le deux-points, ou en retrait sous la question",
    ),
    # Questions ----------------------------------------------------------------------------------------------------
    "title": ("{title}: {mission}", "{title} : {mission}"),
    "who": (
        "Answered by: {sender}. Consultant: {consultant}. Client: {client}.",
        "Répond : {sender}. Consultant : {consultant}. Client : {client}.",
    ),
    "how-back": ("< goes back to the question before.", "< revient à la question précédente."),
    "ask-questionnaire": ("Which questionnaire?", "Quel questionnaire ?"),
    "ask-from": ("Who answers?", "Qui répond ?"),
    "ask": ("Answer", "Réponse"),
    "ask-again": ("Record other answers beside these?", "Noter d’autres réponses à côté de celles-ci ?"),
    "ask-source": (
        "How was it said? (a call, a mail, a form; Enter to skip)",
        "Comment cela a-t-il été dit ? (un appel, un e-mail, un formulaire ; Entrée pour passer)",
    ),
    "skip": ("no answer", "sans réponse"),
    "back": ("back to the question before", "revenir à la question précédente"),
    "needed-here": (
        "An answer is needed here (< goes back, Ctrl-C stops).",
        "Une réponse est nécessaire ici (< pour revenir, Ctrl-C pour arrêter).",
    ),
    # What was done ------------------------------------------------------------------------------------------------
    "recorded": (
        "{title}: answers ({sender}) recorded in {path}, dated {day}.",
        "{title} : réponses ({sender}) notées dans {path}, datées du {day}.",
    ),
    "right-shared": (
        "Shared by the three. {name} may read and correct these answers, and so may anybody they speak of (GDPR).",
        "Partagé entre les trois. {name} peut relire et corriger ces réponses, comme toute personne dont elles parlent (RGPD).",
    ),
    "right-managers": (
        "For managers only; {name} and anybody they speak of may still read them on request (GDPR).",
        "Réservé aux managers ; {name} et toute personne dont elles parlent peuvent les lire sur demande (RGPD).",
    ),
    "again": (
        "The {sender} has answered already, on {day} ({author}); these answers stand beside the earlier ones.",
        "Le rôle « {sender} » a déjà répondu, le {day} ({author}) ; ces réponses s’ajoutent aux précédentes.",
    ),
    "others": ("Still to answer: {roles}.", "Doivent encore répondre : {roles}."),
    "task": (
        "This settles a task of the checklist: `mission task {id} {task} done`",
        "Cela règle une tâche de la liste : « mission task {id} {task} done »",
    ),
    "subject": (
        "{id}: answers to {questionnaire} ({sender})",
        "{id}: réponses à {questionnaire} ({sender})",
    ),
    # Who has answered ---------------------------------------------------------------------------------------------
    "head": ("{title}\n{case}, last day {day} ({distance})", "{title}\n{case}, dernier jour le {day} ({distance})"),
    "head-open": ("{title}\nlast day {day} ({distance})", "{title}\ndernier jour le {day} ({distance})"),
    "head-state": ("State", "État"),
    "head-questionnaire": ("Name", "Nom"),
    "head-title": ("What", "Quoi"),
    "head-from": ("From", "De"),
    "head-date": ("When", "Quand"),
    "state-given": ("answered", "répondu"),
    "state-awaited": ("expected", "attendu"),
    "state-late": ("late", "en retard"),
    "signed": ("{day}, {author}", "{day}, {author}"),
    "by": ("by {day} ({distance})", "pour le {day} ({distance})"),
    "none": (
        "Nothing was answered, and nothing is expected.",
        "Rien n’a été répondu, et rien n’est attendu.",
    ),
    "commands": (
        "To answer, or with --blank for a form to send:",
        "Pour répondre, ou avec --blank un formulaire à envoyer :",
    ),
    "other": (
        "Others can be answered too: {names}, as in `mission answer {id} QUESTIONNAIRE`.",
        "D’autres peuvent aussi recevoir des réponses : {names}, par « mission answer {id} QUESTIONNAIRE ».",
    ),
    # The form -----------------------------------------------------------------------------------------------------
    "form-facts": ("{title} – {consultant} at {client}", "{title} – {consultant} chez {client}"),
    "form-how": (
        "Write below each question, every line indented by two spaces; scores and choices go behind the colon. What you would rather not answer, leave empty. Lines that begin with # are not read.",
        "Écrivez sous chaque question, toutes les lignes en retrait de deux espaces ; notes et choix se placent derrière le deux-points. Laissez vide ce à quoi vous préférez ne pas répondre. Les lignes qui commencent par # ne sont pas lues.",
    ),
    "form-then": ("Once filled, it is recorded by:", "Une fois rempli, il se note par :"),
    "form-role": ("ROLE", "RÔLE"),
    "form-file": ("THIS-FILE", "CE-FICHIER"),
    "form-score": ("A score from 1 to 5.", "Une note de 1 à 5."),
    "form-choice": ("One of these words:", "Un de ces mots :"),
    "form-for": ("For: {roles}.", "Pour : {roles}."),
    "needed-mark": ("needed", "nécessaire"),
}
