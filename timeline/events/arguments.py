"""Who took part in a happening, and where: the names around a trigger."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from timeline.events.bystanders import tellers
from timeline.events.clauses import Clauses
from timeline.events.frame import Frame
from timeline.events.hinted import completed
from timeline.events.knowledge import Knowledge
from timeline.events.occasions import of_occasion
from timeline.events.owners import owner_of
from timeline.events.places import place_of
from timeline.events.roles import addressed, behind, from_border, roles, up_to_border
from timeline.events.scene import Parties, Scene
from timeline.events.speakers import is_official
from timeline.events.triggers import Form as Asserts
from timeline.events.triggers import Trigger
from timeline.names import Form, Kind, Mention

# At these happenings the place is a party: who visits or opens an embassy in a capital does so with its state.
_HOSTED: Final = frozenset(("visit", "mission"))
# An envoy is appointed to his host, and recalled from it; what else he does he does not do to it.
_OF_ENVOYS: Final = frozenset(("mission", "appointment", "severance", "relations", "recognition"))
# At these happenings others are spoken of, who are no party.
_OF_TWO: Final = frozenset(("meeting", "call", "visit", "negotiation", "agreement"))
_MOST: Final = 8


def parties(trigger: Trigger, scene: Scene, knowledge: Knowledge) -> Parties | None:
    """The parties of a triggered happening; None where nobody acts whose act it could be."""
    sources = tellers(trigger, scene.frame)
    places = [name for name in scene.places if name not in sources] if sources else scene.places
    place = place_of(trigger, places, scene.frame, knowledge)
    where = place.label if place is not None else ""
    owner = owner_of(trigger, scene.frame, scene.organisation, scene.day, knowledge)
    if owner:
        return Parties((owner,), (), where)
    if trigger.by or not knowledge.event_types[trigger.type].symmetric:
        found = _directed(trigger, scene, knowledge, where)
    else:
        found = _together(trigger, scene, knowledge, where)
    return _with_host(found, trigger, place.state, knowledge) if found is not None and place is not None else found


def _with_host(found: Parties, trigger: Trigger, host: str, knowledge: Knowledge) -> Parties:
    """The parties, with the state of the place where only one is known: talks in a capital are with its host."""
    known = (*found.actors, *found.recipients)
    if not host or trigger.by or len(known) != 1 or host in known:
        return found
    if not _lacks_side(found.actors, found.recipients, knowledge):
        return found
    if knowledge.event_types[trigger.type].symmetric:
        return replace(found, actors=tuple(sorted((*known, host))))
    return replace(found, recipients=(host,)) if found.actors else found


def _together(trigger: Trigger, scene: Scene, knowledge: Knowledge, where: str) -> Parties | None:
    """All parties of what they do together: of its own clause, and of its neighbours while one side is missing."""
    if scene.pair and "pair" in scene.frame.tables and not _own_names(trigger, scene):
        # "The two sides agreed": whoever else the sentence names is what they spoke about.
        return Parties(tuple(sorted(scene.pair)), (), where, continues=True)
    allowed = _participants(trigger, scene, knowledge)
    near = up_to_border(trigger, allowed, scene.frame)
    # "The ministers spoke of Syrian weapons": an adjective names a party where it is that of an officeholder.
    speaking = [name for name in near if name.form is not Form.ADJECTIVE or is_official([name], scene.frame)]
    for names in (_nearest(trigger, allowed, scene.frame), speaking, near, allowed):
        actors, people = _taking_part(trigger, names, scene, knowledge)
        if len(actors) >= 2:
            break
    if len(actors) < 2 and _lacks_side(actors, (), knowledge):
        actors = completed(actors, trigger, scene)
    if len(actors) < 2 and _lacks_side(actors, (), knowledge) and (scene.posted or scene.topics):
        # "The ambassador to Norway signed a treaty": with whom, but his host?
        actors, people = _taking_part(trigger, [*allowed, *scene.posted, *scene.topics], scene, knowledge)
    continues = not roles(trigger, scene.frame).stated
    return Parties(tuple(sorted(actors)), tuple(sorted(people)), where, continues=continues) if actors else None


def _nearest(trigger: Trigger, allowed: Sequence[Mention], frame: Frame) -> list[Mention]:
    """Where verbs come first, the subject of a verb and the names behind it as far as the next verb."""
    if not (frame.language.verb_first and trigger.is_verb):
        return []
    near = [*roles(trigger, frame).acting, *behind(trigger, frame)]
    return [name for name in allowed if name in near]


def _participants(trigger: Trigger, scene: Scene, knowledge: Knowledge) -> list[Mention]:
    hosted = trigger.type in _HOSTED or _is_of_embassy(trigger, scene.frame)
    aside = () if hosted else scene.places
    posted = () if trigger.type in _OF_ENVOYS else scene.posted
    topics = scene.topics if trigger.type in _OF_TWO else ()
    sources = [*tellers(trigger, scene.frame), *of_occasion(trigger, scene.frame, knowledge)]
    others = {name.span.start for name in (*aside, *posted, *topics, *sources)}
    return [name for name in scene.names if name.span.start not in others] if others else list(scene.names)


def _is_of_embassy(trigger: Trigger, frame: Frame) -> bool:
    """Whether it happens to an embassy: who shuts one in a capital shuts it to its state."""
    return frame.completes(trigger, "embassy")


def _directed(trigger: Trigger, scene: Scene, knowledge: Knowledge, where: str) -> Parties | None:
    """Who acts and who is acted on; where a side is missing, whom the rest of the sentence and the story give."""
    found = roles(trigger, scene.frame)
    allowed = _participants(trigger, scene, knowledge)
    acting = [name for name in found.acting if name in allowed] or list(found.acting)
    affected = [name for name in found.affected if name in allowed]
    if trigger.type == "statement" and trigger.plover:
        affected = addressed(trigger, affected, scene.frame)
    if trigger.by and found.stated and not is_official(acting, scene.frame):
        return None
    actors = _states(trigger, acting, scene, knowledge)
    if not actors and not trigger.passive and not found.stated:
        actors = list(scene.speaker)
    recipients = [state for state in _states(trigger, affected, scene, knowledge) if state not in actors]
    if len(actors) + len(recipients) < 2 and not trigger.by:
        further = [name for name in behind(trigger, scene.frame, wide=True) if name in allowed]
        recipients = [state for state in _states(trigger, further, scene, knowledge) if state not in actors]
    if len(actors) + len(recipients) < 2 and not trigger.by and _lacks_side(actors, recipients, knowledge):
        near = from_border(acting, [*allowed, *scene.posted], scene.frame)
        others, _ = _taking_part(trigger, near, scene, knowledge)
        recipients += [state for state in others if state not in actors and state not in recipients]
        if not recipients:
            recipients = [state for state in completed(actors, trigger, scene) if state not in actors]
    if not actors and (trigger.by or not recipients):
        return None
    people = {name.actor for name in (*acting, *affected) if _is_person(name, knowledge)}
    return Parties(
        tuple(sorted(actors[:_MOST])),
        tuple(sorted(people)),
        where,
        tuple(sorted(recipients[:_MOST])),
        continues=not found.stated,
    )


def _lacks_side(actors: Sequence[str], recipients: Sequence[str], knowledge: Knowledge) -> bool:
    return not any(_is_organisation(actor, knowledge) for actor in (*actors, *recipients))


def _taking_part(
    trigger: Trigger, names: Sequence[Mention], scene: Scene, knowledge: Knowledge
) -> tuple[list[str], set[str]]:
    actors: list[str] = []
    people: set[str] = set()
    for clause in _outward(trigger, names, scene.clauses):
        if len(actors) >= 2:
            break
        if actors and not scene.frame.language.verb_first:
            # Of another clause they are who acts there, not with whom.
            clause = [name for name in clause if not scene.frame.is_oblique(name)] or clause
        actors += [state for state in _states(trigger, clause, scene, knowledge) if state not in actors]
        people |= {name.actor for name in clause if _is_person(name, knowledge)}
    return actors[: 2 if trigger.form is Asserts.BACKGROUND else _MOST], people


def _own_names(trigger: Trigger, scene: Scene) -> list[Mention]:
    own = scene.clauses.of(trigger.span)
    return [name for name in scene.names if scene.clauses.of(name.span) == own]


def _outward(trigger: Trigger, names: Sequence[Mention], parts: Clauses) -> Iterator[list[Mention]]:
    """The names clause by clause, the trigger's own first."""
    own = parts.of(trigger.span)
    ordered = sorted(names, key=lambda name: (abs(parts.of(name.span) - own), parts.of(name.span)))
    for _, row in groupby(ordered, key=lambda name: parts.of(name.span)):
        yield list(row)


def _states(trigger: Trigger, names: Sequence[Mention], scene: Scene, knowledge: Knowledge) -> list[str]:
    """The states and organisations of some names, the nearest first; officials of an organisation act for it."""
    named = {name.actor for name in names}
    nearest = sorted(names, key=lambda name: trigger.span.gap(name.span))
    acting = (name.actor for name in nearest if not knowledge.organisations_of(name.actor) & named)
    parties = (member for actor in acting for member in knowledge.members(knowledge.acts_for(actor, scene.day)))
    return [party for party in dict.fromkeys(parties) if party]


def _is_organisation(actor: str, knowledge: Knowledge) -> bool:
    return knowledge.actors[actor].kind is Kind.ORGANISATION


def _is_person(name: Mention, knowledge: Knowledge) -> bool:
    return knowledge.actors[name.actor].kind is Kind.PERSON
