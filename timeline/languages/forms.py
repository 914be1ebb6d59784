"""Word forms by rule: the endings a word takes in the place of its own, so that its forms need not be listed.

A language file groups its rules in classes, `[forms.noun]`, `[forms.verb]`; `word~noun` in a pattern or a
word table stands for the word and all its forms, and names take the forms of `[forms.name]`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

MARK: Final = "~"
NAMES: Final = "name"


class UnknownFormsError(ValueError):
    """A word that asks for forms of a class no table describes."""


@dataclass(frozen=True, slots=True)
class Forms:
    """A class of words: an ending of the base form → those it changes to. The longest a word has decides."""

    endings: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]

    def of(self, word: str) -> tuple[str, ...]:
        """A folded word and its other forms; a word no rule knows has none."""
        for length in self.lengths:
            others = self.endings.get(word[len(word) - length :]) if length <= len(word) else None
            if others is not None:
                stem = word[: len(word) - length]
                return (word, *{form: None for other in others if (form := stem + other) != word})
        return (word,)


def forms_of_file(source: Mapping[str, Mapping[str, str]], fold: Mapping[int, str]) -> dict[str, Forms]:
    """The classes of a language file: rows like `"ия" = "ии|ию|ией"`; an empty alternative is no ending at all."""
    return {
        kind: _forms({e.translate(fold): r.translate(fold) for e, r in rows.items()}) for kind, rows in source.items()
    }


def _forms(rows: Mapping[str, str]) -> Forms:
    endings = {ending: tuple(others.split("|")) for ending, others in rows.items()}
    return Forms(endings, tuple(sorted({len(ending) for ending in endings}, reverse=True)))


def marked_key(word: str, fold: Mapping[int, str]) -> str:
    """A pattern's word as the lexicon keeps it: folded, its mark as it is."""
    base, mark, kind = word.partition(MARK)
    return base.translate(fold).lower() + mark + kind


def spelled_out(words: str, classes: Mapping[str, Forms]) -> Iterator[str]:
    """Every form of marked, folded words; words without a mark are as they stand.

    Raises UnknownFormsError where a mark names a class the language lacks.
    """
    rows: list[Sequence[str]] = []
    for word in words.split():
        base, _, kind = word.partition(MARK)
        if kind and kind not in classes:
            raise UnknownFormsError(f"{word!r} takes the forms of [forms.{kind}], and there is no such table")
        rows.append(classes[kind].of(base) if kind else (word,))
    return (" ".join(row) for row in product(*rows))
