"""Who acts and who is acted on: the names before a trigger and behind it, by the words between them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.events.frame import OBLIQUE_REACH, Frame
from timeline.events.speakers import inverted, speaker_behind
from timeline.events.subjects import leading_party
from timeline.events.triggers import Trigger
from timeline.languages import Language
from timeline.names import Mention

# How many words before a verb its subject may stand in a language whose verbs come first.
_NOUN_REACH: Final = 4
_AGENT_REACH: Final = 8
# Who speaks of an attack is not who attacked.
_SPOKEN_OF: Final = frozenset(("conflict",))
# How far behind a verb its subject may stand where verbs come first: a title of some words and a name.
_SUBJECT_REACH: Final = 10
# How far before "who" the end of a name may stand: "Norway's foreign minister, who".
_ANTECEDENT_REACH: Final = 6


@dataclass(frozen=True, slots=True)
class Roles:
    """The names that act and those that are acted on; `stated` where the sentence itself has an acting name."""

    acting: tuple[Mention, ...]
    affected: tuple[Mention, ...]
    stated: bool = True


def roles(trigger: Trigger, frame: Frame) -> Roles:
    """Who acts and who is acted on in a trigger's happening."""
    speaking = speaker_behind(trigger, frame)
    if speaking:
        others = frame.names_within(0, len(frame.tokens))
        return Roles(tuple(speaking), tuple(name for name in others if name not in speaking))
    before, stated = _before(trigger, frame)
    following = behind(trigger, frame)
    if frame.language.verb_first and trigger.is_verb and not trigger.passive:
        subject = _subject(trigger, frame)
        if subject or trigger.is_statement:
            aside = [name for name in before if name not in subject]
            further = [name for name in following if name not in subject]
            return Roles(tuple(subject), (*aside, *further), bool(subject) or not _goes_on(trigger, frame))
    subjects = [name for name in before if not frame.is_oblique(name)]
    acting = subjects or before
    acting = leading_party(acting, frame) if trigger.is_verb else acting
    aside = [name for name in before if name not in acting]
    may_follow = stated or drops_pronouns(frame.language)
    leads = subjects if frame.language.verb_last else before
    if not leads and following and may_follow and trigger.is_verb and _may_begin(trigger, following[0], frame):
        # The verb comes first, or second behind a "from" or "after": who acts is named next.
        acting, aside = _leading(following, frame), before
        following = following[len(acting) :]
        stated = True
    if trigger.passive:
        agents = _agents(trigger, following, frame) or [name for name in before if frame.is_agent(name)]
        return Roles(tuple(agents), tuple(n for n in (*acting, *aside, *following) if n not in agents), stated)
    return Roles(tuple(acting), (*aside, *following), stated)


def _leading(names: Sequence[Mention], frame: Frame) -> list[Mention]:
    """The subject among the names behind a verb that stands before it."""
    return leading_party(names, frame) if frame.language.verb_last else frame.first_party(names)


def _may_begin(trigger: Trigger, following: Mention, frame: Frame) -> bool:
    """Whether a verb may stand before its subject: by the language, or as "said the minister" does."""
    if trigger.passive:
        return False
    said_first = inverted(trigger, following, frame) and not frame.language.time_first
    return said_first or not frame.language.subject_first


def _subject(trigger: Trigger, frame: Frame) -> list[Mention]:
    """Who acts where verbs come first: the next name without a preposition, before a clause of its own begins.

    A name right before the verb is its subject all the same ("that the minister met").
    """
    ahead = [
        name for name in frame.names_within(trigger.first - _NOUN_REACH, trigger.first) if not frame.is_oblique(name)
    ]
    if ahead and not _begins_clause(trigger, ahead[-1], frame):
        return ahead
    last = min(trigger.after + _SUBJECT_REACH, frame.clause_end(trigger))
    last = next((place for place in range(trigger.after, last) if "border" in frame.tokens[place].keys), last)
    names = [name for name in frame.names_within(trigger.after, last) if not frame.is_oblique(name)]
    return frame.first_party(names) if names else []


def _begins_clause(trigger: Trigger, name: Mention, frame: Frame) -> bool:
    """Whether a new clause begins between a name and the verb behind it: at a border, or an "and" glued to the verb."""
    if frame.clauses.of(name.span) != frame.clauses.of(trigger.span):
        return True
    before = frame.tokens[trigger.first - 1]
    joined = before.end == trigger.span.start and "tense" not in before.keys and before.start >= name.span.end
    return joined or frame.has("border", frame.place(name) + 1, trigger.first)


def _goes_on(trigger: Trigger, frame: Frame) -> bool:
    """Whether nobody is named as speaking: he who spoke before goes on."""
    return frame.has("border", trigger.after, trigger.after + 1)


@lru_cache(maxsize=32)
def drops_pronouns(language: Language) -> bool:
    """Whether a verb without a subject has the last one for its own: the language lists no pronouns."""
    return not any("pronoun" in keys for keys in language.lexicon.values())


