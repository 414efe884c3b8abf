"""Home, what can be done now, and the frame around every page."""
