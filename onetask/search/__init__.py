"""Finding things: full-text search and saved views."""
