"""What programs can ask, and the page where files come in."""
