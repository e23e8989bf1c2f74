"""`mission checkin`: follow-up talks."""
