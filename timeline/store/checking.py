"""What a person may settle a field on."""

import re
from datetime import datetime
from typing import Final

from timeline.dates import Date, EdtfError, Grain, Qualifier, parse_edtf, write_edtf
from timeline.events import Status
from timeline.store.errors import CorrectionError
from timeline.store.records import FIELDS, FieldValue

_TYPE: Final = re.compile(r"[a-z][a-z0-9_-]{0,62}")
_UNSTORABLE: Final = re.compile("[\0-\x1f\x7f\ud800-\udfff]")
# What a person writes in several lines may hold their ends, and tabs.
_UNSTORABLE_IN_LINES: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LONGEST: Final = 200
_LISTS: Final = ("actors", "recipients", "people")


def check_field(field: str) -> None:
    """Raises CorrectionError for a field that nobody can settle."""
    if field not in FIELDS:
        raise CorrectionError(f"{field!r} cannot be corrected; choose one of {', '.join(FIELDS)}")


def check_time(at: datetime) -> None:
    """Raises ValueError for a time that could be anywhere."""
    if at.tzinfo is None:
        raise ValueError(f"a time without its zone cannot be stored: {at.isoformat()}")


def check_signed(who: str, at: datetime, why: str = "") -> None:
    """Raises CorrectionError where nobody signs, or with what cannot be kept."""
    check_time(at)
    if not who.strip():
        raise CorrectionError("a change needs a name: who makes it?")
    if _UNSTORABLE.search(who) or _UNSTORABLE_IN_LINES.search(why):
        raise CorrectionError("it holds a control character")


def checked(field: str, value: FieldValue) -> FieldValue:
    """The value as it is stored: dates in canonical EDTF, actors sorted, spaces trimmed.

    Raises CorrectionError with what was expected.
    """
    check_field(field)
    if field in _LISTS:
        return _checked_actors(field, value)
    if not isinstance(value, str):
        raise CorrectionError(f"{field}: expected one text, not {value!r}")
    text = value.strip()
    match field:
        case "date":
            return _checked_date(text)
        case "type":
            return _checked_type(text)
        case "status":
            return _checked_status(text)
    return _checked_text(field, text)


def checked_day(text: str) -> str:
    """A document's creation date: one day, or empty to take a correction back."""
    text = text.strip()
    if not text:
        return ""
    try:
        when = parse_edtf(text)
    except EdtfError as error:
        raise CorrectionError(f"document date: {error}") from error
    if not (isinstance(when, Date) and when.grain is Grain.DAY and when.qualifier is Qualifier.EXACT):
        raise CorrectionError(f"document date: {text!r} is not one day; write it as 2021-09-07")
    return write_edtf(when)


def _checked_date(text: str) -> str:
    """Empty is allowed: the event has no date that anyone can know."""
    if not text:
        return ""
    try:
        return write_edtf(parse_edtf(text))
    except EdtfError as error:
        raise CorrectionError(f"date: {error}") from error


def _checked_type(text: str) -> str:
    if not _TYPE.fullmatch(text):
        raise CorrectionError(f"type: {text!r} is no event type; expected a word such as 'meeting'")
    return text


def _checked_status(text: str) -> str:
    known = [status.value for status in Status]
    if text not in known:
        raise CorrectionError(f"status: {text!r} is none of {', '.join(known)}")
    return text


def _checked_actors(field: str, value: FieldValue) -> tuple[str, ...]:
    if isinstance(value, str):
        raise CorrectionError(f"{field}: expected a list of codes such as CHN, not the text {value!r}")
    names = {_checked_text(field, name.strip()) for name in value}
    return tuple(sorted(names - {""}))


def _checked_text(field: str, text: str) -> str:
    if len(text) > _LONGEST:
        raise CorrectionError(f"{field}: at most {_LONGEST} characters, not {len(text)}")
    if _UNSTORABLE.search(text):
        raise CorrectionError(f"{field}: {text!r} holds a control character")
    return text
