"""`mission consultant`: the profiles of the people who go on missions."""
