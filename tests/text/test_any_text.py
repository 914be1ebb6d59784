"""No text in any script makes reading fail, and what is found stands where it says it stands."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.dates import bounds, parse_edtf, write_edtf
from timeline.languages import codes, load
from timeline.mentions import find_timexes
from timeline.resolution import Context, ResolvedDate, edtf, resolve
from timeline.text import Domain, sentences, tokenize

LANGUAGES = (*codes(), "it", "et")
NUMBERS = (
    *("0", "00", "7", "13", "31", "32", "99", "100", "999", "1999", "2021", "2199", "9999", "10000", "99999"),
    *("999999999", "1234567890123", "12:30", "24:59", "7/9/2021", "31/02/2021", "2021-09-07", "2021-02-31"),
    *("0000-00-00", "1.5", "1,200", "7th", "99th", "0th", "1990s", "99999s", "1443هـ", "99999هـ", "0م", "٧", "²", "½"),
)
# TIMEX3: a date, week, quarter, half or season, perhaps a time; a decade or century; an amount; a reference.
DAY = (
    r"(?:(?:-|BC)?\d{4,}|XXXX)"
    r"(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?|-W(?:\d\d|XX)(?:-(?:\d|WE))?|-[QH][1-4X]|-(?:SP|SU|FA|WI))?"
)
TIMEX3 = re.compile(
    rf"(?:{DAY}(?:T(?:\d\d:\d\d|MO|MI|AF|EV|NI|DT))?|(?:-|BC)?\d{{0,3}}X{{0,3}}|XXXX|Y-?\d+"
    r"|P(?:\d+(?:\.\d+)?|X)[YQMWD]|PT(?:\d+(?:\.\d+)?|X)[HMS]|(?:PAST|PRESENT|FUTURE)_REF)(?<!^)\Z"
)
CONTEXTS = [
    Context(),
    Context((parse_edtf("2021-09-07"),)),
    Context((parse_edtf("2020-02-29"), parse_edtf("2021-09-07"))),
    Context((parse_edtf("2021-09"),)),
    Context((parse_edtf("199X"),)),
    Context((parse_edtf("2021"),), narrative=True, story=parse_edtf("-0043-03-15")),
]


def vocabulary(code):
    language = load(code)
    several = [" ".join(row) for rows in language.phrases.values() for row, _ in rows]
    return st.one_of(st.sampled_from([*language.lexicon, *several]), st.sampled_from(NUMBERS))


def wild_texts(code):
    """Any characters at all, and the language's own words in any order, spaced or glued."""
    rows = st.lists(vocabulary(code), max_size=8)
    return st.one_of(st.text(), rows.map(" ".join), rows.map("".join), rows.map(". ".join))


def check(timexes, text):
    end = 0
    for timex in timexes:
        assert end <= timex.span.start < timex.span.end
        assert timex.span.cut(text) == timex.text
        end = timex.span.end


def check_resolution(resolution):
    assert resolution.because
    if isinstance(resolution, ResolvedDate):
        assert TIMEX3.match(resolution.value), resolution
    if edtf(resolution):
        again = parse_edtf(edtf(resolution))
        assert write_edtf(again) == edtf(resolution)
        assert bounds(again) == bounds(resolution.when)


@pytest.mark.parametrize("code", LANGUAGES)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_what_is_found_is_in_order_and_comes_to_valid_dates(code, data):
    text, language = data.draw(wild_texts(code)), load(code)
    for sentence in sentences(text, language):
        assert sentence.span.cut(text) == sentence.text
        tokens = tokenize(sentence.text, language, sentence.span.start)
        assert all(0 <= token.start < token.end <= len(text) for token in tokens)
        assert all(one.end <= other.start for one, other in pairwise(tokens))
        timexes = find_timexes(tokens, text, language)
        check(timexes, text)
        for context in CONTEXTS:
            for resolution in resolve(timexes, context)[0]:
                check_resolution(resolution)


WILD = st.one_of(
    st.text(),
    st.text(st.characters(categories=["L", "N", "P", "Z", "Cs", "Cc"])),
    *(wild_texts(code) for code in LANGUAGES),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=WILD,
    language=st.sampled_from(["", *LANGUAGES, "tlh"]),
    created=st.sampled_from(["", "2021-09-07", "2021-09", "2021", "2020/2021", "[2010-09-07,2021-09-07]", "-0043"]),
    domain=st.sampled_from(Domain),
)
@example(text="1 1一月1", language="zh", created="", domain=Domain.NEWS)
@example(text="\ud800 9 June", language="", created="", domain=Domain.NEWS)
def test_no_text_makes_reading_fail(read, text, language, created, domain):
    reading = read(text, language, created, domain)
    check([resolution.timex for resolution in reading.resolutions], text)
    for resolution in reading.resolutions:
        check_resolution(resolution)
    for event in reading.events:
        assert all(proof.span.cut(text) == proof.quote for proof in event.evidence)
    for clue in reading.date.clues:
        assert clue.span.cut(text) == clue.quote or not clue.quote
    if reading.date.when is not None:
        assert bounds(parse_edtf(write_edtf(reading.date.when))) == bounds(reading.date.when)
