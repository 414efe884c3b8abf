"""Pure calculations on the history of tasks."""
