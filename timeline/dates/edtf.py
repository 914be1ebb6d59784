"""EDTF (ISO 8601-2) in and out: level 1, the sub-year codes of level 2, and one-of-a-set.

A week has no EDTF code; it is written as the set of its days, `[2004-04-12..2004-04-18]`,
which says what is meant: some one day of the week.
"""

import re
from functools import lru_cache
from typing import Final

from timeline.dates.civil import civil, day_number, is_valid, weekday
from timeline.dates.core import YEAR_LIMIT, Date, Edge, Grain, Interval, OneOf, Point, Qualifier, When

_MASKED: Final = {Grain.DECADE: 1, Grain.CENTURY: 2, Grain.MILLENNIUM: 3}
_MASK_GRAINS: Final = {digits: grain for grain, digits in _MASKED.items()}
# (first code, months in the unit, month the first unit starts in)
_SUB_YEAR: Final = {
    Grain.SEASON: (21, 3, 3),
    Grain.QUARTER: (33, 3, 1),
    Grain.THIRD: (37, 4, 1),
    Grain.HALF: (40, 6, 1),
}
_SHAPE: Final = re.compile(
    r"(?:(?P<sign>-?)(?P<year>\d{4}|\d{3}X|\d{2}XX|\dXXX)|Y(?P<long>-?[1-9]\d{4,}))"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<qualifier>[?~%]?)\Z",
    re.ASCII,
)


class EdtfError(ValueError):
    """A text that is no date we read; the message says what was expected."""


def write(when: When) -> str:
    """The EDTF string of a time-span.

    >>> write(Date(day_number(1815, 6), Grain.MONTH)), write(Date(day_number(-43, 3, 15)))
    ('1815-06', '-0043-03-15')
    """
    match when:
        case Date(_, Grain.WEEK):
            return f"[{_write_candidate(when)}]"
        case Date():
            return _write_date(when)
        case Interval(start, end):
            return f"{_write_point(_first(start))}/{_write_point(_last(end))}"
        case OneOf(candidates):
            return f"[{','.join(map(_write_candidate, candidates))}]"


def parse(text: str) -> When:
    """The time-span an EDTF string stands for.

    Raises EdtfError where the text is not EDTF, names a day that does not exist, or ends before it begins.
    """
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return _parse_set(text[1:-1])
    if "/" in text:
        start, _, end = text.partition("/")
        return _interval(_parse_point(start), _parse_point(end))
    return _parse_date(text)


def _write_point(point: Point) -> str:
    return point.value if isinstance(point, Edge) else _write_date(point)


def _write_candidate(candidate: Date | Interval) -> str:
    if isinstance(candidate, Interval):
        first, last = (
            "" if isinstance(point, Edge) else _write_date(point)
            for point in (_first(candidate.start), _last(candidate.end))
        )
        return f"{first}..{last}"
    if candidate.grain is Grain.WEEK:
        return f"{_write_point(_first(candidate))}..{_write_point(_last(candidate))}"
    return _write_date(candidate)


def _first(point: Point) -> Point:
    """A week opens a stretch with its first day, since it has no code of its own."""
    if isinstance(point, Date) and point.grain is Grain.WEEK:
        return Date(point.day, Grain.DAY, point.qualifier)
    return point


def _last(point: Point) -> Point:
    if isinstance(point, Date) and point.grain is Grain.WEEK:
        return Date(point.last_day, Grain.DAY, point.qualifier)
    return point


def _write_date(date: Date) -> str:
    return _written(date.day, date.grain) + (date.qualifier.value if date.qualifier is not Qualifier.EXACT else "")


# A text tells the same days again and again.
@lru_cache(maxsize=1 << 12)
def _written(first_day: int, grain: Grain) -> str:
    return _write_calendar(*civil(first_day), grain)


def _write_calendar(year: int, month: int, day: int, grain: Grain) -> str:
    if grain in _MASKED:
        return _write_masked(year, grain)
    text = f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04d}"
    if grain is Grain.YEAR:
        return text
    if grain in _SUB_YEAR:
        first_code, months, first_month = _SUB_YEAR[grain]
        return f"{text}-{first_code + (month - first_month) // months}"
    return f"{text}-{month:02d}" if grain is Grain.MONTH else f"{text}-{month:02d}-{day:02d}"


