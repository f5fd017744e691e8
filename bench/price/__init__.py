"""What hostile queries cost: their time and memory, and what those who ask beside them notice."""
