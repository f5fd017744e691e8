"""How the query language stands what people type: a fuzz of the parser, and its time."""
