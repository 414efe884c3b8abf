"""Accounts, sign-in, workspaces and their members."""
