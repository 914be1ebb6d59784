"""How clues behave in dated reports: the shares that the likelihoods are made of.

Learnt from annotated news (English, French, Arabic, Chinese, Russian; 358 texts) and smoothed by hand so that no
single corpus shows through; `docs/dating.md` says how. Rows give (up to this distance, share of a text's mentions
for each step within it).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.names import Prominence

Rows = tuple[tuple[int, float], ...]

# Days of the year told as past, by the day written minus the day told.
PAST_DAY: Final[Rows] = (
    *((-46, 0.0008), (-15, 0.0025), (-1, 0.004), (0, 0.045), (1, 0.04), (3, 0.024), (14, 0.019), (35, 0.009)),
    *((90, 0.0025), (183, 0.0012)),
)
# … as coming …
FUTURE_DAY: Final[Rows] = (
    *((-91, 0.0006), (-32, 0.0018), (-8, 0.011), (-1, 0.06), (0, 0.03), (1, 0.006), (183, 0.0006)),
)
# … and where no verb tells, as in headings and brackets.
OPEN_DAY: Final[Rows] = (
    *((-46, 0.0008), (-15, 0.004), (-1, 0.012), (0, 0.22), (1, 0.1), (3, 0.02), (14, 0.01), (35, 0.005), (183, 0.001)),
)
# A day at the very head of a text, where datelines stand.
DATELINE_DAY: Final[Rows] = (
    *((-15, 0.0004), (-1, 0.003), (0, 0.6), (1, 0.22), (2, 0.03), (7, 0.006), (35, 0.001), (183, 0.0003)),
)
# Days told with their weekday are news of these days.
PAST_NEWS_DAY: Final[Rows] = (
    *((-15, 0.0002), (-1, 0.003), (0, 0.38), (1, 0.22), (2, 0.07), (6, 0.03), (14, 0.01), (35, 0.002), (183, 0.0003)),
)
FUTURE_NEWS_DAY: Final[Rows] = (
    *((-61, 0.0004), (-22, 0.002), (-8, 0.015), (-2, 0.06), (0, 0.11), (1, 0.008), (14, 0.002), (183, 0.0002)),
)
# Told as past in the very lead of a report, it is mostly the day of writing itself: 38 of 49 counted in English.
LEAD_NEWS_DAY: Final[Rows] = (
    *((-15, 0.0002), (-1, 0.003), (0, 0.78), (1, 0.07), (2, 0.02), (6, 0.012), (14, 0.004), (35, 0.001), (183, 0.0003)),
)
# The same for months without a day, by the distance from the middle of the month told.
PAST_MONTH: Final[Rows] = (
    *((-105, 0.0016), (-15, 0.0017), (15, 0.0036), (45, 0.0052), (75, 0.0042), (105, 0.0046), (135, 0.0032)),
    *((183, 0.0022),),
)
FUTURE_MONTH: Final[Rows] = (
    *((-135, 0.002), (-75, 0.0034), (-45, 0.0046), (-15, 0.0064), (15, 0.0046), (75, 0.0018), (183, 0.0016)),
)

# Weekdays told as past, coming, or neither: 0 to 6 days before, or after, the day written.
PAST_WEEKDAY: Final = (0.40, 0.24, 0.14, 0.12, 0.04, 0.03, 0.03)
LEAD_WEEKDAY: Final = (0.74, 0.10, 0.04, 0.07, 0.02, 0.01, 0.02)
FUTURE_WEEKDAY: Final = (0.13, 0.26, 0.12, 0.13, 0.14, 0.12, 0.10)
OPEN_WEEKDAY: Final = (0.38, 0.13, 0.11, 0.12, 0.10, 0.08, 0.08)

# Years told, by the year written minus the year told.
PAST_YEAR: Final[Rows] = (
    *((-21, 0.0003), (-11, 0.0012), (-6, 0.003), (-4, 0.007), (-3, 0.01), (-2, 0.014), (-1, 0.035), (0, 0.11)),
    *((1, 0.17), (2, 0.11), (3, 0.06), (6, 0.045), (10, 0.022), (20, 0.013), (40, 0.008), (60, 0.004), (120, 0.001)),
    *((600, 0.0002),),
)
# The year of a quarter or a half: firms compare it with that of the year before.
YEAR_OF_QUARTER: Final[Rows] = (
    *((-6, 0.0005), (-2, 0.004), (-1, 0.1), (0, 0.3), (1, 0.4), (2, 0.05), (5, 0.02), (20, 0.005), (600, 0.0004)),
)
# The first year of a decade.
DECADE: Final[Rows] = (
    *((-12, 0.0005), (-1, 0.004), (2, 0.012), (9, 0.028), (14, 0.03), (20, 0.02), (30, 0.012), (50, 0.006)),
    *((120, 0.0015), (600, 0.0003)),
)
# Years of full dates: these are mostly of history, and seldom of the report's own year.
FULL_YEAR: Final[Rows] = (
    *((-6, 0.0003), (-1, 0.004), (0, 0.05), (1, 0.065), (2, 0.055), (4, 0.045), (7, 0.038), (12, 0.028)),
    *((20, 0.02), (40, 0.012), (60, 0.008), (120, 0.002), (600, 0.0004)),
)
OPEN_YEAR: Final[Rows] = (
    *((-31, 0.0003), (-16, 0.0012), (-9, 0.004), (-5, 0.008), (-3, 0.012), (-2, 0.025), (-1, 0.05), (0, 0.12)),
    *((1, 0.15), (2, 0.08), (3, 0.055), (6, 0.035), (10, 0.02), (20, 0.012), (40, 0.007), (60, 0.004), (120, 0.001)),
    *((600, 0.0002),),
)
FUTURE_YEAR: Final[Rows] = (
    *((-30, 0.0006), (-16, 0.004), (-9, 0.009), (-5, 0.02), (-3, 0.045), (-2, 0.08), (-1, 0.2), (0, 0.14)),
    *((1, 0.05), (2, 0.035), (4, 0.02), (10, 0.012), (20, 0.004), (60, 0.001), (600, 0.0003)),
)
# Full dates to come are mostly those on which debts fall due, at any distance.
FUTURE_DATE: Final[Rows] = (
    *((-41, 0.002), (-31, 0.006), (-21, 0.012), (-11, 0.022), (-6, 0.03), (-3, 0.04), (-2, 0.06), (-1, 0.16)),
    *((0, 0.12), (1, 0.02), (6, 0.006), (20, 0.002), (600, 0.0003)),
)
# Years beside the latest one told, and how they lean on each other.
OTHER_YEARS: Final = 0.8
OTHERS_ALONE: Final = 0.5
# Full dates told as past: the share that are of the very days before the report, and how these lie behind it.
NEAR_DAY: Final = 0.1
NEAR_DAYS: Final = (0.5, 0.22, 0.08, 0.05, 0.03, 0.02, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01)

# How often a clue of a kind is wrong or misread.
DOUBT: Final = 0.02
DOUBT_OF_OPEN_DATE: Final = 0.15
DOUBT_OF_METADATA: Final = 0.1
DOUBT_OF_WEEKDAY_AND_DAY: Final = 0.012
DOUBT_OF_ANNIVERSARY: Final = 0.04
DOUBT_OF_ORDINAL: Final = 0.05
DOUBT_OF_DURATION: Final = 0.05
DOUBT_OF_HAPPENING: Final = 0.2
DOUBT_OF_PRICES: Final = 0.15
DOUBT_OF_RATE: Final = 0.03
# A day's rate lies about so far from its year's, as a logarithm.
RATE_MOVES_IN_A_YEAR: Final = 0.05

# How often people are named so many days before and after their offices, for each time they are named in them.
BEFORE_OFFICE: Final = ((365, 0.25), (5 * 365, 0.1), (15 * 365, 0.03), (10**6, 0.006))
AFTER_OFFICE: Final = ((365, 0.3), (5 * 365, 0.1), (20 * 365, 0.04), (10**6, 0.015))
# Without office, but in the news: so much less; and so much less again outside the years they were in the news.
OUT_OF_OFFICE: Final = 0.5
AROUND_CAREER: Final = (
    ((2 * 365, 0.3), (6 * 365, 0.1), (15 * 365, 0.03), (10**6, 0.006)),
    ((2 * 365, 0.4), (5 * 365, 0.2), (15 * 365, 0.08), (10**6, 0.03)),
)
# A surname alone may be another's.
DOUBT_OF_SURNAME: Final = 0.1
# The same where the text gives them the office: a president elect, a former president.
BEFORE_TITLE: Final = ((120, 0.05), (5 * 365, 0.006), (10**6, 0.003))
AFTER_TITLE: Final = ((365, 0.06), (5 * 365, 0.015), (20 * 365, 0.01), (10**6, 0.006))
# The same for things, of which none can be named before its day; the shorter their time, the less they are later.
BEFORE_THING: Final = ((10**6, 0.006),)
# People and companies are heard of before they are known.
BEFORE_LONG_THING: Final = ((2 * 365, 0.2), (6 * 365, 0.08), (15 * 365, 0.02), (10**6, 0.006))
# A thing of this many years is named after it in these shares; one of fewer or more years in proportion, at most so
# many times as often, and never nearly as often as in its time.
LONG_TIME: Final = 12.0
MOST_REMEMBERED: Final = 3.0
LEAST_LOSS: Final = 0.6
# What has a time of at most so many days is a story: at its end it is told this much less than at first.
STORY_DAYS: Final = 6 * 365
FADED: Final = 0.4
# What was much in the news is named less before and after: how much, by what it is.
_YEAR: Final = 365
_AGES: Final = 10**6
AROUND_PROMINENCE: Final = {
    Prominence.EVENT: (((_AGES, 0.003),), ((_YEAR, 0.3), (5 * _YEAR, 0.1), (15 * _YEAR, 0.04), (_AGES, 0.015))),
    Prominence.THING: (((_AGES, 0.006),), ((2 * _YEAR, 0.4), (5 * _YEAR, 0.15), (15 * _YEAR, 0.06), (_AGES, 0.03))),
    Prominence.COMPANY: (
        ((3 * _YEAR, 0.3), (10 * _YEAR, 0.1), (_AGES, 0.03)),
        ((_YEAR, 0.4), (5 * _YEAR, 0.12), (15 * _YEAR, 0.05), (_AGES, 0.02)),
    ),
    Prominence.PERSON: (
        ((2 * _YEAR, 0.3), (6 * _YEAR, 0.1), (15 * _YEAR, 0.03), (_AGES, 0.008)),
        ((2 * _YEAR, 0.4), (5 * _YEAR, 0.2), (15 * _YEAR, 0.08), (_AGES, 0.03)),
    ),
    Prominence.STATE: (((_AGES, 0.006),), ((_YEAR, 0.5), (5 * _YEAR, 0.3), (15 * _YEAR, 0.15), (_AGES, 0.06))),
    Prominence.WORD: (
        ((3 * _YEAR, 0.4), (8 * _YEAR, 0.15), (_AGES, 0.05)),
        ((3 * _YEAR, 0.5), (8 * _YEAR, 0.25), (20 * _YEAR, 0.12), (_AGES, 0.06)),
    ),
}
# Words that make a story may meet in others.
BEFORE_STORY: Final = ((_AGES, 0.03),)
AFTER_STORY: Final = ((_YEAR, 0.2), (5 * _YEAR, 0.08), (_AGES, 0.03))
# What began on a day: how much it is told up to so many days later.
SINCE_STORY: Final = ((4, 1.0), (14, 0.5), (60, 0.25), (180, 0.15), (_YEAR, 0.1), (_AGES, 0.07))
# Counted events are spoken of so many days before and after their months.
AROUND_EVENT: Final = (200, 120)
AFTER_THING: Final = ((365, 0.4), (5 * 365, 0.14), (15 * 365, 0.05), (10**6, 0.02))

# Clues of one kind lean on each other: n of them weigh as n to this power would if they did not.
ALONE: Final = 0.7
ALONE_BY_KIND: Final = {"anniversary": 1.0, "metadata": 1.0, "today": 1.0, "office": 1.0, "thing of a time": 1.0}

# All clues together: a little more than their sum, so that of the years believed at nine tenths nine in ten are right.
SHARPNESS: Final = 1.2


def shares(rows: Rows, first: int, last: int) -> NDArray[np.float64]:
    """The share of every step from first to last; steps below the first row's limit are as that row."""
    limits = np.array([limit for limit, _ in rows])
    values = np.array([share for _, share in rows])
    steps = np.arange(first, last + 1)
    found: NDArray[np.float64] = values[np.minimum(np.searchsorted(limits, steps), len(values) - 1)]
    return found


def likelihoods(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithms, 0 for the greatest."""
    found: NDArray[np.float64] = np.log(values / values.max())
    return found
