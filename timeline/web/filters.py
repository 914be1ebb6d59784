"""The filters in the sidebar. They live in the address, so that a link shows what its sender saw."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from timeline.events import Status
from timeline.panorama import LanesBy
from timeline.store import Facets
from timeline.views import type_label
from timeline.web.state import LANGUAGE, Desk
from timeline.web.viewing import FIRST_YEAR, LAST_YEAR, SHOWN_AT_FIRST, View

_KEYS: Final = ("from", "to", "actor", "type", "status", "words")


def filters(desk: Desk) -> View:
    """Draws the filters and gives the view they ask for."""
    facets = desk.store.facets()
    with st.sidebar:
        st.subheader("Show")
        by = st.segmented_control(
            "Lanes",
            [lane.value for lane in LanesBy],
            default="type",
            format_func=str.capitalize,
            key="lanes",
            bind="query-params",
            required=True,
        )
        words = st.text_input("Words", key="words", bind="query-params", placeholder="in quotes, people, places")
        years = _years(facets)
        actors = _actors(desk, facets)
        types = _types(desk, facets)
        statuses = st.multiselect(
            "Status",
            [status.value for status in Status],
            default=list(SHOWN_AT_FIRST),
            format_func=str.capitalize,
            key="status",
            bind="query-params",
        )
        st.button("Clear the filters", on_click=clear, width="stretch", icon=":material/filter_alt_off:")
    return View(
        by=by,
        language=LANGUAGE,
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
        start = _year("From year", "from", facets.first_year)
    with last:
        end = _year("To year", "to", facets.last_year)
    if start is not None and end is not None and start > end:
        st.warning("The first year is after the last.")
    return start, end


def _year(label: str, key: str, example: int | None) -> int | None:
    return st.number_input(
        label, FIRST_YEAR, LAST_YEAR, None, 1, key=key, placeholder=_hint(example), bind="query-params"
    )


def _hint(year: int | None) -> str:
    return "any" if year is None else str(year)


def _actors(desk: Desk, facets: Facets) -> Sequence[str]:
    codes = [code for code, _ in facets.actors]
    names = desk.names
    counts = dict(facets.actors)
    options = sorted(codes, key=lambda code: names.get(code, code).casefold())
    return st.multiselect(
        "Actors",
        options,
        format_func=lambda code: f"{names.get(code, code)} ({counts.get(code, 0)})",
        key="actor",
        bind="query-params",
        placeholder="all",
    )


def _types(desk: Desk, facets: Facets) -> Sequence[str]:
    options = sorted((kind for kind, _ in facets.types), key=lambda kind: type_label(kind, desk.types, LANGUAGE))
    return st.multiselect(
        "Types",
        options,
        format_func=lambda kind: type_label(kind, desk.types, LANGUAGE),
        key="type",
        bind="query-params",
        placeholder="all",
    )
