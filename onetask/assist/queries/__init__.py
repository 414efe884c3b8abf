"""What the assistant looks at."""
