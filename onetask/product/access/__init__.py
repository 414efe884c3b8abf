"""Who may see and change what of a product."""
