"""Overviews over many zaken, each number with its definition, computed from the folded history."""
