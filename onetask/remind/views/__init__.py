"""Pages about reminders, and what a letter lets one do."""
