"""Pure reckoning about products."""
