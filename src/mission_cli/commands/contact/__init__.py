"""`mission contact`: who is to be called, and contacts recorded."""
