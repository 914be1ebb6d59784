"""Brings the installation's own tables up to date; their line of revisions is not the timelines'."""

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from timeline.installation.tables import VERSION_TABLE
from timeline.store import StoreError


def migrate(connection: Connection) -> None:
    """Runs what is missing, inside the connection's transaction. Raises StoreError for a newer Timeline's tables."""
    config = migration_config(connection)
    script = ScriptDirectory.from_config(config)
    present = set(MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_heads())
    unknown = present - {revision.revision for revision in script.walk_revisions()}
    if unknown:
        raise StoreError(
            f"this installation was used by a newer Timeline (revision {min(unknown)}); "
            "update the program, or open another database"
        )
    if present != set(script.get_heads()):
        command.upgrade(config, "head")


def is_current(connection: Connection) -> bool | None:
    """Whether the tables are those this program knows; None where there are none yet."""
    present = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_heads()
    heads = ScriptDirectory.from_config(migration_config(connection)).get_heads()
    return set(present) == set(heads) if present else None


def migration_config(connection: Connection) -> Config:
    """Alembic's settings, in code."""
    config = Config()
    config.set_main_option("script_location", "timeline.installation:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
