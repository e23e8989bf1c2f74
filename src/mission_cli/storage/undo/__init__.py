"""What commands wrote, remembered, taken back and made again."""
