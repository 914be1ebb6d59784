"""When a document was written: the days left, and the ledger of reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from timeline.dates import Date, When
from timeline.dating.evidence import Evidence
from timeline.mentions import Timex
from timeline.text import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason to believe or exclude days.

    `because` is fit to show to a reader; `quote` is cut from the text at `span`, both empty
    for a clue from outside the text (a given date, a file's metadata). `weight` is how much the clue
    speaks for the year of the answer: the logarithm of the odds it adds, negative where it speaks against it.
    """

    kind: str
    because: str
    quote: str = ""
    span: Span = NOWHERE
    weight: float = 0.0

    @classmethod
    def quoting(cls, kind: str, because: str, timex: Timex) -> "Clue":
        """A clue in a time expression."""
        return cls(kind, because, timex.text, timex.span)


_LIKELY = 0.5

Found: TypeAlias = Iterator[tuple[Clue, Evidence]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date the document may have been written on, and our belief in it (0 to 1)."""

    date: Date
    weight: float


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """What is known of a document's date.

    `when` is the credible date as one time-span, None where nothing is known; `best` the single best
    date, a day, a month or a year, None where none stands out; `candidates` the dates still possible, the most
    believed first: days where these are few, else years.
    """

    when: When | None = None
    best: Date | None = None
    candidates: tuple[Candidate, ...] = ()
    clues: tuple[Clue, ...] = ()

    @property
    def likely(self) -> When | None:
        """The best date where it is likelier than not, else the credible time-span: what events may be dated by."""
        return self.best if self.best is not None and self._belief(self.best) >= _LIKELY else self.when

    def _belief(self, date: Date) -> float:
        return sum(c.weight for c in self.candidates if date.day <= c.date.day and c.date.last_day <= date.last_day)
