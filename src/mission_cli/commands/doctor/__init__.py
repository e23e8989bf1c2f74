"""`mission doctor`: what is not as it should be around the missions."""
