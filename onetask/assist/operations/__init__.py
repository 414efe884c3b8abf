"""What the assistant does, each through the door."""
