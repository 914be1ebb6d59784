import pytest
from file_samples import pdf, rewritten_pdf

from timeline.formats import Refused, read_bytes
from timeline.formats.visual_order import read_line

CALL = pdf([(50, 700, "The two ministers met on 7 September 2021.")])
# Set as a page sets them: each word's letters from left to right as they are seen, in no order in the file.
MIRRORED = [(300, 700, "هبنشود"), (100, 700, "2021"), (260, 700, "7"), (150, 700, "ربمتبس")]


def only(data):
    (outcome,) = read_bytes("report.pdf", data)
    return outcome


def test_every_page_is_read_in_its_order():
    document = only(pdf([(50, 700, "The first page.")], [(50, 700, "The second page.")]))
    assert document.text == "The first page.\n\nThe second page."
    assert document.citation.title == "report.pdf"


def test_a_sentence_the_page_broke_is_one_line_again():
    page = [
        (50, 700, "The two ministers met in Dushanbe on 7"),
        (50, 680, "September 2021."),
        (50, 660, "A call followed."),
    ]
    assert only(pdf(page)).text == "The two ministers met in Dushanbe on 7 September 2021.\nA call followed."


def test_arabic_is_read_from_right_to_left_whatever_the_order_in_the_file():
    assert only(pdf(MIRRORED)).text == "دوشنبه 7 سبتمبر 2021"


VISUAL = [
    ("2021 ربمتبس 7 هبنشود", "دوشنبه 7 سبتمبر 2021"),
    ("(ةلاكو) 7/9/2021 يف", "في 7/9/2021 (وكالة)"),
    ("(  ةلاكو )", "(وكالة)"),
    ("رايلم 3.5 ةميقب", "بقيمة 3.5 مليار"),
    (".٢٠٢١ ماع يف", "في عام ٢٠٢١."),
    ("United Nations ةمظنم تلاق", "قالت منظمة United Nations"),
    ("«COVID-19» ةحئاج", "جائحة «COVID-19»"),
    ("The  word هبنشود means Monday in Persian", "The word هبنشود means Monday in Persian"),
]


@pytest.mark.parametrize(("seen", "read"), VISUAL)
def test_a_line_as_seen_is_put_in_the_order_it_is_read(seen, read):
    assert read_line(seen) == read


def test_letters_in_their_joined_shapes_become_the_letters_themselves():
    assert only(pdf([(50, 700, "ﻪﺒﻨﺷﻭﺩ")])).text == "دوشنبه"


def test_the_day_the_file_was_made_is_told_apart_from_the_date_of_the_report():
    document = only(rewritten_pdf(CALL, metadata={"/CreationDate": "D:20210908101500+05'00'"}))
    assert document.metadata == (("pdf", "2021-09-08"),)
    assert document.created == ""


@pytest.mark.parametrize("written", ["yesterday", "D:20219999", ""])
def test_a_day_of_making_that_is_no_day_is_left_out(written):
    document = only(rewritten_pdf(CALL, metadata={"/CreationDate": written}))
    assert document.metadata == ()


def test_a_file_locked_against_changes_only_is_read():
    assert "7 September 2021" in only(rewritten_pdf(CALL, password="")).text


BAD = {
    "a password": (rewritten_pdf(CALL, password="secret"), "password"),
    "pages without text, as scanned": (pdf([]), "OCR"),
    "no pages": (pdf(), "OCR"),
    "empty": (b"", "damaged"),
    "no PDF at all": (b"A report with the wrong ending.", "damaged"),
    "cut off": (CALL[:400], "damaged"),
    "binary": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
}


@pytest.mark.parametrize(("data", "advice"), BAD.values(), ids=BAD)
def test_a_pdf_that_cannot_be_read_is_refused_with_advice(data, advice):
    outcome = only(data)
    assert isinstance(outcome, Refused)
    assert advice in outcome.reason


def test_a_pdf_damaged_anywhere_is_read_or_refused():
    for place in range(0, len(CALL), 41):
        assert only(CALL[:place] + b"\xff<<" + CALL[place + 3 :])
