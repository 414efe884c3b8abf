"""What is done for plans later."""
