"""Reading a file that is surely right without pydantic and without a YAML parser."""
