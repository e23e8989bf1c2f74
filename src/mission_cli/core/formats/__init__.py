"""The steps from an older format to the next, a file each."""
