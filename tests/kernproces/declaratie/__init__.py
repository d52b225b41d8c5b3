"""A declaration as data and its fingerprint."""
