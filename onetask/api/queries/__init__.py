"""Finding imports, their plans, and all that an export holds."""
