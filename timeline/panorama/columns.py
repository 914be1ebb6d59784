"""Events as columns: a number an event instead of an object, so that a million fit and are gone through at once."""

from array import array
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from timeline.dates import Bounds, OneOf, bounds, parse_edtf
from timeline.events import Outline, Status
from timeline.panorama.precision import Precision, precision_of
from timeline.panorama.ragged import Codes, Ragged, joined

# An end that nobody knows, or that is open: beyond every day we count.
BEFORE: Final = -2_000_000_000
AFTER: Final = 2_000_000_000
STATUSES: Final = tuple(status.value for status in Status)
DISPUTED: Final = 1
CONFIRMED: Final = 2
ON_REPORT_DAY: Final = 4
PEOPLE_SETTLED: Final = 8
PARTIES_SETTLED: Final = 16
Days = NDArray[np.int32]
_PACK: Final = 4_096
_SINGLE: Final = ("types", "dates", "places")
_FLAT: Final = (*_SINGLE, "statuses", "flags", "numbers")
_MANY: Final = ("parties", "people", "documents")


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """All events in the order of their ids. `words` holds what a column's codes stand for, statuses are of `STATUSES`.

    `marks` has a row for each stretch of days an event may lie in: one, or one a candidate, none where undated;
    `marked` is the event of each. `precisions` are codes of `Precision`, one a word of the dates.
    In order of time, by first and last day, stand the marks in `marks_in_time`, the events in `in_time`: undated last.
    """

    revision: int
    ids: NDArray[np.bytes_]
    types: Codes
    dates: Codes
    places: Codes
    statuses: NDArray[np.int8]
    flags: NDArray[np.uint8]
    numbers: Codes
    parties: Ragged
    people: Ragged
    documents: Ragged
    words: Mapping[str, tuple[str, ...]]
    precisions: NDArray[np.int8] = field(init=False)
    marked: NDArray[np.int32] = field(init=False)
    marks: NDArray[np.int32] = field(init=False)
    marks_in_time: NDArray[np.int32] = field(init=False)
    in_time: NDArray[np.int32] = field(init=False)

    def __post_init__(self) -> None:
        """Works out what follows from the dates."""
        kinds = {precision: code for code, precision in enumerate(Precision)}
        precise = np.array([kinds[precision_of(date)] for date in self.words["dates"]], dtype=np.int8)
        object.__setattr__(self, "precisions", precise)
        stretches = [_stretches(date) for date in self.words["dates"]]
        counts = np.array([len(spans) for spans in stretches], dtype=np.int64)
        flat = np.array(list(chain.from_iterable(stretches)), dtype=np.int32).reshape(-1, 2)
        starts = np.concatenate(([0], np.cumsum(counts)))
        spread = Ragged(starts, np.arange(len(flat), dtype=np.int32)).take(self.dates.astype(np.intp))
        object.__setattr__(self, "marked", spread.owners())
        object.__setattr__(self, "marks", flat[spread.codes])
        by_time = np.argsort(time_keys(self.marks[:, 0], self.marks[:, 1]), kind="stable")
        object.__setattr__(self, "marks_in_time", by_time.astype(np.int32))
        events = np.argsort(time_keys(*self.ends(BEFORE, AFTER)), kind="stable")
        object.__setattr__(self, "in_time", events.astype(np.int32))

    def __len__(self) -> int:
        """The number of events."""
        return len(self.ids)

    def ends(self, first: int, last: int) -> tuple[Days, Days]:
        """The first and last day of each event, of those of its stretches that touch some days; else later than all."""
        starts, ends = np.full((2, len(self)), AFTER + 1, dtype=np.int32)
        touching = (self.marks[:, 0] <= last) & (self.marks[:, 1] >= first)
        # The marks of an event are in order: the first written last is the one that stays.
        starts[self.marked[touching][::-1]] = self.marks[touching, 0][::-1]
        ends[self.marked[touching]] = self.marks[touching, 1]
        return starts, ends

    def code(self, column: str, word: str) -> int:
        """A word's code in a column, -1 where no event has it."""
        words = self.words[column]
        return words.index(word) if word in words else -1

    def ordinals(self, ids: Iterable[str]) -> NDArray[np.intp]:
        """Where events stand, of those that are there."""
        wanted = np.array(sorted({i.encode() for i in ids}), dtype=None if len(self) else "S1")
        if not len(self) or not len(wanted):
            return np.empty(0, dtype=np.intp)
        places = np.minimum(np.searchsorted(self.ids, wanted), len(self) - 1)
        there: NDArray[np.intp] = places[self.ids[places] == wanted]
        return there

    def numbered(self, numbers: ArrayLike) -> NDArray[np.bool_]:
        """Which events have one of these numbers."""
        wanted = np.array(numbers, dtype=np.int64)
        found = np.zeros(max(int(wanted.max(initial=0)), int(self.numbers.max(initial=0))) + 1, dtype=bool)
        found[wanted] = True
        mask: NDArray[np.bool_] = found[self.numbers]
        return mask

    def holding(self, column: str, words: Set[str]) -> NDArray[np.bool_]:
        """Which events hold one of these words in a column."""
        codes = [code for code, word in enumerate(self.words[column]) if word in words]
        cells = getattr(self, column)
        held: NDArray[np.bool_] = cells.holding(codes) if isinstance(cells, Ragged) else np.isin(cells, codes)
        return held

    def outline(self, ordinal: int) -> Outline:
        """One event again. Recipients stand among the actors."""

        def word(column: str, code: int) -> str:
            return self.words[column][code]

        def words(column: str, cell: Codes) -> tuple[str, ...]:
            return tuple(self.words[column][code] for code in cell)

        return Outline(
            id=self.ids[ordinal].decode(),
            type=word("types", self.types[ordinal]),
            status=Status(STATUSES[self.statuses[ordinal]]),
            date=word("dates", self.dates[ordinal]),
            place=word("places", self.places[ordinal]),
            actors=words("parties", self.parties.row(ordinal)),
            people=words("people", self.people.row(ordinal)),
            documents=words("documents", self.documents.row(ordinal)),
            is_disputed=bool(self.flags[ordinal] & DISPUTED),
            is_confirmed=bool(self.flags[ordinal] & CONFIRMED),
            is_on_report_day=bool(self.flags[ordinal] & ON_REPORT_DAY),
            are_people_settled=bool(self.flags[ordinal] & PEOPLE_SETTLED),
            are_parties_settled=bool(self.flags[ordinal] & PARTIES_SETTLED),
        )


