"""Help: `command` says what it is for (its first line is the summary), `command.parameter` and `option.parameter`."""

TEXTS: dict[str, tuple[str, str]] = {
    "mission": (
        "Follow consultants' missions in plain files: what was agreed, check-ins, feedback, ends seen early, clean offboarding.",
        "Suivez les missions de vos consultants dans de simples fichiers : ce qui a été convenu, points de suivi, retours, fins vues à temps, sorties propres.",
    ),
    "init": (
        "Lay out a workspace, in a folder or a git repository",
        "Préparer un espace de missions, dans un dossier ou un dépôt git",
    ),
    "demo": (
        "Make a workspace with sample missions, to try things on",
        "Créer un espace avec des missions d’exemple, pour essayer",
    ),
    "new": (
        "Agree a mission: who, for whom, until when, what for",
        "Convenir d’une mission : qui, pour qui, jusqu’à quand, pour quoi",
    ),
    "edit": (
        "Open a mission in your editor, and check what comes back",
        "Ouvrir une mission dans votre éditeur, et vérifier ce qui en revient",
    ),
    "checkin": (
        "Record a check-in: the six agenda items, what was reached, who does what next",
        "Noter un point de suivi : les six sujets, ce qui est atteint, qui fait quoi ensuite",
    ),
    "feedback": (
        "Record feedback, in any direction between client, consultant and manager",
        "Noter un retour, dans tous les sens entre client, consultant et manager",
    ),
    "due": ("See who ends when, and what is missing before that", "Voir qui finit quand, et ce qui manque d’ici là"),
    "list": ("List missions, filtered and sorted", "Lister les missions, filtrées et triées"),
    "show": (
        "Show a mission: the agreement, its state today, its journal",
        "Montrer une mission : ce qui est convenu, son état du jour, son journal",
    ),
    "offboard": (
        "Prepare the end of a mission, or show its checklist",
        "Préparer la fin d’une mission, ou montrer sa liste de contrôle",
    ),
    "task": ("Mark a task of the checklist", "Marquer une tâche de la liste de contrôle"),
    "check": (
        "Check every file, and say what to mend and how",
        "Vérifier tous les fichiers, et dire quoi corriger et comment",
    ),
    "explain": ("Explain a finding by its code", "Expliquer un constat par son code"),
    "schema": (
        "Write the JSON Schema that editors complete and check with",
        "Écrire le schéma JSON avec lequel les éditeurs complètent et vérifient",
    ),
    "mission.version": ("say the version", "dire la version"),
    "mission.install_completion": (
        "have your shell complete commands, options, missions and tasks",
        "faire compléter commandes, options, missions et tâches par votre shell",
    ),
    "mission.show_completion": (
        "show the script that it installs, write nothing",
        "montrer le script qui serait installé, sans rien écrire",
    ),
    # Options shared by several commands ---------------------------------------------------------------------------
    "option.dir": (
        "the workspace (default: found from here upward, else MISSION_DIR)",
        "l’espace de missions (par défaut : cherché d’ici vers le haut, sinon MISSION_DIR)",
    ),
    "option.today": (
        "the day to take as today (or MISSION_TODAY)",
        "le jour à prendre pour aujourd’hui (ou MISSION_TODAY)",
    ),
    "option.lang": (
        "the language (or MISSION_LANG, mission.yaml, the locale)",
        "la langue (ou MISSION_LANG, mission.yaml, la langue du système)",
    ),
    "option.no_input": ("never ask anything", "ne jamais rien demander"),
    "option.help": ("show this help", "montrer cette aide"),
    "option.mission_id": ("the mission, or the beginning of its id", "la mission, ou le début de son identifiant"),
    "option.author": (
        "whose lane of the journal is written (default: MISSION_AUTHOR, git's user.name)",
        "le couloir du journal où écrire (par défaut : MISSION_AUTHOR, user.name de git)",
    ),
    "option.dry_run": ("show what would change, write nothing", "montrer ce qui changerait, sans rien écrire"),
    "option.yes": ("do not ask for confirmation", "ne pas demander de confirmation"),
    "option.commit": (
        "commit the file in git (or not); default from mission.yaml",
        "faire un commit du fichier (ou non) ; par défaut selon mission.yaml",
    ),
    "option.record": (
        "take the whole entry from a YAML or JSON file, or standard input",
        "prendre toute l’entrée d’un fichier YAML ou JSON, ou de l’entrée standard",
    ),
    "option.json": ("answer in JSON", "répondre en JSON"),
    "option.full": (
        "leave nothing out of JSON and exports: rates, feedback, reasons too",
        "ne rien omettre du JSON et des exports : tarifs, retours, motifs compris",
    ),
    "option.format": ("how to write the rows", "comment écrire les lignes"),
    "option.output": (
        "write to a file; its ending gives the format",
        "écrire dans un fichier ; son extension donne le format",
    ),
    "option.date": ("the day it took place (default: today)", "le jour où cela s’est passé (par défaut : aujourd’hui)"),
    # Each command's own -------------------------------------------------------------------------------------------
    "new.mission_id": (
        "the mission's id (default: proposed from client and title)",
        "l’identifiant de la mission (par défaut : proposé d’après le client et le titre)",
    ),
    "new.record": (
        "take a whole mission from a YAML or JSON file, or standard input (-)",
        "prendre une mission entière d’un fichier YAML ou JSON, ou de l’entrée standard (-)",
    ),
    "new.title": ("what the mission is about", "l’intitulé de la mission"),
    "new.consultant": ("who is on assignment", "qui est en mission"),
    "new.client": ("the client company", "l’entreprise cliente"),
    "new.contact": ("the one contact at the client", "l’interlocuteur chez le client"),
    "new.manager": ("who follows the mission", "qui suit la mission"),
    "new.start": ("the first day", "le premier jour"),
    "new.end": ("the last day, inclusive", "le dernier jour, inclus"),
    "new.notice": ('notice before the end, as "1 month"', "préavis avant la fin, comme « 1 mois »"),
    "new.rate": ('the rate, as "620 EUR/day"', "le tarif, comme « 620 EUR/jour »"),
    "new.every": ('the cadence of check-ins, as "2 weeks"', "le rythme des points de suivi, comme « 2 semaines »"),
    "new.vision": ("what success will look like", "à quoi ressemblera la réussite"),
    "new.objective": (
        '"what; measure; target; date; why it can be reached" (again for more)',
        "« quoi ; mesure ; cible ; échéance ; pourquoi c’est atteignable » (à répéter)",
    ),
    "new.deliverable": (
        '"title; date; acceptance" (again for more)',
        "« titre ; échéance ; critère de recette » (à répéter)",
    ),
    "new.equipment": ('"item; condition" (again for more)', "« objet ; état » (à répéter)"),
    "new.access": ('"system; account" (again for more)', "« système ; compte » (à répéter)"),
    "init.folder": ("where (default: here)", "où (par défaut : ici)"),
    "init.perspective": (
        "whose side the checklists are written for",
        "du point de vue de qui sont écrites les listes de contrôle",
    ),
    "demo.folder": ("where (default: demo)", "où (par défaut : demo)"),
    "due.weeks": ("how many weeks ahead (default: 8)", "combien de semaines à l’avance (par défaut : 8)"),
    "due.days": ("how many days ahead", "combien de jours à l’avance"),
    "due.until": ("until which day, inclusive", "jusqu’à quel jour, inclus"),
    "due.fail_on": (
        "exit with 1 when a mission is in this band or a nearer one",
        "sortir avec 1 quand une mission est dans cette tranche ou une plus proche",
    ),
    "list.client": ("only this client's (part of the name will do)", "seulement ce client (une partie du nom suffit)"),
    "list.consultant": ("only this consultant's", "seulement ce consultant"),
    "list.manager": ("only this manager's", "seulement ce manager"),
    "list.status": (
        "only this status; `all` also shows closed ones",
        "seulement ce statut ; « all » montre aussi les missions closes",
    ),
    "list.sort": ("sort by this column", "trier par cette colonne"),
    "show.everything": (
        "the whole journal, not only the latest entries",
        "tout le journal, pas seulement les dernières entrées",
    ),
    "check.files": ("the files to check (default: all)", "les fichiers à vérifier (par défaut : tous)"),
    "check.full": (
        "show the lines that hold rates, feedback and the like in a log too",
        "montrer aussi dans un journal les lignes de tarifs, de retours, etc.",
    ),
    "check.strict": ("fail on warnings too", "échouer aussi sur les avertissements"),
    "check.format": ("how to write the findings", "comment écrire les constats"),
    "explain.code": ("the code, as in [E-DATES]", "le code, comme dans [E-DATES]"),
    "schema.print": (
        "write this schema on standard output instead",
        "écrire ce schéma sur la sortie standard, à la place",
    ),
    "edit.editor": (
        "the editor to use (default: MISSION_EDITOR, GIT_EDITOR, VISUAL, EDITOR)",
        "l’éditeur à utiliser (par défaut : MISSION_EDITOR, GIT_EDITOR, VISUAL, EDITOR)",
    ),
    "checkin.health": (
        "how the mission is doing: green, amber or red",
        "comment va la mission : green, amber ou red (vert, orange, rouge)",
    ),
    "checkin.progress": (
        "progress against the schedule (TEXT, @FILE or -)",
        "avancement par rapport au planning (TEXTE, @FICHIER ou -)",
    ),
    "checkin.results": ("results against the objectives", "résultats par rapport aux objectifs"),
    "checkin.quality": ("quality of what is delivered", "qualité de ce qui est livré"),
    "checkin.difficulties": ("difficulties met", "difficultés rencontrées"),
    "checkin.solutions": ("solutions put in place", "solutions mises en place"),
    "checkin.needs": ("needs: information, resources, decisions", "besoins : informations, moyens, décisions"),
    "checkin.successes": ("what went well and deserves to be named", "ce qui a bien marché et mérite d’être dit"),
    "checkin.adjustments": ("changes to the plan", "ajustements du plan"),
    "checkin.reached": (
        "a figure reached for an objective, as feeds=12 (again for more)",
        "un chiffre atteint pour un objectif, comme feeds=12 (à répéter)",
    ),
    "checkin.action": ('"what; owner; due" (again for more)', "« quoi ; qui ; quand » (à répéter)"),
    "checkin.done": (
        "an earlier action that is done: part of its text, or its number (again for more)",
        "une action passée qui est faite : un bout de son texte, ou son numéro (à répéter)",
    ),
    "checkin.attendees": ("who was there, as consultant,client", "qui était là, comme consultant,client"),
    "feedback.sender": ("who speaks: client, consultant or manager", "qui s’exprime : client, consultant ou manager"),
    "feedback.recipient": (
        "about whom: client, consultant or manager",
        "à propos de qui : client, consultant ou manager",
    ),
    "feedback.strengths": (
        "what worked, with an example (TEXT, @FILE or -)",
        "ce qui a bien marché, avec un exemple (TEXTE, @FICHIER ou -)",
    ),
    "feedback.improvements": ("what could be better, with an example", "ce qui pourrait être mieux, avec un exemple"),
    "feedback.advice": ("what to try next", "ce qu’on conseille d’essayer"),
    "feedback.score": ("1 (poor) to 5 (excellent)", "de 1 (mauvais) à 5 (excellent)"),
    "feedback.visibility": (
        "who may read it: shared (all three) or managers",
        "qui peut le lire : shared (les trois) ou managers",
    ),
    "feedback.heard": ("what was done with it", "ce qu’on en a fait"),
    "offboard.case": (
        "completed, client-ended or consultant-ended",
        "completed, client-ended ou consultant-ended (arrivée à terme, arrêt du client, départ du consultant)",
    ),
    "offboard.reason": ("why it ends", "pourquoi elle finit"),
    "offboard.ends": (
        "the last day worked, when not the contract's",
        "le dernier jour travaillé, si ce n’est pas celui du contrat",
    ),
    "offboard.export": (
        "write the checklist to paste in a wiki or a mail: md",
        "écrire la liste à coller dans un wiki ou un courriel : md",
    ),
    "offboard.yes": ("change the case without asking", "changer de cas sans demander"),
    "offboard.output": (
        "write to a file: .md the checklist to paste, .json, .csv or .txt its rows",
        "écrire dans un fichier : .md la liste à coller, .json, .csv ou .txt ses lignes",
    ),
    "task.author": (
        "who did it, or verified it (default: MISSION_AUTHOR, git's user.name)",
        "qui l’a faite ou vérifiée (par défaut : MISSION_AUTHOR, user.name de git)",
    ),
    "task.task_id": ("the task, or the beginning of its id", "la tâche, ou le début de son identifiant"),
    "task.state": ("done, verified, n/a or todo", "done, verified, n/a ou todo (faite, vérifiée, sans objet, à faire)"),
    "task.why": ("why, for n/a", "pourquoi, pour n/a"),
}
