from pathlib import Path

import pytest
from app_harness import NOW, listed, page_text, put
from streamlit.testing.v1 import AppTest

from timeline.dates import write_edtf
from timeline.events import Status
from timeline.store import Store

SAMPLES = len(list((Path(__file__).parents[2] / "data" / "samples").glob("*.txt")))


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def opened(app: AppTest, event_id: str) -> AppTest:
    app.query_params["event"] = event_id
    return app.run()


def date_of(store: Store, event_id: str) -> str:
    event = store.event(event_id)
    assert event is not None
    assert event.when is not None
    return write_edtf(event.when)


def correct(app: AppTest, event_id: str, **fields: str) -> AppTest:
    for field, value in fields.items():
        app.text_input(key=f"edit-{event_id}-{field}").set_value(value)
    save = next(button for button in app.button if button.label == "Save the correction")
    return save.click().run()


def test_the_first_start_shows_the_samples_and_lets_them_be_removed(timeline_app: AppTest, url: str) -> None:
    app = timeline_app.run()
    assert not app.exception
    assert f"{SAMPLES} sample reports" in page_text(app)
    press(app, "remove-samples")
    assert "nothing on the timeline yet" in page_text(app)


def test_a_database_that_was_emptied_stays_empty(timeline_app: AppTest, store: Store) -> None:
    app = timeline_app.run()
    assert "nothing on the timeline yet" in page_text(app)
    assert store.documents() == []


def test_an_empty_timeline_offers_the_samples(timeline_app: AppTest, store: Store) -> None:
    app = press(timeline_app.run(), "show-samples")
    assert len(store.documents()) == SAMPLES
    assert not app.exception


def test_events_are_drawn_and_listed(timeline_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07", "2021-09", "")
    app = timeline_app.run()
    assert "timeline" in [drawn.key for drawn in app.get("bidi_component")]
    assert listed(app, store) == ["some day in September 2021", "7 September 2021", "no date"]


def test_what_was_denied_is_shown_on_request_only(timeline_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07", status=Status.DENIED)
    app = timeline_app.run()
    assert "No event matches" in page_text(app)
    app.multiselect(key="statuses").set_value(["denied"]).run()
    assert len(listed(app, store)) == 1


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [("words", "Samarkand", 0), ("words", "dushanbe", 2), ("from", 2021, 1), ("to", 2020, 1)],
)
def test_filters_leave_what_matches(
    timeline_app: AppTest, store: Store, key: str, value: object, expected: int
) -> None:
    put(store, "2019", "2021-09-07")
    app = timeline_app.run()
    widget = app.text_input(key=key) if isinstance(value, str) else app.number_input(key=key)
    widget.set_value(value).run()
    assert len(listed(app, store)) == expected
    assert ("No event matches" in page_text(app)) is (expected == 0)


def test_filters_that_leave_nothing_can_be_cleared(timeline_app: AppTest, store: Store) -> None:
    put(store, "2021")
    app = timeline_app.run()
    app.text_input(key="words").set_value("nowhere").run()
    press(app, "clear-here")
    assert len(listed(app, store)) == 1


def test_a_link_keeps_the_filters(timeline_app: AppTest, store: Store) -> None:
    put(store, "2019", "2021-09-07")
    timeline_app.query_params["years"] = "2021.."
    assert len(listed(timeline_app.run(), store)) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("years", "abc"),
        ("years", "..99999999999"),
        ("by", "<b>"),
        ("actors", "Nobody"),
        ("statuses", "maybe"),
        ("types", ""),
        ("window", "1815-13"),
        ("language", "<b>"),
    ],
)
def test_a_link_that_asks_for_nonsense_shows_what_is_shown_at_first(
    timeline_app: AppTest, store: Store, name: str, value: str
) -> None:
    put(store, "2021-09-07")
    timeline_app.query_params[name] = value
    app = timeline_app.run()
    assert not app.exception
    assert len(listed(app, store)) == 1


