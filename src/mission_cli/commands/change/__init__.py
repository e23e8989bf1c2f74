"""`mission change`: change requests, from asked to decided."""
