"""The assistant's pages."""
