"""Hypothesis strategies for every time-span our EDTF scope can hold."""

from hypothesis import strategies as st

from timeline.dates import Date, Edge, Grain, Interval, OneOf, Qualifier, day_number, truncate

FIRST, LAST = day_number(-8000), day_number(8000)
qualifiers = st.sampled_from(Qualifier)
days = st.integers(FIRST, LAST)


@st.composite
def dates(draw, grains=tuple(Grain)):
    start = Date(draw(days), Grain.DAY, draw(qualifiers))
    return truncate(start, draw(st.sampled_from(grains)))


@st.composite
def long_years(draw):
    year = draw(st.integers(10_000, 999_999)) * draw(st.sampled_from([1, -1]))
    return Date(day_number(year), Grain.YEAR, draw(qualifiers))


@st.composite
def intervals(draw, edges=tuple(Edge)):
    """A week has no code of its own, so as an end of a stretch it is its first or last day."""
    grains = [grain for grain in Grain if grain is not Grain.WEEK]
    first, last = draw(dates(grains)), draw(dates(grains))
    if last.last_day < first.day:
        first, last = last, first
    edge = draw(st.sampled_from(edges))
    return draw(st.sampled_from([Interval(first, last), Interval(edge, last), Interval(first, edge)]))


def is_week(when):
    """Whether a stretch of days is written just as a week is."""
    match when:
        case Interval(Date(first, Grain.DAY, one), Date(last, Grain.DAY, other)):
            return last - first == 6 and truncate(Date(first), Grain.WEEK).day == first and one is other
    return False


sets = st.lists(
    st.one_of(dates(), intervals(edges=(Edge.OPEN,)).filter(lambda when: not is_week(when))), min_size=1, max_size=6
).map(lambda candidates: OneOf(tuple(candidates)))
whens = st.one_of(dates(), long_years(), intervals(), sets.filter(lambda when: not lone_week(when)))


def lone_week(when):
    """A set of one week is that week."""
    return len(when.candidates) == 1 and isinstance(when.candidates[0], Date) and when.candidates[0].grain is Grain.WEEK
