"""Two people at one thing: the second to save sees both and chooses, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from app_harness import NOW, ROOT, page_text, put
from streamlit.testing.v1 import AppTest

from timeline import pipeline
from timeline.dates import write_edtf
from timeline.store import Query, Store
from timeline.text import Citation, Document
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.questions import questions
from timeline.web.settling import Progress, take
from timeline.web.state import Desk
from timeline.web.viewing import View

BO = {"who": "Bo", "at": NOW}


@pytest.fixture
def meeting(store: Store) -> str:
    return put(store, "2021-09-07")[0]


@pytest.fixture
def opened(url: str, meeting: str) -> Callable[[], AppTest]:
    def open_event() -> AppTest:
        app = AppTest.from_file(str(ROOT / "timeline" / "web" / "main.py"), default_timeout=90)
        app.query_params["event"] = meeting
        return app.run()

    return open_event


def said(app: AppTest) -> str:
    return page_text(app).replace("\\", "")


def press(app: AppTest, label: str) -> AppTest:
    app = next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def place(store: Store, event_id: str) -> str:
    event = store.event(event_id)
    assert event is not None
    return event.place


def test_the_second_to_save_sees_both_and_what_does_not_clash_is_saved(
    store: Store, meeting: str, opened: Callable[[], AppTest]
) -> None:
    first, second = opened(), opened()
    first.text_input(key=f"edit-{meeting}-place").set_value("Khujand")
    assert "Put mine" not in labels(press(first, "Save the correction"))
    second.text_input(key=f"edit-{meeting}-place").set_value("Bokhtar")
    second.text_input(key=f"edit-{meeting}-date").set_value("2021-09-08")
    second.text_input(key=f"edit-{meeting}-why").set_value("a letter")
    second = press(second, "Save the correction")
    event = store.event(meeting)
    assert event is not None
    assert (event.place, write_edtf(event.when)) == ("Khujand", "2021-09-08")  # type: ignore[arg-type]
    shown = said(second)
    for told in ("Place: another has changed this", "Dushanbe → Khujand", "Now: Khujand", "Yours: Bokhtar"):
        assert told in shown
    second = press(second, "Put mine")
    assert place(store, meeting) == "Bokhtar"
    assert store.history(meeting)[-1].why == "a letter"
    assert "Yours:" not in said(second)
    assert "Changed since" not in said(second)


def test_theirs_is_kept_and_a_third_one_is_asked_about_again(
    store: Store, meeting: str, opened: Callable[[], AppTest]
) -> None:
    app = opened()
    store.correct(meeting, "place", "Khujand", **BO)
    app.text_input(key=f"edit-{meeting}-place").set_value("Bokhtar")
    app = press(app, "Save the correction")
    store.correct(meeting, "place", "Kulob", **BO)
    app = press(app, "Put mine")
    assert place(store, meeting) == "Kulob"
    assert "Khujand → Kulob" in said(app)
    assert "Yours: Bokhtar" in said(app)
    app = press(app, "Keep theirs")
    assert place(store, meeting) == "Kulob"
    assert "Yours:" not in said(app)
    assert len(store.history(meeting)) == 2


def test_a_form_that_is_behind_puts_back_nothing_that_was_not_touched_in_it(
    store: Store, meeting: str, opened: Callable[[], AppTest]
) -> None:
    app = opened()
    store.correct(meeting, "place", "Khujand", **BO)
    app.run()
    assert "Changed since you began: Place: Khujand" in said(app)
    assert app.text_input(key=f"edit-{meeting}-place").value == "Dushanbe"
    app.text_input(key=f"edit-{meeting}-date").set_value("2021-09-08")
    app = press(app, "Save the correction")
    assert place(store, meeting) == "Khujand"
    assert app.text_input(key=f"edit-{meeting}-place").value == "Khujand"
    store.correct(meeting, "place", "Kulob", **BO)
    app = press(app.run(), "Put it into the form")
    assert app.text_input(key=f"edit-{meeting}-place").value == "Kulob"
    app.text_input(key=f"edit-{meeting}-place").set_value("Bokhtar")
    press(app, "Save the correction")
    assert place(store, meeting) == "Bokhtar"


def test_what_is_no_longer_as_it_was_seen_is_not_confirmed_nor_undone(
    store: Store, meeting: str, opened: Callable[[], AppTest]
) -> None:
    store.correct(meeting, "date", "2021-09-08", **BO)
    confirming, undoing = opened(), opened()
    store.correct(meeting, "place", "Khujand", **BO)
    assert "Yours: Dushanbe" in said(press(confirming, "Confirm the place"))
    assert "Nothing was done, since" in said(press(undoing, "Undo the last change"))
    assert [change.kind for change in store.history(meeting)] == ["correct", "correct"]
    press(undoing, "Undo the last change")
    assert place(store, meeting) == "Dushanbe"


def undated(store: Store) -> str:
    text = "BEIJING, 7 September - Chinese President Xi Jinping today met Tajik President Emomali Rahmon."
    document = Document(text, language="en", citation=Citation(title="A report"))
    store.save(pipeline.read(document, pipeline.knowledge()), at=NOW)
    return document.id


def test_the_second_to_date_a_report_sees_both(store: Store, url: str) -> None:
    report = undated(store)

    def page(document_id: str) -> None:
        from timeline.web.shell import open_desk
        from timeline.web.sources_page import _detail

        _detail(document_id, open_desk())

    app = AppTest.from_function(page, args=(report,), default_timeout=90).run()
    store.date_document(report, "2021-09-07", **BO)
    app.text_input(key=f"date-{report}-created").set_value("2010-09-07")
    app = press(app, "Save the date")
    assert store.document(report).created == "2021-09-07"  # type: ignore[union-attr]
    assert "Yours: 7 September 2010" in said(app)
    press(app, "Put mine")
    assert [change.after for change in store.document_history(report)] == ["2021-09-07", "2010-09-07"]


class Reader:
    """What the review page's script does: it sends each answer with what was shown."""

    def __init__(self, store: Store) -> None:
        self.desk = Desk(store, Panorama(store, Names(pipeline.knowledge())), pipeline.knowledge(), "en")
        self.progress, self.entries = Progress(), list[dict[str, Any]]()

    def asked(self, kind: str) -> dict[str, Any]:
        queue = self.desk.panorama.queue(View())
        asked = questions(queue.items(queue.order([]).tolist()), queue, self.desk, self.progress.named)
        return next(question for question in asked if question["doubt"] == kind)

    def do(self, act: str, question: dict[str, Any], value: str = "") -> None:
        shown = {name: question[name] for name in ("key", "last", "about", "saw")}
        self.entries.append({"n": len(self.entries) + 1, "act": act, "value": value, **shown})
        take(
            {"run": "a page", "entries": self.entries},
            self.progress,
            lambda: self.desk.panorama.queue(View()),
            self.desk,
        )


