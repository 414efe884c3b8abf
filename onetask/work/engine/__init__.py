"""What can be worked out about work without a database, a clock or a network."""
