"""`mission bench`: who is free, and what pro-bono work costs."""
