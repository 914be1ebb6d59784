"""The clues, one function each, in the table at the end: what in a document says when it was written.

Each yields a `Clue` for the ledger and the probability of every day of the window given that clue alone:
a shape over the days it allows, mixed with a doubt spread evenly over all. The doubts say how often such
a clue misleads; they are our own, set by judgement on agency reports.
"""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dates import (
    Date,
    EdtfError,
    Grain,
    civil,
    day_number,
    is_valid,
    parse_edtf,
    weekday,
    write_edtf,
)
from timeline.dating.document_date import Clue
from timeline.dating.material import Material, Passage
from timeline.mentions import Absolute, Milestone, Partial, Shift, Tense, Timex
from timeline.names import Anniversary, AnniversaryKind, Mention, Term
from timeline.text import Span

Belief = NDArray[np.float64]
Found = Iterator[tuple[Clue, Belief]]

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FOUNDED: Final = {
    AnniversaryKind.INDEPENDENCE: "{who} became independent",
    AnniversaryKind.FOUNDING: "{who} was founded",
    AnniversaryKind.RELATIONS: "{who} established relations",
    AnniversaryKind.TREATY: "{who} concluded the treaty",
}
# How agency reports lag behind what they tell: on the day, a day later, and so on; then a long tail.
_LAGS: Final = np.array([0.55, 0.22, 0.08, 0.05, 0.03, 0.03, 0.03])
_TAIL: Final = 2.0
_DATELINE_REACH: Final = 120
# How often a clue of each kind misleads.
_DOUBT: Final = 0.02
_DOUBT_OF_OFFICES: Final = 0.1
_DOUBT_OF_NAMES: Final = 0.005
# How often the latest year a text names is one that it looks ahead to.
_LOOKS_AHEAD: Final = 0.5
# Texts look back over some sixty years at most; what of this lies behind the window is lost to it.
_LOOKS_BACK_DAYS: Final = 60 * 365
_AROUND_ANNIVERSARY: Final = 250


def _metadata(material: Material, days: NDArray[np.int64]) -> Found:
    """Dates a file or page says of itself."""
    for kind, text in material.document.metadata:
        day = _iso_day(text)
        if day is not None:
            yield Clue("metadata", f"The source's own {kind} data give {text[:10]}."), _after(days, day)


def _weekday_and_day(material: Material, days: NDArray[np.int64]) -> Found:
    """Tuesday (7 September): only some years have that day on that weekday, and the report is of that week."""
    known: dict[tuple[Partial, Tense], Belief] = {}
    for timex in material.timexes:
        value = timex.value
        if not isinstance(value, Partial) or not (value.weekday and value.month and value.day):
            continue
        told = [day for day in _yearly(value.month, value.day, days) if weekday(day) == value.weekday]
        years = ", ".join(str(civil(day)[0]) for day in told)
        day_and_month = f"{value.day} {_MONTHS[value.month - 1]}"
        because = f"{day_and_month} is a {_DAYS[value.weekday - 1]} only in {years}."
        if (value, timex.tense) not in known:
            known[value, timex.tense] = _around(days, told, timex.tense)
        yield _quoting("weekday", because, timex), known[value, timex.tense]


def _dateline(material: Material, days: NDArray[np.int64]) -> Found:
    """A day and month at the head of the text."""
    for timex in material.timexes[:1]:
        value = timex.value
        if timex.span.start > _DATELINE_REACH or not isinstance(value, Partial) or value.weekday:
            continue
        if value.month and value.day:
            because = "The text opens with this day and month, as datelines do."
            yield (
                _quoting("dateline", because, timex),
                _around(days, _yearly(value.month, value.day, days), timex.tense),
            )


def _today(material: Material, days: NDArray[np.int64]) -> Found:
    """Today, Tuesday: says the weekday of writing."""
    for timex in material.timexes:
        value = timex.value
        if isinstance(value, Shift) and value.weekday and value.grain is Grain.DAY:
            written_on = (value.weekday - 1 - value.count) % 7 + 1
            because = f"The report was written on a {_DAYS[written_on - 1]}."
            allowed = (days - 1) % 7 + 1 == written_on
            yield _quoting("today", because, timex), _mixed(allowed, _DOUBT)


