"""What a text has come to tell of when a sentence does not say when: its story, or times long past."""

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.dates import Date, Grain, When
from timeline.events.dates import later_than, long_before
from timeline.events.sentence_reading import SentenceReading
from timeline.events.stated_dates import Dated
from timeline.events.told import Told
from timeline.resolution import Resolution, ResolvedDate
from timeline.text import Sentence

# A date among so many words at a sentence's beginning opens it.
_OPENING: Final = 3
# Between two paragraphs stand no more blanks than these.
_MOST_BLANKS: Final = 20


def story_after(
    resolutions: Sequence[Resolution], told: Sequence[Told], story: Dated | None, document: Dated
) -> Dated | None:
    """The last day the text has come to: what it tells next without a date is of that day.

    That is the day of what it tells, not of what it only recalls ("after the attack of 2 May").
    """
    dates = (dated for dated in _dates_told(resolutions, told) if _is_of_story(dated.when, document))
    return next(dates, story)


def _dates_told(resolutions: Sequence[Resolution], told: Sequence[Told]) -> Iterator[Dated]:
    """The days of what is told, then the other dates, each from the last on."""
    for t in reversed(told):
        if t.is_verb and t.is_dated:
            yield Dated(t.event.when, t.event.because)
    recalled = [t.event.when for t in told if not t.is_verb]
    for resolution in reversed(resolutions):
        if isinstance(resolution, ResolvedDate) and resolution.when not in recalled:
            yield Dated(resolution.when, resolution.because)


def _is_of_story(when: When | None, document: Dated) -> bool:
    fine = not isinstance(when, Date) or when.grain >= Grain.WEEK
    return when is not None and fine and not later_than(when, document.when)


def looks_back(reading: SentenceReading, told: Sequence[Told], text: str, document: Dated, *, before: bool) -> bool:
    """Whether what comes next is of times long past: a paragraph began to tell of them, and has not come back.

    `before` says whether it already was before this sentence, which told `told`.
    """
    if not isinstance(document.when, Date) or any(t.says for t in told):
        return False
    dates = [r for r in reading.resolutions if isinstance(r, ResolvedDate) and r.when is not None]
    begins = _begins_paragraph(reading.sentence, text)
    if not dates:
        return before and not begins
    opening = reading.tokens[min(_OPENING, len(reading.tokens) - 1)].start
    opens = begins or dates[0].timex.span.start <= opening
    return opens and all(long_before(r.when, document.when) for r in dates if r.when is not None)


def is_long_past(story: Dated | None, document: Dated) -> bool:
    """Whether a story is of times long before the document."""
    return story is not None and story.when is not None and long_before(story.when, document.when)


def has_date(resolution: Resolution) -> bool:
    """Whether a time expression gives a date."""
    return isinstance(resolution, ResolvedDate) and resolution.when is not None


def _begins_paragraph(sentence: Sentence, text: str) -> bool:
    first = sentence.span.start
    blanks = text[max(0, first - _MOST_BLANKS) : first]
    return "\n" in blanks[len(blanks.rstrip()) :] or not blanks
