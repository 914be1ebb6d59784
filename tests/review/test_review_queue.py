"""The queue of what needs a person: what is in it, and in which order."""

import pytest

from timeline.dates import Date, Grain
from timeline.dating import Candidate, Clue, DocumentDate
from timeline.events import Outline, Status
from timeline.panorama import Columns, columns_of
from timeline.review import Doubt, Queue, Undecided, likely_pairs, queue_of


def outline(number: int, date: str = "2021-09-07", **fields) -> Outline:
    made = {"type": "meeting", "status": Status.PAST, "actors": ("CHN", "TJK"), "documents": (f"d{number}",)}
    return Outline(id=f"e{number}", date=date, **(made | fields))


def believed(name: str, *weights: float, created: str = "", kind: str = "weekday") -> Undecided:
    days = tuple(Candidate(Date(738000 + number), weight) for number, weight in enumerate(weights))
    return Undecided(name, created, DocumentDate(None, None, days, (Clue(kind, "so"),)))


def queue(*outlines: Outline, documents: tuple[Undecided, ...] = (), **asked) -> Queue:
    columns = columns_of(outlines)
    return queue_of(columns, asked.pop("mask", columns.flags >= 0), documents, **asked)


def keys(of: Queue) -> list[str]:
    return [one.key for one in of.items(range(len(of)))]


def test_the_hardest_come_first() -> None:
    whole = queue(
        outline(1, "[2010-09-07,2021-09-07]"),
        outline(2, "2020-01-01", is_disputed=True),
        outline(3, "1999-05-05"),
        outline(4, "1999-05-06"),
        documents=(believed("sure", 0.97), believed("half", 0.5), believed("none"),
                   believed("wrong", 1, created="2021-09-07", kind="contradiction")),
    )  # fmt: skip
    assert keys(whole) == [
        "undated:none", "undated:half", "contradicted:wrong", "disputed:e2", "one-of:e1", "twice:e3:e4",
        "worked-out:sure",
    ]  # fmt: skip
    assert [whole.place(key) for key in keys(whole)] == list(range(7))
    assert sum(whole.counts().values()) == len(whole) == 7


@pytest.mark.parametrize(
    ("date", "fields", "expected"),
    [
        ("2021-09", {}, None),
        ("", {}, None),
        # A stretch is no choice between days.
        ("[2021-09-01..2021-09-07]", {}, None),
        ("[2010-09-07,2021-09-07]", {}, "one-of"),
        ("[2010-09-07,2021-09-07]", {"is_confirmed": True}, None),
        ("2021-09-07", {"is_disputed": True}, "disputed"),
        # The sources decide which days are possible at all: they are asked about first.
        ("[2010-09-07,2021-09-07]", {"is_disputed": True}, "disputed"),
    ],
)
def test_an_event_is_asked_about_once_and_for_one_reason(date: str, fields: dict, expected: str | None) -> None:
    found = keys(queue(outline(1, date, **fields)))
    assert found == ([f"{expected}:e1"] if expected else [])


@pytest.mark.parametrize(
    ("other", "is_asked"),
    [
        ({"date": "2021-09-08"}, True),
        ({"date": "2021-09-07", "type": "negotiation"}, True),
        ({"date": "2021-09-07", "place": "Dushanbe"}, True),
        ({"date": "2021-09-09"}, False),
        ({"date": "2021-09-08", "type": "call"}, False),
        ({"date": "2021-09-08", "actors": ("CHN", "UZB")}, False),
        ({"date": "2021-09-08", "actors": (), "recipients": ()}, False),
        ({"date": "2021-09-08", "actors": ("TJK",), "recipients": ("CHN",)}, True),
        ({"date": "2021-09-08", "status": Status.DENIED}, False),
        ({"date": "2021-09-08", "status": Status.PLANNED}, True),
        ({"date": "2021-09-08", "documents": ("d1",)}, False),
        ({"date": "2021-09-08", "people": ("Wang, Yi",)}, False),
        ({"date": "2021-09-08", "people": ("Wang, Yi", "Xi, Jinping")}, True),
        ({"date": "2021"}, False),
        ({"date": ""}, False),
    ],
)
def test_two_events_may_be_one_where_nothing_speaks_against_it(other: dict, is_asked: bool) -> None:
    found = queue(outline(1, people=("Xi, Jinping",)), outline(2, **other))
    assert (Doubt.TWICE in {one.doubt for one in found.items(range(len(found)))}) is is_asked


def test_what_reports_say_every_day_is_not_asked_about() -> None:
    assert len(queue(outline(1, type="statement"), outline(2, type="statement"))) == 0


def test_what_a_person_keeps_apart_is_not_asked_about_again() -> None:
    pair = outline(1), outline(2, "2021-09-08")
    assert keys(queue(*pair)) == ["twice:e1:e2"]
    assert keys(queue(*pair, apart={("e1", "e2")})) == []


def test_filters_leave_the_questions_of_what_they_leave() -> None:
    events = outline(1, "[2010-09-07,2021-09-07]"), outline(2, "[2010-09-08,2021-09-08]")
    documents = believed("d1", 0.3), believed("d2", 0.4), believed("without events", 0.2)
    mask = columns_of(events).ids == b"e2"
    assert keys(queue(*events, documents=documents, mask=mask, is_filtered=True)) == ["undated:d2", "one-of:e2"]
    assert len(queue(*events, documents=documents)) == 5


def test_what_was_skipped_comes_last_in_the_order_it_was_skipped() -> None:
    whole = queue(*(outline(number, f"[{2000 + number}-01-01,2021-01-01]") for number in range(5)))
    skipped = ["one-of:e3", "one-of:e0", "one-of:settled", "nonsense", "one-of:e3"]
    assert whole.order(skipped).tolist() == [1, 2, 4, 3, 0]
    assert whole.order(()).tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    "key", ["", "one-of", "one-of:", "one-of:a:b", "twice:e0", "wrong:e0", "one-of:e9", "undated:e0"]
)
def test_an_address_that_names_no_question_has_no_place(key: str) -> None:
    assert queue(outline(0, "[2000-01-01,2021-01-01]")).place(key) is None


def test_questions_about_the_very_same_date_are_found() -> None:
    one, other = "[2000-01-01,2021-01-01]", "[2000-01-02,2021-01-02]"
    whole = queue(outline(0, one), outline(1, other), outline(2, one), outline(3, one, is_confirmed=True))
    first = whole.items([0])[0]
    assert [same.key for same in whole.same_dates(first)] == ["one-of:e2"]


def test_an_empty_store_asks_nothing() -> None:
    columns: Columns = columns_of(())
    assert keys(queue()) == []
    assert likely_pairs(columns, columns.flags >= 0, ()).shape == (0, 2)


def test_a_year_is_not_a_day_to_be_sure_of() -> None:
    year = Undecided("a", "", DocumentDate(None, None, (Candidate(Date(738000, Grain.YEAR), 1.0),)))
    assert year.doubt is Doubt.UNDATED
