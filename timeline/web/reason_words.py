"""The reasons for a date in the reader's language.

The rooms below write their reasons in English, and the store keeps them so. Here a kept reason is known again by the
texts in `reason_texts`, taken to pieces, and said anew; what is not known is left as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from babel import Locale

from timeline.dates import EdtfError, When, parse_edtf
from timeline.views import date_in_words, day_of_year_in_words, is_rtl, isolated, phrases, unit_in_words
from timeline.web.reason_texts import AMOUNTS, PHRASES, REFUSALS, SENTENCES
from timeline.web.speaking import SOURCE, say_in

_ENGLISH: Final = Locale("en")
_WEEKDAYS: Final = {name: day for day, name in _ENGLISH.days["format"]["wide"].items()}
_MONTHS: Final = {name: month for month, name in _ENGLISH.months["format"]["wide"].items()}
_DATE: Final = r"[^\s“”;]+?"
_MONTH: Final = "|".join(_MONTHS)
_WEEKDAY: Final = "|".join(_WEEKDAYS)
_TERM: Final = rf"{_DATE} to (?:now|{_DATE})"
_OFFICE: Final = "|".join(PHRASES["office"])
# What a field may hold: without this a name could be taken for a date.
_HOLDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("date", "start", "end"), _DATE),
    **dict.fromkeys(("weekday", "actual"), _WEEKDAY),
    **dict.fromkeys(("year", "first", "last"), r"-?\d+"),
    "number": r"-?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?",
    **dict.fromkeys(("less", "more"), r"\d+%"),
    "years": r"-?\d+(?:, -?\d+)*",
    "month": _MONTH,
    "day_month": rf"\d+ (?:{_MONTH})",
    "day": rf"{_DATE}(?: \((?:{_WEEKDAY})\))?",
    "amount": r"\S+ [a-z]+",
    "terms": rf"{_TERM}(?:; {_TERM})*",
    "offices": rf"(?:{_OFFICE})(?: and (?:{_OFFICE}))*",
    "who": r"[^“”;:]+?",
    "rest": r".+",
}
_FIELD: Final = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of ours and how to know it again; `names` are its fields."""

    text: str
    shape: re.Pattern[str]
    names: tuple[str, ...]


def reason_in_words(reason: str, code: str, names: Mapping[str, str] | None = None) -> str:
    """A reason as the store keeps it, in a language; `names` says English names of actors in it."""
    teller = _Teller(code, names or {})
    return " ".join(teller.piece(text, values) for text, values in _pieces(reason))


def unsaid(reason: str) -> list[str]:
    """What no text of ours knows of a reason."""
    return [text for text, values in _pieces(reason) if values is None]


def _pieces(reason: str) -> Iterator[tuple[str, Mapping[str, str] | None]]:
    """The texts a reason is made of, each with its fields; None for them where a sentence is not known."""
    place = 0
    while place < len(reason):
        known = next(((t, m) for t in _texts() if (m := t.shape.match(reason, place)) and _is_whole(t, m)), None)
        if known is not None:
            text, found = known
            yield text.text, found.groupdict()
            place = found.end()
        else:
            end = _SENTENCE_END.search(reason, place)
            stop = end.end() if end else len(reason)
            yield reason[place:stop], None
            place = stop
        while place < len(reason) and reason[place].isspace():
            place += 1


_SENTENCE_END: Final = re.compile(r"[.:](?=\s|$)")


def _is_whole(text: _Text, found: re.Match[str]) -> bool:
    """Whether the phrases in its fields are known too."""
    return all(_phrase(name, found[name]) is not None for name in text.names if name in PHRASES)


def _phrase(kind: str, written: str) -> tuple[str, Mapping[str, str]] | None:
    for text in _phrases(kind):
        found = text.shape.fullmatch(written)
        if found and _is_whole(text, found):
            return text.text, found.groupdict()
    # A calendar of its own name is no reason not to understand the sentence.
    return (written.replace("{", "").replace("}", ""), {}) if kind == "calendar" else None


