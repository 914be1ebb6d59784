"""The picture of a window: single events where they are few, counts where they are many; all as JSON takes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from timeline.dates import Bounds
from timeline.events import EventType
from timeline.panorama import Density, LanesBy
from timeline.views.axis import DAY_MS, iso
from timeline.views.hover import safe_line, shortened
from timeline.views.lanes import Lane
from timeline.views.layout import MOST_LABELS, Band, Labelling, arrange
from timeline.views.legend import calendar_legend, crowd_legend, density_legend, mark_legend, type_legend
from timeline.views.phrasebook import phrases
from timeline.views.second_axis import HEIGHT, calendar_name, second_axis
from timeline.views.styles import GREY, rgba
from timeline.views.ticks import axis_ticks
from timeline.views.traces import traces

# Pixels a row: as high as a label, or as a mark where there are too many events for labels.
ROW: Final = 22
LOW_ROW: Final = 15
_TITLE: Final = 70
# On a narrower picture there is no room for words beside the marks: the hover and the table have them.
_LABELLED: Final = 500
# Counts of a lane of events of all types.
_MIXED: Final = "#4f7ba6"
_MARGIN: Final = {"l": 8, "r": 8, "t": 34, "b": 8}


@dataclass(frozen=True, slots=True)
class Looks:
    """What a picture needs besides events: reference names, the reader's language, the pixels there are."""

    types: Mapping[str, EventType]
    names: Mapping[str, str]
    by: LanesBy
    language: str = "en"
    width: int = 600
    # Whether the picture says the lanes' titles, or the page does beside it.
    titled: bool = True
    # A second row of dates over the axis is in this calendar, if any.
    calendar: str = ""


def close_picture(lanes: Sequence[Lane], window: Bounds, looks: Looks) -> dict[str, Any]:
    """Each event as a mark: points where the day is known, bars as wide as what is known elsewhere."""
    number = sum(len(lane.events) for lane in lanes)
    labelling = Labelling(
        looks.types,
        looks.names,
        looks.by,
        looks.language,
        shown=number <= MOST_LABELS and looks.width >= _LABELLED,
        width=looks.width,
    )
    bands = arrange(lanes, window, labelling)
    placed = list(chain.from_iterable(band.placed for band in bands))
    drawn = traces(placed, window, types=looks.types, names=looks.names, language=looks.language)
    crowds = [_crowds(bands)] if any(band.more for band in bands) else []
    return {"data": [*drawn, *crowds], "layout": framing(bands, window, looks)}


def legend(lanes: Sequence[Lane], looks: Looks, *, crowded: bool = False) -> list[dict[str, Any]]:
    """An entry for each kind of mark in the picture and, where the lanes do not tell, each type's colour."""
    events = [event for lane in lanes for event in lane.events]
    marks = mark_legend(events, phrases(looks.language)) + (crowd_legend(phrases(looks.language)) if crowded else [])
    marks += _calendar_legend(looks)
    return marks if looks.by is LanesBy.TYPE else marks + type_legend(events, looks.types, looks.language)


def far_picture(
    density: Density, titles: Sequence[str], rows: Sequence[int], window: Bounds, looks: Looks
) -> dict[str, Any]:
    """How many events begin when, lane by lane: the more, the stronger the lane's colour."""
    bands, row = [], 0
    for key, title, height in zip(density.keys, titles, rows, strict=True):
        bands.append(Band(key, title, row, row + 1 + height, ()))
        row += 1 + height
    most = int(density.counts.max()) if density.counts.size else 0
    return {
        "data": [_counts(density, band, place, window, looks) for place, band in enumerate(bands)],
        "layout": framing(bands, window, looks),
        "legend": density_legend(most, phrases(looks.language)) + _calendar_legend(looks),
    }


def _calendar_legend(looks: Looks) -> list[Any]:
    return [calendar_legend(calendar_name(looks.calendar, phrases(looks.language)))] if looks.calendar else []


