"""`mission resolve`: missions in conflict, settled."""
