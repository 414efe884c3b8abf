"""Home, the shell around every page, and what stands outside the rooms."""
