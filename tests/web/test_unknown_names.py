"""Settling who a name is, and the day of an event that only its report dates."""

import pytest
from app_harness import put
from test_review_page import Reader, report

from timeline import pipeline
from timeline.dates import write_edtf
from timeline.store import Store
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.state import Desk


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, Panorama(store, Names(pipeline.knowledge())), pipeline.knowledge(), "en")


def asked(reader: Reader, kind: str) -> list[dict]:
    return [question for question in reader.asked() if question["key"].startswith(kind)]


@pytest.mark.parametrize(
    ("act", "value", "expected"),
    [
        ("choose", "Xi, Jinping", "Xi, Jinping"),
        ("choose", "=", "Xi, Jining"),
        ("typed", "emomali rahmon", "Rahmon, Emomali"),
        ("typed", "Somebody, New", "Somebody, New"),
    ],
)
def test_a_name_is_somebody_we_know_or_its_own(
    desk: Desk,
    store: Store,
    act: str,
    value: str,
    expected: str,
) -> None:
    (event,) = put(store, "2021-09-07", people=("Xi, Jining",))
    reader = Reader(desk)
    (question,) = asked(reader, "unknown-name")
    assert "Xi, Jining" in question["asked"]
    assert "Xi, Jinping" in [choice["value"] for choice in question["choices"]]
    assert question["contexts"], "its quote is shown"
    reader.do(act, question["key"], value)
    assert store.event(event).people == (expected,)
    assert asked(reader, "unknown-name") == []
    reader.do("undo")
    assert store.event(event).people == ("Xi, Jining",)
    assert len(asked(reader, "unknown-name")) == 1


def test_the_same_name_elsewhere_is_settled_only_on_request(desk: Desk, store: Store) -> None:
    put(store, "2021-09-07", "2022-01-01", "2023-01-01", people=("Nobody, Ann",))
    reader = Reader(desk)
    first = asked(reader, "unknown-name")[0]
    assert first["alike"] == 2
    reader.do("typed", first["key"], "Nobody, Anna")
    assert len(asked(reader, "unknown-name")) == 2
    second = asked(reader, "unknown-name")[0]
    reader.do("choose", second["key"], "=", alike=True)
    assert asked(reader, "unknown-name") == []


def test_each_unknown_name_of_an_event_is_asked_about(desk: Desk, store: Store) -> None:
    event, other = put(store, "2021-09-07", "2022-01-01", people=("Nobody, Ann", "Nobody, Bob"))
    reader = Reader(desk)
    first = asked(reader, "unknown-name")[0]
    assert ("Nobody, Ann" in first["asked"], first["alike"]) == (True, 0)
    reader.do("typed", first["key"], "Nobody, Anna")
    assert store.event(event).people == ("Nobody, Ann", "Nobody, Bob"), "settled together"
    assert reader.progress.show == first["key"]
    second = asked(reader, "unknown-name")[0]
    assert ("Nobody, Bob" in second["asked"], second["alike"]) == (True, 1)
    reader.do("undo")
    assert "Nobody, Ann" in asked(reader, "unknown-name")[0]["asked"]
    reader.do("typed", first["key"], "Nobody, Anna")
    reader.do("choose", first["key"], "=", alike=True)
    assert store.event(event).people == store.event(other).people == ("Nobody, Anna", "Nobody, Bob")
    assert asked(reader, "unknown-name") == []


def test_who_leaves_an_event_starts_anew_with_its_names(desk: Desk, store: Store) -> None:
    put(store, "2021-09-07", people=("Nobody, Ann", "Nobody, Bob"))
    reader = Reader(desk)
    (question,) = asked(reader, "unknown-name")
    reader.do("choose", question["key"], "=")
    reader.do("skip", question["key"])
    assert "Nobody, Ann" in asked(reader, "unknown-name")[0]["asked"]


def test_a_name_that_several_have_is_asked_for_more_of(desk: Desk, store: Store) -> None:
    put(store, "2021-09-07", people=("Nobody, Ann",))
    reader = Reader(desk)
    (question,) = asked(reader, "unknown-name")
    reader.do("typed", question["key"], "wang")
    assert "Several are called so" in reader.progress.notice
    assert len(asked(reader, "unknown-name")) == 1


@pytest.mark.parametrize(
    ("act", "value", "day"), [("choose", "=", "2021-09-10"), ("typed", "8 September 2021", "2021-09-08")]
)
def test_the_day_of_a_report_is_confirmed_or_corrected(
    desk: Desk,
    store: Store,
    act: str,
    value: str,
    day: str,
) -> None:
    report(store, "The foreign ministers of China and Tajikistan met in Dushanbe.", created="2021-09-10")
    reader = Reader(desk)
    (question,) = asked(reader, "report-day")
    assert "report's own day" in question["why"][0][0]
    reader.do(act, question["key"], value)
    event = store.event(question["event"])
    assert event.when is not None
    assert (write_edtf(event.when), "date" in event.confirmed) == (day, True)
    assert asked(reader, "report-day") == []
