"""What a trigger sees of its sentence and of the story so far, and the parties that are made out of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.dates import When
from timeline.events.clauses import Clauses
from timeline.events.frame import Frame
from timeline.events.knowledge import Knowledge
from timeline.events.sentence_reading import SentenceReading
from timeline.events.told import Told
from timeline.names import Kind, Mention
from timeline.text import Token

# Who does these together is "the two sides" in what follows.
_BRING_TOGETHER: Final = frozenset(("meeting", "call", "negotiation"))


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


def main_pair(readings: Sequence[SentenceReading], knowledge: Knowledge) -> tuple[str, ...]:
    """The two states named most, which "the two countries" are; none where a document names fewer."""
    counts = Counter(
        knowledge.state_of(name.actor)
        for reading in readings
        for name in reading.names
        if knowledge.actors[name.actor].kind is not Kind.ORGANISATION
    )
    pair = tuple(state for state, _ in counts.most_common(2) if state)
    return pair if len(pair) == 2 else ()


def scene_after(
    scene: Scene, reading: SentenceReading, found: Sequence[Told], knowledge: Knowledge, *, looks_back: bool
) -> Scene:
    """What the next sentence is told against."""
    if not reading.names and not found and looks_back == scene.looks_back:
        return scene
    kinds: Mapping[str, Kind] = {name.actor: knowledge.actors[name.actor].kind for name in reading.names}
    people = [name.actor for name in reading.names if kinds[name.actor] is not Kind.ORGANISATION]
    states = [knowledge.acts_for(actor, scene.day) for actor in people]
    organisations = [name.actor for name in reading.names if kinds[name.actor] is Kind.ORGANISATION]
    # "The two presidents" are those who met in the sentence before, whoever else a text is about.
    pairs = [t.event.actors for t in found if t.event.type in _BRING_TOGETHER and len(t.event.actors) == 2]
    return replace(
        scene,
        pair=pairs[-1] if pairs else scene.pair,
        speaker=(states[0],) if states and states[0] else scene.speaker,
        organisation=organisations[-1] if organisations else scene.organisation,
        looks_back=looks_back,
    )
