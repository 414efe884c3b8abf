"""What may be sent to change a product."""