@cache
def _texts() -> tuple[_Text, ...]:
    """The sentences, the longest first: a short one may be found inside."""
    sentences = [_compiled(text, end=r"(?=\s|$)") for text in SENTENCES]
    whole = [_compiled(text, end=r"\Z") for text in REFUSALS]
    return tuple(sorted((*sentences, *whole), key=lambda one: -len(_FIELD.sub("", one.text))))


@cache
def _phrases(kind: str) -> tuple[_Text, ...]:
    return tuple(sorted((_compiled(text) for text in PHRASES[kind]), key=lambda one: -len(_FIELD.sub("", one.text))))


def _compiled(text: str, end: str = "") -> _Text:
    parts = _FIELD.split(text)
    shape = "".join(
        f"(?P<{part}>{_HOLDS.get(part, '.+?')})" if is_field else re.escape(part)
        for is_field, part in zip([False, True] * len(parts), parts, strict=False)
    )
    return _Text(text, re.compile(shape + end, re.DOTALL), tuple(parts[1::2]))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says the pieces in one language."""

    code: str
    names: Mapping[str, str]

    def piece(self, text: str, values: Mapping[str, str] | None) -> str:
        """A text with its fields; as it is where it is none of ours."""
        if values is None:
            return text
        return say_in(text, self.code, **{name: self.field(name, value) for name, value in values.items()})

    def field(self, name: str, value: str) -> str:
        """What stands in a field, by the field's name."""
        if name in PHRASES:
            found = _phrase(name, value)
            return self.piece(*found) if found else value
        saying = self._sayings().get(name)
        return saying(value) if saying else isolated(value)

    def _sayings(self) -> Mapping[str, Callable[[str], str]]:
        return {
            **dict.fromkeys(("date", "start", "end"), self.date),
            **dict.fromkeys(("weekday", "actual"), self.weekday),
            **dict.fromkeys(("year", "first", "last", "number", "less", "more"), str),
            "years": lambda value: self.separator.join(value.split(", ")),
            "month": lambda value: str(phrases(self.code).locale.months["stand-alone"]["wide"][_MONTHS[value]]),
            "day_month": self.day_month,
            "day": self.day,
            "amount": self.amount,
            "terms": lambda value: self.separator.join(self.field("term", term) for term in value.split("; ")),
            "offices": lambda value: self.separator.join(self.field("office", one) for one in value.split(" and ")),
            "who": self.who,
            "name": self.name,
        }

    @property
    def separator(self) -> str:
        return phrases(self.code).separator

    def date(self, value: str) -> str:
        """A single unit by its bare name, whatever else as a date is said."""
        try:
            when: When = parse_edtf(value)
        except EdtfError:
            return isolated(value)
        return unit_in_words(when, self.code) or date_in_words(when, self.code)

    def weekday(self, value: str) -> str:
        return str(phrases(self.code).locale.days["stand-alone"]["wide"][_WEEKDAYS[value]])

    def day(self, value: str) -> str:
        date, _, weekday = value.removesuffix(")").partition(" (")
        return f"{self.date(date)} ({self.weekday(weekday)})" if weekday else self.date(date)

    def day_month(self, value: str) -> str:
        day, month = value.split(" ")
        return day_of_year_in_words(_MONTHS[month], int(day), self.code)

    def amount(self, value: str) -> str:
        number, unit = value.split(" ")
        said = AMOUNTS.get(unit) or AMOUNTS.get(unit.removesuffix("s"))
        return said(int(number), self.code) if said and number.isdecimal() else value

    def name(self, value: str) -> str:
        """Words of a text; several from right to left have their own commas between them."""
        return isolated(self.separator.join(value.split(", ")) if is_rtl(value) else value)

    def who(self, value: str) -> str:
        """Names of actors: English ones, joined as English joins them."""
        parts = re.split(r"( and | or )", value)
        if self.code == SOURCE or not all(part in self.names for part in parts[::2]):
            return isolated(self.names.get(value, value))
        return self.separator.join(isolated(self.names[part]) for part in parts[::2])
