"""The queue of what needs a person: only the places of doubtful events are held, of a million or of a dozen."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.panorama import (
    CONFIRMED,
    DISPUTED,
    ON_REPORT_DAY,
    PARTIES_SETTLED,
    PEOPLE_SETTLED,
    Columns,
    Mask,
)
from timeline.review.doubts import OF_DOCUMENTS, Doubt, Item, Undecided, item_of
from timeline.review.likeness import likely_pairs

# The columns that hold names, and the flag that says a person has settled them.
NAMED: Final = {"people": PEOPLE_SETTLED, "parties": PARTIES_SETTLED}


@dataclass(frozen=True, slots=True, eq=False)
class Queue:
    """The questions in order. `documents` are ids; `events` a row for each question, of one event's place or of two."""

    columns: Columns
    documents: Mapping[Doubt, tuple[str, ...]]
    events: Mapping[Doubt, NDArray[np.intp]]

    def __len__(self) -> int:
        """How many questions there are."""
        return sum(self.counts().values())

    def counts(self) -> dict[Doubt, int]:
        """How many there are of each kind, in order."""
        return {doubt: len(self._of(doubt)) for doubt in Doubt}

    def items(self, places: Iterable[int]) -> list[Item]:
        """The questions at some places."""
        return [self._item(place) for place in places]

    def place(self, key: str) -> int | None:
        """Where a question stands; None where it is settled, or was never asked."""
        item = item_of(key)
        if item is None:
            return None
        before = sum(number for doubt, number in self.counts().items() if _rank(doubt) < _rank(item.doubt))
        found = self._found(item)
        return None if found is None else before + found

    def order(self, skipped: Sequence[str]) -> NDArray[np.intp]:
        """The places in the order they are asked: what was skipped comes last, what was skipped first before others."""
        late = [place for place in map(self.place, dict.fromkeys(skipped)) if place is not None]
        rest = np.ones(len(self), dtype=bool)
        rest[late] = False
        return np.concatenate((np.flatnonzero(rest), np.array(late, dtype=np.intp)))

    def same_dates(self, item: Item) -> list[Item]:
        """Other questions of one kind about events of exactly the same date."""
        rows = self.events.get(item.doubt)
        own = self.columns.ordinals(item.subjects)
        if rows is None or rows.shape[1] != 1 or not len(own):
            return []
        alike = rows[self.columns.dates[rows[:, 0]] == self.columns.dates[own[0]], 0]
        return [Item(item.doubt, (self._id(place),)) for place in alike.tolist() if place != own[0]]

    def same_names(self, item: Item, column: str, name: str) -> list[Item]:
        """Other questions of one kind about events that hold a name in a column."""
        rows = self.events[item.doubt][:, 0]
        alike = rows[self.columns.holding(column, {name})[rows]]
        return [Item(item.doubt, (one,)) for place in alike.tolist() if (one := self._id(place)) != item.subjects[0]]

    def _of(self, doubt: Doubt) -> Sequence[str] | NDArray[np.intp]:
        return self.documents.get(doubt, ()) if doubt in OF_DOCUMENTS else self.events[doubt]

    def _item(self, place: int) -> Item:
        counts = self.counts()
        for (doubt, number), end in zip(counts.items(), accumulate(counts.values()), strict=True):
            if place < end:
                return Item(doubt, self._subjects(doubt, place - end + number))
        raise IndexError(f"there is no question {place}: {len(self)} are left")

    def _subjects(self, doubt: Doubt, row: int) -> tuple[str, ...]:
        if doubt in OF_DOCUMENTS:
            return (self.documents[doubt][row],)
        return tuple(self._id(place) for place in self.events[doubt][row].tolist())

    def _found(self, item: Item) -> int | None:
        if item.doubt in OF_DOCUMENTS:
            ids = self.documents.get(item.doubt, ())
            return ids.index(item.subjects[0]) if item.subjects[0] in ids else None
        rows, wanted = self.events[item.doubt], [self.columns.ordinals((one,)) for one in item.subjects]
        if not all(map(len, wanted)) or not len(rows):
            return None
        found = np.flatnonzero((rows == np.concatenate(wanted)).all(axis=1))
        return int(found[0]) if len(found) else None

    def _id(self, place: int) -> str:
        return str(self.columns.ids[place].decode())


def queue_of(
    columns: Columns, mask: Mask, documents: Iterable[Undecided],
    *, apart: Collection[tuple[str, str]] = (), known: Set[str] | None = None, is_filtered: bool = False,
) -> Queue:  # fmt: skip
    """What is doubtful among the events of a mask, and among documents: where the reader filters, those of its events.

    `known` are the names that are somebody's we know; without it no name is doubted. Within a kind, documents of which
    least is known come first, and events in order of time.
    """
    told = {columns.words["documents"][code] for code in _told(columns, mask)} if is_filtered else None
    asked: dict[Doubt, list[Undecided]] = {}
    for document in documents:
        if document.doubt is not None and (told is None or document.id in told):
            asked.setdefault(document.doubt, []).append(document)
    ids = {
        doubt: tuple(document.id for document in sorted(some, key=lambda one: (one.belief, one.id)))
        for doubt, some in asked.items()
    }
    disputed = mask & ((columns.flags & DISPUTED) > 0)
    choice = mask & ~disputed & ((columns.flags & CONFIRMED) == 0) & _of_choices(columns)
    report_day = mask & ~disputed & ~choice & (columns.flags & (CONFIRMED | ON_REPORT_DAY) == ON_REPORT_DAY)
    events = {
        Doubt.DISPUTED: _in_time(columns, disputed),
        Doubt.CHOICE: _in_time(columns, choice),
        Doubt.TWICE: likely_pairs(columns, mask, apart),
        Doubt.UNKNOWN: _in_time(columns, mask & _with_unknown_names(columns, known)),
        Doubt.REPORT_DAY: _in_time(columns, report_day),
    }
    return Queue(columns, ids, events)


def _rank(doubt: Doubt) -> int:
    return tuple(Doubt).index(doubt)


def _told(columns: Columns, mask: Mask) -> list[int]:
    codes: list[int] = np.unique(columns.documents.codes[mask[columns.documents.owners()]]).tolist()
    return codes


def _with_unknown_names(columns: Columns, known: Set[str] | None) -> Mask:
    """The events that name somebody we do not know, in a field that no person has settled."""
    found = np.zeros(len(columns), dtype=bool)
    if known is None:
        return found
    for column, settled in NAMED.items():
        strange = set(columns.words[column]) - known
        found |= columns.holding(column, strange) & ((columns.flags & settled) == 0)
    return found


def _of_choices(columns: Columns) -> Mask:
    """The events whose date is one of several days; a single stretch is no choice."""
    fitting = np.array([_is_choice(date) for date in columns.words["dates"]], dtype=bool)
    return fitting[columns.dates] if len(fitting) else np.zeros(len(columns), dtype=bool)


def _is_choice(date: str) -> bool:
    # Of a set as it is kept, commas part what it could be: a hundred thousand dates need not be read for that.
    return date.startswith("[") and "," in date


def _in_time(columns: Columns, mask: Mask) -> NDArray[np.intp]:
    """The places of events in order of their first day, undated ones last, as a column."""
    first = np.full(len(columns), np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(first, columns.marked, columns.marks[:, 0])
    places = np.flatnonzero(mask)
    return places[np.argsort(first[places], kind="stable")].reshape(-1, 1)
