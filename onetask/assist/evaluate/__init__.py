"""How good the engines are, on any folder of evaluation data: one JSON of every metric."""
