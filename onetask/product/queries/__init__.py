"""What pages and programs want to know of products."""
