"""Pure functions about people: keys, passwords, pictures."""
