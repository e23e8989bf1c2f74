"""What git calls to merge two versions of a mission."""
