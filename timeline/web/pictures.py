"""What the routes answer with: the picture of a view in a window, and its density from end to end."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from timeline.dates import Bounds, When, day_number, parse_edtf
from timeline.dates.reckonings import RECKONINGS
from timeline.events import Event, EventType, Status
from timeline.panorama import Columns, Scene, rows_needed, rows_wanted, shared_rows
from timeline.views.axis import padded
from timeline.views.bidi import isolated
from timeline.views.lanes import Lane, lane_title
from timeline.views.layout import MOST_LABELS
from timeline.views.picture import ROW, Looks, close_picture, far_picture, legend
from timeline.views.styles import GREY
from timeline.views.words import event_label, status_in_words
from timeline.web.panoramas import Panorama
from timeline.web.speaking import SOURCE, count_in, number_in_words
from timeline.web.viewing import View

# More marks than this are counted instead of drawn: past it a redraw is felt.
MOST_MARKS: Final = 600
_BIN_PIXELS: Final = 4
_MINIMAP_BINS: Final = 240
_MOST_IN_TRAY: Final = 50
# How wide an event is, by itself and with its label.
_MARK_PIXELS: Final = 20
_LABELLED_PIXELS: Final = 150
# Rows that a lane of many marks gets at most, and all lanes together.
_MOST_ROWS: Final = 9
_ALL_ROWS: Final = 44
# A file has as many rows as its events need; where that is higher than one would scroll, so many a lane at most.
_FILE_WIDTH: Final = 1100
_FILE_HEIGHT: Final = 8_000
_FILE_ROWS: Final = 24
# The longest a window may be, in days, and the day that browsers count from.
_LONGEST: Final = 20_000 * 366
EPOCH: Final = day_number(1970)


def picture(
    panorama: Panorama, view: View, names: Mapping[str, str], types: Mapping[str, EventType],
    *, first: int | None, last: int | None, width: int,
) -> dict[str, Any]:  # fmt: skip
    """A window of a view, `first` and `last` its days; all that is dated where they are not given."""
    scene, held = panorama.scene(view, tuple(types)), panorama.held()
    window = _window(scene, first, last)
    start, end = window.earliest or 0, window.latest or 0
    calendar = view.calendar if view.calendar in RECKONINGS else ""
    looks = Looks(types, {**names, **held.sources.titles}, view.lanes, view.language, width, False, calendar)
    counts, rows = scene.count(start, end), _rows(scene, view.folded, width)
    titles = [_title(key, scene, looks) for key in scene.keys]
    if counts.sum() <= MOST_MARKS:
        parts = zip(scene.slices(start, end), titles, rows, strict=True)
        lanes = [Lane(part.key, title, events_of(held.columns, part.events), height) for part, title, height in parts]
        drawn = close_picture(lanes, window, looks)
        crowded = any(trace["meta"]["kind"] == "crowd" for trace in drawn["data"])
        drawn |= {"mode": "close", "legend": legend(lanes, looks, crowded=crowded)}
    else:
        density = scene.density(start, end, max(width // _BIN_PIXELS, 20))
        drawn = far_picture(density, titles, rows, window, looks) | {"mode": "far"}
    lanes_shown = zip(scene.keys, titles, rows, counts.tolist(), strict=True)
    named = [{"key": key, "title": title, "rows": height, "count": count} for key, title, height, count in lanes_shown]
    elsewhere = {"nearest": _nearest(scene, start, end)} if not counts.any() else {}
    told = {"lanes": named, "row": ROW, "count": int(counts.sum()), "revision": held.columns.revision}
    return {**drawn, **told, **elsewhere}


def whole_picture(
    panorama: Panorama, view: View, names: Mapping[str, str], types: Mapping[str, EventType], *, most: int
) -> dict[str, Any]:
    """All of a view from end to end with each event drawn, for a file that nobody can ask for another window."""
    scene, held = panorama.scene(view, tuple(types)), panorama.held()
    window = _window(scene, None, None)
    looks = Looks(types, {**names, **held.sources.titles}, view.lanes, view.language, _FILE_WIDTH)
    kept = frozenset(panorama.chronicle(view).places[:most].tolist())
    lanes = []
    for part in scene.slices(window.earliest or 0, window.latest or 0):
        places = [place for place in dict.fromkeys(part.events) if place in kept]
        lanes.append(Lane(part.key, _title(part.key, scene, looks), events_of(held.columns, places)))
    drawn = close_picture(lanes, window, looks)
    crowded = drawn["layout"]["height"] > _FILE_HEIGHT
    if crowded:
        lanes = [replace(lane, rows=min(len(lane.events), _FILE_ROWS)) for lane in lanes]
        drawn = close_picture(lanes, window, looks)
    return drawn | {"legend": legend(lanes, looks, crowded=crowded)}


def minimap(panorama: Panorama, view: View, names: Mapping[str, str], types: Mapping[str, EventType]) -> dict[str, Any]:
    """How many events begin when, over all that is dated; and the events that have no date."""
    scene = panorama.scene(view, tuple(types))
    window = _window(scene, None, None)
    start, end = window.earliest or 0, window.latest or 0
    counts = scene.density(start, end, _MINIMAP_BINS).counts.sum(axis=0)
    # A browser counts its days from 1970.
    counted = {"first": start - EPOCH, "last": end - EPOCH, "counts": counts.tolist()}
    return counted | {"tray": _tray(panorama, view, scene.undated, names, types)}


def _tray(
    panorama: Panorama, view: View, undated: int, names: Mapping[str, str], types: Mapping[str, EventType]
) -> dict[str, Any] | None:
    """The events without a date, as many as one can look through, under a title that counts them all."""
    if not undated:
        return None
    columns, language = panorama.held().columns, view.language or SOURCE
    # They stand after all that is dated.
    places = panorama.listed(view, None)[-undated:]
    shown = events_of(columns, places[:_MOST_IN_TRAY].tolist())
    told = [(event, event_label(event, types=types, names=names, language=language)) for event in shown]
    return {
        "title": count_in(
            "{number} of {all} events has no date",
            "{number} of {all} events have no date",
            undated,
            language,
            all=number_in_words(len(panorama.listed(view, None)), language),
        ),
        "events": [
            {
                "id": event.id,
                "text": isolated(label),
                "status": "" if event.status is Status.PAST else status_in_words(event, language),
                "colour": types[event.type].colour if event.type in types else GREY,
            }
            for event, label in told
        ],
        "rest": f"+{number_in_words(undated - len(told), language)}" if undated > len(told) else "",
    }


def events_of(columns: Columns, places: Sequence[int]) -> tuple[Event, ...]:
    """Some events in short, by their places among the columns."""
    outlines = [columns.outline(place) for place in places]
    return tuple(outline.event(_when(outline.date)) for outline in outlines)


def _nearest(scene: Scene, start: int, end: int) -> list[int] | None:
    """As many days as an empty window has, about the nearest event, as a browser counts them."""
    day = scene.nearest(start, end)
    if day is None:
        return None
    half = (end - start + 1) // 2
    return [day - half - EPOCH, day + half + 1 - EPOCH]


@lru_cache(maxsize=1 << 17)
def _when(date: str) -> When | None:
    return parse_edtf(date) if date else None


def _window(scene: Scene, first: int | None, last: int | None) -> Bounds:
    """The days asked for, if not too many; with air around all that there is, where none are."""
    if first is None or last is None or last < first:
        span = scene.span or (0, 0)
        return padded(Bounds(*span))
    return Bounds(first, min(last, first + _LONGEST))


def _title(key: str, scene: Scene, looks: Looks) -> str:
    return lane_title(key, looks.by, types=looks.types, names=looks.names, language=looks.language, merged=scene.merged)


@lru_cache(maxsize=64)
def _needed(scene: Scene, width: int) -> Sequence[int]:
    """Rows for each lane as the whole of time needs them; of many marks, as their number lets one expect."""
    number = len(scene.events)
    if number > MOST_MARKS:
        return rows_wanted(scene, _MOST_ROWS)
    window = _window(scene, None, None)
    pixel = ((window.latest or 0) - (window.earliest or 0) + 1) / max(width, 1)
    return rows_needed(scene, pixel * (_LABELLED_PIXELS if number <= MOST_LABELS else _MARK_PIXELS))


def _rows(scene: Scene, folded: Sequence[str], width: int) -> Sequence[int]:
    """Rows for each lane, the same for every window: nothing jumps when the window moves."""
    needed = zip(scene.keys, _needed(scene, width), strict=True)
    return shared_rows([0 if key in folded else max(rows, 1) for key, rows in needed], _ALL_ROWS)
