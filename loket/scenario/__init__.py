"""Scenario: stories with their own time, played through the real engine into a database marked as proef."""
