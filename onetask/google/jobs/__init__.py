"""What happens with calendars behind the pages."""
