"""Projects, boards, columns and tasks."""
