"""The assistant: priorities, early warnings and proposals, each with its reasons."""
