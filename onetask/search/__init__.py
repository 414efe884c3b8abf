"""Finding things: full-text search, saved views and stars."""
