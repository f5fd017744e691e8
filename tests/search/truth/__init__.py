"""What is true of a search, in the plainest Python: slow, and held against every engine."""
