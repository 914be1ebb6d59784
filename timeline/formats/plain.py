"""Plain text and Markdown, in whatever encoding they come."""

from collections.abc import Iterator

from timeline.formats.encodings import decode
from timeline.formats.outcome import TEXT_LIMIT, Outcome, Refused, document, too_long


def read(name: str, data: bytes) -> Iterator[Outcome]:
    """The whole file is one document."""
    if len(data) > 4 * TEXT_LIMIT + 4:  # no encoding takes more than four bytes a character
        yield too_long(name)
        return
    text = decode(data)
    if text is None:
        yield Refused(name, "The file holds no readable text, only binary data; save it as UTF-8 text and add that.")
    else:
        yield document(name, text)
