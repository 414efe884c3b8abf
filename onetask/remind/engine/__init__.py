"""Pure functions of reminders."""
