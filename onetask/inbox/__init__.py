"""What concerns a member: each with its reason, in one list."""
