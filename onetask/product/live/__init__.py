"""What looks different after a product has changed."""
