"""Places by any name are one spot on the map."""

import numpy as np

from timeline.events import Outline, Status
from timeline.panorama import Columns, Facet, Site, Spot, atlas, columns_of

GENEVA, VIENNA = Spot(46.2, 6.1), Spot(48.2, 16.4)
KNOWN = {"Geneva": GENEVA, "جنيف": GENEVA, "Vienna": VIENNA}


def at(*places: str) -> Columns:
    return columns_of(Outline(f"{n:03}", "visit", Status.PAST, "2021", place) for n, place in enumerate(places))


def test_names_of_one_spot_are_one_site_and_the_fullest_comes_first() -> None:
    columns = at(*["Vienna"] * 4, *["جنيف"] * 2, *["Geneva"] * 3, "Elsewhere", *["Nowhere"] * 7, "", "")
    found = atlas(columns, np.ones(len(columns), dtype=bool), KNOWN.get)
    assert found.sites == (Site(GENEVA, ("Geneva", "جنيف"), 5), Site(VIENNA, ("Vienna",), 4))
    assert found.unknown == (Facet("Nowhere", 7), Facet("Elsewhere", 1))
    assert found.placeless == 2


def test_only_the_events_asked_for_are_on_the_map() -> None:
    found = atlas(at("Vienna", "Geneva", "Nowhere", ""), np.array([False, True, False, False]), KNOWN.get)
    assert (found.sites, found.unknown, found.placeless) == ((Site(GENEVA, ("Geneva",), 1),), (), 0)


def test_no_events_make_an_empty_map() -> None:
    found = atlas(at(), np.empty(0, dtype=bool), KNOWN.get)
    assert (found.sites, found.unknown, found.placeless) == ((), (), 0)
