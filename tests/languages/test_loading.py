"""Language files: what the loader refuses, what it takes from CLDR, how words are cut."""

import pytest

from timeline.languages import LanguageError, codes, compile_language, load
from timeline.text import tokenize


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ({"pattern": {}}, "xx.toml: unknown section 'pattern'"),
        ({"words": {"months": {"1": ["a"]}}}, "xx.toml: .words.months. is no table; the tables are month,"),
        ({"words": {"month": {"one": ["a"]}}}, "xx.toml: .words.month. the key 'one' is no number"),
        ({"words": {"month": {"1": ["", "a"]}}}, "xx.toml: .words.month. 1 needs a list of words"),
        ({"words": {"month": {"1": "january"}}}, "xx.toml: .words.month. 1 needs a list of words"),
        ({"patterns": {"{month}": "dates"}}, "xx.toml: unknown meaning 'dates' of '{month}'"),
        ({"patterns": {"{month}": ""}}, "xx.toml: unknown meaning '' of '{month}'"),
        ({"patterns": {"{moon}": "date"}}, "xx.toml: .patterns.: no table or numeral is called 'moon'"),
        ({"patterns": {"[{month}": "date"}}, "xx.toml: .patterns.: a bracket never closes"),
        ({"patterns": {"@tail": "date"}}, "xx.toml: .patterns.: no part is called 'tail'"),
        ({"triggers": {"{moon} met": "meeting"}}, "xx.toml: .triggers.: no table or numeral is called 'moon'"),
        ({"cues": {"a?": "wish"}}, "xx.toml: .cues.: every word is optional"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_place(source, message):
    with pytest.raises(LanguageError, match=message):
        compile_language("xx", source, "xx.toml")


def test_the_languages_with_a_file_are_found_by_looking():
    assert {"ar", "en"} <= set(codes())
    assert all(load(code).has_file for code in codes())


@pytest.mark.parametrize(
    ("code", "word", "table", "value"),
    [
        ("it", "settembre", "month", 9),
        ("it", "lunedì", "weekday", 1),
        ("pl", "września", "month", 9),
        ("de", "sonntag", "weekday", 7),
        ("fa", "سپتامبر", "month", 9),
        ("zh-Hant", "星期二", "weekday", 2),
        ("en", "tuesday", "weekday", 2),
        ("ar", "سبتمبر", "month", 9),
    ],
)
def test_names_of_months_and_weekdays_come_from_cldr(code, word, table, value):
    language = load(code)
    assert language.lexicon[language.folded(word)][table] == value


@pytest.mark.parametrize(
    ("code", "direction"), [("ar", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("it", "ltr"), ("tlh", "ltr")]
)
def test_a_language_knows_which_way_it_is_written(code, direction):
    assert load(code).direction == direction


@pytest.mark.parametrize("code", ["tlh", "x", "../en", "en/../ar", "a\0b", "x" * 5000, "en.examples", ".", "العربية"])
def test_a_code_without_a_file_gives_the_fallback(code):
    assert not load(code).has_file


@pytest.mark.parametrize(("code", "own"), [("en-US", "en"), ("en_GB", "en"), ("AR", "ar"), ("ar-EG", "ar")])
def test_a_regional_code_finds_its_languages_file(code, own):
    assert load(code).code == own
    assert load(code).has_file


SOURCE = {
    "text": {"proclitics": ["w", "b", "wb"], "article": "al"},
    "fold": {"drop": "_", "éè": "e"},
    "words": {"unit": {"day": ["yawm"], "year": ["alsana", "sana"]}, "month": {"5": ["mai e", "Mé"]}},
    "patterns": {"{unit}": "shift", "{month}": "date"},
}


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("yawm", [(0, "yawm")]),
        ("walyawm", [(0, "walyawm"), (1, "alyawm"), (1, "yawm")]),
        ("wbalyawm", [(0, "wbalyawm"), (1, "balyawm"), (2, "alyawm"), (2, "yawm")]),
        ("alyawm", [(0, "alyawm"), (0, "yawm")]),
        ("al", [(0, "al")]),
        ("wa", [(0, "wa")]),
    ],
)
def test_a_word_is_cut_into_its_prefixes_and_stem_in_every_way(word, stems):
    assert list(compile_language("xx", SOURCE, "xx.toml").stems(word)) == stems


def test_folding_levels_spellings_in_files_and_texts_alike():
    language = compile_language("xx", SOURCE, "xx.toml")
    assert language.folded("M_é_") == language.folded("m_è_") == "me"
    assert language.lexicon["me"]["month"] == 5


def test_a_word_listed_with_its_article_is_also_read_as_its_stem():
    language = compile_language("xx", SOURCE, "xx.toml")
    assert language.lexicon["alsana"]["unit"] == "year"
    assert language.phrases["mai"][0][0] == ("mai", "e")


def test_ordinals_to_31_are_days():
    source = {"words": {"ordinal": {"31": ["last"], "32": ["beyond"]}}, "patterns": {"{ordinal}": "date"}}
    lexicon = compile_language("xx", source, "xx.toml").lexicon
    assert lexicon["last"]["day"] == 31
    assert "day" not in lexicon["beyond"]


def test_signs_that_stand_inside_words_do_not_cut_them():
    language = compile_language("uk", {"text": {"inner_signs": "'’"}, "fold": {"drop": "'’"}}, "uk.toml")
    assert [token.word for token in tokenize("п’ять 'днів'", language)] == ["пять", "'", "днів", "'"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1990-х", {"ordinal", "count", "decade"}),
        ("5-х", {"ordinal", "count", "day", "nth"}),
        ("5-го", {"ordinal", "day", "nth"}),
        ("5-м", {"ordinal", "day", "nth"}),
        ("1945-м", {"ordinal", "year"}),
        ("5-ка", {"count", "day", "short", "month_number", "hour"}),
        ("14.30", {"dotted"}),
        ("14.75", set()),
    ],
)
def test_a_suffix_may_hang_on_a_number_by_a_hyphen(text, keys):
    suffixes = {"plural_ordinal": ["-х"], "ordinal": ["-го"], "ordinal_year": ["-м"]}
    language = compile_language("uk", {"text": {"number_suffixes": suffixes}}, "uk.toml")
    assert set(tokenize(text, language)[0].keys) == keys


def test_a_name_of_cldr_may_be_an_everyday_word_of_the_language():
    words = compile_language("fr", {"text": {"not_names": ["mer"]}}, "fr.toml").lexicon
    assert words["mercredi"]["weekday"] == 3
    assert "mer" not in words


def test_a_comma_may_part_whole_from_broken():
    language = compile_language("fr", {"text": {"decimal_comma": True}}, "fr.toml")
    assert [(token.word, dict(token.keys)) for token in tokenize("2,5 1,500", language)] == [
        ("2,5", {"count": 2.5}),
        ("1,500", {}),
    ]
