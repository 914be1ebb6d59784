"""The events of a store held in memory for all readers of the process, and brought up to date when they change."""

from collections.abc import Callable, Mapping, Set
from copy import copy
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dates import Bounds, civil
from timeline.panorama import (
    AFTER,
    BEFORE,
    Atlas,
    Choice,
    Chronicle,
    Columns,
    Encounters,
    Facet,
    Mask,
    OverTime,
    Scene,
    Sources,
    Spot,
    atlas,
    chosen,
    chronicle_of,
    columns_of,
    counted,
    encounters,
    in_time,
    over_time,
    scene_of,
    updated,
)
from timeline.review import Doubt, Queue, Undecided, queue_of
from timeline.store import Store
from timeline.web.keeping import Kept
from timeline.web.naming import Names
from timeline.web.viewing import View

# Bytes of scenes and lists kept: of a million events one takes some 10 to 40 MB.
_MOST_KEPT: Final = 128_000_000


@dataclass(frozen=True, slots=True)
class Held:
    """All events as of one revision."""

    columns: Columns
    sources: Sources


class Panorama:
    """Answers for one store what a view shows. Safe to share between threads."""

    def __init__(self, store: Store, names: Names) -> None:
        """Nothing is read before it is asked for."""
        self._store, self._names = store, names
        self._lock = Lock()
        self._held: Held | None = None
        self._pinned: Held | None = None
        self._since: tuple[Panorama, int] | None = None
        self._kept = Kept(_MOST_KEPT)

    @property
    def names(self) -> Names:
        """The names of the reference data, to be searched."""
        return self._names

    def held(self) -> Held:
        """The events as they are now."""
        if self._pinned is not None:
            return self._pinned
        if self._since is not None:
            whole, revision = self._since
            known = whole._held
            return known if known is not None and known.columns.revision >= revision else whole.held()
        held = self._held
        if held is not None and held.columns.revision == self._store.revision():
            return held
        with self._lock:
            if self._held is None or self._held.columns.revision != self._store.revision():
                self._held = self._renewed()
            return self._held

    def as_of(self, held: Held) -> "Panorama":
        """The same as of one revision: for one answer, which is not to ask again and again whether it is the last."""
        pinned = copy(self)
        pinned._pinned = held
        return pinned

    def since(self, revision: int) -> "Panorama":
        """The same for a page that has just asked for the last revision, and need not ask again with each answer."""
        drawn = copy(self)
        # The events themselves are looked for where they are: a page that waits is not to keep those of its day.
        drawn._held, drawn._since = None, (self, revision)
        return drawn

    def anew(self) -> "Panorama":
        """The same for what happens after the page was drawn: it asks again."""
        return self._since[0] if self._since is not None else self

    def in_memory(self) -> int:
        """How many events are held; none before they were first asked for."""
        held = self.anew()._held
        return len(held.columns) if held is not None else 0

    def scene(self, view: View, types: tuple[str, ...]) -> Scene:
        """The lanes of a view; types keep their own order."""
        held = self.held()
        order = view.order or (types if view.lanes.value == "type" else ())
        lanes = (view.by, order, view.hidden)

        def make() -> Scene:
            mask = chosen(held.columns, self._choice(view), held.sources)
            return scene_of(held.columns, mask, view.lanes, held.sources, order=order, hidden=frozenset(view.hidden))

        return self._kept.answer(("scene", held.columns.revision, _filters(view), lanes), make)

    def counts(self, view: View) -> Mapping[str, tuple[Facet, ...]]:
        """What each further choice would leave."""
        held = self.held()
        return self._kept.answer(
            ("counts", held.columns.revision, _filters(view)),
            lambda: counted(held.columns, self._choice(view), held.sources),
        )

    def listed(self, view: View, window: Bounds | None) -> NDArray[np.intp]:
        """The places of a view's events that touch a window, in order of time; without one all, undated ones last."""
        held = self.held()

        def make() -> NDArray[np.intp]:
            return in_time(held.columns, chosen(held.columns, self._choice(view), held.sources), window)

        return self._kept.answer(("list", held.columns.revision, _filters(view), window), make)

    def atlas(self, view: View, locate: Callable[[str], Spot | None]) -> Atlas:
        """The places of a view on the map: all that the other filters leave, of which some may be chosen."""
        held = self.held()

        def make() -> Atlas:
            return atlas(held.columns, chosen(held.columns, self._choice(view), held.sources, but="places"), locate)

        return self._kept.answer(("atlas", held.columns.revision, replace(_filters(view), places=())), make)

    def encounters(self, view: View, most: int) -> Encounters:
        """Who took part with whom in a view's events, whichever pairs are chosen."""
        held = self.held()

        def make() -> Encounters:
            mask = chosen(held.columns, self._choice(view), held.sources, but="pairs")
            return encounters(held.columns, mask, most)

        return self._kept.answer(("encounters", held.columns.revision, replace(_filters(view), pairs=()), most), make)

    def chronicle(self, view: View) -> Chronicle:
        """A view's events as they are told, and the years they begin in."""
        held = self.held()
        key = ("chronicle", held.columns.revision, _filters(view))
        return self._kept.answer(key, lambda: chronicle_of(held.columns, self.listed(view, None)))

    def ids(self, view: View, first: int = 0, number: int | None = None) -> list[str]:
        """The ids of a view's events as they are told: all, or some of them."""
        last = None if number is None else first + number
        ids = self.held().columns.ids
        return [ids[place].decode() for place in self.chronicle(view).places[first:last].tolist()]

    def of_actors(self, actors: tuple[str, ...], days: tuple[int, int], most: int) -> list[str]:
        """The ids of the first events that one of these takes part in and that may lie in these days."""
        held = self.held()
        mask = chosen(held.columns, Choice(actors=actors, days=days), held.sources)
        places = in_time(held.columns, mask, Bounds(*days))
        return [held.columns.ids[place].decode() for place in places[:most].tolist()]

    def queue(self, view: View) -> Queue:
        """What needs a person among the events of a view and their documents; without filters, among all documents."""
        held, apart = self.held(), self._store.kept_apart()
        documents = tuple(
            Undecided(one.document_id, one.created, one.date) for one in self._store.undecided_documents()
        )

        def make() -> tuple[Mapping[Doubt, tuple[str, ...]], Mapping[Doubt, NDArray[np.intp]]]:
            mask, is_filtered = chosen(held.columns, self._choice(view), held.sources), _filters(view) != View()
            made = queue_of(
                held.columns, mask, documents, apart=apart, known=self._names.known, is_filtered=is_filtered
            )
            return made.documents, made.events

        # Without the columns: they are not this answer's, and each would keep those of its own revision in memory.
        return Queue(
            held.columns,
            *self._kept.answer(("queue", held.columns.revision, _filters(view), apart, documents), make),
        )

    def over_time(self, view: View) -> OverTime:
        """How many of a view's events are of which years, whichever years are asked for."""
        held, always = self.held(), replace(_filters(view), years=(None, None))

        def make() -> OverTime:
            return over_time(held.columns, chosen(held.columns, self._choice(always), held.sources))

        return self._kept.answer(("over time", held.columns.revision, always), make)

    def words(self) -> Mapping[str, Set[str]]:
        """What may be chosen in each field."""
        held = self.held()

        def make() -> Mapping[str, Set[str]]:
            words, sources = held.columns.words, held.sources
            fields = {
                "types": "types",
                "actors": "parties",
                "people": "people",
                "places": "places",
                "sources": "documents",
            }
            known: dict[str, Set[str]] = {name: frozenset(words[column]) for name, column in fields.items()}
            known["languages"] = frozenset(sources.languages.values())
            known["collections"] = frozenset(sources.collections.values())
            return known

        return self._kept.answer(("words", held.columns.revision), make)

    def years(self) -> tuple[int, int] | None:
        """The first and the last year of all events; None where none is dated."""
        marks = self.held().columns.marks
        known = marks[(marks > BEFORE) & (marks < AFTER)]
        return (civil(int(known.min()))[0], civil(int(known.max()))[0]) if len(known) else None

    def _choice(self, view: View) -> Choice:
        return view.choice(self._found(view.words) if view.words.strip() else None)

    def _found(self, words: str) -> Mask:
        """The events that hold every word: in their quotes, or as the name of an actor or a type in any language."""
        columns = self.held().columns

        def make() -> Mask:
            found = np.ones(len(columns), dtype=bool)
            for word in words.split():
                found &= self._holding(columns, word)
            return found

        return self._kept.answer(("words found", columns.revision, words), make)

    def _holding(self, columns: Columns, word: str) -> Mask:
        """The events that hold a word; the reader may be about to write one more."""

        def make() -> Mask:
            holds = columns.numbered(self._store.matching(word))
            for column, codes in self._names.meant(word).items():
                if codes:
                    holds |= columns.holding(column, codes)
            return holds

        return self._kept.answer(("word found", columns.revision, word), make)

    def _renewed(self) -> Held:
        """Under the lock: all events at first, and only what has changed from then on."""
        before = self._held.columns if self._held is not None else None
        with self._store.outlines(before.revision if before is not None else 0) as outlines:
            if before is None:
                columns = columns_of(outlines.changed, outlines.revision)
            else:
                columns = updated(before, outlines.changed, outlines.gone, outlines.revision)
        return Held(columns, Sources(**self._store.sources()))


def _filters(view: View) -> View:
    """The view but for what does not choose events."""
    return replace(view, by="type", language="", calendar="", order=(), hidden=(), folded=())
