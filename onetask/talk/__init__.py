"""What people say about anything: comments, labels, files, watching."""
