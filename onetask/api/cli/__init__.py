"""Files, samples and backups from the command line."""
