"""PDF: the text layer, page after page."""

import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from pypdf import PageObject, PdfReader
from pypdf.errors import FileNotDecryptedError

from timeline.dates import date, is_valid, write_edtf
from timeline.formats.outcome import TEXT_LIMIT, Outcome, Refused, document, too_long
from timeline.formats.visual_order import read_line, right_to_left_share

# What is wrong with a file is said in its refusal, once, not on the terminal line by line.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_LOCKED: Final = "This PDF is protected by a password; save an unprotected copy and add that."
_BROKEN: Final = "This PDF is damaged and cannot be read; open it, save it again, and add the new copy."
_SCANNED: Final = (
    "This PDF has pictures of pages and no text layer; run text recognition (OCR) on it and add the result."
)
# Fonts may give Arabic letters in the shape they take inside a word; texts and names use the letter itself.
_SHAPED_LETTERS: Final = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\ufb00-\ufb06]+")
_SENTENCE_END: Final = re.compile(r"[.!?:;؟؛。！？…।][\"'»”’)\]]*$")
_DAY: Final = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)", re.ASCII)
_FULL_LINE: Final = 0.7


def read(name: str, data: bytes) -> Iterator[Outcome]:
    """The whole file as one document; its metadata holds the day it was made, which may not be the report's."""
    try:
        text, created = _contents(data)
    except FileNotDecryptedError:
        yield Refused(name, _LOCKED)
    except Exception:  # pypdf raises a dozen kinds of error, and the interpreter's own, on damaged files
        yield Refused(name, _BROKEN)
    else:
        if len(text) > TEXT_LIMIT:
            yield too_long(name)
        elif not text.strip():
            yield Refused(name, _SCANNED)
        else:
            yield document(name, text, metadata=(("pdf", created),) if created else ())


def _contents(data: bytes) -> tuple[str, str]:
    """Text and day of creation."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):  # many are locked against changes only
        raise FileNotDecryptedError
    pages: list[str] = []
    for page in reader.pages:
        pages.append(_unwrapped(_plain_letters(_page_text(page))))
        if sum(map(len, pages)) > TEXT_LIMIT:
            break
    return "\n\n".join(filter(None, pages)), _created(reader)


def _page_text(page: PageObject) -> str:
    text = page.extract_text()
    if right_to_left_share(text) < 0.5:
        return text
    # Only positions tell the order of right-to-left words; the order in the file is each program's own.
    placed = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
    return "\n".join(map(read_line, placed.splitlines())).strip() or text


def _created(reader: PdfReader) -> str:
    try:
        facts = reader.metadata
    except Exception:  # a damaged card of facts is no reason to lose the text
        return ""
    written = _DAY.match(str(facts.get("/CreationDate", ""))) if facts else None
    if written is None:
        return ""
    year, month, day = map(int, written.groups())
    return write_edtf(date(year, month, day)) if is_valid(year, month, day) else ""


def _plain_letters(text: str) -> str:
    return _SHAPED_LETTERS.sub(lambda shaped: unicodedata.normalize("NFKC", shaped[0]), text)


def _unwrapped(text: str) -> str:
    """Lines that the page's width broke are joined again, so that a date is not torn in two.

    >>> _unwrapped("The two ministers met on 7\\nSeptember 2021 in Dushanbe.\\nA second one.")
    'The two ministers met on 7 September 2021 in Dushanbe.\\nA second one.'
    """
    lines = [line.strip() for line in text.splitlines()]
    full = _FULL_LINE * max(map(len, lines), default=0)
    joined = ""
    for line in lines:
        joined += line
        goes_on = line and len(line) >= full and not _SENTENCE_END.search(line)
        joined += " " if goes_on else "\n"
    return joined.strip()
