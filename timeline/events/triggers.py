"""Which words of a sentence tell of a happening, of what kind, and how firmly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from timeline.events.event import Status
from timeline.languages import Language
from timeline.names import Mention
from timeline.text import Match, Span, Token, matches

# How many words behind a trigger its required word may stand, and how many before it a negation or support.
_WITH_REACH: Final = 40
_NEGATION_REACH: Final = 3
_SUPPORT_REACH: Final = 4


class Form(StrEnum):
    """How a trigger asserts: see the comment above `[triggers]` in the English language file."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NOUN = "noun"
    ASSERTED = "asserted"
    NAMED = "named"
    BACKGROUND = "background"
    DENIED = "denied"


class Cue(StrEnum):
    """What the words around a trigger do to it."""

    NEGATION = "negation"
    WISH = "wish"
    PLAN = "plan"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of a happening: their place, event type, form and status, and the count they give.

    `completion` is the place of the word the trigger required: the agreement that was signed.
    """

    span: Span
    first: int
    after: int
    type: str
    form: Form
    status: Status
    count: int | None = None
    completion: Span | None = None

    @property
    def is_verb(self) -> bool:
        """Whether a finite verb tells it, which makes it a happening of its own."""
        return self.form in (Form.PAST, Form.PRESENT, Form.FUTURE)


def find_triggers(
    tokens: Sequence[Token], names: Sequence[Mention], language: Language, *, dated: bool
) -> list[Trigger]:
    """The triggers of one sentence that assert, plan or deny something; `names` and `dated` are the sentence's."""
    cues = list(matches(tokens, language.cues))
    found = []
    for match in matches(tokens, language.triggers):
        type_, form, required = _meaning(match.rule.meaning)
        completion = _completion(required, match, tokens, names)
        if required and completion is None:
            continue
        status = _status(form, match, cues, tokens, names, dated=dated)
        if status is not None:
            span = Span(match.tokens[0].start, match.tokens[-1].end)
            found.append(Trigger(span, match.first, match.after, type_, form, status, _count(match), completion))
    return list(_distinct(found))


def _meaning(meaning: str) -> tuple[str, Form, str]:
    type_, form, *rest = meaning.split()
    return type_, Form(form), rest[0].partition(":")[2] if rest else ""


def _count(match: Match) -> int | None:
    slots = match.slots()
    count = slots.get("count", slots.get("ordinal"))
    return count if isinstance(count, int) else None


def _completion(required: str, match: Match, tokens: Sequence[Token], names: Sequence[Mention]) -> Span | None:
    """Where the word stands that a trigger requires behind it: one of a table, or any actor's name."""
    reach = tokens[match.after : match.after + _WITH_REACH]
    if required == "statename":
        last = reach[-1].end if reach else 0
        return next((name.span for name in names if match.tokens[-1].end <= name.span.start < last), None)
    return next((Span(token.start, token.end) for token in reach if required in token.keys), None)


def _status(
    form: Form, match: Match, cues: Sequence[Match], tokens: Sequence[Token], names: Sequence[Mention], *, dated: bool
) -> Status | None:
    """The status of a triggered happening; None where the words only wish it, or nothing supports a noun."""
    before = [cue for cue in cues if cue.after <= match.first and not _clause_between(cue, match, tokens)]
    near = {Cue(cue.rule.meaning) for cue in before if match.first - cue.after <= _NEGATION_REACH}
    meanings = {Cue(cue.rule.meaning) for cue in before}
    if Cue.NEGATION in near or form is Form.DENIED:
        return Status.DENIED
    if form is Form.PAST and Cue.WISH in near:
        return None
    planned = form is Form.FUTURE or (Cue.PLAN in meanings and form not in (Form.PAST, Form.BACKGROUND))
    if form is Form.NAMED:
        # A named occasion with neither a date nor an owner is no happening one could put anywhere.
        if not dated and not names:
            return None
        return Status.PLANNED if {Cue.PLAN, Cue.WISH} & meanings else Status.PAST
    if Cue.WISH in meanings and form is not Form.PAST and form is not Form.BACKGROUND and form is not Form.ASSERTED:
        return None
    if form is Form.NOUN and not dated and not _supported(match, tokens):
        return None
    return Status.PLANNED if planned else Status.PAST


def _clause_between(cue: Match, match: Match, tokens: Sequence[Token]) -> bool:
    return any("clause" in token.keys for token in tokens[cue.after : match.first])


def _supported(match: Match, tokens: Sequence[Token]) -> bool:
    return any("support" in token.keys for token in tokens[max(0, match.first - _SUPPORT_REACH) : match.first])


def _distinct(triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """Verbs each, of nouns one a type where no verb tells it; what an anniversary recalls is not told anew."""
    seen: set[str] = set()
    recalled_from = next((t.first for t in triggers if t.type == "anniversary"), None)
    firm = {t.type for t in triggers if t.form is not Form.NOUN}
    for trigger in triggers:
        if (trigger.type in seen and not trigger.is_verb) or (trigger.form is Form.NOUN and trigger.type in firm):
            continue
        if recalled_from is not None and trigger.first > recalled_from and trigger.form is Form.NOUN:
            continue
        seen.add(trigger.type)
        yield trigger
