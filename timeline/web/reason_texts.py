"""The reasons that the rooms below give for their dates, as texts of ours: English with fields, for the catalogues.

What a field may hold, and how it is said, is told by its name: see `reason_words`.
"""

from collections.abc import Callable, Mapping
from typing import Final

from timeline.web.speaking import count_in, noted

# A reason is one of these behind the other.
SENTENCES: Final = (
    # What the words of an expression mean, and what they were counted from.
    noted("“{quote}” is {meaning}."),
    noted("Counted from {anchor} it comes to no single date."),
    noted("Counted from {anchor}, it is {date}."),
    noted("Counted from {anchor} as the last one before it, it is {date}."),
    noted("Counted from {anchor} as the next one after it, it is {date}."),
    noted("Counted from {anchor} as the one that goes with it, it is {date}."),
    noted("Counted from {anchor}, and its sentence tells of the past, it is {date}."),
    noted("Counted from {anchor}, and its sentence looks ahead, it is {date}."),
    noted("The document's date is not known, so there is nothing to count from."),
    noted(
        "The document's date is not known; these are the years from {first} to {last} in which the day falls on a "
        "{weekday}."
    ),
    noted("But {date} is a {actual}, not a {weekday}: one of the two is wrong."),
    noted("It ends what the day before it begins, so it is {date}."),
    noted("The two are the ends of one stretch."),
    noted("The text mentions this without saying when it was."),
    noted("The text announces this without saying when."),
    noted("The text does not say when this anniversary falls."),
    noted("It was at another time, which the text does not say."),
    noted("The sentence tells of another time; when this was, it does not say."),
    noted("The sentence gives no date; the text is telling of this day."),
    noted("The sentence gives no date, and the document's own date is not known."),
    noted("The sentence gives no date; this is the report's own day."),
    noted("It counts {number} years from {date}, the {founding} of {who}."),
    # Clues to the date of a report.
    noted("The date {date} was given with the document."),
    noted("The source's own {kind} data give {date}."),
    noted("Speaks against the date given, {date}:"),
    noted("The latest full date told is {date}; the report is of that day or later."),
    noted("The latest date told is {date}; a story may be told any time after."),
    noted("{date} is told as still to come; the report is of that day or earlier."),
    noted("The text looks ahead to {year}; reports seldom look far ahead."),
    noted("The latest year told is {year}. Reports mostly tell of their own year and the few before it."),
    noted(
        "The latest year told is {year}; it also tells of {years}. "
        "Reports mostly tell of their own year and the few before it."
    ),
    noted("The report was written on a {weekday}."),
    noted("News tells of a {weekday} within a few days before it."),
    noted("News tells of a {weekday} within a few days of it."),
    noted("Only some months have their day {number} on a {weekday}."),
    noted("A month told without its year is mostly a near one: {month}."),
    noted("A day told without its year is mostly a near one: {day_month}."),
    noted("The text opens with {day_month}, as datelines do: it is of that day or the next."),
    noted("{day_month} is a {weekday} only in {years} (of the years {first} to {last})."),
    noted("{day_month} is a {weekday} in no late year."),
    noted("{number} years before the report it was {first}: it is of about {year}."),
    noted("{date} was a day of “{name}”: the text tells it without its year."),
    noted("{date} was the day of “{name}”; the text counts back to it."),
    noted("“{name}”, which is dated, tells the same event, of {date}."),
    noted("“{name}” was much in the news from {date}."),
    noted("“{name}” was much in the news from {start} until {end}."),
    noted("“{name}” cannot have been named before {date}."),
    noted("“{name}” cannot have been named before {start}, and had its time until {end}; later texts look back at it."),
    noted("The words “{name}” together are a story of {date} on."),
    noted("The words “{name}” together are a story of {start} to {end}."),
    noted("Number {number} of “{name}” fell in {year}; the report is of about then."),
    noted("Share prices in eighths of a dollar were quoted until 9 April 2001."),
    noted("A dollar was {number} {currency}, but for the thousands."),
    noted("{who} was {offices} {terms}."),
    noted("{who} held office {terms}."),
    noted("{what} on {date}; {number} years later: the report was written {when}."),
    # The ledger: what a clue did to the answer.
    noted("Taken alone this speaks against {year}; the other clues outweigh it."),
    noted("Without this clue {first} would be likelier than {year}."),
    noted("Without this clue {start} would be likelier than {date}."),
    noted("Without this clue the belief in {year} would be {less}, not {more}."),
)

