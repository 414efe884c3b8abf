"""Plans: when work happens, who can do it, what it costs, and what may go wrong."""
