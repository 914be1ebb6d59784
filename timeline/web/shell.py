"""The frame round every page: settings, navigation, messages, and the boundary that turns errors into sentences."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import streamlit as st

from timeline.installation import Visitor
from timeline.languages import LanguageError
from timeline.locating import database_url
from timeline.names import DataError
from timeline.store import Action, Grant, StoreError
from timeline.web.account import account
from timeline.web.address import take_address
from timeline.web.chronology_page import chronology_page
from timeline.web.error_words import error_in_words
from timeline.web.going import remember_pages
from timeline.web.languages import choose_language
from timeline.web.live import follow, pulse
from timeline.web.map_page import map_page
from timeline.web.messages import show_messages
from timeline.web.pairs_page import pairs_page
from timeline.web.plain import plain
from timeline.web.review_page import review_page
from timeline.web.samples import read_samples
from timeline.web.sharing_page import sharing_page
from timeline.web.sources_page import sources_page
from timeline.web.speaking import language, say
from timeline.web.state import SIGNATURE, Desk, installation, is_new, is_warm, knowledge, panorama_of
from timeline.web.timeline_page import timeline_page
from timeline.web.timelines_page import timelines_page
from timeline.web.visitors import is_shared, timeline_of_page, visitor_of_page
from timeline.web.watch import tell_failure

_STYLE: Final = Path(__file__).with_name("style.css")
# A file of ours: an icon by name would be fetched from a font host.
_ICON: Final = Path(__file__).with_name("icon.svg")


def show() -> None:
    """Runs the page the reader is on."""
    # First of all: whatever follows is said in the language chosen.
    take_address()
    st.set_page_config(page_title=say("Timeline"), page_icon=_ICON, layout="wide")
    st.html(_STYLE)
    choose_language()
    try:
        visitor, grant = _admitted()
    except StoreError as error:
        st.error(plain(error_in_words(error)), icon=":material/error:")
        return
    if is_shared():
        account(visitor)
    pages = _pages(visitor, grant)
    remember_pages(pages)
    st.navigation(list(pages.values()), position="top").run()


def _admitted() -> tuple[Visitor, Grant]:
    """Who looks at the page, and what they are to its timeline; their name is what changes are kept under."""
    visitor = visitor_of_page()
    person = None if visitor.is_local else installation().person(visitor)
    st.session_state[SIGNATURE] = person.signature if person is not None else ""
    return visitor, installation().grant(visitor, timeline_of_page()) if not visitor.is_local else Grant()


def _pages(visitor: Visitor, grant: Grant) -> dict[str, Any]:
    """The pages of the timeline, as far as the visitor may see them, and in a shared installation those round it."""
    pages: dict[str, Any] = _of_timeline(grant) if grant.allows(Action.READ) else {}
    if is_shared():
        page = st.Page(
            lambda: timelines_page(visitor), title=say("Timelines"), icon=":material/folder_open:",
            url_path="timelines", default=not pages,
        )  # fmt: skip
        pages["timelines"] = page
        if grant.allows(Action.SEE_MEMBERS):
            pages["sharing"] = st.Page(
                lambda: sharing_page(visitor, timeline_of_page()), title=say("People and sharing"),
                icon=":material/group:", url_path="sharing",
            )  # fmt: skip
    return pages


def _of_timeline(grant: Grant) -> dict[str, Any]:
    pages = {
        "timeline": st.Page(framed(timeline_page), title=say("Timeline"), icon=":material/timeline:", default=True),
        "chronology": st.Page(
            framed(chronology_page), title=say("Chronology"), icon=":material/menu_book:", url_path="chronology"
        ),
        "map": st.Page(framed(map_page), title=say("Map"), icon=":material/map:", url_path="map"),
        "pairs": st.Page(framed(pairs_page), title=say("Who met whom"), icon=":material/grid_on:", url_path="pairs"),
        "review": st.Page(framed(review_page), title=say("Review"), icon=":material/rule:", url_path="review"),
        "sources": st.Page(
            framed(sources_page), title=say("Sources"), icon=":material/description:", url_path="sources"
        ),
    }
    if not grant.allows(Action.CONFIRM):
        del pages["review"]
    return pages


def framed(page: Callable[[Desk], None]) -> Callable[[], None]:
    """The page with what it works on, messages from the last click, and our own errors as sentences."""

    def run() -> None:
        # The errors of ours that a reader can do something about; others are for the log (see `report_failure`).
        try:
            desk = open_desk()
            show_messages()
            drawn = pulse(desk)
            page(replace(desk, panorama=desk.panorama.since(drawn.revision)))
            follow(drawn)
        except (DataError, LanguageError, StoreError) as error:
            st.error(plain(error_in_words(error)), icon=":material/error:")

    return run


def open_desk() -> Desk:
    """The store and the reference data; at the very first start of a laptop's, with the sample reports read in."""
    first_start = is_new(database_url()) and not is_shared()
    with nullcontext() if is_warm() else st.spinner(say("Opening the timeline …")):
        timeline = timeline_of_page()
        # The right is asked first: all events in memory are handed to whoever may read them only.
        store = installation().timeline(visitor_of_page(), timeline)
        desk = Desk(store, panorama_of(timeline), knowledge(), language())
    if first_start:
        read_samples(desk)
    return desk


def report_failure(error: Exception) -> bool:
    """One sentence in place of a traceback, which goes to the terminal."""
    st.error(
        say(
            "This did not work: something happened that Timeline did not foresee. What was saved before is safe; "
            "reload the page to go on. The terminal says more ({error}).",
            error=type(error).__name__,
        ),
        icon=":material/error:",
    )
    tell_failure(error, "page")
    return True
