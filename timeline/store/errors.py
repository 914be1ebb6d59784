"""What can go wrong between us and the database, in sentences fit to show."""


class StoreError(Exception):
    """The database cannot be opened, read or written; the message says which and what to do."""


class NotAllowed(StoreError):  # noqa: N818 - it is no error of the program
    """Whoever asks may not do this; the message says what."""


class Interrupted(StoreError):  # noqa: N818 - no error of anybody's
    """The connection was lost, or others were in the way: nothing was done, and the same may work when repeated."""


class CorrectionError(ValueError):
    """A correction that cannot be taken; the message says what was expected instead."""
