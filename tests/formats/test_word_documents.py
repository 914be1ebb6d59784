from datetime import datetime

import docx
import pytest
from file_samples import archive_of, word, word_text

from timeline.formats import Refused, read_bytes


def only(data):
    (outcome,) = read_bytes("report.docx", data)
    return outcome


def with_part(name: str, content: bytes) -> bytes:
    """A Word document one of whose parts has been replaced."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(word_text("A call."))) as container:
        parts = {info.filename: container.read(info) for info in container.infolist()}
    return archive_of({**parts, name: content})


def test_headers_paragraphs_and_tables_come_in_their_order():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "الرياض، 7 سبتمبر 2021"
    document.add_paragraph("استقبل الوزير السفير.")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table._cells, ["Day", "Place", "Event", "9 June", "Vienna", "Final Act"], strict=True):
        cell.text = text
    document.add_paragraph("After the table.")
    assert only(word(document)).text.split("\n") == [
        "الرياض، 7 سبتمبر 2021",
        "استقبل الوزير السفير.",
        "Day\tPlace\tEvent",
        "9 June\tVienna\tFinal Act",
        "After the table.",
    ]


def test_a_merged_cell_is_read_once_and_a_table_in_a_table_in_its_place():
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    merged = table.cell(0, 0).merge(table.cell(0, 1))
    merged.text = "1815"
    table.cell(0, 2).add_table(rows=1, cols=1).cell(0, 0).text = "Vienna"
    assert only(word(document)).text == "1815\tVienna"


def test_the_day_of_making_is_kept_beside_the_text():
    document = docx.Document()
    document.add_paragraph("A call.")
    document.core_properties.created = datetime(2021, 9, 8, 23, 0)
    outcome = only(word(document))
    assert (outcome.metadata, outcome.created, outcome.citation.title) == ((("docx", "2021-09-08"),), "", "report.docx")


BOMB = b"".join(
    [
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">',
        *(b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10)),
        b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&a9;</w:document>',
    ]
)
THIEF = BOMB.replace(b'"ha"', b'SYSTEM "file:///etc/hostname"')

BAD = {
    "empty": (b"", "damaged"),
    "no zip at all": (b"A report with the wrong ending.", "damaged"),
    "a zip of something else": (archive_of({"a.txt": b"A call."}), "damaged"),
    "cut off": (word_text("A call.")[:2000], "damaged"),
    "a broken part": (with_part("word/document.xml", b"<w:document"), "damaged"),
    "no text": (word_text(), "no text"),
    "an XML bomb": (with_part("word/document.xml", BOMB), "declarations"),
    "an XML bomb in UTF-16": (with_part("word/document.xml", BOMB.decode().encode("utf-16")), "declarations"),
    "an entity that fetches a file": (with_part("word/styles.xml", THIEF), "declarations"),
    "a zip bomb": (with_part("word/media/image1.png", bytes(30_000_000)), "times its size"),
    "too long a text": (word_text("word " * 1_000_100), "split it"),
}


@pytest.mark.parametrize(("data", "advice"), BAD.values(), ids=BAD)
def test_a_word_document_that_cannot_be_read_is_refused_with_advice(data, advice):
    outcome = only(data)
    assert isinstance(outcome, Refused)
    assert advice in outcome.reason
