"""The open event: every field can be corrected, with checks; its parties and place lead to all their events."""

import pytest
from app_harness import NOW, listed, page_text, put
from streamlit.testing.v1 import AppTest

from timeline.dates import parse_edtf
from timeline.dating import Candidate, DocumentDate
from timeline.events import Event, Evidence, Reading, Status
from timeline.store import Query, Store
from timeline.text import Citation, Document, Span


def opened(app: AppTest, event_id: str) -> AppTest:
    app.query_params["event"] = event_id
    return app.run()


def save(app: AppTest) -> AppTest:
    return next(button for button in app.button if button.label == "Save the correction").click().run()


def test_recipients_and_people_are_corrected_and_taken_back(timeline_app: AppTest, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07", people=("Xi, Jinping",))
    store.correct(event_id, "type", "recognition", who="Amina", at=NOW)
    app = opened(timeline_app, event_id)
    app.multiselect(key=f"edit-{event_id}-actors").set_value(["CHN"])
    app.multiselect(key=f"edit-{event_id}-recipients").set_value(["TJK", "UZB"])
    app.multiselect(key=f"edit-{event_id}-people").set_value(["Doe, Jane", "Xi, Jinping"])
    app = save(app)
    event = store.event(event_id)
    assert event is not None
    assert (event.actors, event.recipients) == (("CHN",), ("TJK", "UZB"))
    assert event.people == ("Doe, Jane", "Xi, Jinping")
    assert set(event.confirmed) == {"actors", "recipients", "people", "type"}
    assert "Doe, Jane" in page_text(app)
    app = app.button(key=f"undo-{event_id}").click().run()
    assert not app.exception
    event = store.event(event_id)
    assert event is not None
    assert event.people == ("Xi, Jinping",)


@pytest.mark.parametrize(
    ("kind", "recipients", "said"),
    [("recognition", ["CHN"], "cannot be a recipient too"), ("meeting", ["UZB"], "In this type no side acts")],
)
def test_parties_that_cannot_be_are_refused_with_the_reason(
    timeline_app: AppTest, store: Store, kind: str, recipients: list[str], said: str
) -> None:
    (event_id,) = put(store, "2021-09-07")
    app = opened(timeline_app, event_id)
    app.selectbox(key=f"edit-{event_id}-type").set_value(kind)
    app.multiselect(key=f"edit-{event_id}-recipients").set_value(recipients)
    assert said in page_text(save(app))
    assert store.history(event_id) == []


@pytest.mark.parametrize(
    ("link", "name"), [("actors-CHN", "actors"), ("people-Xi, Jinping", "people"), ("places-Dushanbe", "places")]
)
def test_a_party_a_person_and_a_place_lead_to_all_their_events(
    timeline_app: AppTest, store: Store, link: str, name: str
) -> None:
    (event_id,) = put(store, "2021-09-07", people=("Xi, Jinping",))
    other = Document("They spoke.", citation=Citation(title="Another"))
    event = Event("call", parse_edtf("1999"), Status.PAST, ("FRA",), (Evidence(other.id, Span(0, 11), "They spoke."),))
    store.save(Reading(other, DocumentDate(), (), (event,)), at=NOW)
    app = opened(timeline_app, event_id)
    assert len(listed(app, store)) == 2
    app = app.button(key=f"all-{link}").click().run()
    assert app.session_state[name] == [link.partition("-")[2]]
    assert len(listed(app, store)) == 1


def test_the_days_an_event_may_lie_on_are_offered_with_the_belief_in_them(timeline_app: AppTest, store: Store) -> None:
    days = ("2010-09-07", "2021-09-07")
    document = Document("They met today.", citation=Citation(title="A report"))
    date = DocumentDate(
        None, None, tuple(Candidate(parse_edtf(day), w) for day, w in zip(days, (0.3, 0.7), strict=True))
    )  # type: ignore[arg-type]
    event = Event(
        "meeting",
        parse_edtf(f"[{','.join(days)}]"),
        Status.PAST,
        ("CHN", "TJK"),
        (Evidence(document.id, Span(0, 15), document.text),),
    )
    store.save(Reading(document, date, (), (event,)), at=NOW)
    (found,) = store.find(Query())
    app = opened(timeline_app, found.id)
    labels = [button.label for button in app.button if button.key and button.key.startswith("candidate-")]
    assert labels == ["7 September 2010 \\(30%\\)", "7 September 2021 \\(70%\\)"]
