"""Kinds as tables: what each one needs, by whom, how often."""
