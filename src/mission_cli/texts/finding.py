"""Findings: `CODE` says what is wrong, `CODE.help` what to do, `CODE.suggest` replaces the help when a word is near.

`CODE.why` is the longer story that `mission explain CODE` tells.
"""

TEXTS: dict[str, tuple[str, str]] = {
    "error": ("error", "erreur"),
    "warning": ("warning", "attention"),
    "help": ("help", "aide"),
    "colon": (":", " :"),
    "kept-back": (
        "(left out of a log; a terminal shows it, or `mission check --full`)",
        "(omise dans un journal ; un terminal la montre, ou « mission check --full »)",
    ),
    # The text of the file ------------------------------------------------------------------------------------------
    "E-UNREADABLE": ("the file cannot be read: {words}", "fichier illisible : {words}"),
    "E-UNREADABLE.help": (
        "check that it exists and that you may read it",
        "vérifiez qu’il existe et que vous avez le droit de le lire",
    ),
    "E-UNREADABLE.why": (
        "The system refused to hand out the file. Every other mission was read all the same.",
        "Le système a refusé de livrer le fichier. Toutes les autres missions ont été lues malgré tout.",
    ),
    "E-OWN-COMMITTED": (
        "git has what the program keeps in one clone",
        "git contient ce que le programme garde dans un clone",
    ),
    "E-OWN-COMMITTED.help": (
        "`git rm -r --cached -- .mission/cache`, then commit",
        "« git rm -r --cached -- .mission/cache », puis un commit",
    ),
    "E-OWN-COMMITTED.why": (
        "Steps to undo and drafts hold what people said, removed texts too. Others get them with the next push, and they stay in the history.",
        "Les étapes à annuler et les brouillons contiennent ce que des personnes ont dit, textes supprimés compris. Les autres les reçoivent au prochain envoi, et l’historique les garde.",
    ),
    "W-OWN-OPEN": (
        "git does not ignore this folder: steps to undo and drafts could be committed",
        "git n’ignore pas ce dossier : des étapes à annuler et des brouillons pourraient être commités",
    ),
    "W-OWN-OPEN.help": (
        "`mission doctor --fix` has git ignore it again",
        "« mission doctor --fix » le fait ignorer de nouveau par git",
    ),
    "W-OWN-OPEN.why": (
        "The program writes `*` in .mission/cache/.gitignore. Somebody emptied it, or another line overrules it.",
        "Le programme écrit « * » dans .mission/cache/.gitignore. Quelqu’un l’a vidé, ou une autre ligne le contredit.",
    ),
    "E-OUTSIDE": (
        "a link leads out of the workspace, to {target}; nothing was read there",
        "un lien mène hors de l’espace de travail, vers {target} ; rien n’y a été lu",
    ),
    "E-OUTSIDE.help": (
        "put the file itself in the workspace, or remove the link",
        "placez le fichier lui-même dans l’espace de travail, ou supprimez le lien",
    ),
    "E-OUTSIDE.why": (
        "A clone or an archive may hold links. One that leads out of the workspace would have files read, or swept, that are nobody's missions.",
        "Un clone ou une archive peut contenir des liens. Celui qui sort de l’espace de travail ferait lire, ou balayer, des fichiers qui ne sont pas des missions.",
    ),
    "E-NOT-A-FILE": (
        "a pipe or a device stands in the place of this file",
        "un tube ou un périphérique se trouve à la place de ce fichier",
    ),
    "E-NOT-A-FILE.help": (
        "remove it, then put the file there",
        "supprimez-le, puis remettez le fichier à sa place",
    ),
    "E-NOT-A-FILE.why": (
        "Reading a pipe waits for somebody to write to it, and a device has no end: only regular files are read.",
        "Lire un tube attend que quelqu’un y écrive, et un périphérique n’a pas de fin : seuls les fichiers ordinaires sont lus.",
    ),
    "E-SIZE": ("the file is larger than {limit}", "le fichier dépasse {limit}"),
    "E-SIZE.help": (
        "a mission is a few kilobytes: was something else saved under this name?",
        "une mission pèse quelques kilo-octets : autre chose a-t-il été enregistré sous ce nom ?",
    ),
    "E-SIZE.why": (
        "Files over 1 MiB are refused before anything is built from them, so that no file can stall the tool.",
        "Les fichiers de plus de 1 Mio sont refusés avant toute lecture, pour qu’aucun fichier ne puisse bloquer l’outil.",
    ),
    "E-DEPTH": ("more than 64 levels of nesting", "plus de 64 niveaux d’imbrication"),
    "E-DEPTH.help": (
        "a mission needs six: look for a bracket that is never closed",
        "une mission en demande six : cherchez un crochet jamais refermé",
    ),
    "E-DEPTH.why": (
        "Deep nesting is how a small file can crash a reader; it is refused while it is being read.",
        "Une imbrication profonde permet à un petit fichier de faire tomber un lecteur ; elle est refusée dès la lecture.",
    ),
    "E-ALIAS": ("aliases expand to more than 100 values", "les alias se déploient en plus de 100 valeurs"),
    "E-ALIAS.help": (
        "write the values out instead of repeating `*name`",
        "écrivez les valeurs au lieu de répéter « *nom »",
    ),
    "E-ALIAS.why": (
        "An alias (`*name`) repeats what its anchor (`&name`) holds; nested, a few lines become millions of values.",
        "Un alias (« *nom ») répète ce que contient son ancre (« &nom ») ; imbriqués, quelques lignes deviennent des millions de valeurs.",
    ),
    "E-MERGE": (
        "merge keys (`<<`) are not part of the format",
        "les clés de fusion (« << ») ne font pas partie du format",
    ),
    "E-MERGE.help": ("write the keys out in this mapping", "écrivez les clés directement à cet endroit"),
    "E-MERGE.why": (
        "YAML 1.2 has no merge key: two readers of one file would see two missions.",
        "YAML 1.2 ne connaît pas la clé de fusion : deux lecteurs du même fichier y verraient deux missions.",
    ),
    "E-TAG": ("the tag {tag} is not part of the format", "l’étiquette {tag} ne fait pas partie du format"),
    "E-TAG.help": (
        "remove it: the field itself says how its text is read",
        "retirez-la : c’est le champ lui-même qui dit comment son texte se lit",
    ),
    "E-TAG.why": (
        "Tags tell a reader to build something else than data; none is ever obeyed.",
        "Une étiquette demande au lecteur de construire autre chose que des données ; aucune n’est jamais suivie.",
    ),
    "E-DOCUMENTS": ("a second document begins here", "un second document commence ici"),
    "E-DOCUMENTS.help": (
        "one mission a file: move what follows `---` to a file of its own",
        "une mission par fichier : déplacez ce qui suit « --- » dans un autre fichier",
    ),
    "E-DOCUMENTS.why": (
        "Several documents in a file are legal YAML, and most readers drop all but the first without a word.",
        "Plusieurs documents par fichier sont permis en YAML, et la plupart des lecteurs oublient les suivants sans rien dire.",
    ),
    "E-DUPLICATE": ("`{key}` is already there, on line {first}", "« {key} » figure déjà à la ligne {first}"),
    "E-DUPLICATE.help": (
        "keep one of the two: lines {first} and {line}",
        "gardez l’une des deux : lignes {first} et {line}",
    ),
    "E-DUPLICATE.why": (
        "With the same key twice, each reader keeps the one it likes; the other is lost.",
        "Avec deux fois la même clé, chaque lecteur garde celle qu’il veut ; l’autre est perdue.",
    ),
    "E-MARKERS": (
        "a merge conflict is left here, lines {first} to {last}",
        "un conflit de fusion est resté ici, lignes {first} à {last}",
    ),
    "E-MARKERS.help": (
        "in a merge or a rebase `mission resolve` settles it; else keep what both sides recorded, delete the three marker lines, then run `mission check`",
        "pendant un merge ou un rebase, « mission resolve » le règle ; sinon, gardez ce que les deux côtés ont enregistré, supprimez les trois lignes de marqueurs, puis lancez « mission check »",
    ),
    "E-MARKERS.why": (
        "git could not merge two changes of the same lines and left both between `<<<<<<<` and `>>>>>>>`.",
        "git n’a pas su fusionner deux changements des mêmes lignes et a laissé les deux entre « <<<<<<< » et « >>>>>>> ».",
    ),
    "E-CONTROL": (
        "the invisible character {character} is not allowed",
        "le caractère invisible {character} n’est pas permis",
    ),
    "E-CONTROL.help": (
        "delete it, or write it in double quotes as an escape",
        "supprimez-le, ou écrivez-le entre guillemets doubles sous forme d’échappement",
    ),
    "E-CONTROL.why": (
        "Control characters and exotic line breaks are read differently by different tools, and can hide text in a terminal.",
        "Les caractères de contrôle et les sauts de ligne exotiques se lisent différemment selon les outils, et peuvent cacher du texte dans un terminal.",
    ),
    "E-ENCODING": ("this is not UTF-8 ({detail})", "ce n’est pas de l’UTF-8 ({detail})"),
    "E-ENCODING.help": ("save the file again as UTF-8", "enregistrez le fichier à nouveau, en UTF-8"),
    "E-ENCODING.why": (
        "Mission files are UTF-8. Older editors save Latin-1 or UTF-16, in which accents are other bytes.",
        "Les fichiers de mission sont en UTF-8. D’anciens éditeurs enregistrent en Latin-1 ou en UTF-16, où les accents s’écrivent autrement.",
    ),
    # What the parser says, by the slug of its words; anything else is shown as it says it.
    "syntax-did-not-find-expected-node-content": (
        "a bracket is never closed, or a value is missing",
        "un crochet n’est jamais refermé, ou il manque une valeur",
    ),
    "syntax-did-not-find-expected-or": (
        "a comma or a closing bracket is missing",
        "il manque une virgule ou un crochet fermant",
    ),
    "syntax-did-not-find-expected-key": (
        "a key is expected here: is the indentation right, or a quote missing above?",
        "une clé est attendue ici : le retrait est-il bon, manque-t-il un guillemet plus haut ?",
    ),
    "syntax-did-not-find-expected-indicator": (
        "a dash is expected here, as for the other entries",
        "un tiret est attendu ici, comme pour les autres entrées",
    ),
    "syntax-could-not-find-expected": ("a colon is missing after the key", "il manque un deux-points après la clé"),
    "syntax-found-no-space-after": ("a space is missing after the colon", "il manque une espace après le deux-points"),
    "syntax-found-undefined-alias": (
        "`*name` repeats something that is nowhere named `&name`",
        "« *nom » répète quelque chose qui n’est nulle part nommé « &nom »",
    ),
    "syntax-found-unexpected-end-of-stream": (
        "the file ends in the middle of something",
        "le fichier s’arrête au milieu de quelque chose",
    ),
    "syntax-found-unknown-escape-character": (
        "this backslash means nothing between double quotes: write it twice",
        "cette barre oblique inverse ne veut rien dire entre guillemets doubles : doublez-la",
    ),
    "syntax-did-not-find-expected-comment-or-line-break": (
        "something follows `|` or `>` on its line",
        "quelque chose suit « | » ou « > » sur sa ligne",
    ),
    "syntax-did-not-find-expected-document-start": (
        "something follows the end of the document (`...`)",
        "quelque chose suit la fin du document (« ... »)",
    ),
    "syntax-found-unknown-directive-name": (
        "a line that starts with % can only be `%YAML 1.2`, at the top",
        "une ligne qui commence par % ne peut être que « %YAML 1.2 », tout en haut",
    ),
    "at-byte": ("byte {byte} at position {offset}", "octet {byte} à la position {offset}"),
    "E-SYNTAX": ("this is not valid YAML: {reason}", "YAML incorrect : {reason}"),
    "E-SYNTAX.help": ("look at this line and the one above it", "regardez cette ligne et celle du dessus"),
    "E-SYNTAX.why": (
        "The reader could not go on from here. The mistake is often one line higher: a quote, a colon, an indentation.",
        "Le lecteur n’a pas pu aller plus loin. L’erreur est souvent une ligne plus haut : un guillemet, un deux-points, un retrait.",
    ),
    "E-TAB": ("a tab is used to indent", "une tabulation sert de retrait"),
    "E-TAB.help": ("use spaces: two for each level", "utilisez des espaces : deux par niveau"),
    "E-TAB.why": (
        "YAML indents with spaces only, because a tab has no agreed width.",
        "YAML n’admet que des espaces en retrait, car une tabulation n’a pas de largeur convenue.",
    ),
    "E-COLON": ("a text with `: ` in it needs quotes", "un texte qui contient « : » demande des guillemets"),
    "E-COLON.help": ("put the whole text between double quotes", "mettez tout le texte entre guillemets doubles"),
    "E-COLON.why": (
        "A colon followed by a space starts a value: in a text it must be quoted, or the text written as a block after `|`.",
        "Un deux-points suivi d’une espace annonce une valeur : dans un texte, il faut des guillemets, ou écrire le texte en bloc après « | ».",
    ),
    "E-QUOTES": ("this quote is never closed", "ce guillemet n’est jamais refermé"),
    "E-QUOTES.help": (
        "add the closing quote; inside single quotes, an apostrophe is written twice",
        "ajoutez le guillemet fermant ; entre guillemets simples, une apostrophe s’écrit deux fois",
    ),
    "E-QUOTES.why": (
        "The reader went to the end of the file looking for the other quote.",
        "Le lecteur est allé jusqu’à la fin du fichier en cherchant l’autre guillemet.",
    ),
    "E-INDENT": (
        "this line is not indented like the ones it belongs with",
        "cette ligne n’est pas en retrait comme celles qu’elle accompagne",
    ),
    "E-INDENT.help": (
        "line it up with the key or dash of the same level",
        "alignez-la avec la clé ou le tiret du même niveau",
    ),
    "E-INDENT.why": (
        "In YAML the indentation says what belongs to what.",
        "En YAML, c’est le retrait qui dit ce qui appartient à quoi.",
    ),
    "E-START": (
        "a text cannot start with this character unless it is quoted",
        "un texte ne peut pas commencer par ce caractère sans guillemets",
    ),
    "E-START.help": ("put the text between double quotes", "mettez le texte entre guillemets doubles"),
    "E-START.why": (
        "`@`, `` ` ``, `%` and a few others are reserved at the start of an unquoted text.",
        "« @ », « ` », « % » et quelques autres sont réservés au début d’un texte sans guillemets.",
    ),
    "E-ROOT": (
        "a mission is a list of `key: value` lines; this is something else",
        "une mission est faite de lignes « clé: valeur » ; ceci est autre chose",
    ),
    "E-ROOT.help": (
        "see `mission new`, or the annotated file in the documentation",
        "voyez « mission new », ou le fichier commenté de la documentation",
    ),
    "E-ROOT.why": (
        "The top of the file must be a mapping that starts with `format: 1`.",
        "Le fichier doit être, à son premier niveau, une suite de clés qui commence par « format: 1 ».",
    ),
    "E-EMPTY": ("the file is empty", "le fichier est vide"),
    "E-EMPTY.help": (
        "delete it, or bring it back with `git checkout -- FILE`",
        "supprimez-le, ou récupérez-le avec « git checkout -- FICHIER »",
    ),
    "E-EMPTY.why": (
        "There is nothing to read. An interrupted copy leaves such a file; git still has the one before.",
        "Il n’y a rien à lire. Une copie interrompue laisse un tel fichier ; git garde le précédent.",
    ),
    "E-KEYTYPE": ("a key must be a word", "une clé doit être un mot"),
    "E-KEYTYPE.help": ("write it as plain text before the colon", "écrivez-la en texte simple avant le deux-points"),
    "E-KEYTYPE.why": (
        "YAML allows lists and mappings as keys; the format does not.",
        "YAML permet des listes ou des structures comme clés ; le format, non.",
    ),
    # The shape of the record ---------------------------------------------------------------------------------------
    "E-FORMAT": (
        "format {found} is newer than this tool, which knows {known}",
        "le format {found} est plus récent que cet outil, qui connaît le {known}",
    ),
    "E-FORMAT.help": (
        "update the tool from where your team installs it; `mission --version` says which one you have",
        "mettez l’outil à jour depuis l’endroit où votre équipe l’installe ; « mission --version » dit lequel vous avez",
    ),
    "E-FORMAT.why": (
        "A newer format may hold things this version would not understand: it is refused rather than half read.",
        "Un format plus récent peut contenir ce que cette version ne comprendrait pas : il est refusé plutôt que lu à moitié.",
    ),
    "E-FORMAT-OLD": ("format {found} is older than format {known}", "le format {found} précède le format {known}"),
    "E-FORMAT-OLD.help": (
        "write `format: {known}` once the file follows today's format",
        "écrivez « format: {known} » une fois le fichier conforme au format d’aujourd’hui",
    ),
    "E-FORMAT-OLD.why": (
        "This tool knows no way from that format to today's: it does not guess what the keys of the file once meant.",
        "Cet outil ne connaît pas de chemin de ce format à celui d’aujourd’hui : il ne devine pas ce que les clés du fichier voulaient dire.",
    ),
    "W-FORMAT": (
        "format {found} is older than format {known}: `mission migrate` upgrades the file",
        "le format {found} précède le format {known} : « mission migrate » met le fichier à niveau",
    ),
    "W-FORMAT.help": (
        "it does so in a commit of its own; until then the file is read, and not written",
        "elle le fait dans un commit à part ; d’ici là le fichier est lu, sans être écrit",
    ),
    "W-FORMAT.why": (
        "Lists, horizons and agendas read an older file as if it were in today's format. Nothing writes in it but `mission migrate`, which keeps every text and every comment, and can be taken back.",
        "Listes, échéances et agenda lisent un ancien fichier comme s’il était au format d’aujourd’hui. Rien n’y écrit, sauf « mission migrate », qui garde tous les textes et tous les commentaires, et sur quoi on peut revenir.",
    ),
    "W-SCHEMA-LINE": (
        "this line does not lead editors to the schema from where the file lies",
        "cette ligne ne mène pas les éditeurs au schéma depuis l’endroit où est le fichier",
    ),
    "W-SCHEMA-LINE.help": (
        "write `{modeline}`; `mission doctor --fix` does it in every file",
        "écrivez « {modeline} » ; « mission doctor --fix » le fait dans chaque fichier",
    ),
    "W-SCHEMA-LINE.why": (
        "Editors look for the schema from the folder of the file: one folder deeper, one `../` more. Without it they complete nothing and mark nothing; for mission the line is a comment.",
        "Les éditeurs cherchent le schéma depuis le dossier du fichier : un dossier plus bas, un « ../ » de plus. Sans lui, ils ne complètent rien et ne signalent rien ; pour mission, la ligne est un commentaire.",
    ),
    "E-FORMAT-BAD": ("the format is a number: {known}", "le format est un nombre : {known}"),
    "E-FORMAT-BAD.help": ("write `format: {known}`", "écrivez « format: {known} »"),
    "E-FORMAT-BAD.why": (
        "`format` says which version of the file format this is; this tool writes 1.",
        "« format » indique la version du format de fichier ; cet outil écrit la 1.",
    ),
    "E-KEY": ("`{key}` is not a key of the format here", "« {key} » n’est pas une clé du format à cet endroit"),
    "E-KEY.suggest": ("did you mean `{suggest}`?", "vouliez-vous dire « {suggest} » ?"),
    "E-KEY.help": (
        "keys of your own start with `x-`: `x-{key}`; `mission schema` gives the list to your editor",
        "vos propres clés commencent par « x- » : « x-{key} » ; « mission schema » donne la liste à votre éditeur",
    ),
    "E-KEY.why": (
        "An unknown key is refused, because a misspelt one would be silently ignored. Keys that start with `x-` are yours.",
        "Une clé inconnue est refusée, car une clé mal écrite serait ignorée en silence. Les clés qui commencent par « x- » sont à vous.",
    ),
    "E-MISSING": ("`{key}` is missing", "il manque « {key} »"),
    "E-MISSING.help": ("add a line `{key}: …` here", "ajoutez ici une ligne « {key}: … »"),
    "E-MISSING.why": (
        "The format needs this key: without it nothing can be computed.",
        "Le format exige cette clé : sans elle, rien ne peut être calculé.",
    ),
    "E-VALUE": ("a value is expected here", "une valeur est attendue ici"),
    "E-VALUE.help": ("give one, or remove the line", "donnez-en une, ou supprimez la ligne"),
    "E-VALUE.why": (
        "The key is there with nothing after it; some readers take that as nothing, others as an empty text.",
        "La clé est là sans rien derrière ; certains lecteurs y voient une absence, d’autres un texte vide.",
    ),
    "E-VALUE-BAD": ("this value cannot be read here", "cette valeur ne peut pas être lue ici"),
    "E-VALUE-BAD.help": (
        "see the annotated file in the documentation",
        "voyez le fichier commenté de la documentation",
    ),
    "E-VALUE-BAD.why": (
        "The value is not of the kind this key takes.",
        "La valeur n’est pas de la nature attendue par cette clé.",
    ),
    "E-TYPE": ("{expected} is expected here, not {found}", "on attend ici {expected}, pas {found}"),
    "E-TYPE.help": (
        "compare with the annotated file in the documentation",
        "comparez avec le fichier commenté de la documentation",
    ),
    "E-TYPE.why": (
        "Lists have a dash a line, mappings have `key: value` lines, texts have neither.",
        "Une liste a un tiret par ligne, une structure des lignes « clé: valeur », un texte ni l’un ni l’autre.",
    ),
    "a-list": ("a list", "une liste"),
    "a-mapping": ("a group of keys", "un groupe de clés"),
    "a-text": ("a text", "un texte"),
    "E-CHOICE": ("`{value}` is not one of: {known}", "« {value} » ne fait pas partie de : {known}"),
    "E-CHOICE.suggest": ("did you mean `{suggest}`?", "vouliez-vous dire « {suggest} » ?"),
    "E-CHOICE.help": ("use one of them", "utilisez l’une de ces valeurs"),
    "E-CHOICE.why": (
        "This key takes a word from a closed list, so that missions can be counted and compared.",
        "Cette clé prend un mot d’une liste fermée, pour que les missions puissent être comptées et comparées.",
    ),
    "E-RANGE": ("{value} is out of range", "{value} est hors limites"),
    "E-RANGE.help": ("it must be {bound}", "il faut {bound}"),
    "E-RANGE.why": (
        "Scores go from 1 (poor) to 5 (excellent); a week has seven days.",
        "Les notes vont de 1 (mauvais) à 5 (excellent) ; une semaine a sept jours.",
    ),
    "W-QUOTE": (
        "`{value}` without quotes is not a text for every reader",
        "« {value} » sans guillemets n’est pas un texte pour tous les lecteurs",
    ),
    "W-QUOTE.help": ("quote it: '{value}'", "mettez-le entre guillemets : '{value}'"),
    "W-QUOTE.why": (
        "Other tools would turn it into a number, a date or a yes/no: `0612345678` would lose its zero. Here it is kept as it is written.",
        "D’autres outils en feraient un nombre, une date ou un oui/non : « 0612345678 » y perdrait son zéro. Ici, il est gardé tel qu’il est écrit.",
    ),
    # Single fields -------------------------------------------------------------------------------------------------
    "E-DATE": ("`{value}` is not a day", "« {value} » n’est pas une date"),
    "E-DATE.suggest": ("did you mean {suggest}?", "vouliez-vous dire {suggest} ?"),
    "E-DATE.help": ("write it as year-month-day: 2026-12-18", "écrivez-la année-mois-jour : 2026-12-18"),
    "E-DATE.why": (
        "In files a day has one form, year-month-day, which sorts and which nobody can read two ways. On the command line you may type `friday`, `+2w` or `eom`.",
        "Dans les fichiers, une date n’a qu’une forme, année-mois-jour, qui se trie et que personne ne peut lire de deux façons. Sur la ligne de commande, tapez « vendredi », « +2sem » ou « fin du mois ».",
    ),
    "E-DATE-READINGS": ("`{value}` can be read in two ways", "« {value} » peut se lire de deux façons"),
    "E-DATE-READINGS.suggest": ("write one of: {suggest}", "écrivez l’une de ces dates : {suggest}"),
    "E-DATE-READINGS.why": (
        "04/07 is 4 July in Paris and April 7 in New York: the tool does not guess.",
        "04/07 est le 4 juillet à Paris et le 7 avril à New York : l’outil ne devine pas.",
    ),
    "E-DURATION": ("`{value}` is not a length of time", "« {value} » n’est pas une durée"),
    "E-DURATION.help": (
        "write a number and a unit: 10 days, 2 weeks, 1 month",
        "écrivez un nombre et une unité : 10 days, 2 weeks, 1 month",
    ),
    "E-DURATION.why": (
        "Durations follow the calendar: a month from 31 January is the last day of February.",
        "Les durées suivent le calendrier : un mois après le 31 janvier, c’est le dernier jour de février.",
    ),
    "E-DUE": (
        "`{value}` is neither a day nor counted from the end",
        "« {value} » n’est ni une date ni un écart avec la fin",
    ),
    "E-DUE.suggest": ("did you mean {suggest}?", "vouliez-vous dire {suggest} ?"),
    "E-DUE.help": (
        "write 2026-12-18, end, end - 4 weeks or start + 1 week",
        "écrivez 2026-12-18, end, end - 4 weeks ou start + 1 week",
    ),
    "E-DUE.why": (
        "A task that says `end - 4 weeks` moves when the end moves; a task that names a day stays.",
        "Une tâche datée « end - 4 weeks » bouge quand la fin bouge ; une tâche datée d’un jour précis reste en place.",
    ),
    "E-MARK": ("`{value}` does not say when and by whom", "« {value} » ne dit pas quand ni par qui"),
    "E-MARK.help": ("write it as: 2026-11-20 by sofia-bernard", "écrivez : 2026-11-20 by sofia-bernard"),
    "E-MARK.why": (
        "What is done is signed with a day and the person's slug.",
        "Ce qui est fait est signé d’un jour et de l’identifiant de la personne.",
    ),
    "E-MONEY": ("this is not an amount", "ceci n’est pas un montant"),
    "E-MONEY.suggest": ("did you mean {suggest}?", "vouliez-vous dire {suggest} ?"),
    "E-MONEY.help": ("write it as: 18000 EUR", "écrivez : 18000 EUR"),
    "E-MONEY.why": (
        "An amount has no spaces inside, a point for decimals, and a three-letter currency.",
        "Un montant s’écrit sans espace interne, avec un point décimal et une devise en trois lettres.",
    ),
    "E-RATE": ("this is not a rate", "ceci n’est pas un tarif"),
    "E-RATE.suggest": ("did you mean {suggest}?", "vouliez-vous dire {suggest} ?"),
    "E-RATE.help": ("write it as: 620 EUR/day", "écrivez : 620 EUR/day"),
    "E-RATE.why": ("A rate is an amount per day, hour or month.", "Un tarif est un montant par jour, heure ou mois."),
    "E-CURRENCY": ("`{value}` is not a currency", "« {value} » n’est pas une devise"),
    "E-CURRENCY.help": ("write its three capital letters: EUR", "écrivez ses trois lettres capitales : EUR"),
    "E-CURRENCY.why": (
        "Amounts and rates name their currency by its ISO 4217 code, the same for every reader.",
        "Montants et tarifs nomment leur devise par son code ISO 4217, le même pour tous les lecteurs.",
    ),
    "E-PERSON": ("`{value}` is not a person", "« {value} » n’est pas une personne"),
    "E-PERSON.help": (
        "write it as: Léa Martin <lea.martin@esn.example>",
        "écrivez : Léa Martin <lea.martin@esn.example>",
    ),
    "E-PERSON.why": (
        "A name, then the mail between angle brackets; the mail may be left out.",
        "Un nom, puis l’adresse entre chevrons ; l’adresse est facultative.",
    ),
    "E-MAIL": ("`{value}` is not a mail address", "« {value} » n’est pas une adresse e-mail"),
    "E-MAIL.help": ("write it as: lea.martin@esn.example", "écrivez : lea.martin@esn.example"),
    "E-MAIL.why": (
        "The address alone, without the name and without angle brackets.",
        "L’adresse seule, sans le nom et sans chevrons.",
    ),
    "E-SLUG": ("`{value}` is not a short name", "« {value} » n’est pas un nom court"),
    "E-SLUG.suggest": ("`{suggest}` would do", "« {suggest} » conviendrait"),
    "E-SLUG.help": ("use lower-case letters, digits and dashes", "utilisez des minuscules, des chiffres et des tirets"),
    "E-SLUG.why": (
        "Short names are typed in commands and shown in links: lower-case letters, digits and single dashes, 80 at most.",
        "Les noms courts se tapent dans les commandes et figurent dans les liens : minuscules, chiffres et tirets simples, 80 au plus.",
    ),
    "E-WHOLE": ("`{value}` is not a whole number", "« {value} » n’est pas un nombre entier"),
    "E-WHOLE.help": ("write digits only, without quotes", "écrivez des chiffres seulement, sans guillemets"),
    "E-WHOLE.why": (
        "Digits, with a minus sign at most: no exponent, no underscore, no leading zero.",
        "Des chiffres, un signe moins au plus : ni exposant, ni tiret bas, ni zéro initial.",
    ),
    "E-NUMBER": ("`{value}` is not a number", "« {value} » n’est pas un nombre"),
    "E-NUMBER.help": (
        "write digits, with a point for decimals",
        "écrivez des chiffres, avec un point pour les décimales",
    ),
    "E-NUMBER.why": (
        "Digits and at most one point: no exponent, no infinity, no leading zero.",
        "Des chiffres et au plus un point : ni exposant, ni infini, ni zéro initial.",
    ),
    "E-FLAG": ("`{value}` is neither true nor false", "« {value} » n’est ni true ni false"),
    "E-FLAG.help": ("write true or false", "écrivez true ou false"),
    "E-FLAG.why": (
        "`yes`, `no`, `on` and `off` mean different things to different readers of YAML.",
        "« yes », « no », « on » et « off » n’ont pas le même sens pour tous les lecteurs de YAML.",
    ),
    # The mission as a whole ----------------------------------------------------------------------------------------
    "E-DATES": ("the end is before the start", "la fin précède le début"),
    "E-DATES.suggest": (
        "the start is {start}; did you mean {suggest}?",
        "le début est le {start} ; vouliez-vous dire {suggest} ?",
    ),
    "E-DATES.help": (
        "the start is {start}: correct one of the two",
        "le début est le {start} : corrigez l’une des deux dates",
    ),
    "E-DATES.why": (
        "Both days are worked: a mission of one day starts and ends on the same one.",
        "Les deux jours sont travaillés : une mission d’un jour commence et finit le même jour.",
    ),
    "E-ENDS": ("the early end is before the start, {start}", "la fin anticipée précède le début, le {start}"),
    "E-ENDS.help": ("correct `ends`, or the contract's start", "corrigez « ends », ou le début du contrat"),
    "E-ENDS.why": (
        "`offboarding.ends` is the last day worked when it differs from the contract's.",
        "« offboarding.ends » est le dernier jour travaillé quand il diffère de celui du contrat.",
    ),
    "E-RETURNED": ("given back before it was given, on {since}", "rendu avant d’avoir été remis, le {since}"),
    "E-RETURNED.help": ("correct one of the two days", "corrigez l’une des deux dates"),
    "E-RETURNED.why": (
        "What is lent or granted can only come back on that day or later.",
        "Ce qui est prêté ou ouvert ne peut revenir que ce jour-là ou plus tard.",
    ),
    "E-ID-DOUBLE": ("the id `{id}` is already used above", "l’identifiant « {id} » est déjà utilisé plus haut"),
    "E-ID-DOUBLE.help": ("give this one another id", "donnez-lui un autre identifiant"),
    "E-ID-DOUBLE.why": (
        "Ids tell merges and commands which entry is meant. After a merge, a doubled entry often means it was recorded twice.",
        "Les identifiants disent aux fusions et aux commandes de quelle entrée il s’agit. Après une fusion, un doublon est souvent une entrée notée deux fois.",
    ),
    "E-ID-TWICE": ("another file has the same id: {other}", "un autre fichier porte le même identifiant : {other}"),
    "E-ID-TWICE.help": (
        "rename one of the two files; case and accents do not tell them apart",
        "renommez l’un des deux ; ni la casse ni les accents ne les distinguent",
    ),
    "E-ID-TWICE.why": (
        "The file's name is the mission's id, unique over all sub-folders, and the same on every system.",
        "Le nom du fichier est l’identifiant de la mission, unique dans tous les sous-dossiers et sur tous les systèmes.",
    ),
    "E-FILE-NAME": ("the file's name is not an id", "le nom du fichier n’est pas un identifiant"),
    "E-FILE-NAME.suggest": ("rename it: `git mv` to {suggest}.yaml", "renommez-le avec « git mv » en {suggest}.yaml"),
    "E-FILE-NAME.help": (
        "use lower-case letters, digits and dashes",
        "utilisez des minuscules, des chiffres et des tirets",
    ),
    "E-FILE-NAME.why": (
        "Ids are typed, linked and checked out on every system: lower-case letters, digits and dashes.",
        "Les identifiants sont tapés, mis en lien et extraits sur tous les systèmes : minuscules, chiffres et tirets.",
    ),
    "E-LANE": ("`{lane}` is not a person's slug", "« {lane} » n’est pas l’identifiant d’une personne"),
    "E-LANE.suggest": ("write `{suggest}`", "écrivez « {suggest} »"),
    "E-LANE.help": ("use lower-case letters, digits and dashes", "utilisez des minuscules, des chiffres et des tirets"),
    "E-LANE.why": (
        "The journal has a lane for each author, named by the slug of the person's name: `sofia-bernard`.",
        "Le journal a un couloir par auteur, nommé d’après la personne : « sofia-bernard ».",
    ),
    "E-RESOLVED": ("solved before it was opened, on {since}", "résolu avant d’avoir été ouvert, le {since}"),
    "E-RESOLVED.help": ("correct `resolved` or `date`", "corrigez « resolved » ou « date »"),
    "E-RESOLVED.why": (
        "A blocker is opened on its `date` and solved on that day or later.",
        "Un blocage est ouvert à sa « date » et résolu ce jour-là ou plus tard.",
    ),
    "W-CHOSEN": ("what is chosen is none of the options", "ce qui est choisi ne figure pas parmi les options"),
    "W-CHOSEN.help": (
        "add it to `options`, or repeat one of them word for word; `mission blocker choose` does either",
        "ajoutez-le à « options », ou reprenez l’une d’elles mot pour mot ; « mission blocker choose » fait l’un ou l’autre",
    ),
    "W-CHOSEN.why": (
        "`chosen` repeats one of the options weighed, so that a reader sees what it was chosen over, and with which effects.",
        "« chosen » reprend l’une des options pesées, pour qu’on voie à quoi elle a été préférée, et avec quels effets.",
    ),
    "W-CHANGE-AMENDMENT": (
        "approved, but the contract has another `{term}`, and nothing later explains it",
        "approuvé, mais le contrat a un autre « {term} », et rien de postérieur ne l’explique",
    ),
    "W-CHANGE-AMENDMENT.help": (
        "write the term into the contract with an amendment, or record what changed it since; `mission change decide` does both at once",
        "écrivez le terme dans le contrat avec un avenant, ou notez ce qui l’a changé depuis ; « mission change decide » fait les deux d’un coup",
    ),
    "W-CHANGE-AMENDMENT.why": (
        "An approved change becomes an amendment and the contract’s own terms: who reads only the contract must read today’s terms.",
        "Un changement approuvé devient un avenant et les termes mêmes du contrat : qui ne lit que le contrat doit y lire les termes du jour.",
    ),
    "W-AMENDMENT-ORDER": (
        "this amendment is older than the one above, of {before}",
        "cet avenant est plus ancien que le précédent, du {before}",
    ),
    "W-AMENDMENT-ORDER.help": (
        "put amendments in the order of their days",
        "rangez les avenants dans l’ordre de leurs dates",
    ),
    "W-AMENDMENT-ORDER.why": (
        "Amendments tell how the terms became what they are: read from the first to the last, each changes what the one before left.",
        "Les avenants racontent comment les termes sont devenus ce qu’ils sont : lus du premier au dernier, chacun change ce que laissait le précédent.",
    ),
    "W-TERMS": (
        "the contract’s `{term}` is not the one of its newest amendment, of {day}",
        "le champ « {term} » du contrat n’est pas celui de son dernier avenant, du {day}",
    ),
    "W-TERMS.help": (
        "contract terms were edited without an approved change or amendment: correct one of the two, or record the change (`mission change ask`)",
        "les termes ont été modifiés sans changement approuvé ni avenant : corrigez l’un des deux, ou notez le changement (« mission change ask »)",
    ),
    "W-TERMS.why": (
        "The contract’s own fields hold today’s terms, and the newest amendment says how they came about: the two must agree.",
        "Les champs du contrat portent les termes du jour, et le dernier avenant dit d’où ils viennent : les deux doivent concorder.",
    ),
    "W-TERMS-GIT": (
        "`{term}` was edited since the last commit without an approved change or amendment",
        "« {term} » a été modifié depuis le dernier commit sans changement approuvé ni avenant",
    ),
    "W-TERMS-GIT.help": (
        "record it with `mission change ask` and `decide`, or `mission renew`; a slip of the pen is undone by writing the old value back",
        "notez-le par « mission change ask » puis « decide », ou par « mission renew » ; une faute de frappe se corrige en remettant l’ancienne valeur",
    ),
    "W-TERMS-GIT.why": (
        "Terms are changed by agreement, in writing. In a git repository, `mission check` compares the mission files that are modified with the last commit.",
        "Les termes changent d’un commun accord, par écrit. Dans un dépôt git, « mission check » compare les fichiers de mission modifiés avec le dernier commit.",
    ),
    "W-REACHED": ("no objective is called `{id}`", "aucun objectif ne s’appelle « {id} »"),
    "W-REACHED.help": ("objectives here: {known}", "objectifs de la mission : {known}"),
    "W-REACHED.why": (
        "`reached` notes a figure for an objective of the same mission, by its id.",
        "« reached » note un chiffre pour un objectif de la mission, par son identifiant.",
    ),
    "W-OBJECTIVE-MEASURE": (
        "the objective `{id}` says nothing to measure",
        "l’objectif « {id} » ne dit pas quoi mesurer",
    ),
    "W-OBJECTIVE-MEASURE.help": (
        "add `measure:`, what will be counted or observed",
        "ajoutez « measure: », ce qui sera compté ou observé",
    ),
    "W-OBJECTIVE-MEASURE.why": (
        "A SMART objective is specific, measurable, achievable and time-bound.",
        "Un objectif SMART est spécifique, mesurable, atteignable et daté.",
    ),
    "W-OBJECTIVE-TARGET": ("the objective `{id}` has no target", "l’objectif « {id} » n’a pas de cible"),
    "W-OBJECTIVE-TARGET.help": (
        "add `target:`, the figure that means done",
        "ajoutez « target: », le chiffre qui veut dire atteint",
    ),
    "W-OBJECTIVE-TARGET.why": (
        "Without a target nobody can say whether it was reached.",
        "Sans cible, personne ne peut dire s’il a été atteint.",
    ),
    "W-OBJECTIVE-BETTER": (
        "the objective `{id}` says two things: its target is “{target}”, and `better:` the other way",
        "l’objectif « {id} » dit deux choses : sa cible est « {target} », et « better: » dit l’inverse",
    ),
    "W-OBJECTIVE-BETTER.help": (
        "take out `better:`, or write the target as a bare figure",
        "retirez « better: », ou écrivez la cible comme un simple chiffre",
    ),
    "W-OBJECTIVE-BETTER.why": (
        "`better: less` or `better: more` says which way is better; a target such as `≤ 4` or `at least 9` says it already. Where both are there, `better:` counts.",
        "« better: less » ou « better: more » dit dans quel sens on progresse ; une cible comme « ≤ 4 » ou « au moins 9 » le dit déjà. Quand les deux sont là, c’est « better: » qui compte.",
    ),
    "W-FIGURE": ("`{value}` is no figure", "« {value} » n’est pas un chiffre"),
    "W-FIGURE.help": (
        "write the figure, or take the line out while it is not known",
        "écrivez le chiffre, ou retirez la ligne tant qu’il n’est pas connu",
    ),
    "W-FIGURE.why": (
        "A target and what was reached are a number (12, 4,5, 30 %, 2/3) or words (signed). A sign alone is neither, and nothing is judged by it.",
        "Une cible et ce qui est atteint sont un nombre (12, 4,5, 30 %, 2/3) ou des mots (signé). Un signe seul n’est ni l’un ni l’autre, et rien n’est jugé d’après lui.",
    ),
    "W-FIGURE-READINGS": ("`{value}` can be read in two ways", "« {value} » peut se lire de deux façons"),
    "W-FIGURE-READINGS.suggest": ("write one of: {suggest}", "écrivez l’un de ces chiffres : {suggest}"),
    "W-FIGURE-READINGS.why": (
        "1.000 is one to some and a thousand to others. Until it is written in one way, nothing says whether the target was reached.",
        "1.000 vaut un pour les uns, mille pour les autres. Tant qu’il ne s’écrit pas d’une seule façon, rien ne dit si la cible est atteinte.",
    ),
    "W-OBJECTIVE-DUE": ("the objective `{id}` has no date", "l’objectif « {id} » n’a pas d’échéance"),
    "W-OBJECTIVE-DUE.help": (
        "add `due:`, the day it should be reached",
        "ajoutez « due: », le jour où il devrait être atteint",
    ),
    "W-OBJECTIVE-DUE.why": (
        "Time-bound: an objective without a date is never late, and never finished.",
        "Daté : un objectif sans échéance n’est jamais en retard, et jamais fini.",
    ),
    "W-NAME-TWO": (
        "{name} has the mail {mail} here, and {other} in {place}: under one name, both are taken for one person",
        "{name} a ici l’adresse {mail}, et {other} dans {place} : sous un seul nom, les deux passent pour une personne",
    ),
    "W-NAME-TWO.help": (
        "one person: give one mail; two: tell the names apart, as with a second first name",
        "une personne : donnez une seule adresse ; deux : distinguez les noms, par exemple d’un second prénom",
    ),
    "W-NAME-TWO.why": (
        "People are known by their names: bench, figures and days away would mix two of them.",
        "Les personnes sont connues par leur nom : intercontrat, chiffres et absences en mêleraient deux.",
    ),
    "W-BOOKED-TWICE": (
        "from {since} to {until} one person is expected at two clients: on `{id}` and on `{other}`",
        "du {since} au {until}, une même personne est attendue chez deux clients : sur « {id} » et sur « {other} »",
    ),
    "W-BOOKED-TWICE.help": (
        "part time: write `days_per_week:` under `contract:` in both, 5 together at most (`mission edit {id}`, `mission edit {other}`); else give one of them other days, or end it: `mission offboard {other}`",
        "à temps partiel : écrivez « days_per_week: » sous « contract: » dans les deux, 5 au plus à elles deux (« mission edit {id} », « mission edit {other} ») ; sinon, donnez d’autres jours à l’une, ou mettez-y fin : « mission offboard {other} »",
    ),
    "W-BOOKED-TWICE.why": (
        "Nobody is at two clients on one day, yet the bench counts them once. Missions signed or under way are compared; one on the bench gives way, and is not.",
        "Personne n’est chez deux clients le même jour, et l’intercontrat ne compte la personne qu’une fois. Les missions signées ou en cours sont comparées ; celles d’intercontrat cèdent la place et ne le sont pas.",
    ),
    "W-LEFT": (
        "the last day of {name} with the firm is {left}, and this mission goes on until {end}",
        "le dernier jour de {name} dans l’entreprise est le {left}, et cette mission continue jusqu’au {end}",
    ),
    "W-LEFT.help": (
        "end the mission: `mission offboard {id} --ends {left}`; or correct the day: `mission consultant set {name} --left DATE`",
        "mettez fin à la mission : « mission offboard {id} --ends {left} » ; ou corrigez le jour : « mission consultant set {name} --left DATE »",
    ),
    "W-LEFT.why": (
        "Nobody follows a mission, renews it or is asked for a wish when the consultant has left: `agenda` and `due` ask for the mission to be ended, and for nothing else of the consultant.",
        "Une mission dont le consultant est parti ne se suit plus et ne se renouvelle plus : « agenda » et « due » demandent d’y mettre fin, et rien d’autre au consultant.",
    ),
    "W-AHEAD": (
        "this is said to have happened on {day}, a day to come (today is {today})",
        "ceci est noté comme fait le {day}, un jour à venir (nous sommes le {today})",
    ),
    "W-AHEAD.help": (
        "write the day on which it happened, or take it out until it does: `mission edit`",
        "écrivez le jour où cela s’est fait, ou retirez-le d’ici là : « mission edit »",
    ),
    "W-AHEAD.why": (
        "Until that day it counts as not having happened: what waits for it is still asked for.",
        "D’ici là, il compte comme pas encore fait : ce qui en dépend reste demandé.",
    ),
    "W-OBJECTIVE-LATE": (
        "the objective `{id}` is due after the mission's end, {end}",
        "l’échéance de l’objectif « {id} » tombe après la fin de la mission, le {end}",
    ),
    "W-OBJECTIVE-LATE.help": ("bring it forward, or renew the mission", "avancez-la, ou renouvelez la mission"),
    "W-OBJECTIVE-LATE.why": ("Nobody will be there to reach it.", "Il n’y aura plus personne pour l’atteindre."),
    "W-CADENCE-TIGHT": (
        "a check-in every {every} is more than the work needs",
        "un rythme de « {every} » est plus serré qu’il ne faut",
    ),
    "W-CADENCE-TIGHT.help": (
        "a week is the least that leaves something to tell",
        "une semaine est le minimum pour avoir quelque chose à dire",
    ),
    "W-CADENCE-TIGHT.why": (
        "Too often is waste, too rare is blindness: between a week and two months.",
        "Trop souvent, c’est du gaspillage ; trop rarement, de l’aveuglement : entre une semaine et deux mois.",
    ),
    "W-CADENCE-LOOSE": (
        "a check-in every {every} leaves trouble unseen",
        "un rythme de « {every} » laisse passer les difficultés",
    ),
    "W-CADENCE-LOOSE.help": (
        "two months at most; every two weeks suits most missions",
        "deux mois au plus ; toutes les deux semaines convient à la plupart des missions",
    ),
    "W-CADENCE-LOOSE.why": (
        "Too often is waste, too rare is blindness: between a week and two months.",
        "Trop souvent, c’est du gaspillage ; trop rarement, de l’aveuglement : entre une semaine et deux mois.",
    ),
    "W-TASK-WHY": ("the task `{id}` is n/a without a reason", "la tâche « {id} » est sans objet, mais sans raison"),
    "W-TASK-WHY.help": (
        "add `why:`, or `mission task ID {id} n/a --why …`",
        "ajoutez « why: », ou « mission task ID {id} n/a --why … »",
    ),
    "W-TASK-WHY.why": (
        "A task left out without a word looks forgotten to the next person.",
        "Une tâche écartée sans un mot semble oubliée à la personne suivante.",
    ),
    "W-CLOSED-OUT": ("closed while something is still out: {ids}", "clôturée alors que tout n’est pas rendu : {ids}"),
    "W-CLOSED-OUT.help": (
        "write `returned:` or `revoked:` with the day it came back",
        "écrivez « returned: » ou « revoked: » avec le jour du retour",
    ),
    "W-CLOSED-OUT.why": (
        "An account left open after a mission is a risk nobody looks at any more.",
        "Un compte resté ouvert après une mission est un risque que plus personne ne regarde.",
    ),
    "W-TASK-TWICE": (
        "the task `{id}` is in both checklists",
        "la tâche « {id} » figure dans les deux listes",
    ),
    "W-TASK-TWICE.help": (
        "give this one another id: `mission task` marks the one of `offboarding`",
        "donnez-lui un autre identifiant : « mission task » marque celle de « offboarding »",
    ),
    "W-TASK-TWICE.why": (
        "A task is named by its id alone; where the start and the end share one, the end's is meant, and the other is out of reach.",
        "Une tâche se désigne par son seul identifiant ; si le début et la fin en partagent un, c’est celle de la fin qui compte, et l’autre reste hors d’atteinte.",
    ),
    # The contract --------------------------------------------------------------------------------------------------
    "W-CONTRACT-THIN": ("the contract lacks: {keys}", "il manque au contrat : {keys}"),
    "W-CONTRACT-THIN.help": (
        "`mission contract ID` shows it and adds what is missing",
        "« mission contract ID » le montre et ajoute ce qui manque",
    ),
    "W-CONTRACT-THIN.why": (
        "A contract with a client is written before any order: notice, rate, what is to be reached or delivered, an order or a signed document, one contact on their side. `contract`, `objectives`, `client` are where they go.",
        "Un contrat avec un client s’écrit avant toute commande : préavis, tarif, ce qu’il faut atteindre ou livrer, une commande ou un document signé, un interlocuteur chez lui. Tout cela se note dans « contract », « objectives » et « client ».",
    ),
    "W-INTERRUPTIBLE": (
        "a mission at a client is never `interruptible`",
        "une mission chez un client n’est jamais « interruptible »",
    ),
    "W-INTERRUPTIBLE.help": (
        "take the line out, or say which `kind` it is: internal, training, search, pro-bono",
        "supprimez la ligne, ou dites quel est son genre (« kind ») : internal, training, search, pro-bono",
    ),
    "W-INTERRUPTIBLE.why": (
        "A mission on the bench may be cut short when a client needs the consultant. One at a client ends as its contract says: `mission offboard` when it ends early.",
        "Une mission en intercontrat peut s’interrompre quand un client a besoin du consultant. Une mission chez un client finit comme son contrat le dit : « mission offboard » quand elle finit plus tôt.",
    ),
    "W-DELIVERABLE-ACCEPTANCE": (
        "the deliverable `{id}` does not say when it is accepted",
        "le livrable « {id} » ne dit pas à quoi il sera jugé",
    ),
    "W-DELIVERABLE-ACCEPTANCE.help": (
        "add `acceptance:` with what the client will check",
        "ajoutez « acceptance: » avec ce que le client vérifiera",
    ),
    "W-DELIVERABLE-ACCEPTANCE.why": (
        "Without a criterion agreed beforehand, acceptance is a matter of mood, and payment waits with it.",
        "Sans critère convenu d’avance, la recette se fait à l’humeur, et le paiement attend avec elle.",
    ),
    "E-ACCEPTED": ("accepted before it was delivered, on {since}", "recette antérieure à la livraison, le {since}"),
    "E-ACCEPTED.help": ("correct one of the two days", "corrigez l’une des deux dates"),
    "E-ACCEPTED.why": (
        "What the client accepts has been delivered: the same day at the earliest.",
        "Ce que le client accepte lui a été livré : le jour même au plus tôt.",
    ),
    "W-MILESTONE-DELIVERABLE": (
        "no deliverable is called `{id}`",
        "aucun livrable ne s’appelle « {id} »",
    ),
    "W-MILESTONE-DELIVERABLE.help": (
        "deliverables here: {known}; `mission milestone ID {milestone} --deliverable DELIVERABLE` names another",
        "livrables de la mission : {known} ; « mission milestone ID {milestone} --deliverable DELIVERABLE » en nomme un autre",
    ),
    "W-MILESTONE-DELIVERABLE.why": (
        "Once its deliverable is accepted, a milestone is to be invoiced: it names one of the same mission, by its id.",
        "Une fois son livrable recetté, un jalon est à facturer : il en nomme un de la même mission, par son identifiant.",
    ),
    "W-PAID": (
        "the milestone `{id}` is paid before it is invoiced",
        "le jalon « {id} » est payé avant d’être facturé",
    ),
    "W-PAID.help": (
        "correct one of the two days: `mission milestone ID {id} invoiced --date DATE`",
        "corrigez l’une des deux dates : « mission milestone ID {id} invoiced --date DATE »",
    ),
    "W-PAID.why": (
        "The day a payment is due is counted from its invoice: a payment on account has an invoice of its own.",
        "Le jour d’un paiement se compte à partir de sa facture : un acompte a la sienne.",
    ),
    "E-REFUSED": (
        "refused after it was last delivered or accepted, on {since}",
        "refus postérieur à la dernière livraison ou à la recette, le {since}",
    ),
    "E-REFUSED.help": (
        "correct the day; `mission deliverable ID {id} refuse` takes the delivery back",
        "corrigez la date ; « mission deliverable ID {id} refuse » annule la livraison",
    ),
    "E-REFUSED.why": (
        "A refusal sends the work back: `delivered` goes, and comes again with the next delivery, later than the refusal.",
        "Un refus renvoie le travail : « delivered » disparaît, et revient avec la livraison suivante, postérieure au refus.",
    ),
    "E-VERIFIED": (
        "the access `{id}` is verified as closed, but not revoked",
        "l’accès « {id} » est vérifié comme fermé, mais pas révoqué",
    ),
    "E-VERIFIED.help": (
        "add `revoked:` with its day, or take `verified:` away",
        "ajoutez « revoked: » avec le jour, ou retirez « verified: »",
    ),
    "E-VERIFIED.why": (
        "`verified` is somebody's look at a revocation: there must be one.",
        "« verified » dit que quelqu’un a contrôlé une révocation : il en faut une.",
    ),
    # A consultant's profile ----------------------------------------------------------------------------------------
    "E-LEFT": ("left before they joined, on {joined}", "le départ précède l’arrivée, le {joined}"),
    "E-LEFT.help": ("correct one of the two days", "corrigez l’une des deux dates"),
    "E-LEFT.why": (
        "`joined` and `left` are the first and the last day with the firm; a day in between counts for the bench.",
        "« joined » et « left » sont le premier et le dernier jour dans l’entreprise ; un jour entre les deux compte pour l’intercontrat.",
    ),
    "E-ABSENCE": (
        "the absence ends before it starts, on {start}",
        "l’absence finit avant d’avoir commencé, le {start}",
    ),
    "E-ABSENCE.help": ("correct one of the two days", "corrigez l’une des deux dates"),
    "E-ABSENCE.why": (
        "Both days are away: an absence of one day starts and ends on the same one.",
        "Les deux jours sont absents : une absence d’un jour commence et finit le même jour.",
    ),
    "W-PROFILE-NAME": (
        "under this file’s name, missions do not find the profile of {name}",
        "sous ce nom de fichier, les missions ne trouvent pas le profil de {name}",
    ),
    "W-PROFILE-NAME.suggest": (
        "rename it: `git mv` to {suggest}.yaml",
        "renommez-le avec « git mv » en {suggest}.yaml",
    ),
    "W-PROFILE-NAME.help": (
        "write the name with Latin letters: the file’s name is made from them",
        "écrivez le nom en lettres latines : le nom du fichier en est tiré",
    ),
    "W-PROFILE-NAME.why": (
        "A mission names its consultant freely; the profile is the file called by the slug of that name: `lea-martin.yaml`.",
        "Une mission nomme librement son consultant ; son profil est le fichier tiré de ce nom : « lea-martin.yaml ».",
    ),
    "W-NAME-NEAR": (
        "{name} here, {other} in {place}: one person?",
        "{name} ici, {other} dans {place} ?",
    ),
    "W-NAME-NEAR.help": (
        "write both alike; if they are two people, a profile for each with their own addresses says so: mission consultant new",
        "écrivez les deux de la même façon ; s’il s’agit de deux personnes, un profil pour chacune avec sa propre adresse le dit : mission consultant new",
    ),
    "W-NAME-NEAR.why": (
        "A person’s missions, profile and days away are found by the slug of the name. A letter too many, first and last name swapped or a missing particle makes a second person of them, whom nobody sees become free.",
        "Les missions, le profil et les absences d’une personne se retrouvent par l’identifiant tiré de son nom. Une lettre de trop, prénom et nom inversés ou une particule oubliée en font une deuxième personne, que nul ne voit devenir libre.",
    ),
    "W-NAME-MAIL": (
        "{name} here and {other} in {place} have one mail address",
        "{name} ici et {other} dans {place} ont la même adresse e-mail",
    ),
    "W-NAME-MAIL.help": (
        "write the name alike in both, or mend the address that is wrong",
        "écrivez le nom de la même façon aux deux endroits, ou corrigez l’adresse fausse",
    ),
    "W-NAME-MAIL.why": (
        "An address is one person’s. With two names, that person’s missions are taken for those of two.",
        "Une adresse est celle d’une seule personne. Sous deux noms, ses missions passent pour celles de deux personnes.",
    ),
    # Templates -----------------------------------------------------------------------------------------------------
    "E-PLACEHOLDER": (
        "`{{{name}}}` is not known here, only {known}",
        "« {{{name}}} » n’est pas connu ici, seulement {known}",
    ),
    "E-PLACEHOLDER.suggest": ("did you mean `{suggest}`?", "vouliez-vous dire « {suggest} » ?"),
    "E-PLACEHOLDER.help": (
        "use one of them, or write the words themselves",
        "utilisez l’un d’eux, ou écrivez les mots eux-mêmes",
    ),
    "E-PLACEHOLDER.why": (
        "A task that stands for each piece of equipment takes `{{id}}` and `{{item}}` from it; one for each access, `{{id}}`, `{{system}}` and `{{account}}`.",
        "Une tâche valable pour chaque matériel en reprend « {{id}} » et « {{item}} » ; pour chaque accès, « {{id}} », « {{system}} » et « {{account}} ».",
    ),
    "E-PLACEHOLDER-NONE": (
        "`{{{name}}}` stands for nothing: the task has no `each:`",
        "« {{{name}}} » ne désigne rien : la tâche n’a pas de « each: »",
    ),
    "E-PLACEHOLDER-NONE.help": (
        "add `each: equipment` or `each: access`, or write the words themselves",
        "ajoutez « each: equipment » ou « each: access », ou écrivez les mots eux-mêmes",
    ),
    "E-PLACEHOLDER-NONE.why": (
        "Only a task repeated for each piece of equipment or each access has something to put in place of the braces.",
        "Seule une tâche répétée pour chaque matériel ou chaque accès a de quoi remplacer les accolades.",
    ),
    "E-EACH-ID": (
        "a task for each one needs `{{id}}` in its id",
        "une tâche répétée doit avoir « {{id}} » dans son identifiant",
    ),
    "E-EACH-ID.suggest": ("write `{suggest}`", "écrivez « {suggest} »"),
    "E-EACH-ID.help": (
        "add `{{id}}` to it, as in `return-{{id}}`",
        "ajoutez-y « {{id}} », comme dans « return-{{id}} »",
    ),
    "E-EACH-ID.why": (
        "Each piece of equipment and each access gets a task of its own, told apart by the id of what it is about.",
        "Chaque matériel et chaque accès reçoit sa propre tâche, distinguée par l’identifiant de ce qu’elle concerne.",
    ),
    # Questionnaires ------------------------------------------------------------------------------------------------
    "E-CHOICES": (
        "the question `{id}` needs at least two choices",
        "la question « {id} » demande au moins deux choix",
    ),
    "E-CHOICES.help": (
        "list them under `choices:`, each with an `id` and a `text`; or make it `kind: text`",
        "listez-les sous « choices: », chacun avec un « id » et un « text » ; ou passez à « kind: text »",
    ),
    "E-CHOICES.why": (
        "Who answers a question of kind `choice` takes one of its answers, so that several people can be compared.",
        "Une question de type « choice » se répond en prenant l’une des réponses proposées, pour pouvoir comparer plusieurs personnes.",
    ),
    "E-CHOICES-UNUSED": (
        "a question of kind `{kind}` has no choices",
        "une question de type « {kind} » n’a pas de choix",
    ),
    "E-CHOICES-UNUSED.help": (
        "add `kind: choice`, or take the choices out",
        "ajoutez « kind: choice », ou retirez les choix",
    ),
    "E-CHOICES-UNUSED.why": (
        "The choices would never be shown: a text is free, a score goes from 1 to 5.",
        "Ces choix ne seraient jamais montrés : un texte est libre, une note va de 1 à 5.",
    ),
    "E-NO-QUESTION": (
        "`{role}` is expected to answer, and no question is for them",
        "« {role} » est attendu, et aucune question ne lui est posée",
    ),
    "E-NO-QUESTION.help": (
        "add the role to the `from:` of a question, or take it out here",
        "ajoutez ce rôle au « from: » d’une question, ou retirez-le ici",
    ),
    "E-NO-QUESTION.why": (
        "A question without `from:` is for everybody; with it, only for the roles it names.",
        "Une question sans « from: » s’adresse à tous ; avec, seulement aux rôles qu’elle nomme.",
    ),
    "E-QUESTION": (
        "`{key}` is not a question asked here",
        "« {key} » n’est pas une question posée ici",
    ),
    "E-QUESTION.suggest": ("did you mean `{suggest}`?", "vouliez-vous dire « {suggest} » ?"),
    "E-QUESTION.help": (
        "`mission answer ID QUESTIONNAIRE --blank` prints the form with the questions",
        "« mission answer ID QUESTIONNAIRE --blank » affiche le formulaire et ses questions",
    ),
    "E-QUESTION.why": (
        "A filled form holds answers by the ids of the questions; some questions are for one party only.",
        "Un formulaire rempli donne les réponses par identifiant de question ; certaines questions ne sont que pour une partie.",
    ),
    "E-SCORE": (
        "a score is a whole number from 1 to 5",
        "une note est un nombre entier de 1 à 5",
    ),
    "E-SCORE.help": ("write 1, 2, 3, 4 or 5, or leave it empty", "écrivez 1, 2, 3, 4 ou 5, ou laissez vide"),
    "E-SCORE.why": (
        "From 1 (the least) to 5 (the most): one scale for all questionnaires, so that missions can be compared.",
        "De 1 (le moins) à 5 (le plus) : une seule échelle pour tous les questionnaires, afin de comparer les missions.",
    ),
    "E-COMMAND": ("`{value}` is no command of this tool", "« {value} » n’est pas une commande de cet outil"),
    "E-COMMAND.suggest": ("did you mean `{suggest}`?", "vouliez-vous dire « {suggest} » ?"),
    "E-COMMAND.help": (
        "write one line that begins with `mission`, without `;`, `|`, `$` or quotes that run something; or leave it out",
        "écrivez une ligne qui commence par « mission », sans « ; », « | », « $ » ni apostrophe inversée ; ou ne mettez rien",
    ),
    "E-COMMAND.why": (
        "`command:` is what the checklist tells people to type for a task. It is shown, never run.",
        "« command: » est ce que la liste de contrôle propose de taper pour une tâche. Elle est montrée, jamais exécutée.",
    ),
    "E-TEMPLATE": ("this template cannot be rendered: {words}", "ce modèle ne peut pas être rendu : {words}"),
    "E-TEMPLATE.help": (
        "the words are those of Jinja, the language of the templates",
        "ces mots sont ceux de Jinja, le langage des modèles",
    ),
    "E-TEMPLATE.why": (
        "A document is Markdown with Jinja: {{ name }} writes a value, {{% if %}} and {{% for %}} choose and repeat. Something here is none of it.",
        "Un document est du Markdown avec Jinja : {{ nom }} écrit une valeur, {{% if %}} et {{% for %}} choisissent et répètent. Ici, quelque chose n’en est pas.",
    ),
    "E-TEMPLATE-NAME": (
        "a document has nothing called `{name}` here",
        "un document n’a rien qui s’appelle « {name} » ici",
    ),
    "E-TEMPLATE-NAME.suggest": ("did you mean `{suggest}`?", "vouliez-vous dire « {suggest} » ?"),
    "E-TEMPLATE-NAME.help": ("known here: {known}", "connus ici : {known}"),
    "E-TEMPLATE-NAME.why": (
        "A name that stands for nothing would leave a hole in a letter without a word: it is an error. The names are listed in the documentation of templates.",
        "Un nom qui ne désigne rien laisserait un trou dans une lettre sans un mot : c’est une erreur. Les noms sont listés dans la documentation des modèles.",
    ),
    "E-TEMPLATE-FILTER": (
        "`{name}` is no filter or test of documents",
        "« {name} » n’est ni un filtre ni un test des documents",
    ),
    "E-TEMPLATE-FILTER.suggest": ("did you mean `{suggest}`?", "vouliez-vous dire « {suggest} » ?"),
    "E-TEMPLATE-FILTER.help": ("known: {known}", "connus : {known}"),
    "E-TEMPLATE-FILTER.why": (
        "Only the filters a document needs are there; those of Jinja that reach further, or make very long texts, are not.",
        "Seuls les filtres utiles à un document sont là ; ceux de Jinja qui vont plus loin, ou qui font de très longs textes, n’y sont pas.",
    ),
    "E-TEMPLATE-INCLUDE": ("there is no template `{name}` to include", "il n’y a pas de modèle « {name} » à inclure"),
    "E-TEMPLATE-INCLUDE.help": (
        "give its path under templates/, as `documents/_signature.en.md.j2`; nothing outside it is read",
        "donnez son chemin sous templates/, comme « documents/_signature.fr.md.j2 » ; rien n’est lu en dehors",
    ),
    "E-TEMPLATE-INCLUDE.why": (
        "A template may include others, ending in `.j2`, of the workspace's templates/ and of the shipped ones. No other file can be reached.",
        "Un modèle peut en inclure d’autres, en « .j2 », du dossier templates/ de l’espace et des modèles fournis. Aucun autre fichier n’est accessible.",
    ),
    "E-TEMPLATE-REFUSED": ("a template may not use `{name}`", "un modèle ne peut pas utiliser « {name} »"),
    "E-TEMPLATE-REFUSED.help": (
        "write single values, and loop over lists; what begins with `_`, and methods, are closed to templates",
        "écrivez des valeurs simples et parcourez les listes ; ce qui commence par « _ », et les méthodes, sont fermés aux modèles",
    ),
    "E-TEMPLATE-REFUSED.why": (
        "A workspace may come from somebody else. Its templates are rendered where they can read what they are given, and do nothing.",
        "Un espace peut venir de quelqu’un d’autre. Ses modèles sont rendus là où ils peuvent lire ce qu’on leur donne, et ne rien faire.",
    ),
    "E-TEMPLATE-TIME": ("this template takes too long", "ce modèle prend trop de temps"),
    "E-TEMPLATE-TIME.help": ("look for a loop in a loop", "cherchez une boucle dans une boucle"),
    "E-TEMPLATE-TIME.why": (
        "A document takes a few hundredths of a second. A template that goes on for more than a second is stopped.",
        "Un document prend quelques centièmes de seconde. Un modèle qui continue plus d’une seconde est arrêté.",
    ),
    "E-TEMPLATE-SIZE": ("this template takes too much text or memory", "ce modèle prend trop de texte ou de mémoire"),
    "E-TEMPLATE-SIZE.help": (
        "a document and a template have 256 KiB at most; look for lists and texts that grow in a loop",
        "un document et un modèle ont 256 Kio au plus ; cherchez des listes et des textes qui grandissent dans une boucle",
    ),
    "E-TEMPLATE-SIZE.why": (
        "A letter of 256 KiB is a mistake, or an attempt to fill the memory. It is stopped before it does.",
        "Une lettre de 256 Kio est une erreur, ou une tentative de remplir la mémoire. Elle est arrêtée avant.",
    ),
    "E-TEMPLATE-DEPTH": ("this template goes round in circles", "ce modèle tourne en rond"),
    "E-TEMPLATE-DEPTH.help": (
        "look for a template that includes itself, or a macro that calls itself",
        "cherchez un modèle qui s’inclut lui-même, ou une macro qui s’appelle elle-même",
    ),
    "E-TEMPLATE-DEPTH.why": (
        "Macros that call themselves, parts that include themselves or very deep brackets would never end. They are stopped.",
        "Des macros qui s’appellent elles-mêmes, des parties qui s’incluent elles-mêmes ou des parenthèses très profondes ne finiraient jamais. Elles sont arrêtées.",
    ),
    "E-TEMPLATE-UNSEEN": (
        "this template was not looked at, for three others were stopped before it",
        "ce modèle n’a pas été examiné, car trois autres ont été arrêtés avant lui",
    ),
    "E-TEMPLATE-UNSEEN.help": (
        "mend those first, then type `mission template check` again",
        "corrigez d’abord ceux-là, puis tapez à nouveau « mission template check »",
    ),
    "E-TEMPLATE-UNSEEN.why": (
        "A template that takes too long or too much memory is stopped after a second or two. After three of them, the others wait, so that a check ends.",
        "Un modèle qui prend trop de temps ou de mémoire est arrêté au bout d’une seconde ou deux. Après trois d’entre eux, les autres attendent, pour qu’une vérification se termine.",
    ),
    "E-TEMPLATE-HEAD": ("`{word}` says nothing about a document", "« {word} » ne dit rien d’un document"),
    "E-TEMPLATE-HEAD.suggest": ("did you mean `{suggest}`?", "vouliez-vous dire « {suggest} » ?"),
    "E-TEMPLATE-HEAD.help": ("known: {known}", "connus : {known}"),
    "E-TEMPLATE-HEAD.why": (
        "The comment a template begins with says its `title`, who it is `for`, at which `step` it is written, and `readers: managers` when it stays inside.",
        "Le commentaire qui ouvre un modèle dit son « title », à qui il s’adresse (« for »), à quelle étape il s’écrit (« step »), et « readers: managers » s’il reste interne.",
    ),
    # Against another state (check --against) ------------------------------------------------------------------------
    "E-LOST": (
        "the record `{name}` ({where}) was in {ref} and is gone",
        "l’enregistrement « {name} » ({where}) était dans {ref} et a disparu",
    ),
    "E-LOST.help": (
        "put it back; if it was meant to go, say so in a commit: `Removes: {removal}`",
        "remettez-le ; s’il devait partir, dites-le dans un commit : « Removes: {removal} »",
    ),
    "E-LOST.why": (
        "What was recorded must not vanish in a merge. A record of the other state is looked for in every lane and every file, by its id, then by what it says, then, without an id, by its type and day: moved or rewritten, it is not lost. A removal is meant when a commit since then has the line `Removes: MISSION RECORD` in its message, which forges keep when they merge or squash; RECORD is the id, or type/day (`note/2026-06-12`) for a record without one.",
        "Ce qui a été noté ne doit pas disparaître dans une fusion. Un enregistrement de l’autre état est cherché dans chaque couloir et chaque fichier, par son identifiant, puis par ce qu’il dit, puis, sans identifiant, par son type et son jour : déplacé ou réécrit, il n’est pas perdu. Un retrait est voulu quand un commit fait depuis porte dans son message la ligne « Removes: MISSION ENREGISTREMENT », que les forges gardent quand elles fusionnent ou écrasent ; ENREGISTREMENT est l’identifiant, ou type/jour (« note/2026-06-12 ») s’il n’en a pas.",
    ),
    "E-LOST-FILE": ("the file was in {ref} and is gone", "le fichier était dans {ref} et a disparu"),
    "E-LOST-FILE.help": (
        "`git checkout {ref} -- {path}` brings it back; if it was meant to go, say so in a commit: `Removes: {removal}`",
        "« git checkout {ref} -- {path} » le ramène ; s’il devait partir, dites-le dans un commit : « Removes: {removal} »",
    ),
    "E-LOST-FILE.why": (
        "A mission or a profile of the other state is in no folder any more, under no name that holds the same records. Renamed or moved, it is not lost. A removal is meant when a commit since then has the line `Removes: MISSION` in its message. A mission that is over is closed, not removed: `mission close`.",
        "Une mission ou un profil de l’autre état n’est plus dans aucun dossier, sous aucun nom qui porte les mêmes enregistrements. Renommé ou déplacé, le fichier n’est pas perdu. Un retrait est voulu quand un commit fait depuis porte dans son message la ligne « Removes: MISSION ». Une mission finie se clôt, elle ne se supprime pas : « mission close ».",
    ),
    "E-LOST-PART": (
        "`{name}` was in {ref} and is gone",
        "« {name} » était dans {ref} et a disparu",
    ),
    "E-LOST-PART.help": (
        "put it back; if it was meant to go, say so in a commit: `Removes: {removal}`",
        "remettez-le ; s’il devait partir, dites-le dans un commit : « Removes: {removal} »",
    ),
    "E-LOST-PART.why": (
        "A part of what was recorded – an action of a check-in, an option of a blocker, an answer, a text, a skill – was in the other state and is nowhere in the file any more. A removal is meant when a commit since then has the line `Removes: MISSION PART` in its message, as the help spells it.",
        "Une partie de ce qui a été enregistré – une action d’un point de suivi, une option d’un blocage, une réponse, un texte, une compétence – était dans l’autre état et n’est plus nulle part dans le fichier. Un retrait est voulu quand un commit fait depuis porte dans son message la ligne « Removes: MISSION PARTIE », telle que l’aide l’écrit.",
    ),
    "E-LOST-COMMITTED": (
        "`{what}` was in {ref} and is gone from the last commit; here it is back, but not committed",
        "« {what} » était dans {ref} et a disparu du dernier commit ; le voici de retour, mais pas dans un commit",
    ),
    "E-LOST-COMMITTED.help": (
        "commit it, so that others get it too: `git commit -- {path}`",
        "faites-en un commit, pour que les autres l’aient aussi : « git commit -- {path} »",
    ),
    "E-LOST-COMMITTED.why": (
        "A push sends commits, not the folder: what was put back in the folder alone is still lost for everybody else.",
        "Un envoi porte sur des commits, pas sur le dossier : ce qui n’est revenu que dans le dossier reste perdu pour tous les autres.",
    ),
    "W-REWRITTEN": (
        "`{name}` says something else since {ref}, rewritten by {by}",
        "« {name} » ne dit plus la même chose que dans {ref}, réécrit par {by}",
    ),
    "W-REWRITTEN.help": (
        "a slip of the pen may be corrected; else write the old text back and record what changed in a note (`mission note`)",
        "une faute de frappe peut se corriger ; sinon, remettez l’ancien texte et enregistrez ce qui a changé dans une note (« mission note »)",
    ),
    "W-REWRITTEN.why": (
        "The journal tells what happened, as it was said then. A text, a score or a figure in it that others already have was changed, and not added to.",
        "Le journal dit ce qui s’est passé, comme on l’a dit alors. Un texte, une note ou un chiffre que d’autres ont déjà y a été changé, et non complété.",
    ),
    "E-TERMS": (
        "the contract’s `{term}` is not the one of {ref}, without an approved change or an amendment",
        "le champ « {term} » du contrat n’est pas celui de {ref}, sans changement approuvé ni avenant",
    ),
    "E-TERMS.help": (
        "record it with `mission change ask` and `decide`, or `mission renew`; a slip of the pen is undone by writing the old value back",
        "enregistrez-le par « mission change ask » puis « decide », ou par « mission renew » ; une faute de frappe se corrige en remettant l’ancienne valeur",
    ),
    "E-TERMS.why": (
        "Terms are changed by agreement, in writing. `mission check --against` compares the contracts of a branch with those it came from: a term that was agreed moves with a change approved, or an amendment made, on the way. One that was still open may be filled in.",
        "Les conditions changent d’un commun accord, par écrit. « mission check --against » compare les contrats d’une branche avec ceux dont elle est partie : une condition convenue change avec une demande approuvée, ou un avenant, faits en chemin. Une condition encore vide peut être remplie.",
    ),
    "E-UNREAD": ("nothing reads this file: {reason}", "rien ne lit ce fichier : {reason}"),
    "E-UNREAD.help": (
        "name it like `missions/acme-order-data.yaml`, move it out of this folder, or have git ignore it",
        "nommez-le comme « missions/acme-order-data.yaml », sortez-le de ce dossier, ou faites-le ignorer par git",
    ),
    "E-UNREAD.why": (
        "Missions and profiles are the files that end in .yaml or .yml, in folders and under names that do not begin with a dot, and not behind a linked folder. Any other file there holds what nobody sees, often what a merge or an editor left aside. README files and git’s own (.gitkeep, .gitignore, .gitattributes) may stay.",
        "Les missions et les profils sont les fichiers en .yaml ou .yml, dont ni les dossiers ni le nom ne commencent par un point, et qui ne sont pas derrière un dossier lié. Tout autre fichier contient ce que personne ne voit, souvent ce qu’une fusion ou un éditeur a laissé de côté. Les fichiers README et ceux de git (.gitkeep, .gitignore, .gitattributes) peuvent rester.",
    ),
    "unread-ending": ("its name does not end in .yaml or .yml", "son nom ne finit pas par .yaml ou .yml"),
    "unread-hidden": (
        "its name, or that of a folder, begins with a dot",
        "son nom, ou celui d’un dossier, commence par un point",
    ),
    "unread-link": ("it is a link to a folder", "c’est un lien vers un dossier"),
}
