"""Which words of a sentence tell of a happening, of what kind, and how firmly."""

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from timeline.events.event import Status
from timeline.events.requirements import Claim, Surroundings, claims, fulfilled
from timeline.events.verbal_nouns import is_verbal_noun
from timeline.languages import Language
from timeline.names import Mention
from timeline.text import Match, Span, Token, matches

# How many words before a trigger a negation or support may stand.
_NEGATION_REACH: Final = 3
_SUPPORT_REACH: Final = 4
# How many words may stand between an auxiliary and its verb: "was later again attacked".
_PASSIVE_REACH: Final = 2
# Where the verb stands last all its clause may stand between.
_PASSIVE_REACH_VERB_LAST: Final = 16
_CUE_REACH: Final = 4
# Where no blanks part the words, letters that make none count one by one.
_CUE_REACH_UNSPACED: Final = 12


class Form(StrEnum):
    """How a trigger asserts: see the comment above `[triggers]` in the English language file."""

    VERB = "verb"
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NOUN = "noun"
    ASSERTED = "asserted"
    NAMED = "named"
    BACKGROUND = "background"
    DENIED = "denied"


_VERBS: Final = (Form.VERB, Form.PAST, Form.PRESENT, Form.FUTURE)


class Cue(StrEnum):
    """What the words around a trigger do to it."""

    NEGATION = "negation"
    WISH = "wish"
    PLAN = "plan"
    PASSIVE = "passive"
    INFINITIVE = "infinitive"
    HABIT = "habit"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of a happening: their place, event type, form and status, and the count they give.

    `completion` is the place of the word the trigger required: the agreement that was signed; `plover`
    a finer code than the type's; `by` who must act for it to count; a `passive` names first who is acted on;
    one that `needs_date` is told only with its own.
    """

    span: Span
    first: int
    after: int
    type: str
    form: Form
    status: Status
    count: int | None = None
    completion: Span | None = None
    plover: tuple[str, ...] = ()
    by: str = ""
    passive: bool = False
    needs_date: bool = False

    @property
    def is_statement(self) -> bool:
        """Whether what follows is what somebody says."""
        return bool(self.by)

    @property
    def is_verb(self) -> bool:
        """Whether a finite verb tells it, which makes it a happening of its own."""
        return self.form in _VERBS


def find_triggers(
    tokens: Sequence[Token], names: Sequence[Mention], language: Language, *, dated: bool
) -> list[Trigger]:
    """The triggers of one sentence that assert, plan or deny something; `names` and `dated` are the sentence's."""
    found = []
    reach = _CUE_REACH if language.spaced else _CUE_REACH_UNSPACED
    rows = list(matches(tokens, language.triggers))
    cues = list(matches(tokens, language.cues)) if rows else []
    for match, place in zip(rows, _surroundings(rows, tokens, names), strict=True):
        for claim, completion in fulfilled(match.rule.meaning, place):
            form = Form(claim.form)
            is_noun = form is Form.PAST and is_verbal_noun(match, place.verb_before, tokens, language)
            if (claim.by and is_noun) or (not dated and _is_policy(claim, match, cues)):
                continue
            form = Form.NOUN if is_noun else form
            ends = language.clause_signs if claim.by else ()
            status = _status(form, match, cues, tokens, names, dated=dated, reach=reach, ends=ends)
            if status is not None and not (claim.by and status is Status.DENIED):
                found.append(
                    Trigger(
                        Span(match.tokens[0].start, match.tokens[-1].end),
                        match.first,
                        match.after,
                        claim.type,
                        form,
                        status,
                        _count(match),
                        completion,
                        claim.plover,
                        claim.by,
                        _is_passive(match, form, cues, tokens, language),
                        bool(claim.date),
                    )
                )
    return list(_distinct(found))


def _is_policy(claim: Claim, match: Match, cues: Sequence[Match]) -> bool:
    """Whether somebody says what he always says: "has often called for"."""
    habits = (cue.after for cue in cues if cue.rule.meaning == Cue.HABIT)
    return claim.type == "statement" and match.first in habits


def _surroundings(rows: Sequence[Match], tokens: Sequence[Token], names: Sequence[Mention]) -> Iterator[Surroundings]:
    """What each trigger sees: a verb's words stand between it and the verbs beside it."""
    verbs = [match for match in rows if _may_be_verb(match.rule.meaning)]
    for match in rows:
        before = max((verb.after for verb in verbs if verb.after <= match.first), default=0)
        behind = min((verb.first for verb in verbs if verb.first >= match.after), default=len(tokens))
        yield Surroundings(tokens, names, match.first, match.after, before, behind)


