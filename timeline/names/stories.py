"""Stories of the news known by words that stand together in a text: each word alone is of any time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from timeline.dates import Date
from timeline.names.dated_names import NamedRows
from timeline.text import Span


@dataclass(frozen=True, slots=True)
class Story:
    """What was told from `first` to `last`: a text tells it that has one of each of its groups of words."""

    id: str
    first: Date
    last: Date | None
    language: str
    words: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if not all(word and word == word.strip() for group in self.words for word in group):
            raise ValueError(f"words are neither empty nor padded: {self.words!r}")
        if self.last is not None and self.last.last_day < self.first.day:
            raise ValueError("the end is before the start")

    def told_in(self, words: Set[str]) -> bool:
        """Whether all its groups are there."""
        return all(any(word in words for word in group) for group in self.words)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of some stories, as `NamedRows` looks for it."""

    language: str
    name: str


@dataclass(frozen=True, eq=False)
class Stories:
    """All stories, ready to be looked for."""

    rows: Sequence[Story]
    _by_word: dict[tuple[str, str], list[Story]] = field(default_factory=lambda: defaultdict(list), repr=False)

    def __post_init__(self) -> None:
        for story in self.rows:
            # A story without one of its first group is not told: no more need be asked.
            for word in story.words[0]:
                self._by_word[story.language, word].append(story)

    def find(self, text: str, language: str) -> Iterator[tuple[Story, Span]]:
        """The stories a text tells, each where a word of it first stands."""
        places = self._places(text, language)
        for word in places:
            for story in self._by_word.get((language, word), ()):
                if story.told_in(places.keys()):
                    yield story, places[word]

    def _places(self, text: str, language: str) -> Mapping[str, Span]:
        places: dict[str, Span] = {}
        for row, span in self._words.find(text, language):
            places.setdefault(row.name, span)
        return places

    @cached_property
    def _words(self) -> NamedRows[_Word]:
        return NamedRows(tuple(sorted(_words(self.rows), key=lambda word: (word.language, word.name))))


def _words(stories: Iterable[Story]) -> set[_Word]:
    return {_Word(story.language, word) for story in stories for group in story.words for word in group}
