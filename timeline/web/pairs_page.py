"""The Pairs page: who met whom how often, as a square of actors and as a table; picking a pair filters by it."""

from dataclasses import replace
from typing import Final

import streamlit as st

from timeline.dates import Date, Grain, day_number
from timeline.panorama import Encounters, LanesBy, OverTime
from timeline.views import date_in_words, isolated
from timeline.views.lanes import lane_title
from timeline.views.pair_figure import pair_figure, time_figure
from timeline.web.address import current_view, show
from timeline.web.beneath import events_beneath, nothing_found, page_head
from timeline.web.picking import Group, Part, picking
from timeline.web.plain import plain
from timeline.web.speaking import number_in_words, say, say_count
from timeline.web.state import Desk
from timeline.web.viewing import View

_SIZES: Final = (10, 20, 30)
_FIRST_SIZE: Final = 20
# Cells that a finger can hit.
_FIRST_ON_PHONE: Final = 10
_SIZE: Final = "most"


def pairs_page(desk: Desk) -> None:
    """Who takes part with whom in the events of the view."""
    teaching = say("Here you see who met whom, how often and when. Add a report in which two states or more meet.")
    view = page_head(say("Who met whom"), teaching, desk)
    if view is None:
        return
    met = desk.panorama.encounters(view, _size())
    if not met.bars:
        nothing_found(say("No two actors share one of these events. Take a filter away, or clear them all."))
        return
    _square(met, view, desk)
    if view.pairs:
        _pair(view, desk)
    else:
        st.caption(say("Pick a cell or a row to see that pair over time; pick it again to see all."))
        events_beneath(say("Events"), view, desk, key="pair-events")


def _size() -> int:
    """How many actors are shown: in the address, so that a link shows as many."""

    def keep() -> None:
        st.query_params[_SIZE] = str(st.session_state[_SIZE])

    asked = st.query_params.get(_SIZE, "")
    size = int(asked) if asked in map(str, _SIZES) else _first_size()
    st.session_state[_SIZE] = size
    st.segmented_control(say("Actors shown"), _SIZES, key=_SIZE, on_change=keep, required=True)
    return size


def _first_size() -> int:
    """Browsers of phones say so in their name."""
    return _FIRST_ON_PHONE if "Mobi" in (st.context.headers.get("User-Agent") or "") else _FIRST_SIZE


def _square(met: Encounters, view: View, desk: Desk) -> None:
    pairs = met.pairs()
    counts = dict(pairs)
    rows = tuple(
        Part(key, (_names(key, desk), number_in_words(count, desk.language)), tuple(met.bars[key].tolist()))
        for key, count in pairs
    )

    def hover(key: str) -> str:
        return f"<b>{_names(key, desk)}</b><br>{_events(counts.get(key, 0))}"

    picking(
        pair_figure(met, set(view.pairs), desk.names, hover),
        [Group("", rows)],
        key="pairs-square",
        columns=(say("Pair"), say("Events"), _column(met, desk.language)),
        caption=say_count("{number} pair", "{number} pairs", len(pairs)),
        label=say(
            "A square of actors: the darker a cell, the more events its two actors share. The table has the same."
        ),
        chosen=view.pairs,
        on_pick=_pick,
    )
    if met.left_out:
        st.caption(
            say_count(
                "{number} actor with fewer events is left out.",
                "{number} actors with fewer events are left out.",
                met.left_out,
            )
        )


def _column(met: Encounters, language: str) -> str:
    bars = max(len(bar) for bar in met.bars.values())
    return _years(met.first, met.step * bars, language) if bars else ""


def _pair(view: View, desk: Desk) -> None:
    """The pair over time, and its events."""
    names = ", ".join(_names(pair, desk) for pair in view.pairs)
    bars = desk.panorama.over_time(view)
    if len(bars.counts):
        with st.container(key="beneath-pairs"):
            st.header(say("{pair} over time", pair=plain(names)), anchor=False)
        _over_time(bars, view, desk)
    events_beneath(say("Events of {pair}", pair=plain(names)), view, desk, key="pair-events")


def _over_time(bars: OverTime, view: View, desk: Desk) -> None:
    def said(place: int) -> str:
        return _years(bars.first + place * bars.step, bars.step, desk.language)

    def hover(place: int) -> str:
        return f"<b>{isolated(said(place))}</b><br>{_events(int(bars.counts[place]))}"

    chosen = _chosen_years(view, bars.step)
    rows = tuple(
        Part(str(bars.first + place * bars.step), (said(place), number_in_words(count, desk.language)))
        for place, count in enumerate(bars.counts.tolist())
        if count
    )

    def pick(key: str) -> None:
        first = int(key)
        now = current_view()
        years = (first, first + bars.step - 1)
        show(replace(now, years=(None, None) if now.years == years else years))

    picking(
        time_figure(bars, chosen, lambda place: _year(bars.first + place * bars.step, desk.language), hover),
        [Group("", rows)],
        key="pairs-time",
        columns=(say("Years") if bars.step > 1 else say("Year"), say("Events")),
        caption=_events(int(bars.counts.sum())),
        label=say("Events of the pair by time, as bars. The table has the same."),
        chosen=chosen,
        on_pick=pick,
    )


def _chosen_years(view: View, step: int) -> set[str]:
    first, last = view.years
    return {str(first)} if first is not None and last == first + step - 1 else set()


def _pick(key: str) -> None:
    """Leaves the events of the pair; a second time, all events again."""
    view = current_view()
    show(replace(view, pairs=() if view.pairs == (key,) else (key,)))


def _names(pair: str, desk: Desk) -> str:
    return lane_title(pair, LanesBy.PAIR, types=desk.types, names=desk.names, language=desk.language)


def _events(number: int) -> str:
    return say_count("{number} event", "{number} events", number)


def _years(first: int, step: int, language: str) -> str:
    last = first + step - 1
    return _year(first, language) if step == 1 else f"{_year(first, language)}–{_year(last, language)}"


def _year(year: int, language: str) -> str:
    return str(year) if year > 0 else date_in_words(Date(day_number(year), Grain.YEAR), language)
