"""Who may see and change plans."""
