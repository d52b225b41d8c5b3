"""De opslag: the history, its projections in the same transaction, the keys apart, and the proof that nothing was touched."""
