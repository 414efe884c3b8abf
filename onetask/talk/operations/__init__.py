"""What changes when people talk about things."""
