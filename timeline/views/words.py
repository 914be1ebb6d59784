"""A date and an event in words."""

from collections.abc import Mapping
from typing import Final

from timeline.dates import Date, Edge, Grain, Interval, OneOf, Qualifier, When, civil, day_number
from timeline.events import Event, EventType
from timeline.views.calendar_words import unit_words, year_words
from timeline.views.phrasebook import Phrases, phrases

# A set longer than this is cut short: the panel lists all of it.
_CANDIDATES_SHOWN: Final = 6


def date_in_words(when: When | None, language: str = "en") -> str:
    """What is known of a date, as one would say it.

    >>> from timeline.dates import parse_edtf
    >>> date_in_words(parse_edtf("1815~")), date_in_words(parse_edtf("1815-06-01/1815-06-30"))
    ('about 1815', 'from 1 to 30 June 1815')
    """
    words = phrases(language)
    match when:
        case None:
            return str(words.date["none"])
        case Date():
            return _date(when, words)
        case Interval():
            return _interval(when, words)
        case OneOf((Interval() as stretch,)):
            return str(words.date["some_day"].format(stretch=_interval(stretch, words)))
        case OneOf(candidates):
            return str(words.date["one_of"].format(dates=_candidates(candidates, words)))


def unit_in_words(when: When, language: str = "en") -> str:
    """A single unit by its bare name, as it stands in a sentence: "September 2021"; empty where it is more or less.

    >>> from timeline.dates import parse_edtf
    >>> unit_in_words(parse_edtf("2021-09")), unit_in_words(parse_edtf("2021-09~"))
    ('September 2021', '')
    """
    if not isinstance(when, Date) or when.qualifier is not Qualifier.EXACT:
        return ""
    return unit_words(when, phrases(language))


def day_of_year_in_words(month: int, day: int, language: str = "en") -> str:
    """A day of no year: "7 September"."""
    # Any leap year holds every day there is.
    return unit_words(Date(day_number(2000, month, day)), phrases(language), skeleton="MMMMd")


def event_label(event: Event, *, types: Mapping[str, EventType], names: Mapping[str, str], language: str = "en") -> str:
    """Type and parties: "Phone call: Xi Jinping, Emomali Rahmon"."""
    words = phrases(language)
    label = type_label(event.type, types, language)
    parties = parties_in_words(event, names=names, language=language)
    return words.event["label"].format(type=label, parties=parties) if parties else label


def type_label(event_type: str, types: Mapping[str, EventType], language: str = "en") -> str:
    """The label of a type; an id the reference data has forgotten is shown as it is."""
    return types[event_type].label(language) if event_type in types else event_type


def parties_in_words(event: Event, *, names: Mapping[str, str], language: str = "en") -> str:
    """The people who took part, where each side is known by one; else the states and organisations."""
    actors = tuple(dict.fromkeys((*event.actors, *event.recipients)))
    shown = event.people if event.people and len(event.people) >= len(actors) else actors or event.people
    parties = [names.get(party, party) for party in shown]
    return phrases(language).separator.join(parties)


def status_in_words(event: Event, language: str = "en") -> str:
    """Whether it happened, in one or two words."""
    return phrases(language).status[event.status.value]


def _date(date: Date, words: Phrases) -> str:
    approximate = date.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH)
    if date.qualifier is Qualifier.EXACT and date.grain is not Grain.DAY:
        return str(words.date["within"].format(date=unit_words(date, words)))
    text = words.date["about"].format(date=unit_words(date, words)) if approximate else unit_words(date, words)
    return _perhaps(date, text, words)


def _perhaps(date: Date, text: str, words: Phrases) -> str:
    if date.qualifier in (Qualifier.UNCERTAIN, Qualifier.BOTH):
        return str(words.date["perhaps"].format(date=text))
    return text


def _end(date: Date, words: Phrases, *, skeleton: str = "") -> str:
    """An interval's end or a candidate: the unit's bare name, with its qualifier."""
    text = unit_words(date, words, skeleton=skeleton)
    if date.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH):
        text = words.date["about"].format(date=text)
    return _perhaps(date, text, words)


def _interval(interval: Interval, words: Phrases) -> str:
    match interval.start, interval.end:
        case Date() as start, Date() as end:
            template, first, last = "interval", _start(start, end, words), _end(end, words)
        case Date() as start, edge:
            template = "since" if edge is Edge.OPEN else "end_unknown"
            first, last = _end(start, words), ""
        case edge, Date() as end:
            template = "until" if edge is Edge.OPEN else "start_unknown"
            first, last = "", _end(end, words)
        case _:
            return str(words.date["none"])
    return str(words.date[template].format(start=first, end=last))


def _start(start: Date, end: Date, words: Phrases) -> str:
    """What the end already says is left out of the start: "from 1 to 30 June 1815".

    Only where days come first: in a language that puts the year first it is the end that would be cut.
    """
    exact = start.qualifier is Qualifier.EXACT and end.qualifier is Qualifier.EXACT
    days_first = str(words.locale.date_formats["long"].pattern).startswith("d ")
    if not (exact and days_first and start.grain is end.grain is Grain.DAY):
        return _end(start, words)
    (year, month, day), (end_year, end_month, _) = civil(start.day), civil(end.day)
    if year != end_year:
        return _end(start, words)
    return str(day) if month == end_month else unit_words(start, words, skeleton="MMMMd")


def _candidates(candidates: tuple[Date | Interval, ...], words: Phrases) -> str:
    shown = candidates[:_CANDIDATES_SHOWN]
    if _same_day_of_year(shown):
        first, *others = [candidate for candidate in shown if isinstance(candidate, Date)]
        texts = [_end(first, words), *(year_words(other.year, words) for other in others)]
    else:
        texts = [_end(c, words) if isinstance(c, Date) else _interval(c, words) for c in shown]
    return words.separator.join(texts) + (" …" if len(candidates) > len(shown) else "")


def _same_day_of_year(candidates: tuple[Date | Interval, ...]) -> bool:
    """Whether all are one day of different years, so that the years say it all: "7 September 1999, 2004"."""
    days = {civil(c.day)[1:] for c in candidates if isinstance(c, Date) and c.grain is Grain.DAY}
    exact = all(isinstance(c, Date) and c.grain is Grain.DAY and c.qualifier is Qualifier.EXACT for c in candidates)
    return exact and len(days) == 1
