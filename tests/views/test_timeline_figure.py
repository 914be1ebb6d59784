from typing import Any

import pytest

from timeline.dates import Bounds, day_number, parse_edtf
from timeline.events import Event, EventType, Evidence, Status
from timeline.text import Span
from timeline.views import LanesBy, timeline_figure, undated

TYPES = {
    "call": EventType("call", {"en": "Phone call"}, "CONSULT", "phone", "04", "#336699", True),
    "visit": EventType("visit", {"en": "Visit"}, "CONSULT", "visit", "04", "#cc6600", False),
}
ISOLATES = "\u2066\u2069"
NAMES = {"CHN": "China", "TJK": "Tajikistan", "d1": "Report <b>one</b>"}


def event(
    edtf: str,
    *,
    name: str = "e",
    type: str = "call",  # noqa: A002
    status: Status = Status.PAST,
    actors: tuple[str, ...] = ("CHN", "TJK"),
    quote: str = "They spoke.",
) -> Event:
    when = parse_edtf(edtf) if edtf else None
    return Event(type, when, status, actors, (Evidence("d1", Span(0, 11), quote),), id=name)


def figure(*events: Event, **options: Any) -> Any:
    return timeline_figure(events, types=TYPES, names=NAMES, **options)


def drawn(picture: Any) -> list[Any]:
    """The traces that show events, not links, labels or the legend."""
    return [trace for trace in picture.data if trace.meta["kind"] in ("bar", "point")]


def looks(picture: Any) -> list[tuple[str, str, int]]:
    """Kind, shape and count of the marks one can see; a narrow bar has an unseen one to click on."""
    seen = [trace for trace in drawn(picture) if trace.marker.opacity != 0]
    return [(trace.meta["kind"], trace.meta["shape"], len(trace.y)) for trace in seen]


def titles(picture: Any) -> list[str]:
    return [annotation.text for annotation in picture.layout.annotations]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2021-09-07", [("point", "point", 1)]),
        ("2021-09", [("bar", "within", 1)]),
        ("2021", [("bar", "within", 1)]),
        ("2021-09-07~", [("bar", "margin", 1), ("point", "point", 1)]),
        ("2021-09-07/2021-09-30", [("bar", "lasted", 1)]),
        ("2021-09/2021-12", [("bar", "within", 1), ("bar", "lasted", 1)]),
        ("[2020-09-07,2021-09-07]", [("point", "candidate", 2)]),
        ("[2020,2022-09-07]", [("bar", "candidate", 1), ("point", "candidate", 1)]),
    ],
)
def test_a_mark_is_as_wide_as_what_is_known(edtf: str, expected: list[tuple[str, str, int]]) -> None:
    assert looks(figure(event(edtf))) == expected


def test_a_bar_begins_on_the_first_day_and_is_as_long_as_the_month() -> None:
    (bar,) = [trace for trace in drawn(figure(event("2021-09"))) if trace.type == "bar"]
    assert (bar.base[0], bar.x[0] / 86_400_000) == ("2021-09-01", 30)


def test_candidates_hang_together_by_a_line() -> None:
    (link,) = [trace for trace in figure(event("[2010-09-07,2021-09-07]")).data if trace.meta["kind"] == "link"]
    assert [x and x[:10] for x in link.x] == ["2010-09-07", "2021-09-07", None]


@pytest.mark.parametrize(
    ("status", "symbol"),
    [
        (Status.PAST, "circle"),
        (Status.PLANNED, "circle-open"),
        (Status.ANNIVERSARY, "star"),
        (Status.DENIED, "x"),
        (Status.ONGOING, "triangle-right"),
    ],
)
def test_each_status_has_its_sign(status: Status, symbol: str) -> None:
    (trace,) = drawn(figure(event("2021-09-07", status=status)))
    assert trace.marker.symbol == symbol


def test_a_planned_span_is_hollow() -> None:
    planned, past = (
        drawn(figure(event("2021-09-07/2022-09-07", status=status)))[0] for status in (Status.PLANNED, Status.PAST)
    )
    assert planned.marker.color == "rgba(51,102,153,0.05)"
    assert past.marker.color == "rgba(51,102,153,0.95)"


def test_a_click_gives_the_event() -> None:
    picture = figure(event("2021-09-07", name="one"), event("2022", name="two", type="visit"))
    assert {data[0] for trace in drawn(picture) for data in trace.customdata} == {"one", "two"}


@pytest.mark.parametrize("by", list(LanesBy))
def test_no_two_events_of_a_lane_lie_on_one_spot(by: LanesBy) -> None:
    events = [event("2021-09-07", name=str(n), type=("call", "visit")[n % 2]) for n in range(12)]
    spots = [(x, y) for trace in drawn(figure(*events, by=by)) for x, y in zip(trace.x, trace.y, strict=True)]
    assert len(spots) == len(set(spots)) == (24 if by is LanesBy.ACTOR else 12)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (LanesBy.TYPE, ["Phone call", "Visit"]),
        (LanesBy.ACTOR, ["China", "Tajikistan", "Nobody named"]),
        (LanesBy.SOURCE, ["Report &lt;b&gt;one&lt;/b&gt;"]),
    ],
)
def test_lanes_are_headed_by_name(by: LanesBy, expected: list[str]) -> None:
    picture = figure(event("2021-09-07"), event("2021-09-08"), event("2021", type="visit", actors=()), by=by)
    assert len(titles(picture)) == len(expected)
    assert all(name in title for name, title in zip(expected, titles(picture), strict=True))


