"""A picture on paper: each mark where its day and its row are, what lies outside cut away, words as they are read."""

from dataclasses import replace

import pytest

from timeline.dates import Bounds, day_number, parse_edtf
from timeline.events import Event, Evidence, Status
from timeline.text import Span
from timeline.views import LanesBy, drawing, paint
from timeline.views.lanes import Lane
from timeline.views.picture import ROW, Looks, close_picture

WIDTH = 1000
WINDOW = Bounds(day_number(2021), day_number(2021, 12, 31))


def event(date: str, status: Status = Status.PAST, place: str = "") -> Event:
    quote = Evidence("d1", Span(0, 4), "They")
    return Event("meeting", parse_edtf(date), status, ("CHN", "TJK"), (quote,), place=place)


def drawn(*events: Event, window: Bounds = WINDOW) -> list[dict]:
    picture = close_picture(
        [Lane("meeting", "Meetings & <more>", events, 3)], window, Looks({}, {}, LanesBy.TYPE, width=WIDTH)
    )
    lanes = [{"title": "Meetings & <more>", "rows": 3}]
    return drawing({**picture, "lanes": lanes}, width=WIDTH)


def of_kind(kind: str, shapes: list[dict]) -> list[dict]:
    return [shape for shape in shapes if shape["kind"] == kind]


@pytest.mark.parametrize(
    ("date", "share"), [("2021-01-01", 0.5 / 365), ("2021-07-02", 0.5), ("2021-12-31", 364.5 / 365)]
)
def test_a_day_stands_where_it_is_in_its_year(date: str, share: float) -> None:
    (sign,) = of_kind("sign", drawn(event(date)))
    assert sign["x"] == pytest.approx(8 + share * (WIDTH - 16), abs=0.5)
    # Under the axis and the lane's title.
    assert sign["y"] == pytest.approx(34 + 1.5 * ROW)


def test_a_month_is_as_wide_as_it_is_and_cut_at_the_edge() -> None:
    month, over = (
        next(box for box in of_kind("box", drawn(event(date))) if "stroke" in box)
        for date in ("2021-04", "2020/2021-02")
    )
    assert month["w"] == pytest.approx(30 / 365 * (WIDTH - 16), abs=0.5)
    assert (over["x"], over["x"] + over["w"]) == (8, pytest.approx(8 + 59 / 365 * (WIDTH - 16), abs=0.5))


def test_what_is_planned_is_hollow_and_what_is_not_in_sight_is_not_drawn() -> None:
    (planned,) = of_kind("sign", drawn(event("2021-05-05", Status.PLANNED)))
    assert "fill" not in planned
    assert planned["thickness"] == 2
    assert of_kind("sign", drawn(event("2019-05-05"))) == []


def test_words_are_as_they_are_read() -> None:
    named = replace(event("2021-05-05"), actors=("<b>R&D</b>",))
    words = [shape["text"] for shape in of_kind("words", drawn(named))]
    assert any("<b>R&D</b>" in text for text in words)
    assert words[-1] == "Meetings & <more>"
    assert any("2021" in text for text in words)
    assert not any("&amp;" in text for text in words)


def test_the_days_before_our_era_are_drawn_too() -> None:
    window = Bounds(day_number(-50), day_number(-40))
    (sign,) = of_kind("sign", drawn(event("-0043-03-15"), window=window))
    assert 8 < sign["x"] < WIDTH - 8


@pytest.mark.parametrize(
    ("colour", "painted"),
    [
        ("rgba(51,102,153,0.5)", "#33669980"),
        ("rgb(1,2,3)", "#010203ff"),
        ("rgba(1,2,3,0)", "#01020300"),
        ("#abcdef", "#abcdef"),
        ("white", "#ffffff"),
        ("mauve", "#7a7f87"),
    ],
)
def test_colours_are_written_in_hex(colour: str, painted: str) -> None:
    assert paint(colour) == painted
