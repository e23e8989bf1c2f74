"""What an editor shows on a key: `Record` and `Record.key`, the key as files write it. Then `mission schema`'s own words.

No Markdown: editors show these texts as they are.
"""

_ID = (
    "Short name, unique in this list: what you type in commands",
    "Nom court, unique dans cette liste : ce que vous tapez dans les commandes",
)
_ENTRY_ID = (
    "Given by the tool; leave it out when you write by hand",
    "Donné par l’outil ; à omettre quand vous écrivez à la main",
)
_NAMED_ID = (
    "Short name you choose, unique in the journal: vpn-returns",
    "Nom court que vous choisissez, unique dans le journal : acces-vpn",
)
_DAY = ("The day it took place", "Le jour où cela s’est passé")
_TYPE = (
    "What kind of entry this is; it decides which keys follow",
    "La nature de l’entrée ; elle décide des clés qui suivent",
)
_REF = (
    "Where the evidence or the ticket is: a number or a link",
    "Où se trouve la preuve ou le ticket : un numéro ou un lien",
)
_OWNER = ("Who does it, by role", "Qui s’en charge, par rôle")
_OPENED = ("The day this list was opened", "Le jour où cette liste a été ouverte")
_TASKS = ("The steps, each with an owner and a date", "Les étapes, chacune avec un responsable et une date")

