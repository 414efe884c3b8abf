"""Pure functions about calendars."""
