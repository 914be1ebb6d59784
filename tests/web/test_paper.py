"""PDF files made without a browser: what stands in them, in every script, and that what has no letters is said."""

import re
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
import typst
from app_harness import put
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from timeline import pipeline
from timeline.dates import Bounds, day_number
from timeline.store import Store
from timeline.web import paper
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.paper import chart_pdf, chronology_pdf
from timeline.web.state import Desk
from timeline.web.typesetting import typeset_apart
from timeline.web.viewing import View, read

COMMANDS = '#panic("ran") $x$ *bold* \\ @label <label> #read("/etc/passwd") "quoted" // no'


def desk(store: Store, language: str = "en") -> Desk:
    known = pipeline.knowledge()
    return Desk(store, Panorama(store, Names(known)), known, language)


def text(pdf: bytes) -> str:
    """What can be copied from the file, shaped letters as they are typed."""
    pages = PdfReader(BytesIO(pdf)).pages
    return normalize("NFKC", " ".join(" ".join(page.extract_text() for page in pages).split()))


QUOTES = {
    "en": "They met in Dushanbe on 7 September.",
    "ru": "Президенты встретились в Душанбе.",
    "fr": "Ils se sont rencontrés à Douchanbé.",
}


@pytest.mark.parametrize("language", QUOTES)
def test_the_chronology_holds_events_dates_and_quotes(store: Store, language: str) -> None:
    put(store, "2021-09-07", "2022", "", quote=QUOTES[language], title="Ein Bericht")
    said = text(chronology_pdf(View(), desk(store, language)))
    assert QUOTES[language] in said
    assert {"2021", "2022", "Ein", "Bericht"} <= set(said.split())


def test_arabic_comes_with_the_program_and_can_be_searched(store: Store) -> None:
    put(store, "2021-09-07", quote="أجرى الرئيس اتصالا هاتفيا.")
    pdf = chronology_pdf(View(), desk(store, "ar"))
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    assert any("Amiri" in font.get_object()["/BaseFont"] for font in fonts)
    assert {"هاتفيا", "اتصالا"} <= set(re.findall(r"\w+", text(pdf)))


def test_only_what_is_filtered_is_in_it(store: Store) -> None:
    put(store, "2019-05-01", "2021-09-07")
    said = text(chronology_pdf(read("years=2021.."), desk(store)))
    assert "7 September 2021" in said
    assert "2019" not in said


def test_the_chart_holds_lanes_labels_axis_and_legend(store: Store) -> None:
    put(store, "2019-05-01", "2021-09-07", "")
    window = Bounds(day_number(2021), day_number(2021, 12, 31))
    said = text(chart_pdf(View(), desk(store), window))
    assert "1 event" in said
    assert "from 1 January to 31 December 2021" in said
    for part in ("Meeting", "China, Tajikistan", "2021", "exact day", "1 of 3 events has no date"):
        assert part in said


def test_events_too_many_for_marks_are_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, "2019-05-01", "2021-09-07")
    monkeypatch.setattr("timeline.web.pictures.MOST_MARKS", 1)
    assert "2 events" in text(chart_pdf(View(), desk(store), None))


def test_the_file_can_be_read_to_those_who_do_not_see_it(store: Store) -> None:
    put(store, "2021-09-07")
    for pdf in (chronology_pdf(View(), desk(store, "ar")), chart_pdf(View(), desk(store, "ar"), None)):
        catalogue = PdfReader(BytesIO(pdf)).trailer["/Root"]
        assert catalogue["/MarkInfo"]["/Marked"]
        assert str(catalogue["/Lang"]).startswith("ar")


def test_words_of_a_document_are_no_commands(store: Store) -> None:
    put(store, "2021-09-07", quote=COMMANDS, title=COMMANDS, people=(COMMANDS,))
    said = text(chronology_pdf(View(), desk(store)))
    assert 'panic("ran")' in said
    assert '#read("/etc/passwd")' in said
    assert "panic(" in text(chart_pdf(read("by=source"), desk(store), None))


def test_letters_that_no_font_has_are_told_of(store: Store) -> None:
    # Of a script for private use, so that no machine has it.
    put(store, "2021-09-07", quote="\U000f0000 met.")
    said = text(chronology_pdf(View(), desk(store)))
    assert "Some letters are missing here" in said
    put(store, "2021-09-08", quote="They met again.")
    assert "missing" not in text(chronology_pdf(read("words=again"), desk(store)))


def test_more_than_can_be_typeset_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, "2019-05-01", "2021-09-07", "2022-01-01")
    monkeypatch.setattr(paper, "MOST_TYPESET", 2)
    said = text(chronology_pdf(View(), desk(store)))
    assert "3 events · Only the first 2" in said
    assert "2022" not in said


def test_files_are_typeset_in_another_process_which_gives_back_its_memory(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, "2021-09-07")
    monkeypatch.setattr(typst, "compile", None)
    assert "Tajikistan" in text(chronology_pdf(View(), desk(store)))


def test_what_cannot_be_typeset_is_told(tmp_path: Path) -> None:
    template = tmp_path / "wrong.typ"
    template.write_text("#no-such-function()")
    with pytest.raises(RuntimeError, match="unknown variable"):
        typeset_apart(template, {}, [], strict=False)


def test_both_pages_offer_the_files(timeline_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07")
    timeline_app.session_state["downloads"] = True
    app = timeline_app.run()
    assert {"download-chronology", "download-chart"} <= {button.key for button in app.get("download_button")}
