"""Time that is kept, calendars that are read, and what Google has allowed."""
