"""The terms: the catalogue of domein.md 10.0, the clocks that a procedure adds to it, and the rungs they are built from."""
