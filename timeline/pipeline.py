"""The main path, on one screen: a document comes in as text and leaves as dated events."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from enum import Flag, auto
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

from timeline.dates import Date, EdtfError, When, parse_edtf
from timeline.dating import (
    DocumentDate,
    Material,
    Passage,
    References,
    ToldElsewhere,
    date_document,
    references,
    tells_history,
)
from timeline.events import Dated, Event, Knowledge, Reading, SentenceReading, Telling, extract, merge_mentions
from timeline.events import load_knowledge as load_tables
from timeline.languages import Language, codes, hints, load
from timeline.mentions import Timex, find_leftovers, find_milestones, find_timexes
from timeline.names import Mention, find_names
from timeline.resolution import Context, Resolution, ResolvedDate, resolve
from timeline.tabular import read_table
from timeline.text import Document, Domain, Sentence, Token, identify, sentences, shortened, tokenize

# The language of reasons and ledgers.
EXPLAINED_IN: Final = "en"
DATA: Final = Path(__file__).parent.parent / "data"


class Wanted(Flag):
    """Which parts of a reading are asked for; what they do not need is not computed."""

    DATE = auto()
    TIMEXES = auto()
    EVENTS = auto()
    ALL = DATE | TIMEXES | EVENTS


@cache
def knowledge() -> Knowledge:
    """The reference data of `data/`, loaded once. Raises DataError where a table is wrong."""
    return load_tables(DATA)


def warm_up() -> None:
    """Loads the languages, their names and the language model, which the first reading would wait for."""
    for code in codes():
        knowledge().name_index(code)
    identify("")
    # The first date that our own patterns leave over loads dateparser.
    understand_date("?", "en", None)


def read(
    document: Document, known: Knowledge, wanted: Wanted = Wanted.ALL, told_elsewhere: Sequence[ToldElsewhere] = ()
) -> Reading:
    """Everything a document gives: its date, its time expressions, its events.

    `told_elsewhere` are events of it that dated documents tell too: they help to date it.
    Raises EdtfError where the date given with the document is not EDTF.
    """
    if document.domain is Domain.TABLE:
        return read_table(document, known, understand_date)
    language = known.language(document.language or identify(document.text))
    document = replace(document, language=language.code)
    parts = [piece for part in sentences(document.text, language) for piece in shortened(part)]
    # Names serve dates and events only: a dated document whose time expressions alone are asked for needs none,
    # and of it only the sentences that can hold one. (dateparser may find more than our words tell.)
    needs_names = wanted is not Wanted.TIMEXES or not document.created
    if not needs_names and language.has_file:
        parts = [part for part in parts if hints(language).in_text(part.text)]
    tokens = [tokenize(part.text, language, part.span.start) for part in parts]
    timexes = [_timexes(part, row, document, language) for part, row in zip(parts, tokens, strict=True)]
    if tells_history(chain(*timexes), parse_edtf(document.created) if document.created else None):
        document = replace(document, domain=Domain.NARRATIVE)
    names = _names(tokens, timexes, document, language, known) if needs_names else [[] for _ in parts]
    date = _date(document, parts, tokens, timexes, names, language, known, wanted, told_elsewhere)
    resolutions = _resolutions(timexes, document, date)
    readings = [SentenceReading(*row) for row in zip(parts, tokens, names, resolutions, strict=True)]
    events = _events(readings, document, date, language, known) if wanted & Wanted.EVENTS else []
    return Reading(document, date, tuple(r for row in resolutions for r in row), tuple(events))


def _timexes(part: Sentence, tokens: Sequence[Token], document: Document, language: Language) -> list[Timex]:
    found = find_timexes(tokens, document.text, language)
    if not language.has_file:
        found = sorted([*found, *find_leftovers(part, found, language.code)], key=lambda timex: timex.span)
    return found


def _names(
    tokens: Sequence[Sequence[Token]],
    timexes: Sequence[Sequence[Timex]],
    document: Document,
    language: Language,
    known: Knowledge,
) -> list[list[Mention]]:
    """The names of each sentence; found in the whole document, since surnames need their full names."""
    mentions = deque(find_names(list(chain(*tokens)), document.text, known.name_index(language.code)))
    rows = []
    for row, dates in zip(tokens, timexes, strict=True):
        found = []
        while mentions and row and mentions[0].span.start < row[-1].end:
            found.append(mentions.popleft())
        # A month is no surname: "in May" is not about Theresa May.
        rows.append([name for name in found if not any(name.span.overlaps(timex.span) for timex in dates)])
    return rows


def _date(
    document: Document,
    parts: Sequence[Sentence],
    tokens: Sequence[Sequence[Token]],
    timexes: Sequence[Sequence[Timex]],
    names: Sequence[Sequence[Mention]],
    language: Language,
    known: Knowledge,
    wanted: Wanted,
    told_elsewhere: Sequence[ToldElsewhere],
) -> DocumentDate:
    # A date that is given needs no clues but to be checked by them, where dates are asked for.
    sought = zip(parts, tokens, timexes, names, strict=True) if wanted & Wanted.DATE or not document.created else ()
    passages = [
        Passage(part.span, row, mentions, find_milestones(words, language), words)
        for part, words, row, mentions in sought
    ]
    tables = References(
        known.actors,
        known.anniversaries,
        known.first_days,
        known.recurring,
        known.terms_of,
        known.titles,
        known.rates,
        known.stories,
        known.actor_labels(EXPLAINED_IN),
    )
    return date_document(Material(document, passages, tables, told_elsewhere))


def _resolutions(timexes: Sequence[Sequence[Timex]], document: Document, date: DocumentDate) -> list[list[Resolution]]:
    context = Context(references(date), narrative=document.domain is Domain.NARRATIVE)
    rows = []
    for row in timexes:
        resolved, context = resolve(row, context)
        rows.append(resolved)
    return rows


def _events(
    readings: Sequence[SentenceReading], document: Document, date: DocumentDate, language: Language, known: Knowledge
) -> list[Event]:
    # What a story tells without a date did not happen on the day of its telling.
    when = None if document.domain is Domain.NARRATIVE else date.likely
    day = Dated(when, " ".join(clue.because for clue in date.clues))
    return merge_mentions(extract(readings, Telling(document.id, document.text, day, language, known)))


def understand_date(text: str, language: str, reference: Date | None) -> When | None:
    """The date a person typed: EDTF, or words in a language, counted from a reference where they are relative.

    None where it cannot be understood as one date.
    """
    try:
        return parse_edtf(text)
    except EdtfError:
        pass
    typed = load(language)
    part = Sentence(sentences(text, typed)[0].span, text) if text.strip() else None
    if part is None:
        return None
    found = find_timexes(tokenize(text, typed), text, typed) or find_leftovers(part, [], language)
    resolved, _ = resolve(found, Context((reference,) if reference else ()))
    dates = [r.when for r in resolved if isinstance(r, ResolvedDate) and r.when is not None]
    return dates[0] if len(dates) == 1 else None
