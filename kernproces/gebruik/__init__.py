"""Use cases: what people and the clock do to the history, each in one transaction."""
