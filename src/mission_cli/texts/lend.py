"""mission lend, mission return"""

TEXTS: dict[str, tuple[str, str]] = {
    "ask-item": ("What is lent?", "Que prête-t-on ?"),
    "ask-condition": ("In what condition? (Enter to skip)", "Dans quel état ? (Entrée pour passer)"),
    "ask-condition-back": (
        "In what condition is it back? It was lent: {lent} (Enter to skip)",
        "Dans quel état revient-il ? À la remise : {lent} (Entrée pour passer)",
    ),
    "returned-already": ("`{item}` was returned on {day}", "« {item} » a été rendu le {day}"),
    "returned-already.help": (
        "`mission edit {id}` corrects what was recorded by mistake",
        "« mission edit {id} » corrige ce qui a été noté par erreur",
    ),
    "before": ("--date: `{item}` was lent later, on {day}", "--date : « {item} » a été prêté plus tard, le {day}"),
    "before.help": ("correct the day", "corrigez la date"),
    "lent": ("{name} ({item}): lent {day}", "{name} ({item}) : prêté le {day}"),
    "no-condition": (
        "note: its condition is not noted (`--condition`), and wear could not be told at the end",
        "à noter : son état n’est pas noté (« --condition »), et l’usure ne pourra pas se constater à la fin",
    ),
    "returned": ("{name} ({item}): returned {day}", "{name} ({item}) : rendu le {day}"),
    "already": ("`{item}` is already so. Nothing to write.", "« {item} » l’est déjà. Rien à écrire."),
    "task-done": ("The task {task} is done with it.", "La tâche {task} est faite du même coup."),
    "was": (
        "note: it was lent {condition}; `--condition` notes how it is back",
        "à noter : état à la remise : {condition} ; « --condition » note l’état au retour",
    ),
    "subject-lend": ("{id}: {item} lent", "{id} : {item} prêté"),
    "subject-return": ("{id}: {item} returned", "{id} : {item} rendu"),
}
