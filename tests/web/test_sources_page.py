import io
import zipfile
from collections.abc import Mapping

import pytest
from app_harness import page_text, put
from streamlit.testing.v1 import AppTest

from timeline.dates import write_edtf
from timeline.store import Dating, Query, Store, StoredDocument
from timeline.web.shelf import PAGE, table_key

REPORT = (
    "Dushanbe, 10 September (agency). On Tuesday, 7 September, the presidents of China and Tajikistan met in Dushanbe."
)


def paste(app: AppTest, text: str, *, date: str = "", title: str = "") -> AppTest:
    app.run()
    app.text_area(key="text-0").set_value(text)
    app.text_input(key="date-0").set_value(date)
    app.text_input(key="title-0").set_value(title)
    return pressed(app, "Add this report")


def pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    app.run()
    app.file_uploader(key="files-0").set_value([(name, data, "application/octet-stream")])
    return pressed(app, "Add these files")


def zipped(name: str, data: bytes) -> bytes:
    return packed({name: data})


def packed(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_page_without_reports_says_what_to_do(sources_app: AppTest, store: Store) -> None:
    assert "Paste one above" in page_text(sources_app.run())


def test_a_pasted_report_is_read_saved_and_reported_on(sources_app: AppTest, store: Store) -> None:
    app = paste(sources_app, REPORT, date="2021-09-10", title="The meeting")
    assert not app.exception
    (document,) = store.documents()
    assert (document.citation.title, document.created) == ("The meeting", "2021-09-10")
    assert any("The meeting" in expander.label for expander in app.expander)
    assert app.text_area(key="text-1").value == ""


def test_the_first_line_is_the_title_of_a_report_without_one(sources_app: AppTest, store: Store) -> None:
    paste(sources_app, f"A headline\n\n{REPORT}")
    assert store.documents()[0].citation.title == "A headline"


def test_the_same_text_again_changes_nothing(sources_app: AppTest, store: Store) -> None:
    app = paste(sources_app, REPORT)
    app.text_area(key="text-1").set_value(REPORT)
    pressed(app, "Add this report")
    assert len(store.documents()) == 1
    assert any("it was here already" in expander.label for expander in app.expander)


@pytest.mark.parametrize(
    ("text", "date", "message"),
    [
        ("", "", "There is no text yet"),
        ("  \n ", "", "There is no text yet"),
        (REPORT, "qwertz", "is not understood as a date"),
        (REPORT, "2021", "is not one day"),
        (REPORT, "2021-02-31", "is not understood as a date"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_one_sentence(
    sources_app: AppTest, store: Store, text: str, date: str, message: str
) -> None:
    app = paste(sources_app, text, date=date)
    assert not app.exception
    assert message in page_text(app).replace("\\", "")
    assert store.documents() == []
    assert app.text_area(key="text-0").value == text


def test_a_text_without_a_date_is_kept_and_says_so(sources_app: AppTest, store: Store) -> None:
    app = paste(sources_app, "Nothing in particular was said about anything.")
    assert "There is no time expression in this text" in page_text(app)
    assert len(store.documents()) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("binary.txt", bytes(range(256)) * 40),
        ("empty.txt", b""),
        ("broken.pdf", b"%PDF-1.7 nothing more"),
        ("broken.docx", b"PK\x03\x04 nothing more"),
        ("broken.zip", b"PK\x03\x04 nothing more"),
        ("climbing.zip", zipped("../../evil.exe", b"x")),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    sources_app: AppTest, store: Store, name: str, data: bytes
) -> None:
    app = upload(sources_app, name, data)
    assert not app.exception
    assert name in app.error[0].value.replace("\\", "")
    assert store.documents() == []


def test_a_bad_file_does_not_keep_a_good_one_out(sources_app: AppTest, store: Store) -> None:
    sources_app.run()
    files = [("bad.pdf", b"%PDF-1.7", "application/pdf"), ("good.txt", REPORT.encode(), "text/plain")]
    sources_app.file_uploader(key="files-0").set_value(files)
    app = pressed(sources_app, "Add these files")
    assert len(app.error) == 1
    assert [document.citation.title for document in store.documents()] == ["good.txt"]


def test_a_zip_gives_its_reports(sources_app: AppTest, store: Store) -> None:
    upload(sources_app, "reports.zip", zipped("inside.txt", REPORT.encode()))
    assert [document.citation.title for document in store.documents()] == ["inside.txt"]


def choose(app: AppTest, document: StoredDocument) -> AppTest:
    """Ticks the row of the only report: the harness has no click for it."""
    app.session_state[table_key([document])] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    return app.run()


def test_a_report_s_date_is_corrected_and_its_events_move_at_once(sources_app: AppTest, store: Store) -> None:
    paste(sources_app, REPORT, date="2021-09-10")
    assert [write_edtf(event.when) for event in store.find(Query()) if event.when] == ["2021-09-07"]
    (document,) = store.documents()
    app = choose(sources_app.run(), document)
    app.text_input(key=f"date-{document.id}-created").set_value("10 September 2010")
    pressed(app, "Save the date")
    assert [write_edtf(event.when) for event in store.find(Query()) if event.when] == ["2010-09-07"]
    assert "corrected · Date of the report: 10 September 2021 → 10 September 2010" in page_text(app)


def test_a_report_is_removed_only_when_asked_twice(sources_app: AppTest, store: Store) -> None:
    put(store, "2021")
    (document,) = store.documents()
    app = choose(sources_app.run(), document)
    assert len(store.documents()) == 1
    assert "1 event that nothing else tells of goes too" in page_text(app)
    app.button(key="remove-chosen").click().run()
    assert store.documents() == []
    assert "1 report is removed" in page_text(app).replace("\\", "")


def test_what_was_not_read_since_it_was_redated_can_be_read_again(sources_app: AppTest, store: Store) -> None:
    paste(sources_app, REPORT)
    (document,) = store.documents()
    # Redated by someone whose program stopped before it read the report anew.
    store.date_document(document.id, "2010-09-10", who="someone", at=document.added_at)
    assert store.outdated() == [document.id]
    pressed(sources_app.run(), "Read them again")
    assert store.outdated() == []
    assert [write_edtf(event.when) for event in store.find(Query()) if event.when] == ["2010-09-07"]


def test_an_undated_report_shows_how_sure_its_date_is_and_a_likely_day_is_accepted(
    sources_app: AppTest, store: Store
) -> None:
    text = "DUSHANBE, 7 September 2021 - The foreign ministers of China and Tajikistan met here on Tuesday."
    paste(sources_app, text)
    (document,) = store.documents()
    assert document.created == ""
    app = choose(sources_app.run(), document)
    assert not app.exception
    assert app.get("plotly_chart")
    assert "<mark>" in page_text(app)
    accept = next(button for button in app.button if button.label.startswith("Accept "))
    accept.click().run()
    assert not app.exception
    assert store.documents()[0].created == write_edtf(document.date.best)


def titles(app: AppTest) -> list[str]:
    return [str(title) for table in app.dataframe for title in table.value["Title"]]


def test_the_list_is_searched_and_sorted_and_its_choices_come_from_the_reports(
    sources_app: AppTest, store: Store
) -> None:
    put(store, "2021", title="Zebra", quote="They met in Paris.")
    put(store, "2022", title="Apple", quote="اجتمع الوزراء في القَاهـرة")
    app = sources_app.run()
    assert "shelf-language" not in {box.key for box in app.selectbox}, "all are of one language"
    app.selectbox(key="shelf-sort").set_value("title").run()
    assert titles(app) == ["Apple", "Zebra"]
    app.toggle(key="shelf-backwards").set_value(True).run()
    assert titles(app) == ["Zebra", "Apple"]
    app.text_input(key="shelf-words").set_value("القاهره").run()
    assert titles(app) == ["Apple"]
    app.selectbox(key="shelf-dating").set_value(Dating.NONE).run()
    assert not app.exception
    assert "No report is found" in page_text(app)


def test_what_is_asked_of_the_list_is_in_the_address(sources_app: AppTest, store: Store) -> None:
    put(store, "2021", title="Zebra", quote="They met in Paris.")
    put(store, "2022", title="Apple", quote="They met in Rome.")
    app = sources_app.run()
    app.selectbox(key="shelf-sort").set_value("title").run()
    app.toggle(key="shelf-backwards").set_value(True).run()
    assert [app.query_params[key] for key in ("shelf-sort", "shelf-backwards")] == ["title", "1"]
    app.query_params.update({"shelf-words": "rome", "shelf-archive": "none such", "shelf-sort": "nonsense"})
    app.run()
    assert not app.exception
    assert titles(app) == ["Apple"]
    assert app.text_input(key="shelf-words").value == "rome"
    assert "shelf-archive" not in app.query_params


def test_a_long_list_is_turned_a_page_at_a_time_and_removed_as_a_whole(sources_app: AppTest, store: Store) -> None:
    for number in range(PAGE + 2):
        put(store, "2021", title=f"Report {number:03}", quote=f"They met for time {number}.")
    app = sources_app.run()
    app.selectbox(key="shelf-sort").set_value("title").run()
    assert len(titles(app)) == PAGE
    app.button(key="shelf-after").click().run()
    assert titles(app) == [f"Report {PAGE:03}", f"Report {PAGE + 1:03}"]
    assert f"Reports {PAGE + 1}–{PAGE + 2} of {PAGE + 2}" in page_text(app)
    assert len(store.documents()) == PAGE + 2
    next(box for box in app.checkbox if box.label.startswith("Choose all")).check().run()
    app.button(key="remove-chosen").click().run()
    assert store.documents() == []
    assert f"{PAGE + 2} reports are removed" in page_text(app)


def test_what_was_removed_is_brought_back(sources_app: AppTest, store: Store) -> None:
    put(store, "2021", title="Zebra")
    (document,) = store.documents()
    app = choose(sources_app.run(), document)
    app.button(key="remove-chosen").click().run()
    (gone,) = store.removed()
    app.session_state[f"removed-1-{gone.number}"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app.run().button(key="bring-back").click().run()
    assert [one.citation.title for one in store.documents()] == ["Zebra"]
    assert "1 report is back" in page_text(app)
    assert titles(app) == ["Zebra"]
