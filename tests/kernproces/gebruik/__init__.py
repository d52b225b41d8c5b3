"""The use cases over a store."""
