"""Documents, sentences, tokens, spans; which language a text is in."""

from timeline.text.document import NOWHERE, Citation, Document, Domain, Sentence, Span
from timeline.text.identifying import identify
from timeline.text.loading_dateparser import dateparser_languages, dateparser_search
from timeline.text.long_sentences import shortened
from timeline.text.matching import Match, matches
from timeline.text.sentences import sentences
from timeline.text.token import Token, whole
from timeline.text.tokens import tokenize, words_of

__all__ = [
    "NOWHERE",
    "Citation",
    "Document",
    "Domain",
    "Match",
    "Sentence",
    "Span",
    "Token",
    "dateparser_languages",
    "dateparser_search",
    "identify",
    "matches",
    "sentences",
    "shortened",
    "tokenize",
    "whole",
    "words_of",
]