def _write_masked(first_year: int, grain: Grain) -> str:
    digits = _MASKED[grain]
    # Before year 0 the masked digits count down: the 40s BCE, years -49 to -40, are "-004X".
    shown = abs(first_year) // 10**digits
    return f"{'-' if first_year < 0 else ''}{shown:0{4 - digits}d}{'X' * digits}"


def _parse_set(inner: str) -> When:
    candidates = tuple(_week_or_itself(_parse_candidate(part.strip())) for part in inner.split(","))
    match candidates:
        case (Date(_, Grain.WEEK) as week,):
            return week
    return OneOf(candidates)


def _parse_candidate(text: str) -> Date | Interval:
    if ".." not in text:
        return _parse_date(text)
    start, _, end = text.partition("..")
    return _interval(
        _parse_date(start) if start else Edge.OPEN,
        _parse_date(end) if end else Edge.OPEN,
    )


def _week_or_itself(candidate: Date | Interval) -> Date | Interval:
    """Some day from a Monday to its Sunday is how a week is written."""
    match candidate:
        case Interval(Date(first, Grain.DAY, qualifier), Date(last, Grain.DAY, other)):
            if last - first == 6 and weekday(first) == 1 and qualifier is other:
                return Date(first, Grain.WEEK, qualifier)
    return candidate


def _parse_point(text: str) -> Point:
    return Edge(text) if text in ("", "..") else _parse_date(text)


def _interval(start: Point, end: Point) -> Interval:
    if isinstance(start, Date) and isinstance(end, Date) and end.last_day < start.day:
        raise EdtfError(f"the interval ends before it begins: {_write_point(start)}/{_write_point(end)}")
    if isinstance(start, Edge) and isinstance(end, Edge):
        raise EdtfError("an interval needs a date at one end at least")
    return Interval(start, end)


def _parse_date(text: str) -> Date:
    shape = _SHAPE.match(text)
    if shape is None:
        raise EdtfError(f"not an EDTF date: {text!r} (expected for example 2021-09-07, 2021-09, 199X or 1815~)")
    qualifier = Qualifier(shape["qualifier"])
    year, grain = _parse_year(shape)
    if shape["month"] is None:
        return Date(day_number(year), grain, qualifier)
    if grain is not Grain.YEAR:
        raise EdtfError(f"a masked year takes no month: {text!r}")
    if shape["day"] is None:
        return _parse_sub_year(year, int(shape["month"]), qualifier, text)
    month, day = int(shape["month"]), int(shape["day"])
    if not is_valid(year, month, day):
        raise EdtfError(f"no such day: {text!r}")
    return Date(day_number(year, month, day), Grain.DAY, qualifier)


def _parse_year(shape: re.Match[str]) -> tuple[int, Grain]:
    if shape["long"]:
        # Python refuses to read numbers of thousands of digits, so the length is looked at first.
        if len(shape["long"].removeprefix("-")) > len(str(YEAR_LIMIT)):
            raise EdtfError(f"a year is written with four digits up to 9999, with Y up to {YEAR_LIMIT}")
        return int(shape["long"]), Grain.YEAR
    digits = shape["year"]
    masked = digits.count("X")
    if not shape["sign"]:
        return int(digits.replace("X", "0")), _MASK_GRAINS.get(masked, Grain.YEAR)
    return -int(digits.replace("X", "9")), _MASK_GRAINS.get(masked, Grain.YEAR)


def _parse_sub_year(year: int, code: int, qualifier: Qualifier, text: str) -> Date:
    if 1 <= code <= 12:
        return Date(day_number(year, code), Grain.MONTH, qualifier)
    for grain, (first_code, months, first_month) in _SUB_YEAR.items():
        index = code - first_code
        if 0 <= index < 12 // months:
            return Date(day_number(year, first_month + index * months), grain, qualifier)
    raise EdtfError(f"no such month or part of a year: {text!r}")
