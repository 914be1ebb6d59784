"""The address of the page: it holds all that a reader has chosen, so that a link or the back button restores it."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qs, urlencode

import streamlit as st

from timeline.dates.reckonings import RECKONINGS
from timeline.web.speaking import KEY as LANGUAGE_KEY
from timeline.web.speaking import LANGUAGES, first_language, language
from timeline.web.viewing import OURS, View, read, written

_SEEN: Final = "address seen"
_PAGE: Final = "page seen"
# What a widget is called in the session is what the address calls its value.
CHOOSERS: Final = (
    "types",
    "statuses",
    "actors",
    "pairs",
    "people",
    "places",
    "sources",
    "languages",
    "collections",
    "precisions",
)


def take_address() -> None:
    """At the start of a run: what the address says goes into the widgets, if somebody else than we wrote it."""
    said, page, before = _own_part(), st.context.url, st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    if st.session_state.get(_SEEN) == said:
        return
    if not said and before is not None and page != before:
        # Another page of ours: Streamlit has emptied the address, but the reader has not taken anything back.
        put_address(current_view())
        return
    st.session_state[_SEEN] = said
    view = read(said)
    st.session_state[LANGUAGE_KEY] = view.language if view.language in LANGUAGES else first_language()
    show(view)


def show(view: View) -> None:
    """Puts a view into the widgets, before they are drawn or in a callback."""
    state = st.session_state
    for name in CHOOSERS:
        state[name] = list(getattr(view, name))
    state["by"], state["words"] = view.lanes.value, view.words
    state["from"], state["to"] = view.years
    state["calendar"] = view.calendar if view.calendar in RECKONINGS else ""
    state["order"], state["hidden"], state["folded"] = view.order, view.hidden, view.folded


def arrange_lanes(lanes: Mapping[str, Sequence[str]]) -> None:
    """Keeps the lanes as the reader has put them."""
    for name in ("order", "hidden", "folded"):
        st.session_state[name] = tuple(str(key) for key in lanes.get(name, ()))


def current_view() -> View:
    """What the widgets ask for."""
    state, first = st.session_state, View()
    many = {name: tuple(state.get(name, getattr(first, name))) for name in CHOOSERS}
    return View(
        by=state.get("by") or first.by,
        language=language(),
        calendar=state.get("calendar") or "",
        years=(state.get("from"), state.get("to")),
        words=str(state.get("words", "")).strip(),
        order=state.get("order", ()),
        hidden=state.get("hidden", ()),
        folded=state.get("folded", ()),
        **many,
    )


def put_address(view: View) -> None:
    """Writes a view into the address; what others keep there stays."""
    wanted = written(view)
    if wanted == _own_part():
        return
    others = {name: st.query_params.get_all(name) for name in st.query_params if name not in OURS}
    st.session_state[_SEEN] = wanted
    st.query_params.from_dict(parse_qs(wanted, keep_blank_values=True) | others)


def _own_part() -> str:
    """The part of the address that is a view's, as we would write it."""
    said = [(name, value) for name in st.query_params if name in OURS for value in st.query_params.get_all(name)]
    return written(read(urlencode(said)))
