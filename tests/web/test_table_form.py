import pytest
from app_harness import page_text
from streamlit.testing.v1 import AppTest

from timeline.dates import write_edtf
from timeline.store import Query, Store

TABLE = (
    b"start,end,from,what\n1994-05-02,1994-05-04,Jordan,Talks on water\nsomeday,,France,Talks\n1995,,Atlantis,Talks\n"
)


@pytest.fixture
def uploaded(sources_app: AppTest, store: Store) -> AppTest:
    app = sources_app.run()
    app.file_uploader(key="table-file").set_value([("visits.csv", TABLE, "text/csv")])
    app.run()
    app.multiselect(key="table-actors_from").set_value(["from"])
    app.selectbox(key="table-quote").set_value("what")
    app.selectbox(key="table-type").set_value("visit")
    app.multiselect(key="table-with-recipients").set_value(["USA"])
    return pressed(app, "Check the rows")


def pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_a_table_is_checked_before_anything_is_saved(uploaded: AppTest, store: Store) -> None:
    assert not uploaded.exception
    assert "1 row is an event" in page_text(uploaded)
    refused = next(frame.value for frame in uploaded.dataframe if "Why" in frame.value)
    assert list(refused["Line"]) == [3, 4]
    assert list(refused["Words"]) == ["someday", "Atlantis"]
    assert store.documents() == []


def test_a_checked_table_is_taken_in_and_again_changes_nothing(uploaded: AppTest, store: Store) -> None:
    app = pressed(uploaded, "Take in 1 event")
    assert not app.exception
    (event,) = store.find(Query())
    assert (event.type, event.actors, event.recipients) == ("visit", ("JOR",), ("USA",))
    assert event.when is not None
    assert write_edtf(event.when) == "1994-05-02/1994-05-04"
    assert [proof.quote for proof in event.evidence] == ["Talks on water"]
    pressed(app, "Take in 1 event")
    assert [one.id for one in store.find(Query())] == [event.id]
    assert store.undated_neighbours([document.id for document in store.documents()]) == []


def test_a_file_that_is_no_table_says_so(sources_app: AppTest, store: Store) -> None:
    app = sources_app.run()
    app.file_uploader(key="table-file").set_value([("a.csv", b"one column", "text/csv")])
    assert "No table was found" in page_text(app.run()).replace("\\", "")
