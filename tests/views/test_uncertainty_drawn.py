"""What is not known is drawn: bars that fade, signs beside marks, and a legend that says so."""

from typing import Any

import pytest

from timeline.dates import Bounds, day_number, parse_edtf
from timeline.events import Event, EventType, Status
from timeline.panorama import LanesBy
from timeline.views.fading import layers, layers_for
from timeline.views.lanes import Lane
from timeline.views.marks import Shape, marks
from timeline.views.picture import Looks, close_picture, legend

TYPES = {"call": EventType("call", {"en": "Phone call"}, "CONSULT", "phone", "04", "#336699", True)}
WINDOW = Bounds(day_number(2021), day_number(2021, 12, 31))
LOOKS = Looks(TYPES, {}, LanesBy.TYPE, width=1000)


def event(edtf: str, **fields: Any) -> Event:
    return Event("call", parse_edtf(edtf), fields.pop("status", Status.PAST), ("CHN",), (), id=edtf, **fields)


def lane(*events: Event) -> list[Lane]:
    return [Lane("call", "Calls", events)]


def shown(*events: Event) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = close_picture(lane(*events), WINDOW, LOOKS)["data"]
    return traces


def bars(*events: Event) -> list[dict[str, Any]]:
    return [trace for trace in shown(*events) if trace["type"] == "bar"]


def test_about_then_fades_to_both_sides_round_its_day() -> None:
    margin = marks(parse_edtf("2021-06-15~"))[0]
    day = day_number(2021, 6, 15)
    spans = [(layer.first - day, layer.last - day) for layer in layers(margin, WINDOW, 5)]
    assert spans == [(-10, 10), (-8, 8), (-6, 6), (-4, 4), (-2, 2)]


@pytest.mark.parametrize(
    ("edtf", "starts", "ends"),
    [("2021-06-15/..", 1, 4), ("../2021-06-15", 4, 1), ("2021-06-15/", 1, 4), ("/2021-06-15", 4, 1)],
)
def test_an_end_that_is_not_known_fades_and_one_that_is_does_not(edtf: str, starts: int, ends: int) -> None:
    fading = layers(marks(parse_edtf(edtf))[0], WINDOW, 4)
    assert len({layer.first for layer in fading}) == starts
    assert len({layer.last for layer in fading}) == ends


def test_with_an_unknown_end_only_the_start_is_sure() -> None:
    outer, sure = marks(parse_edtf("2021-06-15/"))
    assert (outer.shape, outer.last) == (Shape.WITHIN, None)
    assert (sure.shape, sure.first, sure.last) == (Shape.LASTED, day_number(2021, 6, 15), day_number(2021, 6, 15))


@pytest.mark.parametrize("edtf", ["2021-06-15/2021-07-15", "2021-06", "2021-06/2021-08"])
def test_what_is_known_at_both_ends_does_not_fade(edtf: str) -> None:
    assert {trace["meta"]["kind"] for trace in bars(event(edtf))} == {"bar"}


def test_only_the_lowest_layer_answers_the_pointer_and_all_light_up() -> None:
    drawn = bars(event("2021-06~"))
    fading = [trace for trace in drawn if trace["meta"]["kind"] == "fade"]
    assert len(fading) == layers_for(1) - 1
    assert {trace["hoverinfo"] for trace in fading} == {"skip"}
    assert {trace["hoverinfo"] for trace in drawn if trace not in fading} == {"text"}
    assert {trace["customdata"][0][0] for trace in drawn} == {"2021-06~"}


def test_many_fading_events_stay_few_bars() -> None:
    assert 600 * layers_for(600) <= 2000


@pytest.mark.parametrize(
    ("fields", "sign"),
    [({}, None), ({"disputed": ("date",)}, "≠"), ({"confirmed": ("date",)}, "✓"), ({"disputed": ("place",)}, None)],
)
def test_a_disputed_and_a_confirmed_date_have_a_sign_beside_the_mark(fields: dict[str, Any], sign: str | None) -> None:
    beside = [trace["text"] for trace in shown(event("2021-06-15", **fields)) if trace["meta"]["kind"] == "sign"]
    assert beside == ([[sign]] if sign else [])


@pytest.mark.parametrize(
    ("given", "looks"),
    [
        (event("2021-06-15"), ["point"]),
        (event("2021-06-15~"), ["point", "margin"]),
        (event("2021-06-15/.."), ["lasted", "fading"]),
        (event("[2021-06-15,2021-07-15]"), ["candidate"]),
        (event("2021-06-15", status=Status.PLANNED, disputed=("date",)), ["point", "planned", "disputed"]),
    ],
)
def test_the_legend_tells_what_is_drawn_and_nothing_else(given: Event, looks: list[str]) -> None:
    assert [entry["meta"]["look"] for entry in legend(lane(given), LOOKS)] == looks
