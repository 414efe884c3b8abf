"""Everything that can be done to work."""
