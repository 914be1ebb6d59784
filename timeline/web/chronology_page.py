"""The Chronology page: the same events to read, year by year, with their sources in notes; some hundreds at a time."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from timeline.panorama import YearOf
from timeline.views import year_heading
from timeline.web.beneath import NOTHING_FOUND, NOTHING_YET, nothing_found, page_head
from timeline.web.chronicle import chronology_html, told
from timeline.web.panoramas import Panorama
from timeline.web.speaking import language, number_in_words, say
from timeline.web.state import Desk
from timeline.web.taking_away import downloads
from timeline.web.viewing import View, written
from timeline.web.visitors import asking
from timeline.web.zooming import base_path

STYLE: Final = Path(__file__).with_name("chronology.css")
# Events a page: as many as a reader scrolls through, and a browser lays out at once.
_PAGE: Final = 300
_AT: Final = "at"
_SEEN: Final = "chronology seen"
_YEAR: Final = "chronology-year"


def chronology_page(desk: Desk) -> None:
    """What a reader reads, and prints."""
    view = page_head(say("Chronology"), say(NOTHING_YET), desk)
    if view is None:
        return
    places = desk.panorama.listed(view, None)
    if not len(places):
        nothing_found(say(NOTHING_FOUND))
        return
    start = _start(view, len(places))
    _bar(view, desk, start)
    st.html(STYLE)
    with st.container(key="chronology"):
        st.html(_events(view, desk.panorama, desk, start))
    _pages(start, len(places), "below")
    downloads(view, desk)


def _events(view: View, panorama: Panorama, desk: Desk, start: int) -> str:
    ids = panorama.ids(view, start, _PAGE)
    years = told(desk.store.events(ids), desk.store, types=desk.types, names=desk.names, language=desk.language)
    link = f"{base_path()}/?{asking(view)}&event="
    return f'<div class="chronology">{chronology_html(years, desk.language, link=link)}</div>'


def _start(view: View, number: int) -> int:
    """Where in the list the reader is: as the address says, and at the beginning once other events are asked for."""
    asked, before = written(view), st.session_state.get(_SEEN)
    st.session_state[_SEEN] = asked
    text = st.query_params.get(_AT, "")
    start = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    if start >= number or (before is not None and before != asked):
        _go_to(0)
        return 0
    return start


def _go_to(start: int) -> None:
    if start:
        st.query_params[_AT] = str(start)
    else:
        st.query_params.pop(_AT, None)


def _bar(view: View, desk: Desk, start: int) -> None:
    chronicle = desk.panorama.chronicle(view)
    with st.container(horizontal=True, vertical_alignment="bottom", key="chronology-bar"):
        if chronicle.years:
            _year_chooser(chronicle.years, start, desk.language)
        _pages(start, len(chronicle.places), "above")
        printed = urlencode({"view": asking(view), "print": ""})
        st.link_button(say("Print or save as PDF"), f"{base_path()}/view/chronology?{printed}", icon=":material/print:")


def _year_chooser(years: Sequence[YearOf], start: int, language: str) -> None:
    known = {year.year: year for year in years}
    # The year the page begins in; the first where it begins before all years.
    st.session_state[_YEAR] = next((year.year for year in reversed(years) if year.first <= start), years[0].year)

    def chosen() -> None:
        _go_to(known[st.session_state[_YEAR]].first)

    def named(year: int) -> str:
        number = number_in_words(known[year].count, language)
        return say("{year} ({number})", year=year_heading(year, language), number=number)

    st.selectbox(say("Go to the year"), list(known), key=_YEAR, format_func=named, on_change=chosen, width=200)


def _pages(start: int, number: int, where: str) -> None:
    """Which events are shown, and the way on and back."""
    if number <= _PAGE and not start:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"chronology-pages-{where}", width="content"):
        shown = {"first": start + 1, "last": min(start + _PAGE, number), "all": number}
        words = {name: number_in_words(count, language()) for name, count in shown.items()}
        earlier, later = max(start - _PAGE, 0), start + _PAGE
        st.button(say("Earlier"), key=f"earlier-{where}", disabled=not start, on_click=_go_to, args=(earlier,))
        st.caption(say("Events {first}–{last} of {all}", **words), width="content")
        st.button(say("Later"), key=f"later-{where}", disabled=later >= number, on_click=_go_to, args=(later,))
