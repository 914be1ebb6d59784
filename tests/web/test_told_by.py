"""Several reports of one event, in the panel: what each says, and telling events as one or apart."""

import pytest
from app_harness import page_text, put
from streamlit.testing.v1 import AppTest

from timeline.store import Query, Store


def open_event(app: AppTest, event_id: str) -> AppTest:
    app.query_params["event"] = event_id
    return app.run()


def submit(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


@pytest.fixture
def twice_told(store: Store) -> str:
    put(store, "2021-09-07", title="First report", quote="They met.")
    put(store, "2021-09-07", title="Second report", quote="They sat together.")
    (event,) = store.find(Query())
    return event.id


def test_the_panel_names_each_report_with_what_it_says(timeline_app: AppTest, store: Store, twice_told: str) -> None:
    app = open_event(timeline_app, twice_told)
    assert "Told by 2 reports" in page_text(app)
    assert all(title in page_text(app) for title in ("First report", "Second report"))


def test_events_are_told_as_one_and_the_differing_dates_shown_and_undone(timeline_app: AppTest, store: Store) -> None:
    first, second = put(store, "2021-09-07", "2021-09-20")
    app = open_event(timeline_app, first)
    app.multiselect(key=f"merge-{first}").set_value([second])
    submit(app, "Tell them as one")
    assert not app.exception
    assert [event.id for event in store.find(Query())] == [first]
    assert "The reports differ: Date" in page_text(app)
    app.button(key=f"undo-{first}").click().run()
    assert len(store.find(Query())) == 2


def test_what_an_open_event_may_be_joined_with_is_found_without_a_search_of_the_whole_database(
    timeline_app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, near, _far = put(store, "2021-09-07", "2021-09-20", "2022-09-20")
    for slow in ("find", "facets"):
        monkeypatch.setattr(Store, slow, None)
    app = open_event(timeline_app, first)
    assert not app.exception
    (offered,) = [chooser for chooser in app.multiselect if chooser.key == f"merge-{first}"]
    assert len(offered.options) == 1
    assert offered.set_value([near]).value == [near]


def test_a_report_is_told_apart(timeline_app: AppTest, store: Store, twice_told: str) -> None:
    app = open_event(timeline_app, twice_told)
    chosen = store.claims(twice_told)[1]
    app.multiselect(key=f"split-{twice_told}").set_value([chosen.id])
    submit(app, "Tell it apart")
    assert not app.exception
    events = store.find(Query())
    assert [len(event.evidence) for event in events] == [1, 1]
    assert app.query_params["event"] in [event.id for event in events if event.id != twice_told]


def test_choosing_nothing_is_answered_in_one_sentence(timeline_app: AppTest, store: Store, twice_told: str) -> None:
    app = submit(open_event(timeline_app, twice_told), "Tell it apart")
    assert "nothing to split" in page_text(app)
    assert len(store.find(Query())) == 1
