"""The Review page: which questions it asks, and what an answer does; the keys are tested in a browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from app_harness import NOW, page_text
from streamlit.testing.v1 import AppTest

from timeline import pipeline
from timeline.dates import parse_edtf, write_edtf
from timeline.dating import DocumentDate
from timeline.events import Event, Evidence, Reading, Status
from timeline.store import Query, Store
from timeline.text import Citation, Document, Span
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.questions import questions
from timeline.web.settling import Progress, take
from timeline.web.state import Desk
from timeline.web.viewing import View

# Written for this test.
UNDATED = "BEIJING, 7 September - Chinese President Xi Jinping today met Tajik President Emomali Rahmon."
WRONG = "BEIJING, 6 September 2021 - Foreign Minister Wang Yi met Russian Foreign Minister Sergey Lavrov on Monday."


@pytest.fixture
def review_app(url: str) -> AppTest:
    def page() -> None:
        from timeline.web.address import take_address
        from timeline.web.review_page import review_page
        from timeline.web.shell import framed

        take_address()
        framed(review_page)()

    return AppTest.from_function(page, default_timeout=90)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, Panorama(store, Names(pipeline.knowledge())), pipeline.knowledge(), "en")


class Reader:
    """What the page's script does: it sends all that was not yet taken in, in numbers."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.progress, self.entries = desk, Progress(), []

    def asked(self) -> list[dict[str, Any]]:
        queue = self.desk.panorama.queue(View())
        return questions(
            queue.items(queue.order(self.progress.skipped).tolist()), queue, self.desk, self.progress.named
        )

    def do(self, act: str, key: str = "", value: str = "", **more: object) -> None:
        self.entries.append({"n": len(self.entries) + 1, "act": act, "key": key, "value": value, **more})
        log = {"run": "a page", "entries": self.entries}
        take(log, self.progress, lambda: self.desk.panorama.queue(View()), self.desk)

    def left(self) -> list[str]:
        return [question["key"] for question in self.asked()]


def sent(app: AppTest) -> dict[str, Any]:
    drawn = next(part for part in app.get("bidi_component") if part.key == "review")
    return json.loads(drawn.proto.json)


def report(store: Store, text: str, created: str = "") -> str:
    document = Document(text, created=created, language="en", citation=Citation(title="A report"))
    store.save(pipeline.read(document, pipeline.knowledge()), at=NOW)
    return document.id


def choices(store: Store, *dates: str) -> list[str]:
    """A dated report of one meeting a date, told in the same words; gives the events' ids in order of time."""
    text = "\n".join("They met again." for _ in dates)
    document = Document(text, created="2021-09-10", language="en", citation=Citation(title="A report"))
    spans = [Span(16 * number, 16 * number + 15) for number, _ in enumerate(dates)]
    events = tuple(
        Event(
            "meeting", parse_edtf(date), Status.PAST, ("CHN", "TJK"), (Evidence(document.id, span, "They met again."),)
        )
        for date, span in zip(dates, spans, strict=True)
    )
    store.save(Reading(document, DocumentDate(parse_edtf("2021-09-10")), (), events), at=NOW)
    return [event.id for event in store.find(Query(documents=(document.id,)))]


def told(store: Store, number: int, date: str, place: str = "") -> None:
    """One report of one meeting."""
    document = Document(f"Report {number}: they met.", language="en", created="2021-09-10")
    quote = Evidence(document.id, Span(0, len(document.text)), document.text)
    event = Event("meeting", parse_edtf(date), Status.PAST, ("CHN", "TJK"), (quote,), place=place)
    store.save(Reading(document, DocumentDate(parse_edtf("2021-09-10")), (), (event,)), at=NOW)


def dates(store: Store) -> list[str]:
    return [write_edtf(event.when) if event.when else "" for event in store.find(Query())]


def test_without_reports_the_page_says_what_to_do(review_app: AppTest, store: Store) -> None:
    assert "Add a report first" in page_text(review_app.run())


