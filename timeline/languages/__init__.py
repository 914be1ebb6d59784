"""One file a language: its words, its patterns; its examples beside it."""

from timeline.languages.automaton import NO_KEYS, Automaton, Keys, Piece, Rule
from timeline.languages.cutting import Cut
from timeline.languages.grammar import PatternError, compile_patterns
from timeline.languages.hints import Hints, hints
from timeline.languages.language import Language, Meaning
from timeline.languages.loading import FOLDER, LanguageError, codes, compile_language, knowing, load
from timeline.languages.tables import TABLES
from timeline.languages.unspaced import numeral_value

__all__ = [
    "FOLDER",
    "NO_KEYS",
    "TABLES",
    "Automaton",
    "Cut",
    "Hints",
    "Keys",
    "Language",
    "LanguageError",
    "Meaning",
    "PatternError",
    "Piece",
    "Rule",
    "codes",
    "compile_language",
    "compile_patterns",
    "hints",
    "knowing",
    "load",
    "numeral_value",
]