def _before(trigger: Trigger, frame: Frame) -> tuple[list[Mention], bool]:
    """The names of the subject, and whether they stand there: of the trigger's clause, else of the verb before it."""
    earlier = [verb for verb in frame.verbs if verb.after <= trigger.first]
    start = frame.clause_start(trigger)
    if earlier and trigger.type in _SPOKEN_OF and not trigger.is_verb:
        return frame.names_within(earlier[-1].after, trigger.first), True
    first = max(start, earlier[-1].after) if earlier else start
    for place in range(trigger.first - 1, first - 1, -1):
        if frame.is_border(place) and frame.names_within(place, trigger.first):
            first = place
            break
    own = frame.names_within(first, trigger.first)
    if own and earlier and earlier[-1].after > start and all(frame.is_oblique(name) for name in own):
        # "Panama announced that with Taiwan it ...": the subject is that of the verb before.
        return [*_before(earlier[-1], frame)[0], *own], True
    if own:
        return ([*_subject_of_opening(start, own, frame), *own] if not frame.language.spaced else own), True
    antecedent = _antecedent(first, trigger.first, frame)
    if antecedent:
        return antecedent, True
    if frame.has("pronoun", first, trigger.first) or frame.has("officeholder", first, trigger.first):
        # "It" or "the minister" behind "said" is of him who says it.
        return _before(earlier[-1], frame) if earlier else ([], False)
    if earlier and not trigger.is_statement:
        return _subject_of(earlier[-1], frame)
    opening = _of_first_clause(start, frame)
    return opening, bool(opening) or not drops_pronouns(frame.language)


def _subject_of(verb: Trigger, frame: Frame) -> tuple[list[Mention], bool]:
    """The subject of the verb before, behind it where verbs come first: "arrived the minister, and met"."""
    behind_it = _subject(verb, frame) if frame.language.verb_first and not verb.passive else []
    return (behind_it, True) if behind_it else _before(verb, frame)


def _antecedent(first: int, last: int, frame: Frame) -> list[Mention]:
    """Of a relative pronoun among some words, the name right before it: "the minister, who is visiting Rome"."""
    for place in range(first, last):
        if frame.begins_clause(place) and "pronoun" in frame.tokens[place].keys:
            ending = frame.tokens[max(0, place - _ANTECEDENT_REACH)].start
            return [name for name in frame.names_within(0, place) if name.span.end > ending][-1:]
    return []


def _subject_of_opening(start: int, own: Sequence[Mention], frame: Frame) -> list[Mention]:
    """Who opens the sentence, where a clause has nobody but those behind prepositions: "..., to Japan protested"."""
    if frame.has("topic", start, frame.place(own[0])) or not all(frame.is_oblique(name) for name in own):
        return []
    return [name for name in _of_first_clause(start, frame) if not frame.is_oblique(name)]


def _of_first_clause(start: int, frame: Frame) -> list[Mention]:
    """The names of the sentence's first clause that has any: a subject with something between it and its verb."""
    names = frame.names_within(0, start)
    first = min((frame.clauses.of(name.span) for name in names), default=0)
    return [name for name in names if frame.clauses.of(name.span) == first]


def behind(trigger: Trigger, frame: Frame, *, wide: bool = False) -> list[Mention]:
    """The names behind a trigger: of its clause (of all clauses where `wide`) as far as the next verb's own subject.

    Behind "said" everything is what is said.
    """
    if trigger.is_statement:
        return frame.names_within(trigger.after, len(frame.tokens))
    last = len(frame.tokens) if wide else frame.clause_end(trigger)
    # A verb between a trigger and the word it needs only says something by the way.
    needed = bisect_left(frame.starts, trigger.completion.start) if trigger.completion else 0
    following = next((verb.first for verb in frame.verbs if verb.first >= max(trigger.after, needed)), last)
    if following < last:
        borders = (p for p in range(following - 1, trigger.after, -1) if frame.is_border(p))
        opening = frame.clause_start(next(verb for verb in frame.verbs if verb.first == following))
        last = next(borders, opening if opening > trigger.after else following)
    return _as_far_as_needed(trigger.after, last, frame)


def addressed(trigger: Trigger, affected: Sequence[Mention], frame: Frame) -> list[Mention]:
    """Whom a demand, a threat or a rebuke is for: named first behind it; what is said goes on to speak of others."""
    said = [name for name in affected if name.span.start > trigger.span.start]
    return [name for name in affected if name not in said] + (frame.first_party(said) if said else [])


def from_border(acting: Sequence[Mention], names: Sequence[Mention], frame: Frame) -> list[Mention]:
    """The names without those before the clause of who acts: "they met after Bolivia had closed its border"."""
    first = frame.place(acting[0]) if acting else 0
    border = next((place for place in range(first - 1, -1, -1) if frame.begins_clause(place)), 0)
    return [name for name in names if frame.place(name) >= border]


def up_to_border(trigger: Trigger, names: Sequence[Mention], frame: Frame) -> list[Mention]:
    """The names up to the next word behind a trigger that begins a clause: "they met after Syria had left"."""
    last = next((p for p in range(trigger.after, len(frame.tokens)) if frame.begins_clause(p)), len(frame.tokens))
    return [name for name in names if frame.place(name) < last]


def _as_far_as_needed(first: int, last: int, frame: Frame) -> list[Mention]:
    """The names between two tokens; behind a word that begins a clause others are spoken of, if any stand before."""
    border = next((place for place in range(first, last) if frame.begins_clause(place)), last)
    return frame.names_within(first, border) or frame.names_within(first, last)


def _agents(trigger: Trigger, names: Sequence[Mention], frame: Frame) -> list[Mention]:
    """Of a passive, the names behind its "by"."""
    for name in names:
        place = frame.place(name)
        if place - trigger.after > _AGENT_REACH:
            break
        if frame.has("agent", max(trigger.after, place - OBLIQUE_REACH - 1), place):
            return frame.first_party(names[names.index(name) :])
    return []
