"""What happened to products, in sentences."""
