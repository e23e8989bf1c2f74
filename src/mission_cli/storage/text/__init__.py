"""The text of a YAML file: parsed, read with its findings, located, written."""