# Why an expression comes to no date: each is the whole reason.
REFUSALS: Final = (
    noted("this leads beyond the years that are counted"),
    noted("a day has no such hour"),
    noted("there is no century {rest}"),
    noted("the year {year} is beyond those that are counted"),
    noted("there is no day {rest}"),
    noted("no year has a day {rest}"),
    noted("no such day: {rest}"),
    noted("no such {calendar} date: {rest}"),
)

# Phrases that stand in a field of theirs.
PHRASES: Final[Mapping[str, tuple[str, ...]]] = {
    "meaning": (
        noted("a full date"),
        noted("no date"),
        noted("a date of the {calendar} calendar, converted by reckoning"),
        noted("a date of the {calendar} calendar with no year"),
        noted("a weekday ({weekday})"),
        noted("a part of a larger unit, which is {meaning}"),
        noted("a weekend"),
        noted("the start of {meaning}"),
        noted("the mid of {meaning}"),
        noted("the end of {meaning}"),
        noted("about {meaning}"),
        noted("after {meaning}"),
        noted("before {meaning}"),
        noted("a time of day on {meaning}"),
        noted("an amount of time, not a date"),
        noted("something that repeats, not one date"),
        noted("a vague reference, not a date on a calendar"),
        noted("a day and month with no year"),
        noted("a day and month beside its weekday ({weekday}) with no year"),
        noted("a day of a month with neither month nor year"),
        noted("a day of a month beside its weekday ({weekday}) with neither month nor year"),
        noted("a {unit} with no year"),
        noted("a {unit} beside its weekday ({weekday}) with no year"),
        noted("the {unit} that is counted from"),
        noted("{amount} before"),
        noted("{amount} after"),
    ),
    "anchor": (
        noted("the document's date, {day}"),
        noted("the date the text named before, {date}"),
        noted("the last that has ended, {date}"),
        noted("each of the {number} days the document may be from"),
    ),
    "what": (
        noted("{who} became independent"),
        noted("{who} was founded"),
        noted("{who} established relations"),
        noted("{who} concluded the treaty"),
    ),
    "when": (noted("in {year}"), noted("before {date}"), noted("around {date}")),
    "term": (noted("{start} to {end}"), noted("{start} to now")),
    "founding": (noted("independence"), noted("founding"), noted("relations"), noted("treaty")),
    "office": (
        noted("head of state"),
        noted("head of government"),
        noted("foreign minister"),
        noted("state councilor"),
        noted("secretary general"),
    ),
    "calendar": (noted("Hijri"), noted("Solar Hijri"), noted("French Republican")),
    "unit": (
        noted("day"),
        noted("week"),
        noted("month"),
        noted("quarter"),
        noted("season"),
        noted("third"),
        noted("half"),
        noted("year"),
        noted("decade"),
        noted("century"),
        noted("millennium"),
    ),
}

AMOUNTS: Final[Mapping[str, Callable[[int, str], str]]] = {
    "day": lambda number, code: count_in("{number} day", "{number} days", number, code),
    "week": lambda number, code: count_in("{number} week", "{number} weeks", number, code),
    "month": lambda number, code: count_in("{number} month", "{number} months", number, code),
    "quarter": lambda number, code: count_in("{number} quarter", "{number} quarters", number, code),
    "season": lambda number, code: count_in("{number} season", "{number} seasons", number, code),
    "third": lambda number, code: count_in("{number} third of a year", "{number} thirds of a year", number, code),
    "half": lambda number, code: count_in("{number} half-year", "{number} half-years", number, code),
    "year": lambda number, code: count_in("{number} year", "{number} years", number, code),
    "decade": lambda number, code: count_in("{number} decade", "{number} decades", number, code),
    "century": lambda number, code: count_in("{number} century", "{number} centuries", number, code),
    "millennium": lambda number, code: count_in("{number} millennium", "{number} millennia", number, code),
}
