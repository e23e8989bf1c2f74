"""What can be done: one file an action, with its form and what it writes.

A form says what the action takes: options, prompts, drafts, the line that repeats a run, a web form and a mail are derived
from it. The action is a function from these values, a mission and a day to an `Outcome`: the changes of the file, and
what there is to say. It never prints, asks or reads the clock, and writes nothing: `storage/save.py` does.
"""
