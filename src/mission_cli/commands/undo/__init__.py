"""`mission undo` and `mission redo`."""
