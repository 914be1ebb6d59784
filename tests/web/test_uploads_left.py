"""Uploads that take long are left to a worker; what came of them is told when the reader comes back."""

from threading import Event

import pytest
from app_harness import page_text
from streamlit.testing.v1 import AppTest
from test_sources_page import packed, pressed, titles, upload

from timeline.store import Store
from timeline.web.state import installation, knowledge, now
from timeline.working import Bench, work_once


def work_off() -> None:
    """What a worker does, here and now."""
    while work_once(Bench("a worker", installation(), knowledge(), now, Event())):
        pass


def many(count: int) -> list[tuple[str, bytes, str]]:
    reports = [f"The foreign ministers of Egypt and Jordan met in Amman on 7 May {1950 + n}." for n in range(count)]
    return [(f"{n}.txt", report.encode(), "text/plain") for n, report in enumerate(reports)]


def test_many_files_are_left_to_a_worker_and_what_came_of_them_is_told_until_it_was_seen(
    sources_app: AppTest, store: Store
) -> None:
    sources_app.run()
    sources_app.file_uploader(key="files-0").set_value([*many(22), ("bad.pdf", b"%PDF-1.7", "application/pdf")])
    app = pressed(sources_app, "Add these files")
    assert not app.exception
    assert store.documents() == []
    assert "23 files" in page_text(app)
    work_off()
    # Whoever comes back to the page is told; the reports are in its list.
    app = sources_app.run()
    assert "22 reports are read in" in page_text(app).replace("\\", "")
    assert [error.value.split(":")[0].replace("\\", "") for error in app.error] == ["**bad.pdf**"]
    assert len(titles(app)) == 22
    pressed(app, "Done")
    assert "22 reports are read in" not in page_text(sources_app.run())


def test_a_cancelled_upload_says_so_and_nothing_more_is_read(sources_app: AppTest, store: Store) -> None:
    sources_app.run()
    sources_app.file_uploader(key="files-0").set_value(many(21))
    app = pressed(pressed(sources_app, "Add these files"), "Cancel")
    assert not app.exception
    assert "This was cancelled" in page_text(app)
    work_off()
    assert store.documents() == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("long.txt", b"A very long text. " * 300_000),
        ("many.zip", packed({f"{number}.exe": b"x" for number in range(30)})),
    ],
)
def test_a_large_file_that_cannot_be_read_is_named_with_the_reason_when_a_worker_has_looked_at_it(
    sources_app: AppTest, store: Store, name: str, data: bytes
) -> None:
    app = upload(sources_app, name, data)
    assert not app.error
    work_off()
    app = sources_app.run()
    assert name in app.error[0].value.replace("\\", "")
    assert store.documents() == []
