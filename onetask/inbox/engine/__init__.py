"""Pure functions of the inbox."""