def time_keys(firsts: Days, lasts: Days) -> NDArray[np.int64]:
    """One number for two days, which sorts as they do: quicker to sort than both."""
    return firsts.astype(np.int64) * (1 << 32) + lasts


def columns_of(outlines: Iterable[Outline], revision: int = 0) -> Columns:
    """The columns of events, which may come one by one."""
    gathered = _Gathering({name: {} for name in (*_SINGLE, *_MANY)})
    for outline in outlines:
        gathered.add(outline)
    return gathered.columns(revision)


def updated(columns: Columns, changed: Iterable[Outline], gone: Iterable[str], revision: int) -> Columns:
    """The columns with some events new or as they are now, and without those that are no more."""
    gathered = _Gathering({name: {word: i for i, word in enumerate(words)} for name, words in columns.words.items()})
    for outline in changed:
        gathered.add(outline)
    newer = gathered.columns(revision)
    old = columns.ordinals(chain((newer_id.decode() for newer_id in newer.ids), gone))
    if not len(newer) and not len(old):
        return replace(columns, revision=revision)
    kept = np.setdiff1d(np.arange(len(columns)), old)
    ids = np.concatenate((columns.ids[kept], newer.ids))
    # Nearly in order already, which a stable sort makes good use of.
    order = np.argsort(ids, kind="stable")
    single: dict[str, Any] = {
        name: np.concatenate((getattr(columns, name)[kept], getattr(newer, name)))[order] for name in _FLAT
    }
    many: dict[str, Any] = {
        name: joined(getattr(columns, name).take(kept), getattr(newer, name)).take(order) for name in _MANY
    }
    return Columns(revision=revision, ids=ids[order], words=newer.words, **single, **many)


