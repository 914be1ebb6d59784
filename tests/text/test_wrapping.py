"""Line ends that are only where a line was full, and those that end a sentence."""

import textwrap

import pytest

from timeline import pipeline
from timeline.dates import write_edtf
from timeline.languages import load
from timeline.text import Document, sentences

CALL = "أجرى الرئيس الصيني شي جين بينغ مكالمة هاتفية مع رئيس طاجيكستان إمام علي رحمن يوم الثلاثاء 7 سبتمبر 2021."
PARAGRAPH = (
    "The foreign ministers of the two countries met in Dushanbe on Tuesday and agreed to open talks on the border "
    "in the course of the coming year, officials of both ministries said after they had signed the documents."
)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        # Broken once only, before a name.
        ("ar", CALL.replace("رئيس طاجيكستان", "رئيس\nطاجيكستان")),
        ("en", "The presidents of China and of Tajikistan spoke by telephone\nabout the border."),
        # Lines longer than those of mail.
        *(("en", textwrap.fill(PARAGRAPH, width)) for width in (50, 72, 90, 110, 130)),
    ],
)
def test_a_sentence_goes_on_behind_a_full_line(code, text):
    assert "\n" in text
    assert [sentence.text for sentence in sentences(text, load(code))] == [text]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        # A title over a longer text.
        ("ar", "الرئيس الصيني يجري مكالمة هاتفية مع رئيس طاجيكستان\n" + CALL * 2),
        ("en", "Ministers of two countries meet in Dushanbe\n" + PARAGRAPH),
        # A title that happens to be the longest line.
        ("en", "Ministers of two countries meet in Dushanbe for talks\nThey agreed on the border."),
        # Lines of a list, as long as those of a letter.
        (
            "en",
            "Opening of the embassy in the capital of Tajikistan\n"
            "Visit of the foreign minister to Dushanbe, with talks on trade\nSignature of the treaty on the border",
        ),
        ("en", "Talks of the foreign ministers in Dushanbe in the year 1992\n7 September 1993 a treaty"),
        (
            "zh",
            "国家主席习近平同塔吉克斯坦总统拉赫蒙通电话讨论两国边境与贸易合作问题以及地区安全局势和上合组织\n两国外长会谈",
        ),
    ],
)
def test_a_line_that_was_not_full_ends_its_sentence(code, text):
    lines = [sentence.text.split("\n") for sentence in sentences(text, load(code))]
    assert next(line[0] for line in lines if len(line) == 1) == text.split("\n")[0]


def test_in_wrapped_text_a_short_line_ends_its_paragraph():
    title = "Talks on the border"
    text = f"{title}\n{textwrap.fill(PARAGRAPH, 60)}\n{textwrap.fill(PARAGRAPH, 60)}"
    assert [sentence.text.split()[0] for sentence in sentences(text, load("en"))] == ["Talks", "The", "The"]


def test_a_blank_line_with_blanks_in_it_ends_a_sentence_in_wrapped_text():
    line = "The foreign ministers of the two countries met in the capital\n"
    assert len(sentences(line * 4 + "  \n" + line * 4, load("en"))) == 2


def test_a_call_told_over_two_lines_is_the_event_it_is_on_one():
    knowledge = pipeline.knowledge()

    def told(text):
        reading = pipeline.read(Document(text, language="ar"), knowledge)
        return [(event.type, write_edtf(event.when), event.actors) for event in reading.events]

    assert (
        told(CALL.replace("رئيس طاجيكستان", "رئيس\nطاجيكستان"))
        == told(CALL)
        == [("call", "2021-09-07", ("CHN", "TJK"))]
    )
