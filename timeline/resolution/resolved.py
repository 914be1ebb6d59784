"""What resolution gives: a date with its reasons, or the reason there is none."""

from dataclasses import dataclass
from typing import TypeAlias

from timeline.dates import When
from timeline.mentions import Timex, TimexType


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A time expression and what it comes to.

    `value` is the TIMEX3 value (XXXX where the year is not known), `when` its time-span if it has one
    (a duration has none), `because` the reason in words, pattern and anchor included.
    """

    timex: Timex
    type: TimexType
    value: str
    when: When | None
    because: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A time expression that comes to no date, and why."""

    timex: Timex
    because: str


Resolution: TypeAlias = ResolvedDate | Unresolved
