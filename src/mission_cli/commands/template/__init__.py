"""`mission template`: the templates of a workspace."""
