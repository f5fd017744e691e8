"""Random queries on random archives: what the engine and stock Whoosh say, beside the truth."""
