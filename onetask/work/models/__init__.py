"""What work is made of."""
