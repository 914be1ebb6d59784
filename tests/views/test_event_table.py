from timeline.dates import parse_edtf
from timeline.events import Event, EventType, Status
from timeline.views import actor_names, event_rows, in_order

TYPES = {"aid": EventType("aid", {"en": "Aid"}, "AID", "", "07", "#336699", False)}
NAMES = {"CHN": "China", "TJK": "Tajikistan"}


def event(edtf: str) -> Event:
    return Event("aid", parse_edtf(edtf) if edtf else None, Status.PAST, ("CHN",), (), recipients=("TJK",), id=edtf)


def test_rows_say_in_words_what_the_chart_draws() -> None:
    (row,) = event_rows([event("2021-09")], types=TYPES, names=NAMES)
    assert (row.id, row.date, row.edtf, row.type, row.parties, row.status) == (
        "2021-09",
        "some day in September 2021",
        "2021-09",
        "Aid",
        "China, Tajikistan",
        "happened",
    )


def test_events_are_ordered_by_their_first_day_and_the_undated_come_last() -> None:
    dates = ["2021-09-07", "", "2021", "../1990", "-0043", "2021-01-01"]
    assert [e.id for e in in_order(map(event, dates))] == ["../1990", "-0043", "2021-01-01", "2021", "2021-09-07", ""]


def test_who_did_it_to_whom_is_kept_apart() -> None:
    assert actor_names(event("2021"), NAMES) == "China → Tajikistan"
