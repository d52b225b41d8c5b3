"""Runs the migrations on the connection that migreren.py hands over."""

from alembic import context

from kernproces.opslag.schema import Tabel

verbinding = context.config.attributes["verbinding"]
# No batch mode: on SQLite it copies a table and drops the triggers that guard the history.
context.configure(connection=verbinding, target_metadata=Tabel.metadata, render_as_batch=False)
with context.begin_transaction():
    context.run_migrations()
