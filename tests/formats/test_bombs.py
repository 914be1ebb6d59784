"""Files made to fill the memory or to fetch other files, in every format that could: refused before they are read."""

import io
import time
import zipfile

import pytest
from file_samples import archive_of, word_text
from openpyxl import Workbook

from timeline.formats import Refused, read_bytes, read_rows

LAUGHS = (
    b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>"""
)
FETCHES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>"""
WIDE = "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>".encode("utf-16")
ZEROS = b"\0" * 60_000_000


def spreadsheet() -> bytes:
    book, stream = Workbook(), io.BytesIO()
    book.active.append(["date", "type"])
    book.active.append(["2021-09-07", "visit"])
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """An office document with one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return archive_of({info.filename: old.read(info) for info in old.infolist()} | {name: part})


WORD, SHEET = word_text("They met."), spreadsheet()
OFFICE = [
    ("talks.docx", WORD, "word/document.xml"),
    ("talks.docx", WORD, "word/_rels/document.xml.rels"),
    ("talks.xlsx", SHEET, "xl/worksheets/sheet1.xml"),
    ("talks.xlsx", SHEET, "xl/sharedStrings.xml"),
]


@pytest.mark.parametrize("part", [LAUGHS, FETCHES, WIDE, ZEROS], ids=["laughs", "fetches", "utf-16", "zeros"])
@pytest.mark.parametrize(("name", "data", "place"), OFFICE)
def test_an_office_document_that_is_a_bomb_is_refused(name: str, data: bytes, place: str, part: bytes) -> None:
    read = read_rows if name.endswith(".xlsx") else lambda name, data: next(read_bytes(name, data))
    assert not isinstance(read(name, data), Refused)
    assert isinstance(read(name, with_part(data, place, part)), Refused)


def test_a_web_page_knows_no_entities_of_its_own() -> None:
    page = FETCHES + b"<html><body><p>They met &a; on 7 September 2021.</p></body></html>"
    (found,) = read_bytes("talks.html", page)
    assert "root:" not in getattr(found, "text", "")


def test_a_pdf_whose_stream_unpacks_without_end_is_left() -> None:
    import zlib

    packed = zlib.compress(b"BT /F1 10 Tf (x) Tj ET " * 8_000_000, 9)
    body = b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    body += b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj 4 0 obj<</Length %d/Filter/FlateDecode>>stream\n"
    began = time.monotonic()
    (found,) = read_bytes(
        "talks.pdf", body % len(packed) + packed + b"\nendstream endobj trailer<</Root 1 0 R>>\n%%EOF"
    )
    assert isinstance(found, Refused)
    assert time.monotonic() - began < 60
