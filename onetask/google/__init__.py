"""Calendars: time for tasks, feeds out, overlays in, and Google's own, two ways."""
