"""From what was typed to the file: entries in their lane, drafts of what could not be written, the one way to write."""
