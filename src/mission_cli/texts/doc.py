"""`mission doc`: documents made from a mission."""

TEXTS: dict[str, tuple[str, str]] = {
    "head-name": ("Document", "Document"),
    "head-title": ("What it is", "Ce que c’est"),
    "head-purpose": ("For", "Pour"),
    "head-step": ("When", "Quand"),
    "head-languages": ("Languages", "Langues"),
    "head-origin": ("From", "Origine"),
    "shipped": ("shipped", "fourni"),
    "own": ("workspace", "espace"),
    "step-start": ("start", "démarrage"),
    "step-follow": ("follow-up", "suivi"),
    "step-announce": ("announcing the end", "annonce de la fin"),
    "step-thank": ("thanks", "remerciements"),
    "step-handover": ("handover", "passation"),
    "step-interview": ("exit interview", "entretien de départ"),
    "step-review": ("closing review", "bilan"),
    "step-practical": ("equipment and access", "matériel et accès"),
    "step-stay-in-touch": ("staying in touch", "garder le contact"),
    "how": (
        "\n`mission doc {id} {name}` writes one, as HTML or for Word with `--format html|docx`, into a file with `-o FILE`. `mission template copy {name}` lets you change it.",
        "\n« mission doc {id} {name} » en écrit un, en HTML ou pour Word avec « --format html|docx », dans un fichier avec « -o FICHIER ». « mission template copy {name} » permet de le changer.",
    ),
    "unknown": ("there is no document `{name}`", "il n’y a pas de document « {name} »"),
    "unknown.help": ("documents here: {known}", "documents disponibles : {known}"),
    "unknown-near": ("there is no document `{name}`", "il n’y a pas de document « {name} »"),
    "unknown-near.help": (
        "did you mean `{near}`? All of them: {known}",
        "vouliez-vous dire « {near} » ? Tous : {known}",
    ),
    "broken": (
        "the document `{name}` cannot be written until its template is mended",
        "le document « {name} » ne peut pas être écrit tant que son modèle n’est pas corrigé",
    ),
    "broken.help": (
        "`mission template check` shows everything that is wrong; to have the shipped one back, delete the file from templates/",
        "« mission template check » montre tout ce qui ne va pas ; pour retrouver le modèle fourni, supprimez le fichier de templates/",
    ),
    "no-docx": (
        "--format docx needs python-docx, which is not installed",
        "--format docx demande python-docx, qui n’est pas installé",
    ),
    "no-docx.help": (
        "install it beside mission: `python -m pip install python-docx`; or write --format html, which word processors open too",
        "installez-le à côté de mission : « python -m pip install python-docx » ; ou écrivez --format html, que les traitements de texte ouvrent aussi",
    ),
    "docx-output": (
        "--format docx: a .docx is no text to show",
        "--format docx : un .docx n’est pas un texte à afficher",
    ),
    "docx-output.help": ("add `-o {name}.docx`", "ajoutez « -o {name}.docx »"),
    "bad-ending": (
        "--output {value}: the ending tells no format",
        "--output {value} : l’extension ne dit aucun format",
    ),
    "bad-ending.help": (
        "use .md, .html or .docx, or add --format",
        "utilisez .md, .html ou .docx, ou ajoutez --format",
    ),
    "only-lang": (
        "note: this document has no English template; the French one was used",
        "à noter : ce document n’a pas de modèle en français ; le modèle anglais a servi",
    ),
    # In the document -------------------------------------------------------------------------------------------------
    "withheld-confidential": ("left out: confidential", "laissé de côté : confidentiel"),
    "withheld-sensitive": ("left out: said in confidence", "laissé de côté : dit en confiance"),
    "withheld-managers": ("left out: for managers only", "laissé de côté : réservé aux managers"),
    "left-out": (
        "Left out of this document: {facts}. {how}",
        "Laissé de côté dans ce document : {facts}. {how}",
    ),
    "left-out-how": ("`mission doc {id} {name} --full` adds it.", "« mission doc {id} {name} --full » l’ajoute."),
    "left-out-managers": (
        "What was written for managers only stays out.",
        "Ce qui est réservé aux managers reste en dehors.",
    ),
    "left-out-fact": ("{at} ({level})", "{at} ({level})"),
    "level-confidential": ("confidential", "confidentiel"),
    "level-sensitive": ("sensitive", "sensible"),
    "level-managers": ("managers only", "managers seulement"),
    "deliverable-open": ("in progress", "en cours"),
    "deliverable-delivered": ("waiting for acceptance", "en attente de recette"),
    "deliverable-accepted": ("accepted", "accepté"),
    "deliverable-refused": ("refused", "refusé"),
    # To be filled in -------------------------------------------------------------------------------------------------
    "lacks": (
        "{n} place to fill in, marked […]:|{n} places to fill in, marked […]:",
        "{n} endroit à compléter, marqué […] :|{n} endroits à compléter, marqués […] :",
    ),
    "lack": ("{at}: {what}", "{at} : {what}"),
    "lack-line": ("  {what}: {command}", "  {what} : {command}"),
    "lack-own": ("your own words", "vos propres mots"),
    "lack-firm": ("name, the firm's, in mission.yaml", "name, le nom de l’entreprise, dans mission.yaml"),
    "no-process": (
        "the process that renders templates cannot be started: {words}",
        "le processus qui met les modèles en forme ne peut pas être lancé : {words}",
    ),
}