@cache
def _may_be_verb(meaning: str) -> bool:
    return any(Form(claim.form) in _VERBS for group in claims(meaning) for claim in group)


def _is_passive(match: Match, form: Form, cues: Sequence[Match], tokens: Sequence[Token], language: Language) -> bool:
    """Whether an auxiliary before a verb, or an agent beside it, makes its subject the one acted on."""
    # "Is visiting" has the form that goes on.
    if form not in (Form.PAST, Form.VERB) or match.tokens[0].word.endswith(language.running_endings):
        return False
    reach = _PASSIVE_REACH_VERB_LAST if language.verb_last else _PASSIVE_REACH
    before = [cue for cue in cues if cue.rule.meaning == Cue.PASSIVE and 0 <= match.first - cue.after <= reach]
    marked = any(not _is_cut(tokens[cue.after : match.first], language) for cue in before)
    return marked or any("agent" in token.keys for token in tokens[match.after : match.after + 1])


def _is_cut(between: Sequence[Token], language: Language) -> bool:
    """Whether a sign parts an auxiliary from a verb so far behind it that it may be another clause's."""
    return len(between) > _PASSIVE_REACH and any(token.word in language.clause_signs for token in between)


def _count(match: Match) -> int | None:
    slots = match.slots()
    count = slots.get("count", slots.get("ordinal"))
    return count if isinstance(count, int) else None


def _status(
    form: Form,
    match: Match,
    cues: Sequence[Match],
    tokens: Sequence[Token],
    names: Sequence[Mention],
    *,
    dated: bool,
    reach: int,
    ends: Collection[str],
) -> Status | None:
    """The status of a triggered happening; None where the words only wish it, or nothing supports a noun.

    `ends` are the signs behind which no cue reaches: "the talks did not fail, said the minister".
    """
    before = _before(match, cues, tokens, ends)
    near = {cue.rule.meaning for cue in before if match.first - cue.after <= _NEGATION_REACH}
    meanings = {cue.rule.meaning for cue in before}
    within = {cue.rule.meaning for cue in before if match.first - cue.after <= reach}
    if Cue.NEGATION in near and form is Form.NOUN and not dated:
        # What did not happen, at no time, is nothing.
        return None
    if Cue.NEGATION in near or form is Form.DENIED:
        # What will or should not happen is no happening, and not one denied either.
        return Status.DENIED if form is Form.DENIED or not within & {Cue.WISH, Cue.PLAN} else None
    if form is Form.VERB:
        return _status_of_verb(within, {cue.rule.meaning for cue in before if cue.after == match.first})
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


def _status_of_verb(near: Set[str], beside: Set[str]) -> Status | None:
    """A verb in whatever form is past unless the words right before it plan, wish or only aim at it."""
    if Cue.WISH in near:
        return None
    if Cue.PLAN in near:
        return Status.PLANNED
    return None if Cue.INFINITIVE in beside else Status.PAST


def _before(match: Match, cues: Sequence[Match], tokens: Sequence[Token], ends: Collection[str]) -> list[Match]:
    """The cues before a trigger, as far back as the clause goes."""
    ahead = [cue for cue in cues if cue.after <= match.first]
    back = range(match.first - 1, ahead[0].after - 1 if ahead else match.first, -1)
    border = next((place for place in back if "clause" in tokens[place].keys or tokens[place].word in ends), -1)
    return [cue for cue in ahead if cue.after > border]


def _supported(match: Match, tokens: Sequence[Token]) -> bool:
    return any("support" in token.keys for token in tokens[max(0, match.first - _SUPPORT_REACH) : match.first])


def _distinct(triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """Verbs each; nouns only where no verb tells it or requires it ("resumed the talks").

    What an anniversary recalls is not told anew.
    """
    seen: set[str] = set()
    recalled_from = next((t.first for t in triggers if t.type == "anniversary"), None)
    firm = {t.type for t in triggers if t.form is not Form.NOUN}
    required = [t.completion for t in triggers if t.completion is not None and t.form is not Form.NOUN]
    for trigger in triggers:
        is_told = trigger.type in firm or any(trigger.span.overlaps(part) for part in required)
        if trigger.form is Form.NOUN and is_told:
            continue
        if trigger.type in seen and not (trigger.is_verb or trigger.form is Form.NOUN):
            continue
        if recalled_from is not None and trigger.first > recalled_from and trigger.form is Form.NOUN:
            continue
        seen.add(trigger.type)
        yield trigger
