"""Kinds of doubt, and one doubtful thing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from timeline.dates import Grain
from timeline.dating import DocumentDate

# A document is as good as dated where one day has so much of the belief: it is asked about last.
_SURE: Final = 0.95
_AGAINST: Final = "contradiction"


class Doubt(StrEnum):
    """What a person is asked, the hardest first: what a document's date is, many events hang on."""

    UNDATED = "undated"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    CHOICE = "one-of"
    TWICE = "twice"
    UNKNOWN = "unknown-name"
    WORKED_OUT = "worked-out"
    REPORT_DAY = "report-day"


# These are about a document, the others about events.
OF_DOCUMENTS: Final = (Doubt.UNDATED, Doubt.CONTRADICTED, Doubt.WORKED_OUT)


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `subjects` are ids: of a document, of an event, or of two events that may be one."""

    doubt: Doubt
    subjects: tuple[str, ...]

    @property
    def key(self) -> str:
        """How an address names it.

        >>> Item(Doubt.TWICE, ("a", "b")).key
        'twice:a:b'
        """
        return ":".join((self.doubt.value, *self.subjects))


def item_of(key: str) -> Item | None:
    """The question an address names; None where it names none."""
    doubt, *subjects = key.split(":")
    if doubt not in set(Doubt) or len(subjects) != (2 if doubt == Doubt.TWICE else 1) or not all(subjects):
        return None
    return Item(Doubt(doubt), tuple(subjects))


@dataclass(frozen=True, slots=True)
class Undecided:
    """A document whose date no person has settled: its id, the date given with it, what is believed of it."""

    id: str
    created: str
    date: DocumentDate

    @property
    def doubt(self) -> Doubt | None:
        """What is to be asked about it, if anything."""
        if self.created:
            return Doubt.CONTRADICTED if any(clue.kind == _AGAINST for clue in self.date.clues) else None
        return Doubt.WORKED_OUT if self.belief >= _SURE else Doubt.UNDATED

    @property
    def belief(self) -> float:
        """How much is believed in its likeliest day."""
        return max((c.weight for c in self.date.candidates if c.date.grain is Grain.DAY), default=0.0)
