"""What people can do with accounts, workspaces and each other."""