def _full_dates(material: Material, days: NDArray[np.int64]) -> Found:
    """The latest full date told as past: written on or soon after it (terminus post quem)."""
    told: list[tuple[int, Timex]] = []
    for timex in material.timexes:
        if not isinstance(timex.value, Absolute) or not isinstance(timex.value.when, Date):
            continue
        when = timex.value.when
        if when.grain is Grain.DAY and timex.tense is not Tense.FUTURE:
            told.append((when.day, timex))
    if told:
        latest, timex = max(told, key=lambda pair: pair[0])
        because = f"The latest full date told is {write_edtf(Date(latest))}; the report is of that day or later."
        yield _quoting("full date", because, timex), _after(days, latest)


def _years(material: Material, days: NDArray[np.int64]) -> Found:
    """The latest year or month told: seldom a plan for a year to come, and the longer ago the less likely."""
    told = [
        (timex.value.when.day, timex)
        for timex in material.timexes
        if isinstance(timex.value, Absolute)
        and isinstance(timex.value.when, Date)
        and timex.value.when.grain in (Grain.YEAR, Grain.MONTH)
        and timex.tense is not Tense.FUTURE
    ]
    if told:
        latest, timex = max(told, key=lambda pair: pair[0])
        shares = 1.0 / (1.0 + np.arange(_LOOKS_BACK_DAYS) / 365.0)
        lag = days - latest
        later = np.where((lag >= 0) & (lag < _LOOKS_BACK_DAYS), shares[lag % _LOOKS_BACK_DAYS], 0.0)
        because = f"The latest year the text speaks of is {civil(latest)[0]}; reports rarely look back much further."
        yield _quoting("year", because, timex), _mixed(later, _LOOKS_AHEAD, whole=float(shares.sum()))


def _anniversaries(material: Material, days: NDArray[np.int64]) -> Found:
    """Next year marks the 30th anniversary of relations: counted from a founding that is known."""
    for passage in material.passages:
        for milestone in passage.milestones:
            for founding in _foundings(milestone, passage, material):
                found = _anniversary(milestone, founding, passage, material, days)
                if found is not None:
                    yield found


def _foundings(milestone: Milestone, passage: Passage, material: Material) -> list[Anniversary]:
    wanted = [row for row in material.references.anniversaries if row.kind.value == milestone.kind]
    states = {material.state(name) for name in passage.names} - {""}
    exact = [row for row in wanted if set(row.actors) in (states, material.pair) and len(row.actors) > 1]
    organisation = material.organisation_before(milestone.span.start)
    owned = [row for row in wanted if len(row.actors) == 1 and row.actors[0] in states]
    own = [row for row in wanted if row.actors == (organisation,)]
    return (own if milestone.kind == "founding" and own else exact or owned)[:1]


def _anniversary(
    milestone: Milestone, founding: Anniversary, passage: Passage, material: Material, days: NDArray[np.int64]
) -> tuple[Clue, Belief] | None:
    year, month, day = civil(founding.date.day)
    if not is_valid(year + milestone.count, month, day):
        return None
    falls = day_number(year + milestone.count, month, day)
    offset = next((count for count in map(_year_shift, passage.timexes) if count is not None), None)
    if offset is not None:
        written = year + milestone.count - offset
        allowed = (days >= day_number(written)) & (days < day_number(written + 1))
        when = f"in {written}"
    else:
        after = 0 if milestone.is_coming else _AROUND_ANNIVERSARY
        allowed = (days >= falls - _AROUND_ANNIVERSARY) & (days <= falls + after)
        when = f"{'before' if milestone.is_coming else 'around'} {write_edtf(Date(falls))}"
    what = _FOUNDED[founding.kind].format(who=material.named(founding.actors))
    since = f"{what} on {write_edtf(founding.date)}"
    because = f"{since}; {milestone.count} years later: the report was written {when}."
    quote = milestone.span.cut(material.document.text)
    return Clue("anniversary", because, quote, milestone.span), _mixed(allowed, _DOUBT)


def _year_shift(timex: Timex) -> int | None:
    value = timex.value
    return value.count if isinstance(value, Shift) and value.grain is Grain.YEAR else None


