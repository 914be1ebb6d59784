"""The square of actors and a pair's bars, as Plotly takes them."""

import numpy as np

from timeline.panorama import Encounters, OverTime
from timeline.views.pair_figure import pair_figure, time_figure

MET = Encounters(("CHN", "TJK", "RUS"), np.array([[4, 3, 0], [3, 3, 1], [0, 1, 2]]), 1, 2020, {}, 0, 0)


def test_the_square_is_symmetric_and_empty_where_nobody_met():
    (trace,) = pair_figure(MET, set(), {"CHN": "China"}, str)["data"]
    z = trace["z"]
    assert z == [list(column) for column in zip(*z, strict=True)]
    assert [z[0][0], z[0][2]] == [None, None]
    assert z[0][1] > z[1][2] > 0
    assert trace["text"][0] == ["", "3", ""]
    assert trace["meta"]["keys"] == [["", "CHN TJK", "CHN RUS"], ["CHN TJK", "", "RUS TJK"], ["CHN RUS", "RUS TJK", ""]]


def test_actors_are_named_the_first_one_on_top():
    layout = pair_figure(MET, set(), {"CHN": "China"}, str)["layout"]
    assert [label.strip("\u2066\u2067\u2069") for label in layout["xaxis"]["ticktext"]] == ["China", "TJK", "RUS"]
    assert layout["xaxis"]["ticktext"] == layout["yaxis"]["ticktext"]
    assert layout["yaxis"]["range"][0] > layout["yaxis"]["range"][1]


def test_a_chosen_pair_is_framed_on_both_sides():
    framed = {"CHN TJK": 2, "RUS": 0}
    for pair, number in framed.items():
        shapes = pair_figure(MET, {pair}, {}, str)["layout"]["shapes"]
        assert len(shapes) == len(MET.actors) + number


def test_bars_have_their_first_year_as_key():
    bars = OverTime(10, 1990, np.array([3, 0, 1]), 0)
    (trace,) = time_figure(bars, {"2010"}, str, str)["data"]
    assert (trace["customdata"], trace["y"]) == (["1990", "2000", "2010"], [3, 0, 1])
    assert trace["marker"]["color"][0] == trace["marker"]["color"][1] != trace["marker"]["color"][2]
