"""What a trigger sees of its sentence and of the story so far, and the parties that are made out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.dates import When
from timeline.events.clauses import Clauses
from timeline.events.frame import Frame
from timeline.names import Mention
from timeline.text import Token


@dataclass(frozen=True, slots=True)
class Parties:
    """States and organisations that act and that are acted on, people by id, and the place.

    `continues` where the sentence leaves it to those before it to say who acted.
    """

    actors: tuple[str, ...]
    people: tuple[str, ...] = ()
    place: str = ""
    recipients: tuple[str, ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence as its triggers see it, and what earlier sentences made known.

    `places` are those of its names that say where, `posted` those that say where an envoy is sent, `topics`
    those of whom is only spoken; `pair` are the two states the document is most about, `speaker` the state of the
    sentence before, `organisation` the one named last, `day` the report's own.
    """

    frame: Frame
    places: Sequence[Mention] = ()
    posted: Sequence[Mention] = ()
    topics: Sequence[Mention] = ()
    pair: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    organisation: str = ""
    day: When | None = None
    looks_back: bool = False

    @property
    def tokens(self) -> Sequence[Token]:
        """The sentence's words."""
        return self.frame.tokens

    @property
    def names(self) -> Sequence[Mention]:
        """The sentence's names."""
        return self.frame.names

    @property
    def clauses(self) -> Clauses:
        """The sentence's clauses."""
        return self.frame.clauses