def _first_days(material: Material, days: NDArray[np.int64]) -> Found:
    """Things that had no name, or were not there, before a day (terminus post quem)."""
    text = material.document.text
    seen: set[str] = set()
    for row in material.references.first_days:
        place = text.find(row.name) if row.id not in seen else -1
        if place < 0:
            continue
        seen.add(row.id)
        because = f"“{row.name}” cannot have been named before {write_edtf(row.earliest)}."
        clue = Clue("first day", because, row.name, Span(place, place + len(row.name)))
        yield clue, _mixed(days >= row.earliest.day, _DOUBT_OF_NAMES)


def _offices(material: Material, days: NDArray[np.int64]) -> Found:
    """People are in the news while they hold office."""
    first_mentions: dict[str, Mention] = {}
    for passage in material.passages:
        for name in passage.names:
            first_mentions.setdefault(name.actor, name)
    for person, name in first_mentions.items():
        terms = [term for term in material.references.terms if term.person == person]
        if terms:
            spans = "; ".join(f"{write_edtf(t.start)} to {write_edtf(t.end) if t.end else 'now'}" for t in terms)
            allowed = np.any([_in_term(days, term) for term in terms], axis=0)
            clue = Clue("office", f"{material.named([person])} held office {spans}.", name.text, name.span)
            yield clue, _mixed(allowed, _DOUBT_OF_OFFICES)


def _in_term(days: NDArray[np.int64], term: Term) -> NDArray[np.bool_]:
    limits = term.bounds
    first = days[0] if limits.earliest is None else limits.earliest
    last = days[-1] if limits.latest is None else limits.latest
    held: NDArray[np.bool_] = (days >= first) & (days <= last)
    return held


def _quoting(kind: str, because: str, timex: Timex) -> Clue:
    return Clue(kind, because, timex.text, timex.span)


def _iso_day(text: str) -> int | None:
    try:
        when = parse_edtf(text[:10])
    except EdtfError:
        return None
    return when.day if isinstance(when, Date) and when.grain is Grain.DAY else None


def _yearly(month: int, day: int, days: NDArray[np.int64]) -> list[int]:
    """That day of every year of the window."""
    first, last = civil(int(days[0]))[0], civil(int(days[-1]))[0]
    return [day_number(year, month, day) for year in range(first, last + 1) if is_valid(year, month, day)]


def _after(days: NDArray[np.int64], told: int) -> Belief:
    """The days from one told: the lags of news, and a tail for what is told later."""
    lag = days - told
    shape = np.zeros(len(days))
    near = (lag >= 0) & (lag < len(_LAGS))
    shape[near] = _LAGS[lag[near]]
    late = lag >= len(_LAGS)
    shape[late] = _LAGS[-1] * (lag[late] / (len(_LAGS) - 1)) ** -_TAIL
    return _mixed(shape, _DOUBT)


def _around(days: NDArray[np.int64], told: list[int], tense: Tense) -> Belief:
    """The lags of news behind each of several days; ahead of them where the text looks ahead."""
    shape = np.zeros(len(days))
    for day in told:
        for lag, share in enumerate(_LAGS):
            index = day - int(days[0]) + (-lag if tense is Tense.FUTURE else lag)
            if 0 <= index < len(days):
                shape[index] = max(shape[index], share)
    return _mixed(shape, _DOUBT)


def _mixed(shape: NDArray[np.float64] | NDArray[np.bool_], doubt: float, whole: float | None = None) -> Belief:
    """A shape as probabilities, with a doubt spread over all days; the doubt alone where no day is allowed.

    `whole` is the shape's sum where part of it lies outside the window.
    """
    total = float(shape.sum()) if whole is None else whole
    even = np.full(len(shape), 1.0 / len(shape))
    return even if total == 0 else (1 - doubt) * shape / total + doubt * even


CLUES: Final[tuple[Callable[[Material, NDArray[np.int64]], Found], ...]] = (
    _metadata,
    _dateline,
    _weekday_and_day,
    _today,
    _full_dates,
    _years,
    _anniversaries,
    _first_days,
    _offices,
)
