"""Clues from outside the text: dates that a file or page gives of itself."""

from timeline.dates import Date, EdtfError, Grain, parse_edtf
from timeline.dating import weights
from timeline.dating.document_date import Clue, Found
from timeline.dating.evidence import stretches
from timeline.dating.material import Material


def metadata(material: Material) -> Found:
    """The page's own data give a day: it is that, or one beside it, or a later change of the page."""
    for kind, text in material.document.metadata:
        day = _day(text)
        if day is not None:
            doubt = weights.DOUBT_OF_METADATA / 100
            pieces = [(day - 1, 0.3), (day, 1.0), (day + 1, 0.3), (day + 2, doubt)]
            yield Clue("metadata", f"The source's own {kind} data give {text[:10]}."), stretches(pieces, doubt * 2)


def _day(text: str) -> int | None:
    try:
        when = parse_edtf(text[:10])
    except EdtfError:
        return None
    return when.day if isinstance(when, Date) and when.grain is Grain.DAY else None
