"""Where the database is: what the environment says, else a file in the user's data folder."""

import os
from pathlib import Path

import platformdirs

from timeline.store import data_folder_url


def database_url() -> str:
    """TIMELINE_DATABASE_URL, else an SQLite file in the user's data folder."""
    named = os.environ.get("TIMELINE_DATABASE_URL", "").strip()
    return named or data_folder_url(Path(platformdirs.user_data_dir("timeline", appauthor=False)))


def administrators() -> frozenset[str]:
    """TIMELINE_ADMINS: addresses, set apart by commas or spaces, of those who look after the installation."""
    return frozenset(os.environ.get("TIMELINE_ADMINS", "").replace(",", " ").split())
