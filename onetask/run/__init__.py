"""Starting processes: supervisor, embedded Valkey, web server, worker, sweeper and health."""
