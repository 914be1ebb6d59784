"""Alembic's folder for the installation's own tables."""
