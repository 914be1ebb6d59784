"""One file a language: its words, its patterns; its examples beside it."""

from timeline.languages.grammar import Node, PatternError, Piece, Rule
from timeline.languages.language import NO_KEYS, Keys, Language, Meaning
from timeline.languages.loading import LanguageError, codes, compile_language, load

__all__ = [
    "NO_KEYS",
    "Keys",
    "Language",
    "LanguageError",
    "Meaning",
    "Node",
    "PatternError",
    "Piece",
    "Rule",
    "codes",
    "compile_language",
    "load",
]
