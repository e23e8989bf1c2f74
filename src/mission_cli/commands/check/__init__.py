"""`mission check`: every finding of every file."""
