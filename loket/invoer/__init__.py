"""What comes in as CSV: running cases and registers."""
