"""What a shell offers when TAB is pressed, and how that comes into the shell."""
