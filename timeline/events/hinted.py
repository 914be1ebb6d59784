"""Parties that a sentence only hints at, for those before it have named them."""

from collections.abc import Sequence
from typing import Final

from timeline.events.scene import Scene
from timeline.events.triggers import Form, Trigger

# At these there is always another state.
_OF_OTHERS: Final = frozenset(("severance", "relations"))


def completed(actors: list[str], trigger: Trigger, scene: Scene) -> list[str]:
    """Parties the sentence only hints at: "the two countries", "his counterpart", "the organisation"."""
    tables = scene.frame.tables
    if "generic" in tables and scene.organisation and scene.organisation not in actors:
        actors = [*actors, scene.organisation]
    if "pair" in tables or _is_with_the_other(actors, trigger, scene):
        return list(dict.fromkeys([*actors, *scene.pair]))[:2]
    if trigger.type in ("call", "meeting") or not actors:
        return list(dict.fromkeys([*actors, *scene.speaker]))[:2]
    return actors


def _is_with_the_other(actors: Sequence[str], trigger: Trigger, scene: Scene) -> bool:
    """Whether the other party is the other state the report is about: "it recalled its envoy", "after the meeting".

    What somebody says may be of anybody.
    """
    if not actors or not set(actors) < set(scene.pair):
        return False
    if any(verb.by and verb.after <= trigger.first for verb in scene.frame.verbs):
        return False
    return trigger.form is Form.ASSERTED or trigger.type in _OF_OTHERS
