"""`mission new`: a mission agreed."""
