"""What somebody says: which of a sentence's sayings is told, and what he does by saying it."""

from collections.abc import Sequence
from typing import Final

from timeline.dates import When
from timeline.events.told import Told
from timeline.events.triggers import Trigger
from timeline.text import Token

_REFUSAL: Final = "REJECT"
_GRAVEST: Final = "THREATEN"


def stance(tokens: Sequence[Token], after: int) -> tuple[str, ...]:
    """What is done by the words that are said: "must" demands, "will" agrees, "will not" refuses; () for none.

    A word that threatens does so wherever it stands; of the others the first decides.
    """
    marked = [
        (place, str(token.keys["stance"])) for place, token in enumerate(tokens[after:]) if "stance" in token.keys
    ]
    if any(meaning == _GRAVEST for _, meaning in marked):
        return (_GRAVEST,)
    chosen = next(((place, meaning) for place, meaning in marked if meaning != _REFUSAL), None)
    if chosen is None:
        return ()
    place, meaning = chosen
    return (_REFUSAL,) if (place + 1, _REFUSAL) in marked else (meaning,)


def distinct(happenings: Sequence[tuple[Trigger, Told]]) -> list[Told]:
    """Within a sentence type and date tell happenings apart: "met and held talks" is one.

    That somebody said so is an event only where what he says tells none, and where he says it of somebody
    or on a day of its own.
    """
    told_otherwise = any(not trigger.by for trigger, _ in happenings)
    first: dict[tuple[str, When | None], Told] = {}
    for trigger, happening in happenings:
        if trigger.by and (told_otherwise or not (happening.event.recipients or happening.is_dated)):
            continue
        first.setdefault((happening.event.type, None if trigger.by else happening.event.when), happening)
    return list(first.values())
