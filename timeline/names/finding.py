"""Finds names in one pass over a text's tokens: longest first, surnames only of people named in full."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.languages import Language
from timeline.names.rows import ActorName, Form
from timeline.text import Span, Token, tokenize

Entry = tuple[tuple[str, ...], ActorName]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where, whose, and in which form."""

    span: Span
    actor: str
    form: Form
    text: str


@dataclass(frozen=True)
class NameIndex:
    """The names of one language by their first word; `entries` finds them under any proclitic."""

    entries: Callable[[str], tuple[tuple[int, Entry], ...]]
    language: Language


def index_names(names: Iterable[ActorName], language: Language) -> NameIndex:
    """An index of names: adjectives with the language's endings, words cut as the text's words are."""
    by_first: dict[str, list[Entry]] = {}
    for name in names:
        for words in _spellings(name, language):
            by_first.setdefault(words[0], []).append((words, name))

    @lru_cache(maxsize=1 << 16)
    def entries(word: str) -> tuple[tuple[int, Entry], ...]:
        found = [(cut, entry) for cut, stem in language.stems(word) for entry in by_first.get(stem, ())]
        return tuple(sorted(found, key=lambda e: (-len(e[1][0]), e[0], _RANK[e[1][1].form])))

    return NameIndex(entries, language)


# Of two names that read the same, a mask hides any, a name outranks a city, a full form a surname.
_ORDER = (Form.MASK, Form.NAME, Form.ACRONYM, Form.CAPITAL, Form.METONYM, Form.ADJECTIVE, Form.DEMONYM, Form.SHORT)
_RANK = {form: rank for rank, form in enumerate((*_ORDER, Form.SURNAME))}
# Words that are names only of somebody the document names more fully.
_NEEDS_FULL_NAME = (Form.SHORT, Form.SURNAME)


def _spellings(name: ActorName, language: Language) -> Iterator[tuple[str, ...]]:
    endings = language.endings.get("adjective", ("",)) if name.form in (Form.ADJECTIVE, Form.DEMONYM) else ("",)
    for form in (_inflected(name.name, ending) for ending in endings):
        words = tuple(token.word for token in tokenize(form, language)) if form else ()
        if words:
            yield words


def _inflected(name: str, ending: str) -> str:
    """A name with an ending; "o>a" puts the new ending in the place of the old, and is none of names without it."""
    old, replaces, new = ending.rpartition(">")
    if not replaces:
        return name + ending
    return name.removesuffix(old) + new if name.endswith(old) else ""


def find_names(tokens: Sequence[Token], text: str, index: NameIndex) -> list[Mention]:
    """The names among the tokens of a whole document, in order, not overlapping."""
    found: list[Mention] = []
    place = 0
    while place < len(tokens):
        mention, after = _longest(tokens, place, text, index)
        if mention is not None:
            found.append(mention)
        place = after
    return _known(found)


def _longest(tokens: Sequence[Token], place: int, text: str, index: NameIndex) -> tuple[Mention | None, int]:
    token = tokens[place]
    for cut, (words, name) in index.entries(token.word):
        after = place + len(words)
        if after > len(tokens) or not _agrees(tokens, place, words, index.language):
            continue
        start = token.start + (cut if len(token.word) == token.end - token.start else 0)
        span = Span(start, tokens[after - 1].end)
        written = span.cut(text)
        if _case_fits(name, written):
            return Mention(span, name.actor, name.form, written), after
    return None, place + 1


def _agrees(tokens: Sequence[Token], place: int, words: tuple[str, ...], language: Language) -> bool:
    return all(
        token.word == word or token.word == language.article + word or language.article + token.word == word
        for token, word in zip(tokens[place + 1 : place + len(words)], words[1:], strict=True)
    )


def _case_fits(name: ActorName, written: str) -> bool:
    """Acronyms are capitals in the text too ("US", not "us"); names begin with one where they are written so."""
    if name.form is Form.ACRONYM and name.name.isupper():
        return written.replace(".", "").isupper()
    return not name.name[0].isupper() or written[0].isupper()


def _known(mentions: list[Mention]) -> list[Mention]:
    """Surnames and short names count only for actors the document names in full; masks were only in the way."""
    named = {mention.actor for mention in mentions if mention.form not in _NEEDS_FULL_NAME}
    return [
        mention
        for mention in mentions
        if mention.form is not Form.MASK and (mention.form not in _NEEDS_FULL_NAME or mention.actor in named)
    ]