TEXTS: dict[str, tuple[str, str]] = {
    "Mission": (
        "One assignment of one consultant at one client: the agreement above, the journal below",
        "La mission d’un consultant chez un client : ce qui est convenu en haut, le journal en bas",
    ),
    "Mission.format": ("Version of the file format: 1", "Version du format de fichier : 1"),
    "Mission.title": ("What the mission is, in a few words", "La mission en quelques mots"),
    "Mission.kind": (
        "client: billed at a client. The others fill the bench: internal project, training, search for a mission, pro-bono",
        "client : facturée chez un client. Les autres occupent l’intercontrat : projet interne, formation, recherche de mission, mécénat",
    ),
    "Mission.interruptible": (
        "Whether a mission at a client may cut it short: on the bench unless `false`, at a client never",
        "Si une mission chez un client peut l’interrompre : en intercontrat, oui sauf « false » ; chez un client, jamais",
    ),
    "Mission.tags": ("Free labels, to find missions by", "Étiquettes libres, pour retrouver les missions"),
    "Mission.project": ("Groups the missions of one deal", "Regroupe les missions d’une même affaire"),
    "Mission.consultant": ("Who does the work, as Name <mail>", "Qui réalise la mission, sous la forme Nom <adresse>"),
    "Mission.client": ("The company served", "L’entreprise servie"),
    "Mission.manager": ("Who follows the mission, as Name <mail>", "Qui suit la mission, sous la forme Nom <adresse>"),
    "Mission.business": (
        "The business engineer in charge of the account",
        "L’ingénieur d’affaires qui tient le compte",
    ),
    "Mission.people": (
        "Who holds the other roles: IT, HR, purchasing, successor, buddy",
        "Qui tient les autres rôles : informatique, RH, achats, successeur, parrain",
    ),
    "Mission.references": (
        "Who was asked about the provider before choosing",
        "Qui a été interrogé sur le prestataire avant de choisir",
    ),
    "Reference": ("A reference checked, a former client called", "Une référence vérifiée, un ancien client appelé"),
    "Reference.id": _ID,
    "Reference.name": ("Who was asked", "Qui a été interrogé"),
    "Reference.checked": ("The day they were asked", "Le jour où la question a été posée"),
    "Reference.said": ("What they said", "Ce qui a été répondu"),
    "Mission.vision": (
        "What a successful collaboration will look like",
        "À quoi ressemblera une collaboration réussie",
    ),
    "Mission.expectations": (
        "What each side needs for the work to go well",
        "Ce dont chacun a besoin pour que tout se passe bien",
    ),
    "Mission.contract": (
        "The terms: dates, rate, deliverables, payments",
        "Les termes : dates, tarif, livrables, paiements",
    ),
    "Mission.objectives": (
        "SMART objectives: measured, achievable, dated",
        "Les objectifs SMART : mesurés, atteignables, datés",
    ),
    "Mission.followup": ("How often you meet", "À quel rythme vous faites le point"),
    "Mission.equipment": ("What is lent, to be taken back at the end", "Ce qui est prêté, à récupérer à la fin"),
    "Mission.access": ("Accounts opened, to be removed at the end", "Les comptes ouverts, à fermer à la fin"),
    "Mission.renewal": ("What each side wants after the end", "Ce que chacun souhaite pour la suite"),
    "Mission.onboarding": ("What the start of the mission asks for", "Ce que demande le début de la mission"),
    "Mission.offboarding": (
        "The end as it happens, and its checklist",
        "La fin telle qu’elle se passe, et sa liste de contrôle",
    ),
    "Mission.closed": (
        "When everything was finished, and who said so: 2026-12-20 by sofia-bernard",
        "Quand tout a été terminé, et qui l’a dit : 2026-12-20 by sofia-bernard",
    ),
    "Mission.journal": (
        "What happened. Each person writes in a lane of their own, named like sofia-bernard; oldest first, a blank line before each lane",
        "Ce qui s’est passé. Chacun écrit dans son couloir, nommé comme sofia-bernard ; le plus ancien d’abord, une ligne vide avant chaque couloir",
    ),
    # Who -----------------------------------------------------------------------------------------------------------
    "Client": (
        "The company served, and its one contact for this mission",
        "L’entreprise servie, et son interlocuteur unique pour cette mission",
    ),
    "Client.name": ("Name of the company", "Nom de l’entreprise"),
    "Client.contact": (
        "The one person to talk to, as Name <mail>",
        "L’interlocuteur unique, sous la forme Nom <adresse>",
    ),
    "Expectations": (
        "What each side needs for the work to go well",
        "Ce dont chacun a besoin pour que tout se passe bien",
    ),
    "Expectations.consultant": ("The support the consultant asks for", "L’appui que demande le consultant"),
    "Expectations.client": ("What the client expects of the consultant", "Ce que le client attend du consultant"),
    "Expectations.provider": ("What the services firm expects", "Ce que l’ESN attend"),
    "Expectations.autonomy": (
        "Which decisions are free, which need approval",
        "Ce qui se décide librement, ce qui demande un accord",
    ),
    # The contract --------------------------------------------------------------------------------------------------
    "Contract": (
        "The terms in force today; amendments say how they changed",
        "Les termes en vigueur ; les avenants disent comment ils ont changé",
    ),
    "Contract.start": ("First day worked", "Premier jour travaillé"),
    "Contract.end": ("Last day worked, inclusive", "Dernier jour travaillé, inclus"),
    "Contract.notice": (
        "Notice to give before the end: 1 month, 2 weeks",
        "Préavis à respecter avant la fin : 1 month, 2 weeks",
    ),
    "Contract.rate": ("The rate: 620 EUR/day", "Le TJM : 620 EUR/day"),
    "Contract.days_per_week": ("Days worked each week: 5, or 2.5", "Jours travaillés par semaine : 5, ou 2.5"),
    "Contract.order": (
        "Number of the order; in quotes when it is all digits",
        "Numéro de commande ; entre guillemets s’il n’a que des chiffres",
    ),
    "Contract.umbrella": (
        "The umbrella company that employs the consultant for this mission",
        "La société de portage salarial qui emploie le consultant pour cette mission",
    ),
    "Contract.services": ("The services in detail", "Le détail des prestations"),
    "Contract.payment": (
        "Payment terms, from which the day of a payment is counted: 30 days end of month, net 45, on receipt",
        "Conditions de paiement, dont se compte le jour d’un paiement : 30 jours fin de mois, 45 jours, à réception",
    ),
    "Contract.penalties": ("What a delay costs", "Ce que coûte un retard"),
    "Contract.requirements": (
        "The requirements document: its name or link",
        "Le cahier des charges : son nom ou son lien",
    ),
    "Contract.clauses": (
        "Clauses by name: confidentiality, intellectual_property, guarantees…",
        "Les clauses, par leur nom : confidentiality (confidentialité), intellectual_property (propriété intellectuelle), guarantees (garanties)…",
    ),
    "Contract.documents": (
        "The papers: quote, general terms, contract, requirements",
        "Les documents : devis, conditions générales, contrat, cahier des charges",
    ),
    "Document": ("A paper of the mission", "Un document de la mission"),
    "Document.id": _ID,
    "Document.title": ("What it is called", "Son intitulé"),
    "Document.ref": ("Where it lies: a link, a number", "Où il se trouve : un lien, un numéro"),
    "Document.signed": ("The day both sides signed it", "Le jour où les deux parties l’ont signé"),
    "Contract.deliverables": ("What is to be handed over", "Ce qui doit être livré"),
    "Contract.milestones": ("Payments tied to steps of the work", "Les paiements liés aux étapes du travail"),
    "Contract.amendments": (
        "Changes of the terms that both sides signed",
        "Les changements de termes signés par les deux parties",
    ),
    "Deliverable": ("Something to hand over, and how it is accepted", "Un livrable, et son critère de recette"),
    "Deliverable.id": _ID,
    "Deliverable.title": ("What is delivered", "Ce qui est livré"),
    "Deliverable.due": ("The day it is expected", "Le jour où il est attendu"),
    "Deliverable.acceptance": ("The criterion by which the client accepts it", "Le critère de recette du client"),
    "Deliverable.delivered": ("The day it was delivered", "Le jour de la livraison"),
    "Deliverable.accepted": ("The day the client accepted it", "Le jour de la recette par le client"),
    "Deliverable.refused": ("The day the client refused it", "Le jour où le client l’a refusé"),
    "Deliverable.remarks": (
        "What the client said when it was accepted or refused",
        "Ce que le client a dit à l’acceptation ou au refus",
    ),
    "Milestone": ("A payment tied to a step of the work", "Un paiement lié à une étape du travail"),
    "Milestone.id": _ID,
    "Milestone.title": ("The step that makes the payment due", "L’étape qui déclenche le paiement"),
    "Milestone.deliverable": (
        "The deliverable whose acceptance makes it owed, by its id",
        "Le livrable dont la recette le rend dû, par son identifiant",
    ),
    "Milestone.due": ("The day the step is planned for", "Le jour prévu pour l’étape"),
    "Milestone.amount": ("The amount: 18000 EUR", "Le montant : 18000 EUR"),
    "Milestone.invoiced": (
        "The day it was invoiced: its payment is due from then",
        "Le jour de la facture, dont se compte celui du paiement",
    ),
    "Milestone.paid": ("The day it was paid", "Le jour du paiement"),
    "Amendment": ("A change of the terms that both sides signed", "Un avenant, signé par les deux parties"),
    "Amendment.date": ("The day it was signed", "Le jour de la signature"),
    "Amendment.end": ("The new last day, inclusive", "Le nouveau dernier jour, inclus"),
    "Amendment.rate": ("The new rate: 650 EUR/day", "Le nouveau TJM : 650 EUR/day"),
    "Amendment.change": (
        "The change request it answers, by its id in the journal",
        "La demande de changement à laquelle il répond, par son id dans le journal",
    ),
    "Amendment.text": ("What changes, in words", "Ce qui change, en clair"),
    "Amendment.ref": _REF,
    # Objectives and follow-up --------------------------------------------------------------------------------------
    "Objective": (
        "A SMART objective: specific, measurable, achievable, time-bound",
        "Un objectif SMART : spécifique, mesurable, atteignable, daté",
    ),
    "Objective.id": _ID,
    "Objective.specific": ("What exactly is to be reached", "Ce qu’il faut atteindre, précisément"),
    "Objective.measure": ("What is measured", "Ce qu’on mesure"),
    "Objective.target": (
        "The figure that means done: 14, 30 %, ≤ 4, at least 9",
        "Le chiffre qui veut dire atteint : 14, 30 %, ≤ 4, au moins 9",
    ),
    "Objective.better": (
        "Which way is better where the target does not say it: less or more",
        "Dans quel sens on progresse, si la cible ne le dit pas : less (moins) ou more (plus)",
    ),
    "Objective.reached": ("The figure reached so far", "Le chiffre atteint à ce jour"),
    "Objective.achievable": ("Why it can be reached", "Pourquoi c’est atteignable"),
    "Objective.relevant": ("Why it matters, when that needs saying", "Pourquoi cela compte, s’il faut le dire"),
    "Objective.due": ("By which day, within the mission", "Pour quel jour, avant la fin de la mission"),
    "Followup": ("The rhythm chosen for this mission", "Le rythme choisi pour cette mission"),
    "Followup.every": ("A check-in every: 1 week to 2 months", "Un point de suivi tous les : de 1 week à 2 months"),
    "Followup.review": (
        "The three-party review every: 4 to 6 weeks is usual",
        "Le point à trois tous les : 4 à 6 semaines (weeks) en général",
    ),
    "Followup.attendees": (
        "Who comes, besides the person who holds it",
        "Qui y participe, en plus de la personne qui l’anime",
    ),
    "Renewal": (
        "What each side wants after the end; once an amendment of after `decided` put the end off, it was about the former end",
        "Ce que chacun souhaite pour la suite ; après un avenant postérieur à « decided » qui recule la fin, il s’agissait de l’ancienne fin",
    ),
    "Renewal.client": (
        "Does the client want to go on? wanted, undecided or declined",
        "Le client veut-il continuer ? wanted (oui), undecided (hésite) ou declined (non)",
    ),
    "Renewal.consultant": (
        "Does the consultant want to go on? wanted, undecided or declined",
        "Le consultant veut-il continuer ? wanted (oui), undecided (hésite) ou declined (non)",
    ),
    # What is lent --------------------------------------------------------------------------------------------------
    "Renewal.steps": (
        "The steps of the renewal rhythm that are done, each signed",
        "Les étapes du renouvellement déjà faites, chacune signée",
    ),
    "Renewal.decision": (
        "What was decided: renew or end",
        "Ce qui a été décidé : renew (renouveler) ou end (terminer)",
    ),
    "Renewal.decided": ("Who recorded the decision, and when", "Qui a noté la décision, et quand"),
    "Equipment": (
        "Something lent; still out while returned is missing",
        "Un matériel prêté ; toujours dehors tant que returned manque",
    ),
    "Equipment.id": _ID,
    "Equipment.item": ("What it is, with its serial number", "Ce que c’est, avec son numéro de série"),
    "Equipment.lent": ("The day it was handed out", "Le jour de la remise"),
    "Equipment.condition": ("Its state when it was handed out", "Son état à la remise"),
    "Equipment.returned": ("The day it came back", "Le jour de la restitution"),
    "Equipment.returned_condition": (
        "The state it came back in, wear included",
        "L’état dans lequel il est revenu, usure comprise",
    ),
    "Access": (
        "An account; still open while revoked is missing",
        "Un compte ; toujours ouvert tant que revoked manque",
    ),
    "Access.id": _ID,
    "Access.system": ("What it opens: network, software, badge reader", "Ce qu’il ouvre : réseau, logiciel, locaux"),
    "Access.account": ("Name of the account there; never a password", "Nom du compte ; jamais de mot de passe"),
    "Access.granted": ("The day it was opened", "Le jour de l’ouverture"),
    "Access.revoked": ("The day it was closed", "Le jour de la fermeture"),
    # Checklists ----------------------------------------------------------------------------------------------------
    "Access.verified": (
        "Who checked that the account is really closed, and when: somebody else than who closed it",
        "Qui a vérifié que le compte est bien fermé, et quand : une autre personne que celle qui l’a fermé",
    ),
    "Onboarding": ("What the start of the mission asks for", "Ce que demande le début de la mission"),
    "Onboarding.opened": _OPENED,
    "Onboarding.tasks": _TASKS,
    "Offboarding": (
        "The end as it happens, and its checklist",
        "La fin telle qu’elle se passe, et sa liste de contrôle",
    ),
    "Offboarding.case": (
        "completed: it ran its course; client-ended or consultant-ended: somebody stopped it",
        "completed : arrivée à son terme ; client-ended : arrêtée par le client ; consultant-ended : par le consultant",
    ),
    "Offboarding.reason": ("Why it ends", "Pourquoi elle finit"),
    "Offboarding.ends": (
        "The last day worked, when it is not the contract's",
        "Le dernier jour travaillé, si ce n’est pas celui du contrat",
    ),
    "Offboarding.rehire": (
        "Would you work together again? recommended, possible or excluded",
        "Retravailler ensemble ? recommended (recommandé), possible ou excluded (exclu)",
    ),
    "Offboarding.opened": _OPENED,
    "Offboarding.tasks": _TASKS,
    "Task": ("One step of a checklist", "Une étape de la liste de contrôle"),
    "Task.id": _ID,
    "Task.title": ("What is to be done", "Ce qu’il y a à faire"),
    "Task.owner": _OWNER,
    "Task.due": (
        "By when: end - 2 weeks moves with the mission's end, a date stays",
        "Pour quand : end - 2 weeks suit la fin de la mission, une date reste fixe",
    ),
    "Task.state": (
        "todo, done, verified (somebody else checked) or n/a (say why)",
        "todo (à faire), done (faite), verified (contrôlée par quelqu’un d’autre) ou n/a (sans objet, dites pourquoi)",
    ),
    "Task.verify": (
        "required: done is not enough, somebody else must check",
        "required : faite ne suffit pas, quelqu’un d’autre doit contrôler",
    ),
    "Task.done": ("When, and by whom: 2026-11-20 by sofia-bernard", "Quand, et par qui : 2026-11-20 by sofia-bernard"),
    "Task.verified": ("When it was checked, and by whom", "Quand elle a été contrôlée, et par qui"),
    "Task.why": ("Why the task does not apply", "Pourquoi la tâche est sans objet"),
    "Task.ref": _REF,
    # The journal ---------------------------------------------------------------------------------------------------
    "Checkin": (
        "A check-in and its six items: progress, results, quality, difficulties, solutions, needs",
        "Un point de suivi et ses six sujets : avancement, résultats, qualité, difficultés, solutions, besoins",
    ),
    "Checkin.id": _ENTRY_ID,
    "Checkin.date": ("The day it was held", "Le jour où il a eu lieu"),
    "Checkin.type": _TYPE,
    "Checkin.attendees": ("Who was there, by role", "Qui était là, par rôle"),
    "Checkin.health": (
        "How the mission is doing: green, amber or red",
        "Comment va la mission : green (vert), amber (orange) ou red (rouge)",
    ),
    "Checkin.progress": ("Progress against the schedule", "L’avancement par rapport au planning"),
    "Checkin.results": ("Results against the objectives", "Les résultats par rapport aux objectifs"),
    "Checkin.quality": ("Quality of what is delivered", "La qualité de ce qui est livré"),
    "Checkin.difficulties": ("Difficulties met", "Les difficultés rencontrées"),
    "Checkin.solutions": ("Solutions put in place", "Les solutions mises en place"),
    "Checkin.needs": ("Information, resources or decisions needed", "Les besoins : informations, moyens, décisions"),
    "Checkin.successes": ("What went well and deserves to be named", "Ce qui a bien marché et mérite d’être dit"),
    "Checkin.adjustments": ("Changes to the plan", "Les ajustements du plan"),
    "Checkin.actions": ("Who promised what, for when", "Qui a promis quoi, pour quand"),
    "Checkin.reached": ("The figure reached, by objective: feeds: 12", "Le chiffre atteint, par objectif : feeds: 12"),
    "Action": ("Something promised at a check-in", "Un engagement pris pendant le point de suivi"),
    "Action.what": ("What was promised", "Ce qui a été promis"),
    "Action.owner": _OWNER,
    "Action.due": ("By which day", "Pour quel jour"),
    "Action.done": ("The day it was done", "Le jour où c’était fait"),
    "Feedback": (
        "What one party says of another: precise, kind, useful",
        "Un retour de l’un sur l’autre : précis, bienveillant, utile",
    ),
    "Feedback.id": _ENTRY_ID,
    "Feedback.date": ("The day it was given", "Le jour où il a été donné"),
    "Feedback.type": _TYPE,
    "Feedback.from": ("Who speaks: client, consultant or manager", "Qui s’exprime : client, consultant ou manager"),
    "Feedback.to": ("About whom: client, consultant or manager", "À propos de qui : client, consultant ou manager"),
    "Feedback.visibility": (
        "shared: all three may read it; managers: only they. The person it speaks of has a right to read it (GDPR)",
        "shared : les trois peuvent le lire ; managers : eux seuls. La personne concernée a le droit de le lire (RGPD)",
    ),
    "Feedback.strengths": ("What worked, with an example", "Ce qui a bien marché, avec un exemple"),
    "Feedback.improvements": ("What could be better, with an example", "Ce qui pourrait être mieux, avec un exemple"),
    "Feedback.advice": ("What to try next", "Ce qu’on conseille d’essayer"),
    "Feedback.score": ("1 (poor) to 5 (excellent)", "De 1 (mauvais) à 5 (excellent)"),
    "Feedback.heard": ("What was done with it", "Ce qu’on en a fait"),
    "Answers": ("A filled questionnaire", "Un questionnaire rempli"),
    "Answers.id": _ENTRY_ID,
    "Answers.date": ("The day it was filled", "Le jour où il a été rempli"),
    "Answers.type": _TYPE,
    "Answers.questionnaire": (
        "Which one: exit-interview, astonishment-report, satisfaction, closing-review, lessons-learned…",
        "Lequel : exit-interview (entretien de sortie), astonishment-report (rapport d’étonnement), satisfaction, closing-review (bilan), lessons-learned (REX)…",
    ),
    "Answers.from": ("Who answers, by role", "Qui répond, par rôle"),
    "Answers.visibility": (
        "shared: all three may read it; managers: only they",
        "shared : les trois peuvent le lire ; managers : eux seuls",
    ),
    "Answers.answers": (
        "A text or a score for each question, by its id",
        "Un texte ou une note par question, selon son id",
    ),
    "Answers.source": (
        "How it was gathered: interview, form, mail",
        "Comment il a été recueilli : entretien, formulaire, e-mail",
    ),
    "Blocker": (
        "What keeps the mission from moving, and what solved it",
        "Ce qui bloque la mission, et ce qui l’a débloquée",
    ),
    "Blocker.id": _NAMED_ID,
    "Blocker.date": ("The day it was noticed", "Le jour où on l’a constaté"),
    "Blocker.type": _TYPE,
    "Blocker.title": ("What is stuck", "Ce qui est bloqué"),
    "Blocker.causes": (
        "Where it comes from; several may combine",
        "D’où il vient : client-unresponsive (client sans réponse), team-reluctant (équipe réticente), situation-changed (situation changée), step-blocked (étape bloquée), communication, disagreement (désaccord)",
    ),
    "Blocker.impacts": (
        "What suffers: money, time, people",
        "Ce qui en souffre : money (l’argent), time (les délais), people (les personnes)",
    ),
    "Blocker.diagnosis": ("What was found out, by question", "Ce que l’analyse a montré, par question"),
    "Blocker.options": ("Several ways out, not “the” solution", "Plusieurs issues possibles, pas « la » solution"),
    "Blocker.chosen": ("The way out that was chosen", "L’issue retenue"),
    "Blocker.owner": ("Who gets it moving again, by role", "Qui s’occupe de le lever, par rôle"),
    "Blocker.ref": _REF,
    "Blocker.resolved": (
        "The day it was solved; open while this is missing",
        "Le jour où il a été levé ; ouvert tant que ceci manque",
    ),
    "Blocker.resolution": ("What solved it", "Ce qui l’a levé"),
    "Option": ("A way out of a blocker", "Une issue possible"),
    "Option.what": ("What would be done", "Ce qu’on ferait"),
    "Option.effect": ("The side effects expected of it", "Les effets secondaires attendus"),
    "Change": (
        "A change request, from who asked to who decided",
        "Une demande de changement, de la demande à la décision",
    ),
    "Change.id": _NAMED_ID,
    "Change.date": ("The day it was asked for", "Le jour de la demande"),
    "Change.type": _TYPE,
    "Change.asked_by": ("Who asks for it", "Qui la demande"),
    "Change.what": ("What should change", "Ce qui devrait changer"),
    "Change.why": ("What for", "Dans quel but"),
    "Change.impact": ("What it does to cost, time and quality", "Son effet sur le coût, les délais et la qualité"),
    "Change.before": ("The terms it touches, as they are", "Les termes concernés, tels qu’ils sont"),
    "Change.after": ("The same terms, as they would be", "Les mêmes termes, tels qu’ils seraient"),
    "Change.decision": (
        "approved or refused; open while this is missing",
        "approved (approuvée) ou refused (refusée) ; en attente tant que ceci manque",
    ),
    "Change.decided": ("When, and by whom: 2026-06-12 by paul-durand", "Quand, et par qui : 2026-06-12 by paul-durand"),
    "ChangeImpact": (
        "What a change does to cost, time and quality",
        "L’effet d’un changement sur le coût, les délais et la qualité",
    ),
    "ChangeImpact.cost": ("What it costs or saves", "Ce qu’il coûte ou fait gagner"),
    "ChangeImpact.time": ("What it does to the schedule", "Ce qu’il fait au planning"),
    "ChangeImpact.quality": ("What it does to quality", "Ce qu’il fait à la qualité"),
    "Opportunity": ("A need heard at the client", "Un besoin entendu chez le client"),
    "Opportunity.id": _ENTRY_ID,
    "Opportunity.date": ("The day it was heard", "Le jour où on l’a entendu"),
    "Opportunity.type": _TYPE,
    "Opportunity.what": ("What the client needs", "Ce dont le client a besoin"),
    "Opportunity.contact": ("Whom to talk to about it", "À qui en parler"),
    "Opportunity.ref": _REF,
    "Note": ("The written evidence of an exchange or a decision", "La trace écrite d’un échange ou d’une décision"),
    "Note.id": _ENTRY_ID,
    "Note.date": _DAY,
    "Note.type": _TYPE,
    "Note.text": ("What was said or decided", "Ce qui a été dit ou décidé"),
    "Note.ref": _REF,
    # A consultant's profile ----------------------------------------------------------------------------------------
    "Consultant": (
        "A consultant's profile; missions find it by the file's name, the slug of the consultant's name",
        "Le profil d’un consultant ; les missions le trouvent par le nom du fichier, tiré du nom du consultant",
    ),
    "Consultant.format": ("Version of the file format: 1", "Version du format de fichier : 1"),
    "Consultant.name": (
        "The name, as missions write it: Léa Martin",
        "Le nom, tel que les missions l’écrivent : Léa Martin",
    ),
    "Consultant.mail": ("The mail address, on its own", "L’adresse e-mail, seule"),
    "Consultant.employment": (
        "employee, freelance or umbrella (umbrella company); only employees count for the bench rate",
        "employee (salarié), freelance ou umbrella (portage salarial) ; seuls les salariés comptent dans le taux d’intercontrat",
    ),
    "Consultant.daily_cost": (
        "Confidential: what a day costs the firm, charges included: 310 EUR",
        "Confidentiel : ce qu’une journée coûte à l’entreprise, charges comprises : 310 EUR",
    ),
    "Consultant.joined": ("First day with the firm", "Premier jour dans l’entreprise"),
    "Consultant.left": ("Last day with the firm, inclusive", "Dernier jour dans l’entreprise, inclus"),
    "Consultant.manager": (
        "Who follows the consultant, as Name <mail>",
        "Qui suit le consultant, sous la forme Nom <adresse>",
    ),
    "Consultant.hr": ("The contact in HR, as Name <mail>", "L’interlocuteur RH, sous la forme Nom <adresse>"),
    "Consultant.skills": (
        "What they can do, one skill an entry; clients may read it",
        "Ses compétences, une par ligne ; les clients peuvent les lire",
    ),
    "Consultant.wishes": ("What they wish for next", "Ce que la personne souhaite pour la suite"),
    "Consultant.absences": ("Days away: leave, training", "Les jours d’absence : congés, formation"),
    "Consultant.profile": (
        "When the CV and the online profiles were last updated",
        "Dernières mises à jour du CV et des profils en ligne",
    ),
    "Consultant.contact": (
        "How often to be in touch, and the last time; also for those who left",
        "À quel rythme prendre des nouvelles, et la dernière fois ; aussi pour les anciens",
    ),
    "Consultant.journal": (
        "What happened. Each person writes in a lane of their own, named like sofia-bernard; oldest first, a blank line before each lane",
        "Ce qui s’est passé. Chacun écrit dans son couloir, nommé comme sofia-bernard ; le plus ancien d’abord, une ligne vide avant chaque couloir",
    ),
    "Absence": ("Days away, both inclusive", "Des jours d’absence, bornes incluses"),
    "Absence.id": (
        "Short name, unique in this list; may be left out",
        "Nom court, unique dans cette liste ; facultatif",
    ),
    "Absence.start": ("First day away", "Premier jour d’absence"),
    "Absence.end": ("Last day away, inclusive", "Dernier jour d’absence, inclus"),
    "Absence.reason": (
        "In a word: leave, training; never a medical reason",
        "En un mot : congés, formation ; jamais de motif médical",
    ),
    "Profile": (
        "When what clients read of a consultant was last updated",
        "Dernières mises à jour de ce que les clients lisent d’un consultant",
    ),
    "Profile.cv": ("The day the CV was last updated", "Le jour de la dernière mise à jour du CV"),
    "Profile.linkedin": (
        "The day the LinkedIn profile was last updated",
        "Le jour de la dernière mise à jour du profil LinkedIn",
    ),
    "Profile.platforms": (
        "The same for each bench platform, by its name",
        "De même pour chaque plateforme de missions, par son nom",
    ),
    "Contact": ("Staying in touch", "Garder le contact"),
    "Contact.every": ("How often to be in touch: 3 months", "Prendre des nouvelles tous les : 3 months"),
    "Contact.last": ("The day of the last exchange", "Le jour du dernier échange"),
    "Contact.stopped": (
        "From this day on they are not called any more: they asked for it, or the firm decided so",
        "À partir de ce jour, on ne les appelle plus : ils l’ont demandé, ou l’entreprise l’a décidé",
    ),
    # mission.yaml --------------------------------------------------------------------------------------------------
    "Settings": (
        "Settings of a mission workspace, shared by the team; all optional",
        "Les réglages d’un espace de missions, communs à l’équipe ; tous facultatifs",
    ),
    "Settings.lang": (
        "Language of commands, checklists and comments: en or fr",
        "Langue des commandes, des listes de contrôle et des commentaires : en ou fr",
    ),
    "Settings.dates": (
        "Which number of 02/03/2026 comes first where lang is not fr: day-first or month-first; in French it is always the day",
        "Quel nombre vient en premier dans 02/03/2026 quand lang n’est pas fr : day-first (le jour) ou month-first (le mois) ; en français, c’est toujours le jour",
    ),
    "Settings.name": ("Name of the firm or team", "Nom de l’entreprise ou de l’équipe"),
    "Settings.perspective": (
        "Whose side you are on: provider (services firm), client or consultant",
        "De quel côté vous êtes : provider (ESN), client ou consultant",
    ),
    "Settings.currency": ("Currency of amounts typed without one: EUR", "Devise des montants tapés sans devise : EUR"),
    "Settings.every": (
        "The rhythm of check-ins where a mission does not say",
        "Le rythme des points de suivi quand la mission ne dit rien",
    ),
    "Settings.review": (
        "How often client, consultant and manager meet all three, where a mission says nothing",
        "À quel rythme client, consultant et manager se voient à trois, quand la mission n’en dit rien",
    ),
    "Settings.left_alone": (
        "Clients that are not called any more once their missions are over, by name",
        "Les clients qu’on n’appelle plus une fois leurs missions finies, par leur nom",
    ),
    "Settings.keep_in_touch": (
        "How often to call former consultants and clients",
        "À quel rythme prendre des nouvelles des anciens consultants et clients",
    ),
    "Settings.holidays": (
        "The public holidays that move a date to the next working day: fr, fr-alsace-moselle or weekends-only",
        "Les jours fériés qui repoussent une date au jour ouvré suivant : fr, fr-alsace-moselle ou weekends-only (aucun férié)",
    ),
    "Settings.since": (
        "The day from which on everything is recorded here: who has no mission since then had none. Before it, each person is reckoned with from the start of their first mission here",
        "Le jour à partir duquel tout est noté ici : qui n’a pas de mission depuis n’en a pas eu. Avant lui, chacun ne compte que depuis le début de sa première mission notée ici",
    ),
    "Settings.rhythm": (
        "The steps before an end, each with the time before it: alert, talk, sales, profile, decision",
        "Les étapes avant une fin de mission, chacune avec son délai : alert, talk, sales, profile, decision",
    ),
    "Settings.horizons": ("When an end starts to matter", "À partir de quand une fin demande attention"),
    "Settings.commit": (
        "true: each write makes a git commit of its own",
        "true : chaque écriture fait son propre commit git",
    ),
    "Settings.bench": (
        "What the bench is compared with; what is left out stays as `mission bench` shows it",
        "À quoi l’intercontrat est comparé ; ce qui manque reste tel que « mission bench » le montre",
    ),
    "Settings.pro_bono": (
        "What the estimate of `mission bench pro-bono` is reckoned with, as it shows it",
        "Les paramètres de l’estimation de « mission bench pro-bono », tels qu’elle les montre",
    ),
    "Bench": ("What the bench is compared with", "À quoi l’intercontrat est comparé"),
    "Bench.target": ("The band to be in, in percent", "La fourchette visée, en pour cent"),
    "Bench.break_even": (
        "The rate from which the bench costs more than the missions bring, in percent",
        "Le taux à partir duquel l’intercontrat coûte plus que les missions ne rapportent, en pour cent",
    ),
    "Bench.talk_after": (
        "The length of a bench from which questions are shown to open a conversation",
        "La durée d’intercontrat à partir de laquelle des questions sont proposées pour ouvrir la conversation",
    ),
    "Target": ("A band, in percent", "Une fourchette, en pour cent"),
    "Target.least": ("From this rate: 10", "À partir de ce taux : 10"),
    "Target.most": ("Up to this rate: 15", "Jusqu’à ce taux : 15"),
    "Target.source": ("Where the figure is from", "D’où vient le chiffre"),
    "Target.date": ("Since when it holds", "Depuis quand il vaut"),
    "Share": ("A figure in percent", "Un chiffre en pour cent"),
    "Share.value": ("In percent: 60", "En pour cent : 60"),
    "Share.source": ("Where the figure is from", "D’où vient le chiffre"),
    "Share.date": ("Since when it holds", "Depuis quand il vaut"),
    "Factor": ("A number", "Un nombre"),
    "Factor.value": ("The number: 3", "Le nombre : 3"),
    "Factor.source": ("Where the figure is from", "D’où vient le chiffre"),
    "Factor.date": ("Since when it holds", "Depuis quand il vaut"),
    "Sum": ("An amount", "Un montant"),
    "Sum.amount": ("The amount: 48060 EUR", "Le montant : 48060 EUR"),
    "Sum.source": ("Where the figure is from", "D’où vient le chiffre"),
    "Sum.date": ("Since when it holds", "Depuis quand il vaut"),
    "ProBono": (
        "What the estimate of pro-bono work is reckoned with",
        "Les paramètres de l’estimation du mécénat de compétences",
    ),
    "ProBono.saving_least": ("What a day saves at least", "Ce qu’un jour économise au moins"),
    "ProBono.saving_most": ("What a day saves at most", "Ce qu’un jour économise au plus"),
    "ProBono.share": ("The share of gifts off the tax", "La part des dons déduite de l’impôt"),
    "ProBono.threshold": (
        "The gifts of a year above which the share is smaller",
        "Les dons d’une année au-delà desquels la part est plus faible",
    ),
    "ProBono.share_above": ("The share above that", "La part au-delà"),
    "ProBono.ceiling": (
        "The social-security ceiling of the year",
        "Le plafond annuel de la sécurité sociale",
    ),
    "ProBono.ceilings": (
        "How many ceilings of an employee's pay and charges count",
        "Combien de plafonds comptent, de la rémunération et des charges d’un salarié",
    ),
    "ProBono.gifts_least": (
        "The gifts of a year that count whatever the turnover",
        "Les dons d’une année qui comptent quel que soit le chiffre d’affaires",
    ),
    "ProBono.gifts_share": (
        "The share of the turnover that gifts count up to, where it is more",
        "La part du chiffre d’affaires jusqu’à laquelle les dons comptent, si elle est plus grande",
    ),
    "Horizons": ("When an end starts to matter", "À partir de quand une fin demande attention"),
    "Horizons.urgent": ("An end this near is urgent", "Une fin aussi proche est urgente"),
    "Horizons.watch": ("An end this near is worth watching", "Une fin aussi proche est à surveiller"),
    "Horizons.lead": (
        "The time a decision takes, before notice must be given",
        "Le temps d’une décision, avant le préavis",
    ),
    # Any text of a fixed form; the editor shows it under a wrong one --------------------------------------------------
    "pattern": ("This has another form: {example}", "La forme attendue est : {example}"),
    # A key with nothing behind it ------------------------------------------------------------------------------------
    "nothing": ("Nothing: as without the key", "Rien : comme sans la clé"),
    # mission schema ------------------------------------------------------------------------------------------------
    "written": ("Written:\n{files}", "Écrit :\n{files}"),
    "current": ("Already up to date:\n{files}", "Déjà à jour :\n{files}"),
    "hint": (
        (
            "Editors with the YAML language server (VS Code: the extension “YAML” by Red Hat) use it in files that begin with\n"
            "  {modeline}\n"
            "`mission new` adds that line."
        ),
        (
            "Les éditeurs dotés du serveur de langage YAML (VS Code : l’extension « YAML » de Red Hat) s’en servent dans les fichiers qui commencent par\n"
            "  {modeline}\n"
            "« mission new » ajoute cette ligne."
        ),
    ),
    "subject": ("JSON Schema for editors", "Schéma JSON pour les éditeurs"),
}
