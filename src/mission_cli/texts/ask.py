"""Prompts."""

TEXTS: dict[str, tuple[str, str]] = {
    "needed": ("Something is needed here (Ctrl-C to stop).", "Une réponse est nécessaire (Ctrl-C pour arrêter)."),
    "yes-no-yes": ("[Y/n]", "[O/n]"),
    "yes-no-no": ("[y/N]", "[o/N]"),
    "mission": ("Which mission?", "Quelle mission ?"),
    "author": ("Your name", "Votre nom"),
    "no-editor": ("no editor was found", "aucun éditeur n’a été trouvé"),
    "no-editor.help": (
        "set EDITOR, for instance `export EDITOR=nano`",
        "définissez EDITOR, par exemple « export EDITOR=nano »",
    ),
    "editor-failed": ("the editor {editor} ended badly ({words})", "l’éditeur {editor} s’est mal terminé ({words})"),
    "hint": ("Enter to skip, + to write in your editor", "Entrée pour passer, + pour écrire dans votre éditeur"),
}
