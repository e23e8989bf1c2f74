"""`mission answer`: questionnaires, answered by the parties of a mission."""