def test_the_page_counts_what_is_left_and_shows_the_hardest_first(review_app: AppTest, store: Store) -> None:
    choices(store, "[2010-09-07,2021-09-07]", "2021-09-08")
    document_id = report(store, UNDATED)
    app = review_app.run()
    assert not app.exception
    data = sent(app)
    assert data["questions"][0]["key"] == f"undated:{document_id}"
    kinds = [question["doubt"] for question in data["questions"]]
    assert kinds == sorted(kinds, key=["undated", "one-of", "worked-out"].index)
    assert sum(number for _, _, number in data["counts"]) == len(kinds)


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [("types", "call", 0), ("types", "meeting", 2), ("years", "2020..", 2), ("years", "..2005", 0)],
)
def test_filters_leave_the_questions_of_their_events(
    review_app: AppTest, store: Store, name: str, value: str, number: int
) -> None:
    choices(store, "[2010-09-07,2021-09-07]", "[2010-10-07,2021-10-07]")
    review_app.query_params[name] = value
    if value == "call":
        report(store, "Xi Jinping and Emomali Rahmon spoke by phone on 7 September 2021.", "2021-09-08")
    assert len(sent(review_app.run())["questions"]) == number


def test_a_link_leads_to_its_question(review_app: AppTest, store: Store) -> None:
    ids = choices(store, *(f"[{year}-09-07,2021-09-07]" for year in range(1960, 2000)))
    review_app.query_params["item"] = f"one-of:{ids[30]}"
    data = sent(review_app.run())
    assert data["show"] == f"one-of:{ids[30]}"
    assert data["show"] in [question["key"] for question in data["questions"]]
    review_app.query_params["item"] = "one-of:settled"
    assert sent(review_app.run())["questions"]


def test_a_day_is_chosen_accepted_typed_and_taken_back(store: Store, desk: Desk) -> None:
    first, second, third = choices(store, *(f"[{year}-09-07,2021-09-07]" for year in (2001, 2002, 2003)))
    reader = Reader(desk)
    assert [choice["value"] for choice in reader.asked()[0]["choices"]] == ["2001-09-07", "2021-09-07", "="]
    reader.do("choose", f"one-of:{first}", "2021-09-07")
    reader.do("choose", f"one-of:{second}", "=")
    reader.do("typed", f"one-of:{third}", "early June 2021")
    assert reader.asked() == []
    assert [write_edtf(event.when) for event in map(store.event, (first, second)) if event and event.when] == [
        "2021-09-07", "[2002-09-07,2021-09-07]",
    ]  # fmt: skip
    for key in (third, second, first):
        reader.do("undo")
        assert reader.progress.show == f"one-of:{key}"
    assert reader.left() == [f"one-of:{key}" for key in (first, second, third)]
    reader.do("undo")
    assert "nothing to undo" in reader.progress.notice


def test_what_is_sent_twice_is_done_once(store: Store, desk: Desk) -> None:
    (event_id,) = choices(store, "[2001-09-07,2021-09-07]")
    reader = Reader(desk)
    for _ in range(2):
        entries = [{"n": 1, "act": "choose", "key": f"one-of:{event_id}", "value": "2021-09-07"}]
        take({"run": "a page", "entries": entries}, reader.progress, lambda: desk.panorama.queue(View()), desk)
    assert len(store.history(event_id)) == len(reader.progress.done) == 1
    # A page opened anew counts from one again.
    take(
        {"run": "another", "entries": [{"n": 1, "act": "undo"}]},
        reader.progress,
        lambda: desk.panorama.queue(View()),
        desk,
    )
    assert reader.left() == [f"one-of:{event_id}"]


def test_what_cannot_be_understood_is_asked_again_with_the_reason(store: Store, desk: Desk) -> None:
    (event_id,) = choices(store, "[2001-09-07,2021-09-07]")
    reader = Reader(desk)
    reader.do("typed", f"one-of:{event_id}", "whenever")
    assert "not understood" in reader.progress.notice
    assert reader.progress.show == reader.left()[0] == f"one-of:{event_id}"
    assert reader.progress.done == []


