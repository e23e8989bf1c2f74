"""`mission feedback`: what one party says of another."""
