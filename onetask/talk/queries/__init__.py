"""What is asked about the talk on a thing."""
