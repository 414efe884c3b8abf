"""The history of projects and their tasks, read."""
