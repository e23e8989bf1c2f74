"""`mission blocker`: what keeps missions from moving."""
