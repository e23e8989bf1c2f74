"""What is kept of every mission, so that ten thousand answer at once: the listing of files, the packed index, its views."""
