"""What an exporter is: a function from events to bytes, and the name a browser knows its format by."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from timeline.events import Event


@dataclass(frozen=True, slots=True)
class Writer:
    """One format."""

    write: Callable[[Iterable[Event], BinaryIO], None]
    media_type: str


@contextmanager
def as_text(stream: BinaryIO) -> Iterator[TextIO]:
    """A stream of bytes to write text to, in UTF-8 and with its line ends as they are; it stays open.

    Half a character, which a damaged file may hold, has no UTF-8: a question mark stands for it.
    """
    text = TextIOWrapper(stream, "utf-8", errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach()
