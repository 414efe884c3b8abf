"""Live updates: socket, channels, relay, catch-up and presence."""
