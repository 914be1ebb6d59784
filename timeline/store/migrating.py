"""Brings a database to the tables this program knows."""

from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from timeline.store.errors import StoreError

_VERSION_TABLE: Final = "alembic_version"


def migrate(connection: Connection) -> None:
    """Runs what is missing, inside the connection's transaction: all of it or nothing.

    Raises StoreError for a database that is another program's, or a newer Timeline's.
    """
    config = migration_config(connection)
    script = ScriptDirectory.from_config(config)
    tables = inspect(connection).get_table_names()
    if tables and _VERSION_TABLE not in tables:
        raise StoreError(f"this is another program's database (it holds {tables[0]!r}); give the timeline its own")
    present = set(MigrationContext.configure(connection).get_current_heads())
    unknown = present - {revision.revision for revision in script.walk_revisions()}
    if unknown:
        raise StoreError(
            f"this database was written by a newer Timeline (revision {min(unknown)}); "
            "update the program, or open another database"
        )
    if present != set(script.get_heads()):
        command.upgrade(config, "head")


def is_current(connection: Connection) -> bool:
    """Whether the tables are those this program knows."""
    heads = ScriptDirectory.from_config(migration_config(connection)).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(heads)


def migration_config(connection: Connection) -> Config:
    """Alembic's settings, in code: no file to find, so it works from any folder."""
    config = Config()
    config.set_main_option("script_location", "timeline.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