class _Gathering:
    """Takes events in, giving each word of a column a number when it is first met."""

    def __init__(self, known: dict[str, dict[str, int]]) -> None:
        self._known = known
        self._ids: list[bytes] = []
        self._packed = [np.empty(0, dtype="S1")]
        self._single = {name: array("i") for name in _SINGLE}
        self._cells = {name: array("i") for name in _MANY}
        self._counts = {name: array("i") for name in _MANY}
        self._statuses, self._flags, self._numbers = array("b"), array("B"), array("i")

    def add(self, outline: Outline) -> None:
        self._ids.append(outline.id.encode())
        if len(self._ids) == _PACK:
            self._pack()
        for name, word in zip(_SINGLE, (outline.type, outline.date, outline.place), strict=True):
            self._single[name].append(self._code(name, word))
        parties = dict.fromkeys((*outline.actors, *outline.recipients))
        for name, words in zip(_MANY, (parties, outline.people, outline.documents), strict=True):
            self._cells[name].extend(self._code(name, word) for word in words)
            self._counts[name].append(len(words))
        self._numbers.append(outline.number)
        self._statuses.append(STATUSES.index(outline.status))
        self._flags.append(_flags(outline))

    def columns(self, revision: int) -> Columns:
        self._pack()
        ids = np.concatenate(self._packed)
        order = np.argsort(ids, kind="stable")
        single: dict[str, Any] = {name: np.array(self._single[name], dtype=np.int32)[order] for name in _SINGLE}
        many: dict[str, Any] = {name: self._ragged(name).take(order) for name in _MANY}
        return Columns(
            revision=revision,
            ids=ids[order],
            statuses=np.array(self._statuses, dtype=np.int8)[order],
            flags=np.array(self._flags, dtype=np.uint8)[order],
            numbers=np.array(self._numbers, dtype=np.int32)[order],
            words=MappingProxyType({name: tuple(codes) for name, codes in self._known.items()}),
            **single,
            **many,
        )

    def _pack(self) -> None:
        """Single ids would lie between the words, which stay, and keep their memory when they are gone."""
        if self._ids:
            self._packed.append(np.array(self._ids))
            self._ids = []

    def _code(self, column: str, word: str) -> int:
        known = self._known[column]
        return known.setdefault(word, len(known))

    def _ragged(self, name: str) -> Ragged:
        counts = np.array(self._counts[name], dtype=np.int64)
        return Ragged(np.concatenate(([0], np.cumsum(counts))), np.array(self._cells[name], dtype=np.int32))


def _flags(outline: Outline) -> int:
    settled = PEOPLE_SETTLED * outline.are_people_settled | PARTIES_SETTLED * outline.are_parties_settled
    date = DISPUTED * outline.is_disputed | CONFIRMED * outline.is_confirmed
    return date | ON_REPORT_DAY * outline.is_on_report_day | settled


@lru_cache(maxsize=1 << 18)
def _stretches(date: str) -> Sequence[tuple[int, int]]:
    """The days each candidate of a date covers; none for no date."""
    when = parse_edtf(date) if date else None
    if when is None:
        return ()
    return [_ends(bounds(part)) for part in (when.candidates if isinstance(when, OneOf) else (when,))]


def _ends(span: Bounds) -> tuple[int, int]:
    return (BEFORE if span.earliest is None else span.earliest, AFTER if span.latest is None else span.latest)
