"""What went wrong in the reader's language.

The rooms below say it in English, for the command line and the log. Here a message is known again by the texts in
`error_texts`, as reasons are by theirs, and said anew; what is not known is left as it is.
"""

import re
from functools import cache
from typing import Final

from timeline.store import ConflictError
from timeline.views import isolated, phrases
from timeline.web.error_texts import ERRORS, NESTED
from timeline.web.field_labels import LABELS
from timeline.web.speaking import language, noted, say_in

_FIELD: Final = re.compile(r"{(\w+)}")
_OVERTAKEN: Final = noted(
    "Nothing was done, since {who} changed this meanwhile. Look at it as it is now, and do it again if you still wish."
)
_READ_ANEW: Final = noted("Nothing was done, since a report was read anew meanwhile. Look at it as it is now.")
# What a message may begin with, before a colon: the field that a correction was for, besides those of an event.
_HEADS: Final = {**LABELS, "document date": LABELS["created"], "comment": noted("Comment")}


def error_in_words(error: object, code: str = "") -> str:
    """A message, or an error's own, in a language; in the reader's where none is named."""
    if isinstance(error, ConflictError):
        return _overtaken(error, code or language())
    return said(str(error), code or language()) or str(error)


def _overtaken(error: ConflictError, code: str) -> str:
    """Who was quicker; what they did stands in the history that is drawn with it."""
    names = phrases(code).separator.join(dict.fromkeys(isolated(change.who) for change in error.theirs))
    if not names:
        return say_in(_READ_ANEW, code)
    return say_in(_OVERTAKEN, code, who=names)


def said(message: str, code: str) -> str:
    """A message in a language; empty where no text of ours is known in it."""
    for text, shape in _shapes():
        if found := shape.fullmatch(message):
            values = {name: _value(name, value, code) for name, value in found.groupdict().items()}
            return say_in(text, code, **values)
    # A message may stand behind what it is about: a field, a file, a database.
    head, colon, rest = message.partition(": ")
    words = said(rest, code) if colon else ""
    if not words:
        return ""
    return f"{say_in(_HEADS[head], code) if head in _HEADS else isolated(head)}: {words}"


def _value(name: str, value: str, code: str) -> str:
    return (said(value, code) or value) if name in NESTED else isolated(value)


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The texts and how to know them again, those with most words of their own first."""
    longest = sorted(ERRORS, key=lambda text: -len(_FIELD.sub("", text)))
    return tuple((text, re.compile(_shape(text), re.DOTALL)) for text in longest)


def _shape(text: str) -> str:
    parts = _FIELD.split(text)
    pieces = (f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    return "".join(pieces)
