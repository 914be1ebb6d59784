"""The Map page: where the events happened, as circles on the land and as a table; picking a place filters by it."""

from dataclasses import replace
from typing import Final

import streamlit as st

from timeline.panorama import Atlas, Site
from timeline.views import isolated
from timeline.views.hover import safe_line
from timeline.views.map_figure import Circle, map_figure
from timeline.web.address import current_view, show
from timeline.web.beneath import events_beneath, nothing_found, page_head
from timeline.web.picking import Group, Part, picking
from timeline.web.placing import Places
from timeline.web.plain import plain
from timeline.web.speaking import number_in_words, say, say_count
from timeline.web.state import Desk, knowledge
from timeline.web.viewing import View

# More circles, or more rows, than this are no picture: the search finds what is rarer.
_MOST: Final = 500
# Parts the names of one spot in a key; no name has it.
_BETWEEN: Final = "\n"


def map_page(desk: Desk) -> None:
    """Where the events of the view happened."""
    teaching = say("Here the places of your events lie on a map. Add a report, and see where its events happened.")
    view = page_head(say("Map"), teaching, desk)
    if view is None:
        return
    atlas = desk.panorama.atlas(view, _places().spot)
    if not atlas.sites and not atlas.unknown:
        nothing_found(
            say("None of these events names a place. Take a filter away, or give an event its place in its panel.")
        )
        return
    _map(atlas, view, desk)
    if view.places:
        title = say(
            "Events in {places}", places=plain(", ".join(isolated(desk.names.get(one, one)) for one in view.places))
        )
        events_beneath(title, view, desk, key="map-events")
    else:
        st.caption(say("Pick a circle or a row to see the events there; pick it again to see all."))
        events_beneath(say("Events"), view, desk, key="map-events")


@st.cache_resource(show_spinner=False)
def _places() -> Places:
    return Places(knowledge())


def _map(atlas: Atlas, view: View, desk: Desk) -> None:
    sites = atlas.sites[:_MOST]
    circles = [Circle(site, _key(site), _hover(site, desk), _names(site, desk)[0]) for site in sites]
    chosen = {circle.key for circle in circles if set(circle.site.words) & set(view.places)}
    chosen |= {place.word for place in atlas.unknown if place.word in view.places}
    known = tuple(Part(_key(site), (_name(site, desk), _written(site.count, desk))) for site in sites)
    lost = tuple(
        Part(place.word, (desk.names.get(place.word, place.word), _written(place.count, desk)))
        for place in atlas.unknown[:_MOST]
    )
    groups = [Group("", known)]
    if lost:
        groups.append(Group(say("Not found on the map"), lost))
    picking(
        map_figure(circles, chosen, desk.knowledge.folder),
        groups,
        key="map",
        columns=(say("Place"), say("Events")),
        caption=_caption(atlas),
        label=say("Map of the places, as circles as large as many events happened there. The table has the same."),
        chosen=chosen,
        on_pick=_pick,
        zooms=True,
    )
    if atlas.placeless:
        st.caption(
            ":material/location_off: "
            + say_count("{number} event names no place.", "{number} events name no place.", atlas.placeless)
        )


def _pick(key: str) -> None:
    """Leaves the events there; a second time, all events again."""
    view, words = current_view(), tuple(key.split(_BETWEEN))
    show(replace(view, places=() if view.places == words else words))


def _key(site: Site) -> str:
    return _BETWEEN.join(site.words)


def _names(site: Site, desk: Desk) -> list[str]:
    """All names of the spot, the usual one first; in the reader's language several may be one."""
    return list(dict.fromkeys(desk.names.get(word, word) for word in site.words))


def _name(site: Site, desk: Desk) -> str:
    return " · ".join(map(isolated, _names(site, desk)))


def _hover(site: Site, desk: Desk) -> str:
    names = "<br>".join(safe_line(word) for word in _names(site, desk)[:5])
    return f"<b>{names}</b><br>{isolated(say_count('{number} event', '{number} events', site.count))}"


def _written(number: int, desk: Desk) -> str:
    return number_in_words(number, desk.language)


def _caption(atlas: Atlas) -> str:
    places = len(atlas.sites) + len(atlas.unknown)
    return say_count("{number} place", "{number} places", places)
