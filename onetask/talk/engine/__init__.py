"""Pure functions of talk: no database, clock or network."""
