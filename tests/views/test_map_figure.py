"""Places as circles on the land: where they lie, how large they are, what is named."""

import numpy as np

from timeline import pipeline
from timeline.panorama import Site, Spot
from timeline.views.land import graticule, land, projected
from timeline.views.map_figure import Circle, map_figure

GENEVA, LIMA = Spot(46.2, 6.1), Spot(-12.0, -77.0)


def circle(name, spot, count):
    return Circle(Site(spot, (name,), count), name, f"{name}: {count}", name)


def circles_of(figure):
    return figure["data"][-1]


def test_a_place_lies_where_the_projection_puts_it():
    x, y = projected([0, 0, 90, 48.9, -33.9], [0, 180, 0, 2.3, 151.2])
    assert (x[0], y[0], x[2].round(9)) == (0, 0, 0)
    # The edge and the pole, as the authors of the projection give them.
    assert (x[1].round(3), y[2].round(3)) == (2.707, 1.317)
    assert 0 < x[3] < x[4]
    assert y[4] < 0 < y[3]


def test_the_land_is_within_the_earth_and_has_no_torn_ring():
    x, _ = land(pipeline.DATA)
    known = x[~np.isnan(x)]
    assert 2.0 < known.max() < 2.71
    assert -2.71 < known.min() < -2.0
    # A ring cut wrongly at the 180th meridian would run right across.
    assert np.nanmax(abs(np.diff(x))) < 0.5
    assert len(graticule()[0]) == len(graticule()[1])


def test_the_larger_the_count_the_larger_the_circle_and_the_small_ones_on_top():
    figure = map_figure([circle("Lima", LIMA, 1), circle("Geneva", GENEVA, 100)], set(), pipeline.DATA)
    drawn = circles_of(figure)
    assert drawn["customdata"] == ["Geneva", "Lima"]
    assert drawn["marker"]["size"][0] > 3 * drawn["marker"]["size"][1]
    assert drawn["hovertext"] == ["Geneva: 100", "Lima: 1"]


def test_a_chosen_place_has_another_colour():
    figure = map_figure([circle("Lima", LIMA, 2), circle("Geneva", GENEVA, 1)], {"Geneva"}, pipeline.DATA)
    first, second = circles_of(figure)["marker"]["color"]
    assert first != second


def test_words_of_a_document_are_no_markup():
    (text,) = circles_of(map_figure([circle("<b>x</b>", LIMA, 1)], set(), pipeline.DATA))["text"]
    assert "<b>" not in text


def test_a_map_without_places_is_the_land():
    assert circles_of(map_figure([], set(), pipeline.DATA))["x"] == []
