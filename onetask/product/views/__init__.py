"""The pages of the product half."""
