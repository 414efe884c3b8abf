"""Pure functions: other tools' files become plans, plans become rows."""
