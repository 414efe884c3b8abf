"""Talk on any thing, by its own address."""