def framing(bands: Sequence[Band], window: Bounds, looks: Looks) -> dict[str, Any]:
    """Axes, lanes' stripes and titles. The height is of the lanes alone, whatever they hold."""
    rows = bands[-1].end_row if bands else 1
    first, last = window.earliest or 0, window.latest or 0
    words = phrases(looks.language)
    beside = second_axis(window, looks.calendar, words, width=looks.width)
    margin = {**_MARGIN, "t": _MARGIN["t"] + (HEIGHT if looks.calendar else 0)}
    return {
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "height": rows * ROW + margin["t"] + margin["b"],
        "margin": margin,
        "xaxis": {
            "type": "date",
            "range": [iso(first), iso(last + 1)],
            "side": "top",
            "showgrid": True,
            "zeroline": False,
            **axis_ticks(window, words, width=looks.width),
        },
        "yaxis": {"range": [rows - 0.5, -0.5], "fixedrange": True, "visible": False},
        "shapes": [_stripe(band) for band in bands[::2]] + beside["shapes"],
        "annotations": ([_title(band) for band in bands] if looks.titled else []) + beside["annotations"],
        "showlegend": False,
        "uirevision": "timeline",
    }


def _counts(density: Density, band: Band, place: int, window: Bounds, looks: Looks) -> dict[str, Any]:
    """One lane's counts as one row of a heatmap, paler or stronger by the root of the number."""
    counts = density.counts[place]
    # One text for all bins: a text each would take most of the time, and of the bytes.
    hover = safe_line(phrases(looks.language).event["count"].format(count=0)).replace("0", "%{text}")
    days = (window.latest or 0) - (window.earliest or 0) + 1
    colour = looks.types[band.key].colour if looks.by is LanesBy.TYPE and band.key in looks.types else _MIXED
    return {
        "type": "heatmap",
        "x0": iso((window.earliest or 0) + days / len(counts) / 2),
        "dx": days / len(counts) * DAY_MS,
        "y": _heights(band),
        "z": [[root or None for root in (counts**0.5).round(2).tolist()]],
        "zmin": 0,
        "zmax": max(float(density.counts.max()) ** 0.5, 1.0) if density.counts.size else 1.0,
        "colorscale": [[0, rgba(colour, 0.25)], [1, rgba(colour, 1)]],
        "showscale": False,
        "hoverongaps": False,
        "text": [counts.tolist()],
        "hovertemplate": f"{hover}<extra></extra>",
        "meta": {"kind": "bin", "shape": "", "status": ""},
    }


def _heights(band: Band) -> list[float]:
    """From under the title to the lane's end; a folded lane has its title's row only."""
    folded = band.end_row == band.first_row + 1
    return [band.first_row - 0.4, band.first_row + 0.4] if folded else [band.first_row + 0.5, band.end_row - 0.5]


def _crowds(bands: Sequence[Band]) -> dict[str, Any]:
    """Signs beside the lanes' titles for the events that had no room; a click on one zooms in."""
    crowds = [(band, more) for band in bands for more in band.more]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [iso(int(more.at) + 0.5) for _, more in crowds],
        "y": [band.first_row for band, _ in crowds],
        "text": [f"+{more.count}" for _, more in crowds],
        "textfont": {"size": 11, "color": GREY},
        "customdata": [[iso(more.first), iso(more.last + 1)] for _, more in crowds],
        "hoverinfo": "skip",
        "showlegend": False,
        "meta": {"kind": "crowd", "shape": "", "status": ""},
    }


def _stripe(band: Band) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": band.first_row - 0.5,
        "y1": band.end_row - 0.5,
        "fillcolor": "rgba(128,128,128,0.08)",
        "line": {"width": 0},
    }


def _title(band: Band) -> dict[str, Any]:
    """The lane's name in a row of its own over its events, so that a narrow screen keeps its width for time."""
    return {
        "text": f"<b>{safe_line(shortened(band.title, _TITLE))}</b>",
        "showarrow": False,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "y",
        "y": band.first_row,
        "yanchor": "middle",
        "align": "left",
    }
