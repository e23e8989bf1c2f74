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
    "blocker": (
        "List what is stuck over all missions, or take one blocker a step further",
        "Lister ce qui bloque dans toutes les missions, ou faire avancer un blocage",
    ),
    "change": (
        "List change requests that wait, or take one a step further",
        "Lister les demandes de changement en attente, ou en faire avancer une",
    ),
    "agenda": (
        "See what asks for action, over all missions, the most urgent first",
        "Voir ce qui demande une action, toutes missions confondues, le plus urgent d’abord",
    ),
    "agenda.week": ("the coming seven days too", "aussi les sept jours qui viennent"),
    "agenda.mine": ("only what is your turn", "seulement ce qui vous revient"),
    "agenda.role": ("only what is this role's turn", "seulement ce qui revient à ce rôle"),
    "agenda.client": (
        "only this client's (part of the name will do)",
        "seulement ce client (une partie du nom suffit)",
    ),
    "agenda.mission": ("only this mission", "seulement cette mission"),
    "agenda.author": ("whose turn, with --mine (default: you)", "à qui de jouer, avec --mine (par défaut : vous)"),
    "agenda.all": ("every point, on a terminal too", "tous les points, même sur un terminal"),
    "agenda.full": (
        "leave nothing out of JSON and exports: payments too",
        "ne rien omettre du JSON ni des exports : les paiements aussi",
    ),
    "consultant": (
        "Make, show, list and keep up to date the profiles of consultants",
        "Créer, montrer, lister et tenir à jour les profils des consultants",
    ),
    "consultant.step": (
        "new makes a profile, show one person, list all of them (what happens without a step), set changes a profile, note keeps an exchange in its journal",
        "new crée un profil, show montre une personne, list les montre toutes (sans étape aussi), set modifie un profil, note garde un échange dans son journal",
    ),
    "consultant.person": (
        "whose: a name, its beginning, or the slug; for new, the whole name",
        "de qui : un nom, son début, ou l’identifiant ; pour new, le nom entier",
    ),
    "consultant.text": (
        "note: what was said; @FILE takes it from a file, - from standard input",
        "note : ce qui a été dit ; @FICHIER le prend d’un fichier, - de l’entrée standard",
    ),
    "consultant.mail": ("the mail address", "l’adresse e-mail"),
    "consultant.employment": ("how they are employed; list: only these", "le statut ; list : ceux-là seulement"),
    "consultant.daily_cost": (
        "what a day costs the firm; confidential",
        "ce que coûte une journée à l’entreprise ; confidentiel",
    ),
    "consultant.joined": ("the first day with the firm", "le premier jour dans l’entreprise"),
    "consultant.left": ("the last day with the firm, inclusive", "le dernier jour dans l’entreprise, inclus"),
    "consultant.manager": ("who manages them; list: only theirs", "leur responsable ; list : les siens seulement"),
    "consultant.hr": ("the contact in HR", "l’interlocuteur RH"),
    "consultant.skill": (
        "a skill, or several between commas; set adds them; list: only who has all of these",
        "une compétence, ou plusieurs entre virgules ; set les ajoute ; list : ceux qui les ont toutes",
    ),
    "consultant.wishes": ("what they wish for next", "ce que la personne souhaite pour la suite"),
    "consultant.absence": ("days away, both inclusive, and why", "une absence, deux jours inclus, et le motif"),
    "consultant.cv": ("when the CV was last brought up to date", "la dernière mise à jour du CV"),
    "consultant.linkedin": (
        "when the LinkedIn profile was last brought up to date",
        "la dernière mise à jour du profil LinkedIn",
    ),
    "consultant.platform": (
        "when the profile on a platform was last brought up to date: hixos=2026-09-28",
        "la dernière mise à jour du profil sur une plateforme : hixos=2026-09-28",
    ),
    "consultant.clear": (
        "set: take a field away, or one of several: wishes, skill=kafka, absence=2026-12-24, platform=hixos",
        "set : retirer un champ, ou l’un de plusieurs : wishes, skill=kafka, absence=2026-12-24, platform=hixos",
    ),
    "consultant.free": (
        "list: only who is on no client mission that day, under way or signed",
        "list : ceux qui ne sont ce jour-là sur aucune mission client, en cours ou signée",
    ),
    "consultant.gone": (
        "list: those who have left, instead of those who are here",
        "list : ceux qui sont partis, au lieu de ceux qui sont là",
    ),
    "consultant.ref": ("note: where it can be found: a mail, a link", "note : où on le retrouve : un mail, un lien"),
    "contact": (
        "Record a contact with a former consultant or a client; without a name, list who is to be contacted",
        "Noter un contact avec un ancien consultant ou un client ; sans nom, lister les personnes à contacter",
    ),
    "contact.name": (
        "whom: a consultant with a profile, a client, or a client’s contact; part of the name will do",
        "qui : un consultant avec un profil, un client, ou un contact chez un client ; une partie du nom suffit",
    ),
    "contact.on": ("the day of the exchange (today when left out)", "le jour de l’échange (par défaut, aujourd’hui)"),
    "contact.note": (
        "what was said; @FILE takes it from a file, - from standard input",
        "ce qui s’est dit ; @FICHIER le prend d’un fichier, - de l’entrée standard",
    ),
    "contact.every": ("how often from now on; for a consultant", "à quel rythme désormais ; pour un consultant"),
    "contact.stop": (
        "from this contact on, the consultant is not called any more",
        "à partir de ce contact, le consultant n’est plus appelé",
    ),
    "contact.weeks": (
        "the list: who is due within so many weeks (4 when left out)",
        "la liste : ceux dont c’est le tour d’ici tant de semaines (4 par défaut)",
    ),
    "contact.everybody": (
        "the list: everybody, whenever they are due",
        "la liste : tout le monde, quelle que soit l’échéance",
    ),
    "note": (
        "Keep an exchange in writing: a decision, a mail, a call, with where it can be found",
        "Garder un échange par écrit : une décision, un mail, un appel, et où le retrouver",
    ),
    "note.text": (
        "what was said or agreed; @FILE takes it from a file, - from standard input",
        "ce qui a été dit ou convenu ; @FICHIER le prend d’un fichier, - de l’entrée standard",
    ),
    "note.ref": ("where it can be found: a mail, a link", "où on le retrouve : un mail, un lien"),
    "note.date": ("the day it was said (today when left out)", "le jour où cela a été dit (par défaut, aujourd’hui)"),
    "opportunity": (
        "Record a need heard at the client",
        "Noter un besoin entendu chez le client",
    ),
    "opportunity.what": ("what the client needs", "ce dont le client a besoin"),
    "opportunity.contact": ("who spoke of it", "qui en a parlé"),
    "opportunity.ref": ("where it can be found: a mail, a link", "où on le retrouve : un mail, un lien"),
    "opportunity.date": (
        "the day it was heard (today when left out)",
        "le jour où il a été entendu (par défaut, aujourd’hui)",
    ),
    "due": ("See who ends when, and what is missing before that", "Voir qui finit quand, et ce qui manque d’ici là"),
    "list": ("List missions, filtered and sorted", "Lister les missions, filtrées et triées"),
    "show": (
        "Show a mission: the agreement, its state today, its journal",
        "Montrer une mission : ce qui est convenu, son état du jour, son journal",
    ),
    "renew": (
        "Renew a mission, or record what each side wishes and the steps before the end",
        "Prolonger une mission, ou noter ce que chacun souhaite et les étapes avant la fin",
    ),
    "renew.until": (
        "the new last day: writes the amendment and the contract's end",
        "le nouveau dernier jour : écrit l’avenant et la fin du contrat",
    ),
    "renew.rate": ("the new rate, where it changes: 650 EUR/day", "le nouveau tarif, s’il change : 650 EUR/jour"),
    "renew.text": ("what was agreed, in a few words", "ce qui a été convenu, en quelques mots"),
    "renew.ref": (
        "where the amendment can be found: a mail, a link, a number",
        "où se trouve l’avenant : un mail, un lien, un numéro",
    ),
    "renew.client": ("what the client wishes for after the end", "ce que le client souhaite pour la suite"),
    "renew.consultant": ("what the consultant wishes for after the end", "ce que le consultant souhaite pour la suite"),
    "renew.step": (
        "a step before the end that is done: alert, talk, sales, profile, decision, or the settings' own",
        "une étape avant la fin qui est faite : alert, talk, sales, profile, decision, ou celles des réglages",
    ),
    "renew.decision": ("it is decided that the mission ends", "il est décidé que la mission prend fin"),
    "renew.date": (
        "the day it was agreed or done (today when left out)",
        "le jour où c’était convenu ou fait (par défaut, aujourd’hui)",
    ),
    "offboard": (
        "Prepare the end of a mission, or show its checklist",
        "Préparer la fin d’une mission, ou montrer sa liste de contrôle",
    ),
    "close": (
        "Close a mission, once nothing is out, open or left to do",
        "Clôturer une mission, une fois que tout est rendu, fermé et fait",
    ),
    "close.date": ("the day of the closing (today when left out)", "le jour de la clôture (par défaut, aujourd’hui)"),
    "reopen": ("Open a closed mission again, and keep the reason", "Rouvrir une mission clôturée, et garder la raison"),
    "reopen.why": ("why: kept as a note in the journal", "pourquoi : gardé en note dans le journal"),
    "doc": (
        "Write a document of a mission: announcements, letters, handover file, requests; without a name, list them",
        "Écrire un document d’une mission : annonces, lettres, dossier de passation, demandes ; sans nom, les lister",
    ),
    "template": (
        "List the templates, copy one to change it, check your own",
        "Lister les modèles, en copier un pour le changer, vérifier les vôtres",
    ),
    "task": ("Mark a task of the checklist", "Marquer une tâche de la liste de contrôle"),
    "answer": (
        "Answer a questionnaire of the mission's end, or see who has and who is still to",
        "Répondre à un questionnaire de fin de mission, ou voir qui l’a fait et qui le doit encore",
    ),
    "lessons": (
        "Find what earlier missions taught: lessons, exit answers, blockers, opportunities",
        "Retrouver ce que les missions ont appris : enseignements, réponses de départ, blocages, opportunités",
    ),
    "timeline": (
        "Draw missions, renewals, the bench and absences, week by week\n\nA row for each consultant; with --client, for each mission. "
        "A week shows the first of these that it has a day of: the end of a mission, the mission, the bench. It shows an "
        "absence when the person is away on half of its working days or more. A mission that an amendment extended "
        "changes its line where the end had been (at the first amendment: on its day). Who has no profile has no bench.",
        "Dessiner missions, renouvellements, intercontrat et absences, semaine par semaine\n\nUne ligne par consultant ; avec "
        "--client, par mission. Une semaine montre la première de ces choses dont elle a un jour : la fin d’une mission, la "
        "mission, l’intercontrat. Elle montre une absence quand la moitié de ses jours ouvrés ou plus sont pris. Une mission "
        "prolongée par un avenant change de trait là où était sa fin (au premier avenant : à sa date). Sans fiche, pas "
        "d’intercontrat.",
    ),
    "suggest": (
        "See where somebody who is free could go, and who could take over a mission, each with its reasons\n\n"
        "Without a name: everyone free within so many weeks. What counts: needs heard, the tags of missions among the "
        "skills of the profile, clients known. A tag is a skill where the words of one are in the other, capitals, accents "
        "and plurals aside.",
        "Voir où pourrait aller une personne libre, et qui pourrait reprendre une mission, avec les raisons\n\n"
        "Sans nom : chaque personne libre d’ici ces semaines. Ce qui compte : les besoins entendus, les étiquettes de "
        "missions parmi les compétences de la fiche, les clients connus. Une étiquette est une compétence quand les mots de "
        "l’une sont dans l’autre, sans égard aux majuscules, aux accents ni aux pluriels.",
    ),
    "suggest.person": ("a consultant, by name or the beginning of it", "un consultant, par son nom ou le début du nom"),
    "suggest.weeks": (
        "free within so many weeks (default: 8; with --replace: by the mission's end)",
        "libres d’ici ce nombre de semaines (par défaut : 8 ; avec --replace : d’ici la fin de la mission)",
    ),
    "suggest.replace": (
        "the mission to find somebody for, in the place of who leaves it",
        "la mission pour laquelle trouver quelqu’un, à la place de qui la quitte",
    ),
    "stats": (
        "Count what a year or another period came to: bench rate, renewals, ends, follow-up, blockers",
        "Compter ce qu’une année ou une autre période a donné : intercontrat, renouvellements, fins, suivi, blocages",
    ),
    "bench": (
        "See who is free, since when and until when, what it costs, and the rate beside its target\n\n"
        "With `pro-bono`: estimate what pro-bono work may save and bring back in tax.",
        "Voir qui est libre, depuis et jusqu’à quand, ce que cela coûte, et le taux face à la fourchette visée\n\n"
        "Avec « pro-bono » : estimer ce que du mécénat de compétences peut économiser et rendre en impôt.",
    ),
    "bench.step": ("pro-bono: the estimate", "pro-bono : l’estimation"),
    "bench.weeks": ("how many weeks ahead (default: 8)", "combien de semaines à l’avance (par défaut : 8)"),
    "bench.at": ("on this day (default: today)", "à cette date (par défaut : aujourd’hui)"),
    "bench.days": ("pro-bono: days of each employee", "pro-bono : jours de chaque salarié"),
    "bench.consultants": (
        "pro-bono: how many employees (default: 1)",
        "pro-bono : combien de salariés (par défaut : 1)",
    ),
    "bench.pay": (
        "pro-bono: what a day of one costs in pay and charges: 450 EUR",
        "pro-bono : ce que coûte un jour de l’un, rémunération et charges : 450 EUR",
    ),
    "bench.turnover": (
        "pro-bono: the firm's turnover of the year: 3000000 EUR",
        "pro-bono : le chiffre d’affaires de l’année : 3000000 EUR",
    ),
    "bench.format": (
        "how to write it; md and csv are for business engineers: no cost, no rate, nothing confidential",
        "comment l’écrire ; md et csv sont faits pour les ingénieurs d’affaires : ni coût, ni taux, rien de confidentiel",
    ),
    "bench.full": ("costs in JSON too", "les coûts aussi dans le JSON"),
    "contract": (
        "Show the agreement on paper, and complete it: terms, clauses, documents, references, expectations",
        "Montrer ce qui est convenu par écrit, et le compléter : conditions, clauses, documents, références, attentes",
    ),
    "deliverable": (
        "List deliverables and who they wait for; add one, record that it is delivered, accepted or refused",
        "Lister les livrables et qui ils attendent ; en ajouter un, le noter livré, accepté ou refusé",
    ),
    "milestone": (
        "List payment milestones, late ones first; add one, record that it is invoiced or paid",
        "Lister les jalons de paiement, les retards d’abord ; en ajouter un, le noter facturé ou payé",
    ),
    "onboard": (
        "Prepare the start of a mission, or show its checklist",
        "Préparer le démarrage d’une mission, ou montrer sa liste de contrôle",
    ),
    "lend": ("Record equipment handed over, with its condition", "Noter un matériel remis, avec son état"),
    "return": ("Record equipment taken back, with its condition", "Noter un matériel rendu, avec son état"),
    "grant": ("Record an access opened", "Noter un accès ouvert"),
    "revoke": (
        "Record an access closed, or all of them; or that you verified it",
        "Noter un accès fermé, ou tous ; ou que vous l’avez vérifié",
    ),
    "check": (
        "Check every file, and say what to mend and how",
        "Vérifier tous les fichiers, et dire quoi corriger et comment",
    ),
    "explain": ("Explain a finding by its code", "Expliquer un constat par son code"),
    "schema": (
        "Write the JSON Schema that editors complete and check with",
        "Écrire le schéma JSON avec lequel les éditeurs complètent et vérifient",
    ),
    "undo": (
        "Take back what mission wrote here last, step by step",
        "Annuler ce que mission a écrit ici en dernier, étape par étape",
    ),
    "redo": ("Bring again what was undone last", "Rétablir ce qui a été annulé en dernier"),
    "fmt": (
        "Lay files out as the tool writes them: no data and no comment changes",
        "Mettre des fichiers dans la forme de l’outil, sans changer ni donnée ni commentaire",
    ),
    "fmt.files": ("missions and profiles, by path or id", "missions et profils, par chemin ou identifiant"),
    "fmt.all_": ("every mission and every profile", "toutes les missions et tous les profils"),
    "fmt.check": (
        "write nothing, name what would change, and exit with 1 if anything would",
        "ne rien écrire, nommer ce qui changerait, et sortir avec 1 s’il y en a",
    ),
    "migrate": (
        "Upgrade missions of an older format, in a commit of their own",
        "Mettre à niveau les missions d’un ancien format, dans un commit à part",
    ),
    "migrate.files": (
        "missions, by path or id (default: all)",
        "missions, par chemin ou identifiant (par défaut : toutes)",
    ),
    "merge-driver": (
        "Merge three versions of a file, for git to call: records by id, field by field\n\n"
        "git calls it where .gitattributes has `missions/**/*.yaml merge=mission` and the clone’s configuration names it;"
        " `mission doctor --fix` writes both. The result replaces OURS. Exits 0, or 1 where a person must settle what is"
        " between markers; never anything else.",
        "Fusionner trois versions d’un fichier, appelé par git : les entrées par id, champ par champ\n\n"
        "git l’appelle là où .gitattributes contient « missions/**/*.yaml merge=mission » et où la configuration du clone"
        " le nomme ; « mission doctor --fix » écrit les deux. Le résultat remplace OURS. Code 0, ou 1 là où quelqu’un doit"
        " trancher entre les marqueurs ; jamais autre chose.",
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
        "leave nothing out of JSON, exports and pipes: rates, feedback, reasons too",
        "ne rien omettre du JSON, des exports ni hors d’un terminal : tarifs, retours, motifs compris",
    ),
    "option.format": ("how to write the rows", "comment écrire les lignes"),
    "option.output": (
        "write to a file; its ending gives the format",
        "écrire dans un fichier ; son extension donne le format",
    ),
    "option.date": ("the day it took place (default: today)", "le jour où cela s’est passé (par défaut : aujourd’hui)"),
    "option.title": ("what it is", "de quoi il s’agit"),
    "option.due": ("the day it is due", "le jour où c’est attendu"),
    "option.condition": ("the condition it is in", "l’état dans lequel il est"),
    "deliverable.deliverable_id": (
        "the deliverable, or the beginning of its id; with `add`, the id of the new one",
        "le livrable, ou le début de son identifiant ; avec « add », celui du nouveau",
    ),
    "deliverable.step": ("what became of it (default: list)", "ce qu’il en advient (par défaut : lister)"),
    "deliverable.acceptance": (
        "how the client will judge it",
        "à quoi le client le jugera",
    ),
    "deliverable.remarks": (
        "what the client says of it; a refusal needs it",
        "ce que le client en dit ; un refus l’exige",
    ),
    "deliverable.ref": (
        "where the client's word lies: a mail, a signed form",
        "où se trouve la réponse du client : un e-mail, un procès-verbal",
    ),
    "milestone.milestone_id": (
        "the milestone, or the beginning of its id; with `add`, the id of the new one",
        "le jalon, ou le début de son identifiant ; avec « add », celui du nouveau",
    ),
    "milestone.step": ("what became of it (default: list)", "ce qu’il en advient (par défaut : lister)"),
    "milestone.amount": ('how much, as "18000 EUR"', "combien, comme « 18000 EUR »"),
    "milestone.deliverable": (
        "the deliverable whose acceptance makes it owed: with `add`, or alone for a milestone that is there",
        "le livrable dont la recette le rend dû : avec « add », ou seul pour un jalon qui existe déjà",
    ),
    "contract.services": ("what the services are, in detail", "le détail des prestations"),
    "contract.payment": ("the payment terms", "les conditions de paiement"),
    "contract.penalties": ("what lateness costs", "ce que coûte un retard"),
    "contract.requirements": (
        "the requirements, or where they lie",
        "le cahier des charges, ou l’endroit où il se trouve",
    ),
    "contract.order": ("the number of the client's order", "le numéro de commande du client"),
    "contract.umbrella": ("the umbrella company, if there is one", "la société de portage salarial, s’il y en a une"),
    "contract.notice": (
        'notice before the end, as "1 month", where there is none yet',
        "préavis avant la fin, comme « 1 mois », s’il n’y en a pas encore",
    ),
    "contract.rate": (
        'the rate, as "620 EUR/day", where there is none yet',
        "le tarif, comme « 620 EUR/jour », s’il n’y en a pas encore",
    ),
    "contract.contact": ("the one contact at the client", "l’interlocuteur chez le client"),
    "contract.person": (
        "who holds a role: manager, business, it, hr, purchasing, successor, buddy (again for more)",
        "qui tient un rôle : manager, business, it, hr, purchasing, successor, buddy (à répéter)",
    ),
    "contract.vision": ("what success will look like", "à quoi ressemblera la réussite"),
    "contract.expect": (
        "what a side expects: consultant, client, provider, or the autonomy agreed (again for more)",
        "ce qu’une partie attend : consultant, client, provider, ou autonomy pour l’autonomie (à répéter)",
    ),
    "contract.clause": (
        '"confidentiality=signed before the start" (again for more)',
        "« confidentialité=signée avant le démarrage » (à répéter)",
    ),
    "contract.document": (
        '"title; where it lies; day signed": added, or completed (again for more)',
        "« titre ; où il se trouve ; jour de signature » : ajouté, ou complété (à répéter)",
    ),
    "contract.reference": (
        '"name; day checked; what was said": added, or completed (again for more)',
        "« nom ; jour de vérification ; ce qui a été dit » : ajoutée, ou complétée (à répéter)",
    ),
    "contract.better": (
        "which way is better for an objective whose target does not say it, as defects=less (again for more)",
        "dans quel sens on progresse, pour un objectif dont la cible ne le dit pas : anomalies=moins (répétable)",
    ),
    "contract.fill": ("ask for what is missing, one after the other", "demander ce qui manque, point par point"),
    "onboard.export": ("the checklist as Markdown, to paste elsewhere", "la liste en Markdown, à coller ailleurs"),
    "lend.item": ("what is lent", "ce qui est prêté"),
    "lend.id": ("its id (default: proposed from the item)", "son identifiant (par défaut : proposé d’après l’objet)"),
    "return.item": ("what came back, or the beginning of its id", "ce qui est rendu, ou le début de son identifiant"),
    "grant.system": ("what it opens", "ce qu’il ouvre"),
    "grant.account": ("under which account", "sous quel compte"),
    "grant.id": (
        "its id (default: proposed from the system)",
        "son identifiant (par défaut : proposé d’après le système)",
    ),
    "revoke.access_id": ("the access, or the beginning of its id", "l’accès, ou le début de son identifiant"),
    "revoke.everything": ("every one that is open", "tous ceux qui sont ouverts"),
    "revoke.verified": (
        "you looked: what somebody else revoked is closed",
        "vous avez contrôlé : ce qu’un autre a révoqué est bien fermé",
    ),
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
    "new.order": (
        "the number of the client's order; without one, the mission is not signed",
        "le numéro de commande du client ; sans lui, la mission n’est pas signée",
    ),
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
    "new.kind": (
        "at a client (the default), or what use is made of the bench",
        "chez un client (par défaut), ou ce que l’on fait de l’intercontrat",
    ),
    "new.subject": (
        "internal, training: one of those the skeleton proposes, or your own words",
        "internal, training : un de ceux que le canevas propose, ou vos mots",
    ),
    "new.association": (
        "pro-bono: one of the catalogue (templates/associations.yaml), or another name",
        "pro-bono : une du catalogue (templates/associations.yaml), ou un autre nom",
    ),
    "new.buddy": (
        "who has done it before, and helps",
        "qui l’a déjà fait, et accompagne",
    ),
    "new.hr": (
        "the HR contact who follows it with the manager",
        "le contact RH qui suit avec le manager",
    ),
    "blocker.step": (
        "what to do (default: list the open blockers)",
        "que faire (par défaut : lister les blocages ouverts)",
    ),
    "blocker.blocker_id": (
        "the blocker, or the beginning of its id (not needed where there is one)",
        "le blocage, ou le début de son identifiant (inutile s’il n’y en a qu’un)",
    ),
    "blocker.choice": (
        "choose: the number of an option, or its text",
        "choose : le numéro d’une option, ou son texte",
    ),
    "blocker.client": ("list: part of the client’s name", "liste : une partie du nom du client"),
    "blocker.title": ("open: what blocks", "open : ce qui bloque"),
    "blocker.cause": ("open: why; list: only these", "open : pourquoi ; liste : ceux-là seulement"),
    "blocker.impact": ("open: on money, time, people", "open : sur l’argent, les délais, les personnes"),
    "blocker.owner": ("open: the role that follows it", "open : le rôle qui le suit"),
    "blocker.ref": ("open: where else it is noted", "open : où c’est noté ailleurs"),
    "blocker.id": (
        "open: the id to name it by (default: from the title)",
        "open : l’identifiant pour le désigner (par défaut : d’après l’intitulé)",
    ),
    "blocker.answer": (
        "diagnose: objectives, measure, priorities, communication or origin, and the answer (again for more)",
        "diagnose : objectifs, mesure, priorités, communication ou origine, et la réponse (à répéter)",
    ),
    "blocker.what": ("option: a way out (again for more)", "option : une issue (à répéter)"),
    "blocker.effect": (
        "option: what else it would bring about, one for each --what",
        "option : ce qu’elle entraînerait, un par --what",
    ),
    "blocker.resolution": ("resolve: what solved it", "resolve : ce qui l’a résolu"),
    "blocker.why": ("reopen: why it is open again", "reopen : pourquoi il est rouvert"),
    "blocker.date": (
        "open, resolve: the day it was (default: today)",
        "open, resolve : le jour où c’était (par défaut : aujourd’hui)",
    ),
    "change.step": (
        "what to do (default: list the requests that wait)",
        "que faire (par défaut : lister les demandes en attente)",
    ),
    "change.change_id": (
        "the request, or the beginning of its id (not needed where there is one)",
        "la demande, ou le début de son identifiant (inutile s’il n’y en a qu’une)",
    ),
    "change.decision": ("decide: what is decided", "decide : ce qui est décidé"),
    "change.client": ("list: part of the client’s name", "liste : une partie du nom du client"),
    "change.what": ("ask: what should change", "ask : ce qui devrait changer"),
    "change.why": ("ask: why", "ask : pourquoi"),
    "change.by": ("ask: who asks, a role or a name", "ask : qui le demande, un rôle ou un nom"),
    "change.after": (
        'ask: a term of the contract as it would be, as end=2027-01-31 or rate="650 EUR/day" (again for more)',
        'ask : un terme du contrat tel qu’il serait, comme fin=2027-01-31 ou tarif="650 EUR/jour" (à répéter)',
    ),
    "change.id": (
        "ask: the id to name it by (default: from what is asked)",
        "ask : l’identifiant pour la désigner (par défaut : d’après la demande)",
    ),
    "change.cost": ("assess: the impact on cost", "assess : l’impact sur le coût"),
    "change.time": ("assess: the impact on the calendar", "assess : l’impact sur le calendrier"),
    "change.quality": ("assess: the impact on quality", "assess : l’impact sur la qualité"),
    "change.date": (
        "ask, decide: the day it was (default: today)",
        "ask, decide : le jour où c’était (par défaut : aujourd’hui)",
    ),
    "init.folder": ("where (default: here)", "où (par défaut : ici)"),
    "init.perspective": (
        "whose side the checklists are written for",
        "du point de vue de qui sont écrites les listes de contrôle",
    ),
    "demo.folder": ("where (default: demo)", "où (par défaut : demo)"),
    "answer.questionnaire": (
        "which one, or the beginning of its name; without it, who has answered what",
        "lequel, ou le début de son nom ; sans lui, qui a répondu à quoi",
    ),
    "answer.sender": ("who answers", "qui répond"),
    "answer.answer": (
        "the answer to one question: a text, @FILE, - for standard input; a score from 1 to 5 (again for more)",
        "la réponse à une question : un texte, @FICHIER, - pour l’entrée standard ; une note de 1 à 5 (à répéter)",
    ),
    "answer.file": (
        "take the answers from a filled form, or standard input (-)",
        "prendre les réponses d’un formulaire rempli, ou de l’entrée standard (-)",
    ),
    "answer.visibility": ("who may read it", "qui peut le lire"),
    "answer.source": (
        "how it was said: a call, a mail, a form",
        "comment cela a été dit : un appel, un e-mail, un formulaire",
    ),
    "answer.blank": (
        "print the form to fill, which --file takes back",
        "afficher le formulaire à remplir, que --file reprend",
    ),
    "answer.format": (
        "the form as YAML to fill (default) or as a Markdown sheet",
        "le formulaire en YAML à remplir (par défaut) ou en fiche Markdown",
    ),
    "timeline.client": (
        "a row for each mission at this client (part of the name)",
        "une ligne par mission chez ce client (partie du nom)",
    ),
    "timeline.consultant": ("only this consultant (part of the name)", "seulement ce consultant (partie du nom)"),
    "timeline.start": (
        "the week to begin with (default: four weeks ago)",
        "la première semaine (par défaut : il y a quatre semaines)",
    ),
    "timeline.weeks": (
        "how many weeks ahead of today, or from --from on (default: 26, as far as the width allows)",
        "combien de semaines après aujourd’hui, ou à partir de --from (par défaut : 26, dans la limite de la largeur)",
    ),
    "timeline.until": ("the week to stop with", "la dernière semaine"),
    "timeline.all": (
        "also those that left, and missions that are over",
        "aussi ceux qui sont partis, et les missions terminées",
    ),
    "lessons.client": ("only of this client (part of the name)", "seulement de ce client (partie du nom)"),
    "lessons.cause": (
        "only blockers that had this cause (again for more)",
        "seulement les blocages dus à cette cause (à répéter)",
    ),
    "lessons.questionnaire": (
        "only answers to this questionnaire",
        "seulement les réponses à ce questionnaire",
    ),
    "lessons.word": (
        "only what holds this word (again: all of them)",
        "seulement ce qui contient ce mot (à répéter : tous)",
    ),
    "stats.year": ("the year (default: this one, so far)", "l’année (par défaut : celle-ci, jusqu’à aujourd’hui)"),
    "stats.since": (
        "the first day (default: the first of January before the last)",
        "le premier jour (par défaut : le 1er janvier qui précède le dernier)",
    ),
    "stats.until": ("the last day, inclusive (default: today)", "le dernier jour, inclus (par défaut : aujourd’hui)"),
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
        "seulement ce statut ; « all » montre aussi les missions clôturées",
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
    "undo.mission_id": ("only what was written in this mission", "seulement ce qui a été écrit dans cette mission"),
    "redo.mission_id": ("only what was undone in this mission", "seulement ce qui a été annulé dans cette mission"),
    "merge-driver.base": ("the last version that both sides knew (%O)", "la dernière version commune (%O)"),
    "merge-driver.ours": ("our version, replaced by the result (%A)", "notre version, remplacée par le résultat (%A)"),
    "merge-driver.theirs": ("their version (%B)", "leur version (%B)"),
    "merge-driver.size": (
        "the length of the markers (%L; default: 7)",
        "la longueur des marqueurs (%L ; par défaut : 7)",
    ),
    "merge-driver.path": ("the file’s path, for messages (%P)", "le chemin du fichier, pour les messages (%P)"),
    "undo.steps": ("how many steps back", "combien d’étapes en arrière"),
    "redo.steps": ("how many steps forward", "combien d’étapes en avant"),
    "undo.number": (
        "this operation of --list, what was written since kept",
        "cette opération de --list, en gardant ce qui a été écrit depuis",
    ),
    "redo.number": (
        "this operation of --list, what was written since kept",
        "cette opération de --list, en gardant ce qui a été écrit depuis",
    ),
    "undo.list_": (
        "show what is remembered, the newest first; change nothing",
        "montrer ce qui est retenu, le plus récent d’abord ; ne rien changer",
    ),
    "redo.list_": (
        "show what is remembered, the newest first; change nothing",
        "montrer ce qui est retenu, le plus récent d’abord ; ne rien changer",
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
    "feedback.action": (
        "say what was done with an earlier feedback: `mission feedback ID heard --heard TEXT`",
        "dire ce qu’on a fait d’un retour déjà noté : « mission feedback ID heard --heard TEXTE »",
    ),
    "feedback.entry": (
        "which one: its id, or its number among those not heard yet (default: the only one)",
        "lequel : son identifiant, ou son numéro parmi ceux restés sans suite (par défaut : le seul)",
    ),
    "feedback.from_": ("who speaks: client, consultant or manager", "qui s’exprime : client, consultant ou manager"),
    "feedback.to": (
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
        "écrire la liste à coller dans un wiki ou un e-mail : md",
    ),
    "offboard.yes": ("change the case without asking", "changer de cas sans demander"),
    "offboard.output": (
        "write to a file: .md the checklist to paste, .json, .csv or .txt its rows",
        "écrire dans un fichier : .md la liste à coller, .json, .csv ou .txt ses lignes",
    ),
    "doc.mission_id": (
        "the mission, or the beginning of its id (default: only list the documents)",
        "la mission, ou le début de son identifiant (par défaut : lister les documents)",
    ),
    "doc.name": ("the document, or the beginning of its name", "le document, ou le début de son nom"),
    "doc.format": (
        "md (default), html (a page), docx (a word processor; needs -o)",
        "md (par défaut), html (une page), docx (un traitement de texte ; demande -o)",
    ),
    "doc.output": (
        "write to a file; its ending gives the format: .md, .html or .docx",
        "écrire dans un fichier ; son extension donne le format : .md, .html ou .docx",
    ),
    "doc.to": ("who it is addressed to", "à qui il s’adresse"),
    "doc.full": (
        "also what is confidential or sensitive: what people said, where it is shared",
        "aussi ce qui est confidentiel ou sensible : ce que les gens ont dit, là où c’est partagé",
    ),
    "template.action": ("list (default), copy or check", "list (par défaut), copy ou check (lister, copier, vérifier)"),
    "template.names": (
        "a kind to list; templates to copy or to check (default: all)",
        "un genre à lister ; les modèles à copier ou à vérifier (par défaut : tous)",
    ),
    "task.author": (
        "who did it, or verified it (default: MISSION_AUTHOR, git's user.name)",
        "qui l’a faite ou vérifiée (par défaut : MISSION_AUTHOR, user.name de git)",
    ),
    "task.task_id": (
        "the task, or the beginning of its id; several parted by commas",
        "la tâche, ou le début de son identifiant ; plusieurs, séparées par des virgules",
    ),
    "task.state": ("done, verified, n/a or todo", "done, verified, n/a ou todo (faite, vérifiée, sans objet, à faire)"),
    "task.why": ("why, for n/a", "pourquoi, pour n/a"),
    "sync": (
        "Bring in what others recorded, send what you did, and say what came in",
        "Recevoir ce que les autres ont noté, envoyer ce que vous avez fait, et dire ce qui est arrivé",
    ),
    "sync.merge": (
        "bring both sides together by a merge commit, whatever pull.rebase says",
        "réunir les deux côtés par un commit de fusion, quoi que dise pull.rebase",
    ),
    "sync.rebase": (
        "put your commits on top of theirs (the default, unless pull.rebase says no)",
        "poser vos commits au-dessus des leurs (par défaut, sauf si pull.rebase dit non)",
    ),
    "sync.no_push": ("bring in only, send nothing", "recevoir seulement, ne rien envoyer"),
    "sync.remote": ("the remote to share with (default: git's own)", "le dépôt distant (par défaut : celui de git)"),
    "sync.commit": (
        "commit what you changed in the workspace first",
        "faire d’abord un commit de ce que vous avez changé dans l’espace de missions",
    ),
    "sync.abort": (
        "give up a sync that a conflict stopped: all as before it",
        "abandonner une synchronisation arrêtée par un conflit : tout comme avant elle",
    ),
    "sync.dry_run": (
        "show what would come in and go out, change and send nothing",
        "montrer ce qui arriverait et partirait, sans rien changer ni envoyer",
    ),
    "resolve": (
        "Settle missions in conflict, after a merge, a rebase, a cherry-pick, a revert or a stash",
        "Régler les missions en conflit, après une fusion, un rebase, un cherry-pick, un revert ou un stash",
    ),
    "resolve.files": (
        "missions or files in conflict (default: all of them)",
        "missions ou fichiers en conflit (par défaut : tous)",
    ),
    "resolve.ours": (
        "where both sides changed one place: yours, in a rebase and a stash too",
        "là où les deux côtés ont changé un endroit : le vôtre, dans un rebase et un stash aussi",
    ),
    "resolve.theirs": ("there: the other side's", "à cet endroit : celui de l’autre côté"),
    "resolve.take": (
        "a side for one place, such as contract.end=theirs (again for more)",
        "un côté pour un endroit, comme contract.end=theirs (à répéter)",
    ),
    "resolve.put": (
        "a third value for one place, such as contract.end=2026-12-18 (again for more)",
        "une troisième valeur pour un endroit, comme contract.end=2026-12-18 (à répéter)",
    ),
    "resolve.yes": (
        "build a file again even where it was edited by hand since",
        "reconstruire un fichier même s’il a été modifié à la main depuis",
    ),
    "log": (
        "What happened to a mission, or to all of them, as git remembers it.",
        "Ce qui est arrivé à une mission, ou à toutes, d’après git.",
    ),
    "log.mission_id": (
        "the mission, or the beginning of its id (default: all missions and profiles)",
        "la mission, ou le début de son identifiant (par défaut : toutes les missions et tous les profils)",
    ),
    "log.since": ("nothing committed before this day", "rien de ce qui a été mis en commit avant ce jour"),
    "log.until": ("nothing committed after this day", "rien de ce qui a été mis en commit après ce jour"),
    "log.author": (
        "only what this person committed, or what is in their lane",
        "seulement ce que cette personne a mis en commit, ou ce qui est dans son couloir",
    ),
    "log.limit": ("how many events at most (default: 30)", "combien d’événements au plus (par défaut : 30)"),
    "log.full": (
        "also the amounts of rates and the commits’ messages",
        "aussi le montant des tarifs et les messages des commits",
    ),
    "check.against": (
        "also what was recorded there and is gone: a branch, a tag or a commit, such as origin/main",
        "aussi ce qui y était noté et a disparu : une branche, une étiquette ou un commit, comme origin/main",
    ),
    "doctor": (
        "See what is not as it should be around the missions: git, files, settings, completion\n\nExit code 1 while a problem remains.",
        "Voir ce qui cloche autour des missions : git, fichiers, réglages, complétion\n\nCode de sortie 1 tant qu’un problème demeure.",
    ),
    "doctor.fix": (
        "mend what can be mended, asking each time",
        "réparer ce qui peut l’être, en demandant à chaque fois",
    ),
    "init.merge_driver": (
        "have git merge missions record by record in this clone (asked on a terminal)",
        "faire fusionner les missions par git enregistrement par enregistrement dans ce clone (demandé dans un terminal)",
    ),
}
