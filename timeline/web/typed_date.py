"""Dates as people type them: EDTF, or words such as "early June 2021"."""

from dataclasses import dataclass
from typing import Final

from timeline.dates import Date, EdtfError, Grain, When, parse_edtf, write_edtf
from timeline.pipeline import understand_date
from timeline.web import speaking as reader
from timeline.web.speaking import SOURCE, say

# Nobody types a longer date, and each further word is one more to make sense of.
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Typed words that are no date, and what to type instead."""

    reason: str


def typed_date(text: str, *, language: str = SOURCE, reference: Date | None = None) -> When | NotUnderstood:
    """The date that was typed; `reference` is the day its relative words count from."""
    text = text.strip()[:_LONGEST]
    try:
        return parse_edtf(text)
    except EdtfError:
        when = understand_date(text, language, reference)
    for other in dict.fromkeys((reader.language(), SOURCE)):
        if when is None and other != language:
            when = understand_date(text, other, reference)
    return when or NotUnderstood(
        say(
            "“{text}” is not understood as a date. Type it like 2021-09-07, 2021-09, 1815~ or “7 September 2021”.",
            text=text,
        )
    )


def typed_day(text: str, *, language: str = SOURCE) -> str | NotUnderstood:
    """The EDTF day that was typed, empty where nothing was: a document is dated to the day."""
    if not text.strip():
        return ""
    when = typed_date(text, language=language)
    if isinstance(when, NotUnderstood):
        return when
    if isinstance(when, Date) and when.grain is Grain.DAY:
        return write_edtf(when)
    return NotUnderstood(
        say("“{text}” is not one day. A report is dated to the day, like 2021-09-07.", text=text.strip())
    )
