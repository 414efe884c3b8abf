"""Calendars, schedules and figures: pure functions."""
