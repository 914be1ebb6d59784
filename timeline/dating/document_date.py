"""When a document was written: the days left, and the ledger of reasons."""

from dataclasses import dataclass

from timeline.dates import Date, When
from timeline.text import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason to believe or exclude days.

    `because` is fit to show to a reader; `quote` is cut from the text at `span`, both empty
    for a clue from outside the text (a given date, a file's metadata).
    """

    kind: str
    because: str
    quote: str = ""
    span: Span = NOWHERE
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day the document may have been written on, and our belief in it (0 to 1)."""

    date: Date
    weight: float


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """What is known of a document's date.

    `when` is the credible date as one time-span, None where nothing is known; `best` the single best
    date, None where none stands out; `candidates` the most believed days, best first.
    """

    when: When | None = None
    best: Date | None = None
    candidates: tuple[Candidate, ...] = ()
    clues: tuple[Clue, ...] = ()
