"""What people say of an event stands in its panel: written, changed and taken back there, and never run."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from app_harness import NOW, page_text, put
from poison import PAYLOADS
from streamlit.testing.v1 import AppTest

from timeline.installation import HOME
from timeline.store import Grant, Role, Store
from timeline.web import timeline_page
from timeline.web.state import installation, who


def opened(app: AppTest, event_id: str) -> AppTest:
    app.query_params["event"] = event_id
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_a_comment_is_written_changed_and_taken_back(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07")
    app = opened(timeline_app, event_id)
    app.text_area(key=f"new-comment-{event_id}").set_value("The minutes say the 8th.")
    app = press(app, "Add the comment")
    assert "The minutes say the 8th." in page_text(app)
    (said,) = store.comments(event_id)
    assert (said.text, said.who) == ("The minutes say the 8th.", who())
    app.session_state[f"more-comment-{said.id}"] = True
    app = app.run()
    app.text_area(key=f"changed-comment-{said.id}").set_value("The minutes say the 9th.")
    app = app.button(key=f"save-comment-{said.id}").click().run()
    assert "the 9th." in page_text(app)
    assert "the 8th." not in page_text(app)
    app.session_state[f"more-comment-{said.id}"] = True
    app = app.run().button(key=f"remove-comment-{said.id}").click().run()
    assert not app.exception
    assert store.comments(event_id) == []


def test_an_empty_comment_is_refused_in_words(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07")
    app = press(opened(timeline_app, event_id), "Add the comment")
    assert "the comment is empty" in page_text(app)


def test_what_is_said_is_words(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07")
    for payload in PAYLOADS:
        store.comment(event_id, payload, who="<img src=x onerror=alert(1)>", at=NOW)
    text = page_text(opened(timeline_app, event_id))
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "<img" not in text
    assert "<script" not in text


@pytest.mark.parametrize(
    ("role", "may_write"), [(Role.GUEST, None), (Role.VIEWER, False), (Role.REVIEWER, True), (Role.EDITOR, True)]
)
def test_members_read_and_reviewers_write(
    timeline_app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch, role: Role, may_write: bool | None
) -> None:
    (event_id,) = put(store, "2021-09-07")
    store.comment(event_id, "The minutes say the 8th.", who="Boris", at=NOW)
    monkeypatch.setattr(timeline_page, "event_panel", _as(role, timeline_page.event_panel))
    app = opened(timeline_app, event_id)
    assert ("The minutes say the 8th." in page_text(app)) is (may_write is not None)
    assert any(area.key == f"new-comment-{event_id}" for area in app.text_area) is bool(may_write)


def _as(role: Role, panel: Callable[..., None]) -> Callable[..., None]:
    """The panel, drawn for somebody with this role."""

    def drawn(event_id: str, desk: object) -> None:
        limited = installation().store(HOME).granted(lambda: Grant(who(), role))
        panel(event_id, replace(desk, store=limited))  # type: ignore[type-var]

    return drawn
