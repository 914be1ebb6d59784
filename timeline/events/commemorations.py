"""Anniversaries: which founding they count from, and so when they fall and whose they are."""

from collections.abc import Sequence

from timeline.events.dates import anniversary_date
from timeline.events.knowledge import Knowledge
from timeline.events.scene import Parties
from timeline.events.stated_dates import Dated
from timeline.events.triggers import Trigger
from timeline.mentions import milestone_kind
from timeline.names import Anniversary
from timeline.text import Token


def commemorated(
    trigger: Trigger,
    tokens: Sequence[Token],
    taking_part: Parties,
    stated: Dated,
    document: Dated,
    knowledge: Knowledge,
) -> tuple[Dated, Parties]:
    """An anniversary's date and parties: those of the founding it counts from, where we know it."""
    founding = _founding(trigger, tokens, taking_part.actors, knowledge.anniversaries)
    if founding is None or trigger.count is None:
        return stated, taking_part
    owners = " and ".join(knowledge.actor_label(actor, "en") for actor in founding.actors)
    dated = anniversary_date(founding, owners, trigger.count, stated, document.when)
    # Who congratulates is no party to what is commemorated.
    return dated or stated, Parties(tuple(sorted(founding.actors)))


def _founding(
    trigger: Trigger, tokens: Sequence[Token], actors: Sequence[str], known: Sequence[Anniversary]
) -> Anniversary | None:
    """What is commemorated: the kind from the words behind the trigger, whose from the parties."""
    kind = milestone_kind(tokens, trigger.after)
    wanted = [row for row in known if row.kind.value == kind]
    exact = [row for row in wanted if set(row.actors) == set(actors)]
    partial = [row for row in wanted if len(row.actors) == 1 and row.actors[0] in actors]
    return next(iter(exact or partial), None)
