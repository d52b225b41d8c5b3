"""The database itself refuses to change the history. Part of the migrations: never edit, add a new version.

SQLite: INSERT OR REPLACE removes the old row without firing a delete trigger unless recursive_triggers is on, which
depends on who connects; so an insert on a taken (stroom, nr) or a taken rowid is refused by a trigger of its own.
PostgreSQL: one statement trigger for UPDATE, DELETE and TRUNCATE, ALWAYS, so that replication mode does not skip it.
"""

GEWEIGERD = "De historie kan niet worden gewijzigd of verwijderd, alleen aangevuld."
BEZET = "Dit volgnummer is al gebruikt in deze stroom; de historie kan alleen worden aangevuld."

_WEIGER = f"BEGIN SELECT RAISE(ABORT, '{GEWEIGERD}'); END"
SQLITE = (
    f"CREATE TRIGGER gebeurtenis_geen_update BEFORE UPDATE ON gebeurtenis {_WEIGER}",
    f"CREATE TRIGGER gebeurtenis_geen_delete BEFORE DELETE ON gebeurtenis {_WEIGER}",
    f"""CREATE TRIGGER gebeurtenis_geen_replace BEFORE INSERT ON gebeurtenis
    WHEN EXISTS (SELECT 1 FROM gebeurtenis WHERE stroom = NEW.stroom AND nr = NEW.nr)
      OR EXISTS (SELECT 1 FROM gebeurtenis WHERE rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, '{BEZET}'); END""",  # noqa: S608 - our own words
)

POSTGRESQL = (
    f"""CREATE FUNCTION gebeurtenis_geweigerd() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{GEWEIGERD}'; END $$""",
    """CREATE TRIGGER gebeurtenis_alleen_aanvullen BEFORE UPDATE OR DELETE OR TRUNCATE ON gebeurtenis
    FOR EACH STATEMENT EXECUTE FUNCTION gebeurtenis_geweigerd()""",
    "ALTER TABLE gebeurtenis ENABLE ALWAYS TRIGGER gebeurtenis_alleen_aanvullen",
)
