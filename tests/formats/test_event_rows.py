import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from timeline.formats import Refused, read_rows


def spreadsheet(*rows):
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"day,place\n1994-05-02,Amman\n"),
        ("a.CSV", "\ufeffday;place\r\n1994-05-02;Amman\r\n".encode()),
        ("a.tsv", b"day\tplace\n1994-05-02\tAmman"),
        ("a.csv", "day,place\n1994-05-02,Amman\n".encode("utf-16")),
        ("a.xlsx", spreadsheet(("day", "place"), (datetime(1994, 5, 2), "Amman"))),
    ],
    ids=["commas", "semicolons", "tabs", "UTF-16", "XLSX"],
)
def test_a_table_is_read_whatever_parts_its_cells(name, data):
    table = read_rows(name, data)
    assert table.headings == ("day", "place")
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("1994-05-02", "Amman"))]


def test_a_cell_of_several_lines_is_one_line_and_rows_keep_their_lines():
    table = read_rows("a.csv", b'day,told\n1994,"first\nsecond\tthird"\n\n1995\n')
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("1994", "first second third")), (5, ("1995", ""))]


def test_headings_tell_their_columns_apart():
    assert read_rows("a.csv", b"a,,a\n1,2,3").headings == ("a", "2", "a (2)")


def test_whole_numbers_of_a_spreadsheet_have_no_point():
    assert read_rows("a.xlsx", spreadsheet(("id", "year"), (7.0, 1994))).rows[0].cells == ("7", "1994")


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.pdf", b"x", "no table"),
        ("a.csv", b"", "No table"),
        ("a.csv", b"only one column\nx", "No table"),
        ("a.csv", b"a,b\n", "no rows"),
        ("a.csv", bytes(range(256)) * 20, "no readable text"),
        ("a.xlsx", b"not a zip", "damaged"),
        ("a.xlsx", spreadsheet(("a", "b"))[:-40], "damaged"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(name, data, word):
    refused = read_rows(name, data)
    assert isinstance(refused, Refused)
    assert word in refused.reason
