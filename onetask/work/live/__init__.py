"""What looks different after work has changed, and what its fragments show."""
