"""mission check"""

TEXTS: dict[str, tuple[str, str]] = {
    "counts": ("{files}: {errors}, {warnings}.", "{files} : {errors}, {warnings}."),
    "files": ("{n} file|{n} files", "{n} fichier|{n} fichiers"),
    "errors": ("{n} error|{n} errors", "{n} erreur|{n} erreurs"),
    "warnings": ("{n} warning|{n} warnings", "{n} avertissement|{n} avertissements"),
    "head-where": ("Where", "Où"),
    "head-what": ("What", "Quoi"),
    "head-help": ("What to do", "Que faire"),
    "head-code": ("Code", "Code"),
    "outside": ("{path} is not in this workspace", "{path} n’est pas dans cet espace de missions"),
    "outside.help": ("name its workspace with --dir", "désignez son espace avec --dir"),
    "no-file": ("there is no file {path}", "le fichier {path} n’existe pas"),
    "no-file.help": ("`mission check` without a name checks everything", "« mission check » sans nom vérifie tout"),
}
