"""mission: follow consultants on assignment, in plain YAML files that a team keeps in git."""

__version__ = "0.1.0"
