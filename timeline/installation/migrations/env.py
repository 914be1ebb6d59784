"""Run by Alembic, on the connection that `timeline.installation.migrating` hands over."""

from alembic import context

from timeline.installation.tables import VERSION_TABLE, metadata


def run() -> None:
    """The caller's transaction is the migration's: it commits, or nothing has happened."""
    context.configure(
        connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE
    )
    with context.begin_transaction():
        context.run_migrations()


# Alembic loads this file under this name; imported as part of the package, it does nothing.
if __name__ == "env_py":
    run()
