"""A compiled language file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from timeline.languages.automaton import Automaton, Keys
from timeline.languages.cutting import Cutter
from timeline.languages.forms import NAMES, Forms


class Meaning(StrEnum):
    """What a date pattern says; the builders of values are in `mentions`."""

    DATE = "date"
    RANGE = "range"
    LIST = "list"
    BOUNDED = "bounded"
    SHIFT = "shift"
    DURATION = "duration"
    PORTION = "portion"
    SET = "set"
    VAGUE = "vague"
    CLOCK = "clock"
    NONE = "none"


@dataclass(frozen=True, eq=False)
class Language:
    """Everything the rooms need to know of a language, and no room knows by name.

    `lexicon` gives, for a folded word, the tables it stands in with its value in each; `cutter` cuts
    a text into words; `dates`, `triggers` and `cues` are the compiled patterns.
    `numeric_order` says how 3/4/2021 is read: day_first, month_first, or either; in a `verb_first` language
    the subject stands behind its verb, in a `subject_first` one never (but for "said"), in a `time_first` one
    the date stands before it; in a `verb_last` one all may stand before it, the subject first.
    """

    code: str
    direction: str
    spaced: bool
    numeric_order: str
    fold: Mapping[int, str]
    lexicon: Mapping[str, Keys]
    cutter: Cutter
    dates: Automaton
    triggers: Automaton
    cues: Automaton
    sentence_ends: frozenset[str]
    abbreviations: frozenset[str]
    clause_signs: frozenset[str]
    list_signs: frozenset[str] = frozenset()
    dateline_ends: tuple[str, ...] = ()
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Keys], ...]] = field(default_factory=dict)
    number_joins: frozenset[str] = frozenset()
    number_suffixes: Mapping[str, str] = field(default_factory=dict)
    proclitics: tuple[str, ...] = ()
    article: str = ""
    forms: Mapping[str, Forms] = field(default_factory=dict)
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    future_prefixes: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    running_endings: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    capitalised: frozenset[str] = frozenset()
    glued_numbers: bool = False
    verb_first: bool = False
    subject_first: bool = False
    time_first: bool = False
    verb_last: bool = False
    longest_ending: int = 0
    numerals: Mapping[str, int] = field(default_factory=dict)
    has_file: bool = True

    def folded(self, word: str) -> str:
        """A word as the lexicon keeps it: case, diacritics and spelling variants levelled."""
        return word.translate(self.fold).lower()

    def name_forms(self, word: str) -> tuple[str, ...]:
        """A folded word of a name and the forms the language gives it."""
        return self.forms[NAMES].of(word) if NAMES in self.forms else (word,)

    @cached_property
    def _proclitics_by_letter(self) -> Mapping[str, Sequence[str]]:
        return {first[0]: [p for p in self.proclitics if p[0] == first[0]] for first in self.proclitics}

    def stems(self, word: str) -> tuple[tuple[int, str], ...]:
        """A folded word as (letters of proclitics, rest) in every way it can be cut.

        The article counts as part of the rest it stands before, so "al-am" has the stem (0, "am"). A
        proclitic that swallows the article's vowel ("lil-" for "li-al-") gives the rest with its article too.
        """
        found = []
        for proclitic in ("", *self._proclitics_by_letter.get(word[:1], ())):
            rest = word[len(proclitic) :]
            if not word.startswith(proclitic) or (proclitic and len(rest) < 2):
                continue
            found.append((len(proclitic), rest))
            if self.article and rest.startswith(self.article) and len(rest) > len(self.article) + 1:
                found.append((len(proclitic), rest[len(self.article) :]))
            if self.article and len(proclitic) > 1 and proclitic.endswith(self.article[-1] * 2):
                found.append((len(proclitic), self.article + rest))
        return tuple(found)
