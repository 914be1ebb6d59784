"""An event that is none: dismissed with the reason, told of in its history, and brought back."""

from app_harness import NOW, page_text, put
from streamlit.testing.v1 import AppTest

from timeline.store import Query, Store

BO = {"who": "Bo", "at": NOW}


def opened(app: AppTest, event_id: str) -> AppTest:
    app.query_params["event"] = event_id
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    app = next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return page_text(app).translate(dict.fromkeys(range(0x2066, 0x206A)))


def labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def test_an_event_is_dismissed_with_a_reason_and_brought_back_by_undo(timeline_app: AppTest, store: Store) -> None:
    event_id, _ = put(store, "2021-09-07", "2021-10-07")
    app = press(opened(timeline_app, event_id), "Dismiss it")
    assert "say why" in page_text(app)
    assert len(store.find(Query())) == 2
    app.text_input(key=f"dismiss-{event_id}").set_value("a rehearsal")
    app = press(app, "Dismiss it")
    assert len(store.find(Query())) == 1
    assert "dismissed it as no event (a rehearsal)" in page_text(app)
    assert "dismissed as no event. It is told nowhere" in page_text(app)
    assert "Save the correction" not in labels(app)
    app = press(app, "Undo the last change")
    assert len(store.find(Query())) == 2
    assert "undid: dismissed it as no event" in said(app)
    assert "Save the correction" in labels(app)


def test_what_another_has_changed_since_is_not_dismissed(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07")
    app = opened(timeline_app, event_id)
    store.correct(event_id, "place", "Khujand", **BO)
    app.text_input(key=f"dismiss-{event_id}").set_value("a rehearsal")
    app = press(app, "Dismiss it")
    assert "Nothing was done" in page_text(app)
    assert len(store.find(Query())) == 1
    assert app.text_input(key=f"dismiss-{event_id}").value == "a rehearsal"


def test_a_history_names_the_reports_that_went_and_came_back_but_undoes_no_removal(
    timeline_app: AppTest, store: Store
) -> None:
    (event_id,) = put(store, "2021-09-07", title="A *telegram*")
    store.remove_document(store.documents()[0].id, **BO, why="by mistake")
    store.restore_document(store.removed()[0].number, **BO)
    app = opened(timeline_app, event_id)
    told = said(app)
    assert "removed a report that told of this: A *telegram* (by mistake)" in told
    assert "brought a report back that told of this" in told
    assert not {"Undo the last change", "Do it again"} & labels(app)


def test_dismissed_events_are_listed_and_brought_back(sources_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07")
    assert "Bring back" not in labels(sources_app.run())
    change = store.dismiss(event_id, **BO, why="a rehearsal") and store.dismissed()[0][1]
    app = sources_app
    app.session_state[f"dismissed-1-{change.id}"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app = app.run()
    listed = next(table.value for table in app.dataframe if "Why" in table.value)
    assert listed["Why"].tolist() == ["a rehearsal"]
    app = press(app, "Bring back")
    assert [event.id for event in store.find(Query())] == [event_id]
    assert "1 event is back" in page_text(app).replace("\\", "")
