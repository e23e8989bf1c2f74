"""What was counted over a period: figures with their counts, from facts alone. Pure."""
