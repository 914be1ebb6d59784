"""Time expressions and what they mean: TIMEX3, not yet anchored."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from timeline.dates import Grain, Qualifier, When
from timeline.text import Span


class TimexType(StrEnum):
    """TIMEX3 `type`."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Tense(StrEnum):
    """The tense of the clause a time expression stands in, where its verb tells."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = ""


class Pointing(StrEnum):
    """Which way a word such as "last", "this" or "next" points from the anchor."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    NONE = ""


class From(StrEnum):
    """What a relative value counts from: TIMEX3's anchorTimeID, by kind.

    A period is the quarter or half year the text reports on; where it names none, the document's date.
    "Lately" is a day the text has told of the last week, or the document's own: "the day before" in news.
    """

    DOCUMENT = "document"
    STORY = "story"
    PERIOD = "period"
    LATELY = "lately"


class RangeEnd(StrEnum):
    """Whether a time expression is an end of a range; its other end is the neighbour."""

    FIRST = "first"
    LAST = "last"
    NONE = ""


class Part(StrEnum):
    """TIMEX3 `mod` of a portion; a weekend is one of a week, and written in its value."""

    START = "START"
    MID = "MID"
    END = "END"
    WEEKEND = "WE"


class Era(StrEnum):
    """TimeML's vague references."""

    PAST = "PAST_REF"
    PRESENT = "PRESENT_REF"
    FUTURE = "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Absolute:
    """A date that needs no anchor.

    `reckoning` names the calendar it was written in, if not ours; `weekday` the one written beside it.
    An aside ("until 1945") is a date the story looks at and does not go to.
    """

    when: When
    reckoning: str = ""
    weekday: int | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Partial:
    """A day or month without its year, or a day without its month; perhaps with a weekday (1 is Monday).

    `unit` is what the month opens, where that is not the month itself: a season, a quarter, a half.
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    pointing: Pointing = Pointing.NONE
    unit: Grain = Grain.MONTH


@dataclass(frozen=True, slots=True)
class ReckonedPartial:
    """A month or day of another calendar without its year; perhaps with a weekday (1 is Monday)."""

    calendar: str
    month: int
    day: int | None = None
    pointing: Pointing = Pointing.NONE
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday (1 is Monday), perhaps pointed: "last Monday"."""

    weekday: int
    pointing: Pointing = Pointing.NONE
    origin: From = From.DOCUMENT


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from an anchor: yesterday, three days later, next year.

    `weekday` is the one written beside it ("today, Tuesday").
    """

    count: int
    grain: Grain
    origin: From = From.DOCUMENT
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """A unit inside a pointed larger one: "March of last year", "the 15th of this month"."""

    inner: "Partial | ReckonedPartial"
    outer: "Shift"


@dataclass(frozen=True, slots=True)
class Portion:
    """The beginning, middle or end of a value."""

    part: Part
    whole: "Value"


@dataclass(frozen=True, slots=True)
class About:
    """A value qualified as approximate or uncertain."""

    qualifier: Qualifier
    inner: "Value"


@dataclass(frozen=True, slots=True)
class Bounded:
    """Before or after a value (TIMEX3 mod BEFORE, AFTER)."""

    after: bool
    inner: "Value"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on a date: TIMEX3 `T19:00` or a part of day such as `TMO`."""

    time: str
    on: "Value"


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of time in units of the language files; `count` is None where vague ("several days", PXD)."""

    count: float | None
    unit: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Repeating:
    """TIMEX3 SET: its value as written there (P1Y, XXXX-WXX-6), perhaps its quant."""

    value: str
    quant: str = ""


@dataclass(frozen=True, slots=True)
class Vague:
    """now, recently, in the future."""

    era: Era


@dataclass(frozen=True, slots=True)
class Invalid:
    """Words that claim to be a date and cannot be: 31 February."""

    reason: str


Value: TypeAlias = (
    Absolute
    | Partial
    | ReckonedPartial
    | Weekday
    | Shift
    | Within
    | Portion
    | About
    | Bounded
    | Clock
    | Duration
    | Repeating
    | Vague
    | Invalid
)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: where it stands in the document, its words, its meaning, and the pattern that read it."""

    span: Span
    text: str
    value: Value
    pattern: str
    tense: Tense = Tense.UNKNOWN
    end: RangeEnd = RangeEnd.NONE
