"""A declaration read as data: what its fields are, its description, and its fingerprint."""
