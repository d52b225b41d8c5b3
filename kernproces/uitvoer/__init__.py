"""Uitvoer: a declaration as text, JSON, Mermaid and SCXML (`kernproces workflows`)."""
