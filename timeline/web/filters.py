"""The filters in the sidebar. They live in the address, so that a link shows what its sender saw."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from timeline.events import Status
from timeline.panorama import LanesBy
from timeline.store import Facets
from timeline.views import phrases, type_label
from timeline.web.speaking import noted, say
from timeline.web.state import Desk
from timeline.web.viewing import FIRST_YEAR, LAST_YEAR, SHOWN_AT_FIRST, View

_LANES: Final = {
    "type": noted("Type"),
    "actor": noted("Actor"),
    "pair": noted("Pair"),
    "place": noted("Place"),
    "source": noted("Source"),
    "collection": noted("Collection"),
}
_KEYS: Final = ("from", "to", "actor", "type", "status", "words")


def filters(desk: Desk) -> View:
    """Draws the filters and gives the view they ask for."""
    facets = desk.store.facets()
    with st.sidebar:
        st.subheader(say("Show"))
        by = st.segmented_control(
            say("Lanes"),
            [lane.value for lane in LanesBy],
            default="type",
            format_func=lambda by: say(_LANES[by]),
            key="lanes",
            bind="query-params",
            required=True,
        )
        words = st.text_input(
            say("Words"), key="words", bind="query-params", placeholder=say("in quotes, people, places")
        )
        years = _years(facets)
        actors = _actors(desk, facets)
        types = _types(desk, facets)
        statuses = st.multiselect(
            say("Status"),
            [status.value for status in Status],
            default=list(SHOWN_AT_FIRST),
            format_func=lambda status: phrases(desk.language).status[status],
            key="status",
            bind="query-params",
        )
        st.button(say("Clear the filters"), on_click=clear, width="stretch", icon=":material/filter_alt_off:")
    return View(
        by=by,
        language=desk.language,
        types=tuple(types),
        statuses=tuple(statuses),
        actors=tuple(actors),
        years=years,
        words=words.strip(),
    )


def clear() -> None:
    """Back to what is shown at first."""
    for key in _KEYS:
        st.session_state[key] = {"status": list(SHOWN_AT_FIRST), "words": "", "from": None, "to": None}.get(key, [])


def _years(facets: Facets) -> tuple[int | None, int | None]:
    first, last = st.columns(2)
    with first:
        start = _year(say("From year"), "from", facets.first_year)
    with last:
        end = _year(say("To year"), "to", facets.last_year)
    if start is not None and end is not None and start > end:
        st.warning(say("The first year is after the last."))
    return start, end


def _year(label: str, key: str, example: int | None) -> int | None:
    return st.number_input(
        label, FIRST_YEAR, LAST_YEAR, None, 1, key=key, placeholder=_hint(example), bind="query-params"
    )


def _hint(year: int | None) -> str:
    return say("any") if year is None else str(year)


def _actors(desk: Desk, facets: Facets) -> Sequence[str]:
    codes = [code for code, _ in facets.actors]
    names = desk.names
    counts = dict(facets.actors)
    options = sorted(codes, key=lambda code: names.get(code, code).casefold())
    return st.multiselect(
        say("Actors"),
        options,
        format_func=lambda code: f"{names.get(code, code)} ({counts.get(code, 0)})",
        key="actor",
        bind="query-params",
        placeholder=say("all"),
    )


def _types(desk: Desk, facets: Facets) -> Sequence[str]:
    options = sorted((kind for kind, _ in facets.types), key=lambda kind: type_label(kind, desk.types, desk.language))
    return st.multiselect(
        say("Types"),
        options,
        format_func=lambda kind: type_label(kind, desk.types, desk.language),
        key="type",
        bind="query-params",
        placeholder=say("all"),
    )
