"""Pages and addresses of calendars."""
