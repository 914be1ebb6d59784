"""The filters in the sidebar. They live in the address, so that a link shows what its sender saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from timeline.dates import Bounds, day_number
from timeline.events import Status
from timeline.store import Facets, Query
from timeline.views import LanesBy, type_label
from timeline.web.state import LANGUAGE, Desk

_FIRST_YEAR: Final = -9999
_LAST_YEAR: Final = 9999
# What was denied did not happen: it is shown on request only.
_SHOWN_AT_FIRST: Final = [status.value for status in Status if status is not Status.DENIED]
_KEYS: Final = ("from", "to", "actor", "type", "status", "words")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader asked to see."""

    query: Query
    window: Bounds | None
    by: LanesBy


def filters(desk: Desk) -> Chosen:
    """Draws the filters and gives what is chosen."""
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
            default=_SHOWN_AT_FIRST,
            format_func=str.capitalize,
            key="status",
            bind="query-params",
        )
        st.button("Clear the filters", on_click=clear, width="stretch", icon=":material/filter_alt_off:")
    query = Query(years=years, actors=tuple(actors), types=tuple(types), statuses=tuple(statuses), words=words.strip())
    return Chosen(query, _window(years), LanesBy(by))


def clear() -> None:
    """Back to what is shown at first."""
    for key in _KEYS:
        st.session_state[key] = {"status": _SHOWN_AT_FIRST, "words": "", "from": None, "to": None}.get(key, [])


def _years(facets: Facets) -> tuple[int, int] | None:
    first, last = st.columns(2)
    with first:
        start = _year("From year", "from", facets.first_year)
    with last:
        end = _year("To year", "to", facets.last_year)
    if start is None and end is None:
        return None
    years = (_FIRST_YEAR if start is None else start, _LAST_YEAR if end is None else end)
    if years[0] > years[1]:
        st.warning("The first year is after the last.")
    return years


def _year(label: str, key: str, example: int | None) -> int | None:
    return st.number_input(
        label, _FIRST_YEAR, _LAST_YEAR, None, 1, key=key, placeholder=_hint(example), bind="query-params"
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


def _window(years: tuple[int, int] | None) -> Bounds | None:
    """The days the chart opens on: the years asked for, where both ends are."""
    if years is None or years[0] > years[1] or _FIRST_YEAR in years or _LAST_YEAR in years:
        return None
    return Bounds(day_number(years[0]), day_number(years[1], 12, 31))
