"""Helpers for tests: a throw-away PostgreSQL, a real Chromium."""
