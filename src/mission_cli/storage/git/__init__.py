"""What the program asks of git, one file a concern; `process.py` alone starts it."""