def test_what_is_skipped_comes_last(store: Store, desk: Desk) -> None:
    ids = choices(store, *(f"[{year}-09-07,2021-09-07]" for year in (2001, 2002, 2003)))
    reader = Reader(desk)
    reader.do("skip", f"one-of:{ids[0]}")
    reader.do("skip", f"one-of:{ids[1]}")
    assert reader.left() == [f"one-of:{ids[place]}" for place in (2, 0, 1)]


def test_identical_questions_are_answered_alike_on_request_only_and_taken_back_together(
    store: Store, desk: Desk
) -> None:
    one = "[2001-09-07,2021-09-07]"
    ids = choices(store, one, one, one)
    reader = Reader(desk)
    assert [question["alike"] for question in reader.asked()] == [2, 2, 2]
    reader.do("choose", f"one-of:{ids[0]}", "2021-09-07")
    assert len(reader.asked()) == 2
    reader.do("choose", f"one-of:{ids[1]}", "2021-09-07", alike=True)
    assert "2 cases" in reader.progress.notice
    assert reader.asked() == []
    reader.do("undo")
    assert reader.left() == [f"one-of:{event_id}" for event_id in sorted(ids[1:])]


def test_an_undated_report_is_dated_and_undated_again(store: Store, desk: Desk) -> None:
    key = f"undated:{report(store, UNDATED)}"
    reader = Reader(desk)
    question = next(one for one in reader.asked() if one["key"] == key)
    assert "7 September" in question["choices"][0]["text"]
    assert any(is_marked for _, is_marked in question["contexts"][0]["pieces"])
    reader.do("typed", key, "7 September 2021")
    assert dates(store) == ["2021-09-07"]
    assert key not in reader.left()
    reader.do("undo")
    assert reader.left()[0] == key


def test_a_date_the_text_speaks_against_is_kept_or_put_right(store: Store, desk: Desk) -> None:
    key = f"contradicted:{report(store, WRONG, created='2019-03-04')}"
    reader = Reader(desk)
    question = reader.asked()[0]
    values = [choice["value"] for choice in question["choices"]]
    assert (question["key"], values[0]) == (key, "2019-03-04")
    assert "2021-09-06" in values
    reader.do("choose", key, "2019-03-04")
    assert reader.asked() == []
    reader.do("undo")
    reader.do("choose", key, "2021-09-06")
    assert dates(store) == ["2021-09-06"]


def test_two_events_are_told_as_one_or_kept_two(store: Store, desk: Desk) -> None:
    told(store, 1, "2021-09-07")
    told(store, 2, "2021-09-08")
    reader = Reader(desk)
    (question,) = reader.asked()
    assert len(question["contexts"]) == 2
    reader.do("choose", question["key"], "one")
    assert len(store.find(Query())) == 1
    reader.do("undo")
    assert reader.left() == [question["key"]]
    reader.do("choose", question["key"], "two")
    assert (reader.left(), len(store.find(Query()))) == ([], 2)
    reader.do("undo")
    assert reader.left() == [question["key"]]


def test_sources_that_differ_are_settled_field_by_field(store: Store, desk: Desk) -> None:
    told(store, 1, "2021-09-07", "Dushanbe")
    told(store, 2, "2021-09-08", "Beijing")
    reader = Reader(desk)
    reader.do("choose", reader.left()[0], "one")
    (question,) = reader.asked()
    assert question["doubt"] == "disputed"
    assert {choice["value"] for choice in question["choices"]} == {"2021-09-07", "2021-09-08"}
    assert len(question["contexts"]) == 2
    reader.do("choose", question["key"], "2021-09-08")
    (question,) = reader.asked()
    assert {choice["value"] for choice in question["choices"]} == {"Beijing", "Dushanbe"}
    reader.do("typed", question["key"], "Khujand")
    assert reader.asked() == []
    assert [event.place for event in store.find(Query())] == ["Khujand"]


def test_a_key_of_the_log_that_names_nothing_changes_nothing(store: Store, desk: Desk, tmp_path: Path) -> None:
    reader = Reader(desk)
    for key in ("", "nonsense", "one-of:gone", "undated:gone", "twice:a:b"):
        reader.do("choose", key, "2021-09-07")
    assert reader.progress.done == []
