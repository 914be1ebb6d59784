"""The filters in the sidebar, each with the number of events it would leave."""

from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import nullcontext
from typing import Final

import streamlit as st

from timeline.events import Status
from timeline.panorama import Facet, LanesBy, Precision
from timeline.views import phrases, type_label
from timeline.views.lanes import lane_title
from timeline.web.address import CHOOSERS, current_view, put_address, show
from timeline.web.panoramas import Panorama
from timeline.web.saving_views import saved_views
from timeline.web.speaking import noted, number_in_words, say
from timeline.web.state import Desk
from timeline.web.viewing import FIRST_YEAR, LAST_YEAR, View

_LANES: Final = {
    LanesBy.TYPE: noted("Type"),
    LanesBy.ACTOR: noted("Actor"),
    LanesBy.PAIR: noted("Pair"),
    LanesBy.PLACE: noted("Place"),
    LanesBy.SOURCE: noted("Source"),
    LanesBy.COLLECTION: noted("Collection"),
}
_PRECISIONS: Final = {
    Precision.DAY: noted("To the day"),
    Precision.MONTH: noted("To the month"),
    Precision.YEAR: noted("To the year"),
    Precision.COARSER: noted("Coarser"),
    Precision.SPAN: noted("From one day to another"),
    Precision.CHOICE: noted("One of several days"),
    Precision.ABOUT: noted("About then"),
    Precision.NONE: noted("No date"),
}
_TITLES: Final = {
    "actors": noted("Actors"),
    "types": noted("Types"),
    "statuses": noted("Status"),
    "precisions": noted("How sure the date is"),
    "places": noted("Places"),
    "people": noted("People"),
    "languages": noted("Languages of the sources"),
    "collections": noted("Collections"),
    "sources": noted("Sources"),
}
_CALENDARS: Final = {
    "": noted("None"),
    "hijri": noted("Hijri"),
    "solar": noted("Solar Hijri"),
    "julian": noted("Julian"),
    "minguo": noted("Minguo"),
    "republican": noted("French Republican"),
}
_AT_HAND: Final = ("actors", "types", "statuses")
# A list of more options than this helps nobody; the search by words finds what is rarer.
_MOST_OPTIONS: Final = 1000


def filters(desk: Desk) -> View:
    """Draws the filters and gives the view they ask for, which goes into the address."""
    view = asked_for(desk)
    draw_filters(view, desk)
    return view


def asked_for(desk: Desk) -> View:
    """The view that the filters ask for, before they are drawn: what takes longest may be drawn first."""
    # A million events are a minute's reading when the program has just started; afterwards there is nothing to tell.
    with nullcontext() if desk.panorama.in_memory() else st.spinner(say("Opening the timeline …")):
        desk.panorama.held()
    _keep_known(desk.panorama)
    view = current_view()
    put_address(view)
    return view


def draw_filters(view: View, desk: Desk) -> None:
    """The sidebar of a view."""
    facets = desk.panorama.counts(view)
    with st.sidebar:
        saved_views(desk)
        st.subheader(say("Show"))
        st.segmented_control(
            say("Lanes"), [by.value for by in LanesBy], format_func=lambda by: say(_LANES[LanesBy(by)]), key="by",
            required=True, persist_state="session",
        )  # fmt: skip
        st.text_input(say("Words"), key="words", persist_state="session", placeholder=say("in quotes, people, places"))
        _years(desk.panorama)
        for name in _AT_HAND:
            _chooser(name, facets[name], desk)
        _pairs(desk)
        _more(view, facets, desk)
        st.selectbox(
            say("Second calendar"), list(_CALENDARS), format_func=lambda name: say(_CALENDARS[name]), key="calendar",
            persist_state="session",
        )  # fmt: skip
        st.button(say("Clear the filters"), on_click=clear, width="stretch", icon=":material/filter_alt_off:")


def clear() -> None:
    """Back to what is shown at first, in the same lanes."""
    show(View(by=current_view().by, calendar=current_view().calendar))


def _years(panorama: Panorama) -> None:
    span = panorama.years()
    first, last = st.columns(2)
    for column, label, key, example in ((first, say("From year"), "from", 0), (last, say("To year"), "to", 1)):
        hint = say("any") if span is None else str(span[example])
        column.number_input(
            label, FIRST_YEAR, LAST_YEAR, step=1, value=None, key=key, placeholder=hint, persist_state="session"
        )
    start, end = st.session_state["from"], st.session_state["to"]
    if start is not None and end is not None and start > end:
        st.warning(say("The first year is after the last."))


def _chooser(name: str, facets: Sequence[Facet], desk: Desk) -> None:
    counts = {facet.word: facet.count for facet in facets}
    label = _labels(name, desk)
    # What is chosen stays on offer, even where it leaves nothing.
    options = list(dict.fromkeys((*list(counts)[:_MOST_OPTIONS], *st.session_state[name])))
    st.multiselect(
        say(_TITLES[name]),
        options,
        format_func=lambda word: f"{label(word)} ({number_in_words(counts.get(word, 0), desk.language)})",
        key=name,
        placeholder=say("all"),
        persist_state="session",
    )


def _more(view: View, facets: Mapping[str, Sequence[Facet]], desk: Desk) -> None:
    """What is chosen less often: drawn when it is open, as every list on the page makes each change slower."""
    names = [name for name in _TITLES if name not in _AT_HAND]
    in_use = any(getattr(view, name) != getattr(View(), name) for name in names)
    more = st.expander(say("More filters"), expanded=in_use, key="more-filters", on_change="rerun")
    if more.open:
        with more:
            for name in names:
                _chooser(name, facets[name], desk)


def _pairs(desk: Desk) -> None:
    """Pairs are chosen on their own page; here one sees them, and takes them away."""
    if chosen := st.session_state["pairs"]:
        st.multiselect(
            say("Both together"),
            list(chosen),
            format_func=lambda pair: lane_title(pair, LanesBy.PAIR, types=desk.types, names=desk.names),
            key="pairs",
            persist_state="session",
        )


def _labels(name: str, desk: Desk) -> Callable[[str], str]:
    """How one chooser's words are said."""
    if name == "types":
        return lambda word: type_label(word, desk.types, desk.language)
    tables: Mapping[str, Callable[[], Mapping[str, str]]] = {
        "actors": lambda: desk.names,
        "people": lambda: desk.names,
        "places": lambda: desk.names,
        "sources": lambda: desk.panorama.held().sources.titles,
        "statuses": lambda: phrases(desk.language).status,
        "precisions": lambda: {precision: say(text) for precision, text in _PRECISIONS.items()},
        "languages": lambda: phrases(desk.language).locale.languages,
    }
    table = tables[name]() if name in tables else {}
    return lambda word: table.get(word, word)


def _keep_known(panorama: Panorama) -> None:
    """Keeps what is chosen. An address may ask for what is not there: it is as if it had not."""
    known: dict[str, Set[str]] = {
        **panorama.words(),
        "statuses": {status.value for status in Status},
        "precisions": {precision.value for precision in Precision},
    }
    for name in CHOOSERS:
        chosen = st.session_state.get(name, [])
        there = [word for word in chosen if _is_known(word, name, known)]
        # Set in every run: the browser knows a choice by its text, and loses it when the number in that text changes.
        st.session_state[name] = there if there == chosen else there or list(getattr(View(), name))


def _is_known(word: str, name: str, known: Mapping[str, Set[str]]) -> bool:
    if name != "pairs":
        return word in known[name]
    actors = word.split()
    return len(actors) == 2 and all(actor in known["actors"] for actor in actors)
