"""A typed day that can be read in two ways."""

TEXTS: dict[str, tuple[str, str]] = {
    "ask": (
        "`{value}` is two days; which comes first here, the day or the month? The answer is kept for the team",
        "« {value} » désigne deux jours ; qui vient en premier ici, le jour ou le mois ? La réponse est gardée pour l’équipe",
    ),
    "day-first": ("the day: {day}", "le jour : {day}"),
    "month-first": ("the month: {day}", "le mois : {day}"),
    "subject": ("How days are typed", "Comment les jours sont tapés"),
    "kept": ("Kept in {path}: `dates: {order}`", "Gardé dans {path} : « dates: {order} »"),
    "not-kept": (
        "{path} could not be changed; to be asked no more, add this line to it: dates: {order}",
        "{path} n’a pas pu être modifié ; pour que la question ne revienne pas, ajoutez-y cette ligne : dates: {order}",
    ),
}
