"""What a person types, in an option, in a file or at a prompt: asked for and read."""
