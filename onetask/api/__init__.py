"""OneTask for programs and for files: JSON, import, export, the command line."""
