"""What looks different after a plan has changed."""
