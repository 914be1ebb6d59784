"""Verbs that are written like their nouns: where vowels are left out, "he bombed" and "the bombing of" are one word."""

from collections.abc import Sequence
from typing import Final

from timeline.languages import NO_KEYS, Language
from timeline.text import Match, Token

# Letters of a root: what has more, an ending or a prefix, is surely a verb.
_ROOT: Final = 3


def is_verbal_noun(match: Match, verb_before: int, tokens: Sequence[Token], language: Language) -> bool:
    """Whether what reads like a past verb is the noun of it: behind an article, a preposition, a word it supports.

    So is a bare root behind another verb, which ends at `verb_before`, where nothing joins the two: "the minister
    proposed holding talks".
    """
    if not language.article:
        return False
    first = match.tokens[0]
    has_article = first.end - first.start == len(first.word) + len(language.article)
    before = tokens[match.first - 1].keys if match.first else NO_KEYS
    if has_article or "oblique" in before or "support" in before:
        return True
    return bool(verb_before) and len(first.word) == _ROOT and not _joined(tokens[verb_before : match.first], language)


def _joined(between: Sequence[Token], language: Language) -> bool:
    """Whether a verb may begin a clause behind some words: behind "and", a comma, "that", an auxiliary."""
    last = between[-1:]
    return any(token.word in language.proclitics or "tense" in token.keys for token in last) or any(
        "border" in token.keys or token.word in language.clause_signs for token in between
    )
