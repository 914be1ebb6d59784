"""Places by any name are one spot on the map."""

from timeline.panorama import Facet, Site, Spot, atlas

GENEVA, VIENNA = Spot(46.2, 6.1), Spot(48.2, 16.4)
KNOWN = {"Geneva": GENEVA, "جنيف": GENEVA, "Vienna": VIENNA}


def test_names_of_one_spot_are_one_site_and_the_fullest_comes_first() -> None:
    places = [Facet("Vienna", 4), Facet("Geneva", 3), Facet("جنيف", 2), Facet("Elsewhere", 1), Facet("Nowhere", 7)]
    found = atlas(places, KNOWN.get)
    assert found.sites == (Site(GENEVA, ("Geneva", "جنيف"), 5), Site(VIENNA, ("Vienna",), 4))
    assert found.unknown == (Facet("Nowhere", 7), Facet("Elsewhere", 1))


def test_no_places_make_an_empty_map() -> None:
    found = atlas([], KNOWN.get)
    assert (found.sites, found.unknown) == ((), ())
