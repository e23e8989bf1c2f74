"""What the merge driver says while git merges."""

TEXTS: dict[str, tuple[str, str]] = {
    "usage": (
        "mission merge-driver is called by git: BASE OURS THEIRS [SIZE] [PATH]",
        "mission merge-driver est appelé par git : BASE OURS THEIRS [SIZE] [PATH]",
    ),
    "clash": ("{path}: changed on both sides: {places}", "{path} : modifié des deux côtés : {places}"),
    "lines": (
        "{path}: merged line by line, as git does by itself",
        "{path} : fusionné ligne à ligne, comme git le fait seul",
    ),
}
