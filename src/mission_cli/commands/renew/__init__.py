"""`mission renew`: a mission goes on after its end."""
