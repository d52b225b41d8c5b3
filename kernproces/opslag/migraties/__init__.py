"""Alembic environment of the store. The history table is never batch-migrated: a copy would lose its triggers."""
