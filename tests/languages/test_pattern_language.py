"""The pattern language, and what its automaton makes of a row of tokens."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from timeline.languages import Keys, LanguageError, PatternError, compile_language, compile_patterns
from timeline.text import matches, tokenize


def kind(word):
    """The kind of a token that may be read as each of the keys."""
    return Keys(dict.fromkeys(word.split("/"))).kind


def accepts(pattern, row, parts=None):
    """Whether a pattern covers a whole row; a plain word stands for itself, a capital one for a table."""
    kinds = [kind(word.lower() if word.isupper() else "=" + word) for word in row.split()]
    found = compile_patterns({pattern: "date"}, parts or {}, {}).longest(kinds, 0)
    return found is not None and found[1] == len(kinds)


@pytest.mark.parametrize(
    ("pattern", "accepted", "refused"),
    [
        ("on monday", ["on monday"], ["monday", "on", "monday on"]),
        ("on? monday", ["on monday", "monday"], ["on on monday"]),
        ("[on|at]? monday", ["on monday", "at monday", "monday"], ["on at monday"]),
        ("[on the|at] monday", ["on the monday", "at monday"], ["on monday", "the monday", "monday"]),
        ("[on the?|at] monday", ["on the monday", "on monday"], ["the monday"]),
        ("[[on|at] the]? monday", ["on the monday", "at the monday", "monday"], ["on monday"]),
        ("a [b]? [c]?", ["a", "a b", "a c", "a b c"], ["a c b"]),
        ("a|b c", ["a", "b c"], ["b", "a c"]),
        ("{day} of? {month}", ["DAY MONTH", "DAY of MONTH"], ["MONTH DAY", "DAY of", "DAY"]),
        ("{month}? {year}", ["MONTH YEAR", "YEAR"], ["MONTH"]),
        ("( {day} )", ["( DAY )"], ["DAY"]),
        ("from < {day} > to < {day2} >", ["from DAY to DAY"], ["DAY to DAY"]),
        ("@when {year}", ["MONTH YEAR", "in MONTH YEAR"], ["YEAR"]),
        ("[@when]? {year}", ["MONTH YEAR", "YEAR"], ["in YEAR"]),
    ],
)
def test_a_pattern_accepts_what_it_says_and_nothing_else(pattern, accepted, refused):
    parts = {"when": "@lead? {month}", "lead": "in|on"}
    assert [row for row in accepted if not accepts(pattern, row, parts)] == []
    assert [row for row in refused if accepts(pattern, row, parts)] == []


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("[a|b", "a bracket never closes"),
        ("a]", "a bracket closes that never opened"),
        ("a ] b", "a bracket closes that never opened"),
        ("a?", "every word is optional"),
        ("[a|b]? c?", "every word is optional"),
        ("", "every word is optional"),
        ("@nothing a", "no part is called 'nothing'"),
        ("[< a >]", "an extent is marked inside brackets"),
        ("< a", "an extent never closes"),
        ("a > b", "an extent closes that never opened"),
        ("< a < b > >", "an extent opens inside another"),
        ("@round a", "the part 'round' is made of itself"),
    ],
)
def test_a_wrong_pattern_is_refused_with_the_pattern_named(pattern, message):
    with pytest.raises(PatternError, match=message) as refused:
        compile_patterns({pattern: "date"}, {"round": "b @turn", "turn": "@round"}, {})
    assert repr(pattern) in str(refused.value) or "part" in message


def longest(patterns, *row):
    automaton = compile_patterns({pattern: pattern for pattern in patterns}, {}, {})
    found = automaton.longest([kind(word) for word in row], 0)
    return found and (found[0].pattern, found[1])


def test_the_longest_pattern_wins_wherever_it_is_declared():
    row = ("day", "month", "year")
    assert longest(["{day}", "{day} {month} {year}", "{day} {month}"], *row) == ("{day} {month} {year}", 3)
    assert longest(["{day} {month} {year} {clock}", "{day}"], *row) == ("{day}", 1)


def test_of_two_patterns_of_one_length_the_first_declared_wins():
    row = ("day/short", "month")
    assert longest(["{short} {month}", "{day} {month}"], *row) == ("{short} {month}", 2)
    assert longest(["{day} {month}", "{short} {month}"], *row) == ("{day} {month}", 2)


def test_nothing_is_found_where_no_pattern_begins():
    assert longest(["{month} {year}"], "year", "month") is None
    assert longest(["{month} {year}"], "month") is None
    assert longest(["{month}"]) is None


def test_tracing_fills_each_slot_with_its_own_token():
    pattern = "from? < {day} {month}? > to < {day2} {month} >"
    automaton = compile_patterns({pattern: "range"}, {}, {})
    row = [kind(word) for word in ("day/short", "=to", "day", "month")]
    rule, after = automaton.longest(row, 0)
    pieces = automaton.trace(rule, row)
    assert after == 4
    assert [(piece.key, piece.slot, piece.extent) for piece in pieces] == [
        ("day", "day", 0),
        ("=to", "", -1),
        ("day", "day2", 1),
        ("month", "month", 1),
    ]


def test_a_match_can_begin_only_where_some_pattern_does():
    automaton = compile_patterns({"in {year}": "date", "{day} {month}": "date"}, {}, {})
    row = [kind(word) for word in ("=in", "year", "=by", "day/year", "month")]
    assert list(automaton.openings(row)) == [0, 3]


def test_words_of_patterns_are_folded_as_the_text_is():
    automaton = compile_patterns({"Été": "date"}, {}, {ord("é"): "e", ord("É"): "e"})
    assert automaton.vocabulary == {"=ete"}


def test_a_state_is_built_once_for_all_texts_of_its_shape():
    automaton = compile_patterns({"{day} {month}": "date"}, {}, {})
    rows = [[kind("day"), kind("month")], [kind("day/short"), kind("month")]]
    found = [automaton.longest(row, 0) for row in rows * 3]
    assert {after for _, after in found} == {2}


FORMS = {
    "language": {},
    "forms": {"noun": {"": "s", "y": "ies|ie"}, "verb": {"e": "es|ed"}},
    "words": {"treaty": {"treaty": ["treaty~noun", "accord~noun", "pact"]}},
    "triggers": {"[agree|conclude]~verb on? the~noun? {treaty}": "agreement past"},
}


@pytest.mark.parametrize("text", ["agreed treaties", "concludes on the accord", "agree accords", "conclude thes pact"])
def test_a_marked_word_stands_for_its_forms(text):
    language = compile_language("en", FORMS, "forms")
    assert [match.after for match in matches(tokenize(text, language), language.triggers)] == [len(text.split())]


@pytest.mark.parametrize("text", ["agrees pacts", "agreed treatys", "agreeing accord"])
def test_a_word_without_a_mark_has_no_other_forms(text):
    language = compile_language("en", FORMS, "forms")
    assert list(matches(tokenize(text, language), language.triggers)) == []


def test_a_class_of_forms_that_is_missing_is_named():
    with pytest.raises(LanguageError, match=r"'gone~verb' takes the forms of \[forms.verb\]"):
        compile_language("en", {"triggers": {"gone~verb": "visit past"}}, "forms")


def test_texts_read_at_once_in_several_threads_all_find_their_pattern():
    patterns = {f"{first} [{second}|{first} {second}]": "date" for first in "abcdefgh" for second in "stuvwxyz"}
    rows = [[kind("=" + word) for word in pattern.replace("[", "").split("|")[0].split()] for pattern in patterns]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            for _ in range(20):
                automaton = compile_patterns(patterns, {}, {})
                found = list(threads.map(lambda row, into=automaton: into.longest(row, 0), rows))
                assert [match and match[0].pattern for match in found] == list(patterns)
    finally:
        sys.setswitchinterval(usual)
