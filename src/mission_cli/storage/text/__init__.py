"""The text of a YAML file: read, located, laid out, compared."""
