"""What can be done to a product and its parts."""