@pytest.mark.parametrize("value", ["2021-09-07", "="])
def test_an_answer_to_a_question_that_another_has_settled_waits_for_a_choice(store: Store, value: str) -> None:
    (event_id,) = put(store, "[2010-09-07,2021-09-07]")
    reader = Reader(store)
    question = reader.asked("one-of")
    store.correct(event_id, "date", "2010-09-07", **BO)
    reader.do("choose", question, value)
    (clash,) = reader.progress.clashes
    assert (clash.about, clash.error.present) == ((event_id, "date"), "2010-09-07")
    assert clash.mine == ("[2010-09-07,2021-09-07]" if value == "=" else value)
    assert "Bo" in reader.progress.notice
    assert not reader.progress.done
    assert len(store.history(event_id)) == 1


def test_a_report_that_another_has_dated_waits_for_a_choice_in_the_queue(store: Store) -> None:
    report = undated(store)
    reader = Reader(store)
    question = reader.asked("undated")
    store.date_document(report, "2010-09-07", **BO)
    reader.do("choose", question, "2021-09-07")
    assert [clash.about for clash in reader.progress.clashes] == [(report, "created")]


def test_undo_in_the_queue_takes_back_nothing_of_another(store: Store) -> None:
    (event_id,) = put(store, "[2010-09-07,2021-09-07]")
    reader = Reader(store)
    question = reader.asked("one-of")
    reader.do("choose", question, "2021-09-07")
    store.correct(event_id, "place", "Khujand", **BO)
    reader.do("undo", question)
    assert "Bo" in reader.progress.notice
    assert len(store.find(Query())) == 1
    assert len(store.history(event_id)) == 2
