"""What can go wrong between us and the database, in sentences fit to show."""


class StoreError(Exception):
    """The database cannot be opened, read or written; the message says which and what to do."""


class NotAllowed(StoreError):  # noqa: N818 - it is no error of the program
    """Whoever asks may not do this; the message says what."""


class CorrectionError(ValueError):
    """A correction that cannot be taken; the message says what was expected instead."""
