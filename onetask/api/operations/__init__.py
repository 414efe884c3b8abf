"""What files and programs can do: import, undo it, copy a workspace."""
