"""How promises are made, claimed and kept."""
