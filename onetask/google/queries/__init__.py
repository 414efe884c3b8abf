"""What is asked about calendars."""
