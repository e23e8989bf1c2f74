"""`mission sync`: a branch in step with the others'."""
