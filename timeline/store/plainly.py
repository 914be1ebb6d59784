"""What a database says when something goes wrong, and what a person can do about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from timeline.store.errors import Interrupted, StoreError

# What passes by itself, in PostgreSQL's codes: connections lost or refused, a server that stops or starts, and
# transactions that stood in each other's way.
_PASSING: Final = ("08", "40001", "40P01", "53300", "57P0")
# A server that is stopped takes its socket away.
_PASSING_SIGNS: Final = (
    "locked", "onnection refused", "starting up", "shutting down", "recovery", "closed", "No such file",
)  # fmt: skip
# PostgreSQL tells the value it could not take, which may be of somebody's document.
_OF_A_VALUE: Final = ("22", "23")
_TOO_LONG: Final = "57014"
_HINTS: Final = {
    "unable to open database file": "the folder is missing, or it may not be written to; choose another place",
    "readonly": "the file or its folder may not be written to; choose another place",
    "not a database": "this is some other file; choose another name for the database",
    "locked": "another program has held the database for too long; close it and try again",
    "full": "the disk is full; make room and try again",
    "No space left": "the disk is full; make room and try again",
    "malformed": "the file is damaged; put it aside and restore a copy",
    "password authentication failed": "see the name and the password in TIMELINE_DATABASE_URL",
    "onnection refused": "is the server running, and at this address?",
    "No such file or directory": "is the server running, and at this address?",
    "permission denied": "the database's owner must allow it to this user",
}


@contextmanager
def told_plainly() -> Iterator[None]:
    """What a database says, without the statement and its parameters."""
    try:
        yield
    except DBAPIError as error:
        kind = Interrupted if is_passing(error) else StoreError
        raise kind(_told(error)) from error
    except PoolTimeoutError as error:
        raise StoreError("the database is too busy: no connection came free; try again") from error


def is_passing(error: DBAPIError) -> bool:
    """Whether the same may work when it is tried again soon; what was begun has left nothing behind."""
    code = _code(error)
    if code:
        return code.startswith(_PASSING)
    # Without a code the server was not reached, or went away; SQLite has no codes.
    return error.connection_invalidated or any(sign in str(error.orig) for sign in _PASSING_SIGNS)


def _code(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _told(error: DBAPIError) -> str:
    code = _code(error)
    if code.startswith(_OF_A_VALUE):
        return f"the database does not take a value (code {code})"
    if code == _TOO_LONG:
        return "the database took too long and was stopped; ask for less, or try again when fewer people are at it"
    diagnosis = getattr(error.orig, "diag", None)
    # The first line alone: what follows may be rows of a table.
    message = (getattr(diagnosis, "message_primary", None) or str(error.orig)).strip()
    advice = next((advice for sign, advice in _HINTS.items() if sign in message), "")
    return f"the database says: {message}" + (f" ({advice})" if advice else "")
