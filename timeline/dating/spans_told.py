"""Clues in spans counted back to a date the same sentence tells: "founded in 1969, twenty years ago"."""

from collections.abc import Sequence

from timeline.dates import Date, Grain, day_number
from timeline.dating import weights
from timeline.dating.document_date import Clue, Found
from timeline.dating.material import Material, bare
from timeline.dating.times import inside
from timeline.mentions import Absolute, From, Shift, Timex

# Sentences that count back some years and name the year; a day or two would be other things.
_LEAST_YEARS = 2
_MOST_YEARS = 200
_BESIDE = 6


def since(material: Material) -> Found:
    """In 1969, twenty years ago: the two together give the year of writing."""
    for passage in material.passages:
        told = [(timex, bare(timex.value)) for timex in passage.timexes]
        years = {v.when.year for _, v in told if isinstance(v, Absolute) and isinstance(v.when, Date)}
        back = [(timex, v) for timex, v in told if isinstance(v, Shift) and _counts_back(v)]
        if len(years) == 1 and len(back) == 1 and _is_beside(back[0][0], passage.timexes):
            timex, value = back[0]
            written = years.pop() - value.count
            because = (
                f"{-value.count} years before the report it was {written + value.count}: it is of about {written}."
            )
            first, last = day_number(written), day_number(written + 1) - 1
            yield Clue.quoting("span", because, timex), inside(first - 180, last + 180, weights.DOUBT_OF_DURATION)


def _is_beside(timex: Timex, timexes: Sequence[Timex]) -> bool:
    """Whether a year stands right beside it, so that the two are one: "in 1969, twenty years ago"."""
    return any(
        isinstance(bare(other.value), Absolute) and other.span.gap(timex.span) <= _BESIDE
        for other in timexes
        if other is not timex
    )


def _counts_back(value: Shift) -> bool:
    return (
        value.grain is Grain.YEAR
        and value.origin is From.DOCUMENT
        and -_MOST_YEARS <= value.count <= -_LEAST_YEARS
        and isinstance(value.count, int)
    )
