"""What was interrupted by a server that restarted, or by others, is done again where that is safe."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from timeline.store.errors import Interrupted
from timeline.store.plainly import is_passing

_Done = TypeVar("_Done")
_TIMES: Final = 3
_PAUSE: Final = 0.1
# How long the beginning of a transaction is tried: SQLite waits for ten seconds by itself.
_SECONDS: Final = {"sqlite": 15.0, "postgresql": 6.0}


@contextmanager
def begun(engine: Engine) -> Iterator[Connection]:
    """A transaction. Its beginning is tried again, since nothing was done yet; what is done in it is not."""
    give_up = time.monotonic() + _SECONDS[engine.dialect.name]
    with ExitStack() as open_:
        while True:
            try:
                connection = open_.enter_context(engine.begin())
                break
            except DBAPIError as error:
                if not is_passing(error) or time.monotonic() > give_up:
                    raise
            time.sleep(_PAUSE)
        yield connection


def repeated(work: Callable[[], _Done]) -> _Done:
    """Does what may be done twice, a few times if it is interrupted.

    The commit itself may be what was interrupted: then it was done or not, and nobody can say which. So this is only
    for what changes nothing when it has been done already.
    """
    for _ in range(_TIMES - 1):
        try:
            return work()
        except Interrupted:
            time.sleep(_PAUSE)
    return work()
