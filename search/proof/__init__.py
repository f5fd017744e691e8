"""What of a paragraph proves that a query finds it; `search.marks` is the way in."""
