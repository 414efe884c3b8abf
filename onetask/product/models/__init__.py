"""What a product is made of."""
