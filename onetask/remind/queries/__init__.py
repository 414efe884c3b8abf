"""What is asked about reminders."""
