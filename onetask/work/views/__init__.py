"""Pages of work, and the addresses its changes are sent to."""
