"""Pages about people: signing in, settings, members."""
