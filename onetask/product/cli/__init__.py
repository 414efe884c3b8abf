"""Mail from outside, from the command line."""
