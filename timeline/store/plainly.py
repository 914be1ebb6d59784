"""What a database says when something goes wrong, and what a person can do about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from timeline.store.errors import StoreError


@contextmanager
def told_plainly() -> Iterator[None]:
    """What a database says, without the statement and its parameters."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_hint(str(error.orig))) from error
    except PoolTimeoutError as error:
        raise StoreError("the database is too busy: no connection came free; try again") from error


def _hint(message: str) -> str:
    hints = {
        "unable to open database file": "the folder is missing, or it may not be written to; choose another place",
        "readonly": "the file or its folder may not be written to; choose another place",
        "not a database": "this is some other file; choose another name for the database",
        "locked": "another program has held the database for too long; close it and try again",
        "full": "the disk is full; make room and try again",
        "malformed": "the file is damaged; put it aside and restore a copy",
    }
    advice = next((advice for sign, advice in hints.items() if sign in message), "")
    return f"the database says: {message.strip()}" + (f" ({advice})" if advice else "")
