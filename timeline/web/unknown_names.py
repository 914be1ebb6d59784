"""Names in an event that our tables do not know: asking who it is, and taking the answer."""

from collections.abc import Mapping
from typing import Final

from timeline.events import Event
from timeline.names import Kind
from timeline.store import FieldValue, folded
from timeline.views import phrases
from timeline.web.speaking import noted, say
from timeline.web.state import Desk
from timeline.web.typed_date import NotUnderstood

# The fields that hold names, and the column of the panorama that each is in.
FIELDS: Final = {"people": "people", "actors": "parties", "recipients": "parties"}
ASKED: Final = noted("Who is “{name}”?")
_MOST_LIKELY: Final = 6


def unknown_names(event: Event, desk: Desk) -> tuple[str, list[str]]:
    """The first field with names that nobody we know has, and these; none where all are known or settled.

    They are asked about one by one, and settled together: a field is settled as a whole.
    """
    known = desk.knowledge.actors
    for field in FIELDS:
        names = [one for one in getattr(event, field) if one not in known] if field not in event.confirmed else []
        if names:
            return field, names
    return "", []


def likely(field: str, name: str, desk: Desk) -> list[str]:
    """Those we know who share the longest word of a name: of persons the surname, which stands first."""
    words = folded(name.partition(",")[0]) if field == "people" else folded(name)
    words = sorted(words, key=len, reverse=True)
    found = _meant(words[0], field, desk) if words else []
    return found[:_MOST_LIKELY]


def named(text: str, field: str, desk: Desk) -> str | NotUnderstood:
    """Who was typed: one we know, by a name in any language, or in people a name of its own."""
    words = text.strip()
    exact = [code for code in _meant(words, field, desk) if folded(desk.names.get(code, code)) == folded(words)]
    found = exact or _meant(words, field, desk)
    if len(found) == 1:
        return found[0]
    if found:
        told = phrases(desk.language).separator.join(desk.names.get(code, code) for code in found[:_MOST_LIKELY])
        return NotUnderstood(say("Several are called so: {names}. Type more of the name.", names=told))
    return words if field == "people" and words else NotUnderstood(say("No known actor"))


def replaced(event: Event, field: str, others: Mapping[str, str]) -> FieldValue:
    """The field's names, some of them for others."""
    present: tuple[str, ...] = getattr(event, field)
    return tuple(sorted({others.get(one, one) for one in present}))


def _meant(text: str, field: str, desk: Desk) -> list[str]:
    is_person = field == "people"
    codes = desk.panorama.names.meant(text)["people"]
    fitting = (code for code in codes if (desk.knowledge.actors[code].kind is Kind.PERSON) == is_person)
    return sorted(fitting, key=lambda code: desk.names.get(code, code).casefold())
