"""Keeping time for tasks, feeds and overlays."""
