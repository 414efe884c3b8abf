"""What to build and why: strategy, goals, feedback, ideas, roadmap, releases."""