def test_an_event_shows_its_quote_in_its_text_and_the_reason_for_its_date(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07", quote="التقى الرئيسان في دوشنبه.", title="تقرير")
    text = page_text(opened(timeline_app, event_id))
    quoted = "<mark>التقى الرئيسان في دوشنبه.</mark> (0)"
    assert f'<blockquote class="source" tabindex="0" dir="rtl" lang="en">{quoted}' in text
    assert "the day stands in the text" in text
    assert "the dateline says so" in text
    assert "7 September 2021" in text


def test_an_event_that_has_gone_says_so(timeline_app: AppTest, store: Store) -> None:
    put(store, "2021")
    assert "no longer there" in page_text(opened(timeline_app, "no such event"))


def test_words_of_a_document_do_not_become_markup(timeline_app: AppTest, store: Store) -> None:
    hostile = '<script>alert(1)</script><img src=x onerror="alert(2)"> **bold** :red[x]'
    (event_id,) = put(store, "2021", quote=hostile, title=hostile, people=(hostile,))
    app = opened(timeline_app, event_id)
    assert not app.exception
    assert "<script>" not in page_text(app)
    assert "<img" not in page_text(app)
    assert all(":red[" not in expander.label for expander in app.expander)


@pytest.mark.parametrize(
    ("typed", "expected"), [("2021-09-08", "2021-09-08"), ("1815~", "1815~"), ("8 September 2021", "2021-09-08")]
)
def test_a_date_is_corrected_in_edtf_or_in_words(
    timeline_app: AppTest, store: Store, typed: str, expected: str
) -> None:
    (event_id,) = put(store, "2021-09-07")
    app = correct(opened(timeline_app, event_id), event_id, date=typed)
    assert not app.exception
    assert date_of(store, event_id) == expected
    assert "✓ confirmed" in page_text(app)


def test_a_correction_that_is_no_date_is_refused_in_one_sentence(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07")
    app = correct(opened(timeline_app, event_id), event_id, date="qwertz")
    assert "is not understood as a date" in page_text(app)
    assert date_of(store, event_id) == "2021-09-07"


def test_several_fields_are_corrected_at_once_and_the_history_tells(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07")
    app = correct(opened(timeline_app, event_id), event_id, place="Khujand", why="seen there")
    event = store.event(event_id)
    assert event is not None
    assert event.place == "Khujand"
    assert "corrected · Place: Dushanbe → Khujand (seen there)" in page_text(app)


def test_a_field_is_confirmed_and_the_last_change_undone_and_done_again(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07")
    app = press(opened(timeline_app, event_id), f"confirm-{event_id}-date")
    assert "✓ confirmed" in page_text(app)
    press(app, f"undo-{event_id}")
    assert "✓ confirmed" not in page_text(app)
    press(app, f"redo-{event_id}")
    assert "✓ confirmed" in page_text(app)
    assert [change.kind for change in store.history(event_id)] == ["confirm", "undo", "redo"]


def test_one_of_several_dates_can_be_chosen(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "[2010-09-07,2021-09-07]")
    press(opened(timeline_app, event_id), f"candidate-{event_id}-2021-09-07")
    assert date_of(store, event_id) == "2021-09-07"


def test_a_field_settled_elsewhere_meanwhile_is_not_shown_as_ours(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07")
    app = opened(timeline_app, event_id)
    store.correct(event_id, "date", "2020", who="somebody else", at=NOW)
    assert "somebody else" in page_text(app.run())


def test_a_database_that_cannot_be_opened_gives_one_sentence(
    timeline_app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.txt").write_text("this is no database, but a text long enough to be one" * 100)
    monkeypatch.setenv("TIMELINE_DATABASE_URL", f"sqlite:///{tmp_path / 'other.txt'}")
    app = timeline_app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert "other\\.txt" in app.error[0].value