def test_the_rarest_of_too_many_lanes_share_one() -> None:
    events = [event("2021-09-07", name=str(n), actors=(f"A{n:03}",)) for n in range(60)]
    picture = figure(*events, by=LanesBy.ACTOR)
    assert len(titles(picture)) == 24
    assert "Other (37)" in titles(picture)[-1]
    assert sum(len(trace.y) for trace in drawn(picture)) == 60


def test_words_of_a_document_cannot_become_markup() -> None:
    hostile = event("2021-09-07", quote='<a href="javascript:alert(1)">x</a> & <script>alert(2)</script>')
    (trace,) = drawn(figure(hostile))
    assert "<a " not in trace.hovertext[0]
    assert "&lt;script&gt;" in trace.hovertext[0]


def test_a_line_in_arabic_keeps_its_direction_in_the_hover() -> None:
    (trace,) = drawn(figure(event("2021-09-07", quote='قال "إن العلاقات جيدة".')))
    assert '\u2067قال "إن العلاقات جيدة".\u2069' in trace.hovertext[0]


@pytest.mark.parametrize(
    ("edtf", "ticks"),
    [
        ("-0099/0100", ("100 BCE", "1", "100")),
        ("-0043-03-15", ("12 Mar 44 BCE", "18 Mar")),
        ("0800/0900", ("800", "900")),
    ],
)
def test_early_years_get_ticks_as_people_count_them(edtf: str, ticks: tuple[str, ...]) -> None:
    assert set(ticks) <= {text.strip(ISOLATES) for text in figure(event(edtf)).layout.xaxis.ticktext}


@pytest.mark.parametrize("edtf", ["1600-01-01", "-0043", "Y-12000", "2021-09-07/..", "../2021", "-9999/9999", "Y20000"])
def test_any_date_can_be_drawn(edtf: str) -> None:
    assert figure(event(edtf)).to_json()


def test_the_picture_opens_on_the_window_asked_for() -> None:
    window = Bounds(day_number(2000), day_number(2009, 12, 31))
    first, last = figure(event("1990"), event("2021"), window=window).layout.xaxis.range
    assert ("1999-08" < first < "2000-01-01", "2010-01-01" < last < "2010-06") == (True, True)


@pytest.mark.parametrize(
    ("dates", "first_year", "last_year"),
    [
        (("2020-05-01", "2021-09-07"), 2020, 2021),
        (("2020-05-01", "[1905-05-01,2021-05-01,2090-05-01]"), 2020, 2021),
        (("2020-05-01", "[1905-05-01,1990-05-01]"), 1990, 2020),
        (("[1990-05-01,2020-05-01]",), 1990, 2020),
        (("2020-05-01/..",), 2020, 2020),
    ],
)
def test_the_picture_opens_on_what_is_sure_and_the_nearest_of_the_rest(
    dates: tuple[str, ...], first_year: int, last_year: int
) -> None:
    first, last = figure(*(event(edtf, name=edtf) for edtf in dates)).layout.xaxis.range
    margin = (last_year - first_year) * 0.04 + 1
    assert first_year - margin <= int(first[:4]) <= first_year
    assert last_year <= int(last[:4]) <= last_year + margin


def test_the_legend_explains_the_marks_that_are_there_and_no_others() -> None:
    picture = figure(event("2021-09-07"), event("2022", status=Status.PLANNED))
    shown = [trace.name.strip(ISOLATES) for trace in picture.data if trace.meta["kind"] == "legend"]
    assert shown == ["exact day", "some day in this span", "planned"]


def test_undated_events_are_left_to_the_list_below() -> None:
    events = [event("2021", name="dated"), event("", name="undated")]
    assert [e.id for e in undated(events)] == ["undated"]
    assert {data[0] for trace in drawn(figure(*events)) for data in trace.customdata} == {"dated"}


def test_no_events_make_an_empty_picture() -> None:
    assert drawn(figure()) == []


def test_marks_of_one_look_are_one_trace_whatever_their_colours() -> None:
    picture = figure(*(event("2021", name=str(n), type=("call", "visit")[n % 2]) for n in range(50)))
    (bars,) = (trace for trace in drawn(picture) if trace.type == "bar")
    assert len(bars.marker.color) == len(bars.marker.line.color) == len(bars.y)
    assert len({*bars.marker.color}) == len({*bars.marker.line.color}) == 2
    of_event = {data[0]: colour for data, colour in zip(bars.customdata, bars.marker.color, strict=True)}
    assert len({of_event[str(n)] for n in range(0, 50, 2)}) == 1
