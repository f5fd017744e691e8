"""What we measure, ourselves and our peers."""
