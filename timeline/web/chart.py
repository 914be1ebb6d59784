"""Events as a picture on a page."""

from collections.abc import Callable, Sequence
from typing import Any, Final

# Plotly asks whether pandas is loaded, without waiting for a load under way. Streamlit loads it late, with its
# first table: a click at that moment ran the page again in another thread, and Plotly met half a pandas.
import pandas as pd  # noqa: F401
import streamlit as st

from timeline.dates import Bounds
from timeline.events import Event
from timeline.views import LanesBy, timeline_figure
from timeline.web.speaking import say_count
from timeline.web.state import Desk

# Past this many marks a redraw is felt; the table and the downloads still have all.
MOST_EVENTS: Final = 2000
_BUTTONS: Final = ["select2d", "lasso2d", "autoScale2d"]


def chart(
    events: Sequence[Event],
    desk: Desk,
    *,
    key: str,
    on_select: Callable[[], None],
    by: LanesBy = LanesBy.TYPE,
    window: Bounds | None = None,
) -> int:
    """Draws the dated events, the first `MOST_EVENTS` of them, and gives their number; a click calls `on_select`."""
    dated = [event for event in events if event.when is not None]
    figure: Any = timeline_figure(
        dated[:MOST_EVENTS],
        types=desk.types,
        names=_names_shown(dated, desk),
        by=by,
        language=desk.language,
        window=window,
    )
    st.plotly_chart(
        figure,
        key=key,
        on_select=on_select,
        selection_mode="points",
        config={"displaylogo": False, "modeBarButtonsToRemove": _BUTTONS},
        alt=say_count(
            "{number} event on a time axis. Below is the same event, for keyboard and reader.",
            "{number} events on a time axis. Below are the same events, for keyboard and reader.",
            len(dated),
        ),
    )
    return len(dated)


def _names_shown(events: Sequence[Event], desk: Desk) -> dict[str, str]:
    """Names of the actors, and the documents' titles for the lanes by source."""
    told = {part.document_id for event in events for part in event.evidence}
    return {key: document.citation.title for key, document in desk.store.cited(told).items()} | dict(desk.names)
