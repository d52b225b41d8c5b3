"""Auditpakket: one file with a history, what judges it and a small verifier, for a machine without Kernproces and network."""
