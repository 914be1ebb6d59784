"""Documents, and places in them."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Domain(StrEnum):
    """How a document tells time: news counts from its own day, a narrative from its story, a table in its columns."""

    NEWS = "news"
    NARRATIVE = "narrative"
    TABLE = "table"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` (exclusive) of a document's text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def gap(self, other: "Span") -> int:
        """Characters between the two, 0 where they touch or overlap."""
        return max(0, self.start - other.end, other.start - self.end)

    def moved(self, offset: int) -> "Span":
        """The same span, counted from `offset` characters earlier."""
        return Span(self.start + offset, self.end + offset)


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a document comes from: file name or title, archive or agency, address, licence."""

    title: str = ""
    archive: str = ""
    url: str = ""
    licence: str = ""


# Every event of a document asks for its id; a text may be megabytes long.
@lru_cache(maxsize=4)
def _content_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known about it before reading.

    `language` is a BCP 47 code, empty where it is to be identified; `created` is TimeML's
    document creation time as an EDTF day, empty where not known; `metadata` are further
    date-bearing facts a reader found (an HTML meta tag, a file's properties), as (kind, text).
    """

    text: str
    language: str = ""
    created: str = ""
    domain: Domain = Domain.NEWS
    citation: Citation = Citation()
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Content hash: the same text is the same document, whatever its file is called."""
        return _content_hash(self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands in its document, and its words."""

    span: Span
    text: str
