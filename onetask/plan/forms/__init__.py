"""What is sent to change plans."""
