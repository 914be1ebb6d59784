"""Reads a language file; starts from CLDR's names; a language without a file gets CLDR alone."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from timeline.languages import cldr
from timeline.languages.automaton import Automaton
from timeline.languages.cutting import spaced_cutter, unspaced_cutter
from timeline.languages.forms import UnknownFormsError, forms_of_file
from timeline.languages.grammar import PatternError, compile_patterns
from timeline.languages.language import Language, Meaning
from timeline.languages.lexicon import build_lexicon
from timeline.languages.tables import NUMERALS, TABLES
from timeline.languages.unspaced import KnownWords, numerals_of

FOLDER: Final = Path(__file__).parent


class LanguageError(ValueError):
    """A language file that does not load; the message names the file and the place."""


_SECTIONS: Final = {"language", "text", "fold", "forms", "words", "parts", "patterns", "triggers", "cues"}
_JOINERS: Final = "\u200c\u200d"


def codes() -> list[str]:
    """The languages that have a file of their own."""
    return sorted(path.stem for path in FOLDER.glob("*.toml") if "." not in path.stem)


@cache
def load(code: str) -> Language:
    """The compiled language, from its file or, without one, from CLDR; "en-GB" is served by "en".

    Raises LanguageError where the file is wrong.
    """
    own = code.replace("_", "-").partition("-")[0].lower()
    if own in codes():
        return compile_language(own, tomllib.loads((FOLDER / f"{own}.toml").read_text("utf-8")), f"{own}.toml")
    general = tomllib.loads((FOLDER / "fallback" / "cldr.toml").read_text("utf-8"))
    return compile_language(code, cldr.completed(general, code), code)


def compile_language(code: str, source: Mapping[str, Any], name: str) -> Language:
    """A language from the tables of its file."""
    if unknown := set(source) - _SECTIONS:
        raise LanguageError(f"{name}: unknown section {sorted(unknown)[0]!r}")
    settings, text = source.get("language", {}), source.get("text", {})
    fold = _fold_table(source.get("fold", {}))
    forms = forms_of_file(source.get("forms", {}), fold)
    words = _word_tables(code, source.get("words", {}), text.get("not_names", []), name)
    automata = {
        section: _automaton(source.get(section, {}), source.get("parts", {}), fold, f"{name}: [{section}]")
        for section in ("patterns", "triggers", "cues")
    }
    _check_meanings(source.get("patterns", {}), name)
    article = text.get("article", "").translate(fold)
    try:
        lexicon, phrases = build_lexicon(words, automata.values(), fold, article, forms)
    except UnknownFormsError as error:
        raise LanguageError(f"{name}: {error}") from None
    spaced, numerals = settings.get("spaced", True), numerals_of(text)
    comma = text.get("decimal_comma", False)
    known = None if spaced else KnownWords(lexicon, (), fold, numerals)
    return Language(
        code=code,
        direction=settings.get("direction") or _direction(code),
        spaced=spaced,
        numeric_order=settings.get("numeric_order", "day_first"),
        fold=fold,
        lexicon=lexicon,
        cutter=(
            spaced_cutter(text.get("inner_signs", ""), comma=comma)
            if known is None
            else unspaced_cutter(known, "".join(numerals), comma=comma)
        ),
        dates=automata["patterns"],
        triggers=automata["triggers"],
        cues=automata["cues"],
        sentence_ends=frozenset(text.get("sentence_ends", ".!?…؟。！？")),
        abbreviations=frozenset(word.translate(fold).lower() for word in text.get("abbreviations", [])),
        clause_signs=frozenset(text.get("clause_signs", ",;،؛，；、")),
        list_signs=frozenset(text.get("list_signs", text.get("clause_signs", ",;،؛，；、"))),
        dateline_ends=tuple(text.get("dateline_ends", [])),
        phrases=phrases,
        number_joins=frozenset(text.get("number_joins", [])),
        number_suffixes={s.translate(fold).lower(): role for role, ss in _roles(text) for s in ss},
        proclitics=tuple(p.translate(fold) for p in text.get("proclitics", [])),
        article=article,
        forms=forms,
        endings={kind: tuple(e.translate(fold) for e in ends) for kind, ends in text.get("endings", {}).items()},
        future_prefixes=tuple(text.get("future_prefixes", [])),
        past_endings=tuple(text.get("past_endings", [])),
        running_endings=tuple(text.get("running_endings", [])),
        future_endings=tuple(text.get("future_endings", [])),
        capitalised=frozenset(text.get("capitalised", [])),
        glued_numbers=text.get("glued_numbers", False),
        verb_first=settings.get("verb_first", False),
        subject_first=settings.get("subject_first", False),
        time_first=settings.get("time_first", False),
        verb_last=settings.get("verb_last", False),
        longest_ending=text.get("longest_ending", 0),
        numerals=numerals,
        has_file=code in codes(),
    )


def knowing(language: Language, words: Iterable[str]) -> Language:
    """An unspaced language that cuts further words out of a text: names, which no table of its file has."""
    known = KnownWords(language.lexicon, map(language.folded, words), language.fold, language.numerals)
    cutter = unspaced_cutter(known, "".join(language.numerals), comma=language.cutter.has_comma)
    return replace(language, cutter=cutter)


def _roles(text: Mapping[str, Any]) -> Iterable[tuple[str, list[str]]]:
    suffixes: Mapping[str, list[str]] = text.get("number_suffixes", {})
    return suffixes.items()


def _fold_table(source: Mapping[str, str]) -> dict[int, str]:
    """`drop` names letters to leave out, `pairs` are a letter and its level each; every other row has many for one."""
    table = {ord(letter): "" for letter in _JOINERS + source.get("drop", "")}
    table |= {ord(pair[0]): pair[1] for pair in source.get("pairs", "").split()}
    for letters, level in source.items():
        if letters not in ("drop", "pairs"):
            table.update({ord(letter): level for letter in letters})
    return table


def _word_tables(
    code: str, source: Mapping[str, Any], not_names: Sequence[str], name: str
) -> dict[str, dict[object, list[str]]]:
    """Table → value → words, CLDR's names first, but for short ones that are everyday words of the language."""
    tables: dict[str, dict[object, list[str]]] = {
        "month": cldr.names(code, "months", not_names),
        "weekday": cldr.names(code, "days", not_names),
    }
    for table, rows in source.items():
        if table not in TABLES:
            raise LanguageError(f"{name}: [words.{table}] is no table; the tables are {', '.join(TABLES)}")
        for key, words in rows.items():
            try:
                value = TABLES[table](key)
            except ValueError:
                raise LanguageError(f"{name}: [words.{table}] the key {key!r} is no number") from None
            if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
                raise LanguageError(f"{name}: [words.{table}] {key} needs a list of words, none of them empty")
            tables.setdefault(table, {}).setdefault(value, []).extend(words)
    return tables


def _automaton(patterns: Mapping[str, str], parts: Mapping[str, str], fold: Mapping[int, str], place: str) -> Automaton:
    try:
        automaton = compile_patterns(patterns, parts, fold)
    except PatternError as error:
        raise LanguageError(f"{place}: {error}") from None
    for key in automaton.vocabulary:
        if not key.startswith("=") and key not in NUMERALS and key not in TABLES:
            raise LanguageError(f"{place}: no table or numeral is called {key!r}")
    return automaton


def _check_meanings(patterns: Mapping[str, str], name: str) -> None:
    for pattern, meaning in patterns.items():
        if meaning.partition(" ")[0] not in set(Meaning):
            raise LanguageError(f"{name}: unknown meaning {meaning!r} of {pattern!r}")


def _direction(code: str) -> str:
    locale = cldr.locale_of(code)
    return "ltr" if locale is None else locale.text_direction
