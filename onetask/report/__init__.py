"""How the work is going: flow, throughput and how long things take."""
