"""Draws the events out of a document, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from timeline.dates import Date, bounds
from timeline.events.arguments import parties
from timeline.events.bystanders import onlookers, posted_to, spoken_of
from timeline.events.clauses import Clauses, clauses
from timeline.events.commemorations import commemorated
from timeline.events.dates import governing_date, is_bound, joins_of
from timeline.events.event import Event, Evidence, Status
from timeline.events.frame import Frame
from timeline.events.knowledge import Knowledge
from timeline.events.places import places_among
from timeline.events.relevance import is_worth_telling
from timeline.events.scene import Scene, main_pair, scene_after
from timeline.events.sentence_reading import SentenceReading, with_holders, without_dateline
from timeline.events.speech import Layout, is_within, layout_of
from timeline.events.stated_dates import Dated, may_date
from timeline.events.statements import distinct, stance
from timeline.events.story import has_date, is_long_past, looks_back, story_after
from timeline.events.told import Told
from timeline.events.triggers import Trigger, find_triggers
from timeline.languages import Language
from timeline.names import Kind
from timeline.text import NOWHERE, Sentence, Span, whole

# Among so many words at its beginning a sentence says that it goes on.
_OPENING: Final = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """What stays the same from sentence to sentence of one document."""

    document_id: str
    text: str
    document: Dated
    language: Language
    knowledge: Knowledge


def extract(readings: Sequence[SentenceReading], telling: Telling) -> list[Told]:
    """The events of a document in the order it tells them, mentions not yet merged."""
    day = telling.document.when
    readings = without_dateline(readings, telling.text, telling.language)
    readings = with_holders(readings, telling.text, telling.language.code, day, telling.knowledge)
    layout = layout_of(telling.text, [reading.sentence for reading in readings], telling.language)
    told: list[Told] = []
    story: Dated | None = None
    nowhere = Frame((), (), Clauses(Sentence(NOWHERE, ""), ()), (), telling.language)
    scene = Scene(nowhere, pair=main_pair(readings, telling.knowledge), day=day)
    for reading in readings:
        reading = _with_own_dates(reading, layout.quoted)
        found = _of_sentence(reading, scene, story, layout, telling)
        story = story_after(reading.resolutions, found, story, telling.document)
        told += found
        back = looks_back(reading, found, telling.text, telling.document, before=scene.looks_back)
        scene = scene_after(scene, reading, found, telling.knowledge, looks_back=back)
    return told


def _with_own_dates(reading: SentenceReading, quoted: Sequence[Span]) -> SentenceReading:
    """A sentence with those of its dates that may be a happening's: not quoted, no mere bound."""
    own = [
        r
        for r in reading.resolutions
        if not is_within(r.timex.span, quoted) and not is_bound(r.timex.span, reading.tokens)
    ]
    return reading if len(own) == len(reading.resolutions) else replace(reading, resolutions=own)


def _of_sentence(
    reading: SentenceReading, scene: Scene, story: Dated | None, layout: Layout, telling: Telling
) -> list[Told]:
    """The happenings of one sentence that are worth telling, each once."""
    dated = any(map(has_date, reading.resolutions))
    triggers = find_triggers(reading.tokens, reading.names, telling.language, dated=dated)
    # Of what stands in quotation marks others tell, and part of somebody's name tells nothing: "Ban Ki-moon".
    people = [name.span for name in reading.names if telling.knowledge.actors[name.actor].kind is Kind.PERSON]
    triggers = [t for t in triggers if not is_within(t.span, layout.quoted) and not is_within(t.span, people)]
    if not triggers:
        return []
    tables = whole(reading.tokens).tables
    aside = onlookers(reading.names, reading.tokens, telling.language) if "onlooker" in tables else ()
    # Where nobody else is named, those under whose auspices it happens made it happen.
    names = [name for name in reading.names if name not in aside] or reading.names
    parts = clauses(reading.sentence, reading.tokens, reading.names, telling.language)
    frame = Frame(reading.tokens, names, parts, [t for t in triggers if t.is_verb], telling.language)
    scene = replace(
        scene,
        frame=frame,
        places=places_among(names, reading.tokens),
        posted=posted_to(names, reading.tokens) if "posting" in tables else (),
        topics=spoken_of(names, reading.tokens, telling.language) if "topic" in tables else (),
    )
    # Who is named only in somebody's words takes part in nothing but being spoken of.
    unquoted = [name for name in names if not is_within(name.span, layout.quoted)]
    outside = replace(scene, frame=replace(frame, names=unquoted)) if len(unquoted) < len(names) else scene
    happenings = [
        (trigger, t)
        for trigger in triggers
        if (t := _tell(trigger, triggers, reading, scene if trigger.by else outside, story, telling)) is not None
    ]
    leads = layout.leads(reading.sentence)
    worthy = [(trigger, t) for trigger, t in happenings if _is_worth_telling(t, telling, leads=leads)]
    sums_up = layout.sums_up(reading.sentence)
    told = [_with_quotation(t, layout, telling) for t in distinct(worthy, frame)]
    return [replace(t, sums_up=True) for t in told] if sums_up else told


def _with_quotation(told: Told, layout: Layout, telling: Telling) -> Told:
    """A saying with what is said, where that is quoted at length before it."""
    span = told.event.evidence[0].span
    quoted = layout.quoted_before(span) if told.says else None
    if quoted is None:
        return told
    return replace(told, event=replace(told.event, evidence=(_evidence(Span(quoted.start, span.end), telling),)))


def _is_worth_telling(told: Told, telling: Telling, *, leads: bool) -> bool:
    # A narrative has no day of its own.
    return is_worth_telling(told, telling.knowledge, leads=leads, is_news=telling.document.when is not None)


def _tell(
    trigger: Trigger,
    rivals: Sequence[Trigger],
    reading: SentenceReading,
    scene: Scene,
    story: Dated | None,
    telling: Telling,
) -> Told | None:
    taking_part = parties(trigger, scene, telling.knowledge)
    if taking_part is None:
        return None
    frame = scene.frame
    back = scene.looks_back and not trigger.by and not any(map(has_date, reading.resolutions))
    goes_back = back and is_long_past(story, telling.document)
    goes_on = taking_part.continues or _goes_on(frame) or not isinstance(telling.document.when, Date)
    joins = joins_of(trigger, frame.tokens) if "when" in frame.tables else ()
    breaks = [token.start for token in frame.tokens if token.keys.get("border") == "clause"]
    dated, words = governing_date(
        trigger,
        rivals,
        may_date(trigger, reading.resolutions, frame),
        frame.clauses,
        story if goes_on or goes_back else None,
        telling.document,
        joins=joins,
        breaks=breaks,
        aside=frame.has("later", frame.clause_start(trigger), trigger.first) or (back and not goes_back),
    )
    if trigger.needs_date and words is None:
        return None
    if trigger.type == "anniversary":
        stated = dated if words is not None else Dated(None, "The text does not say when this anniversary falls.")
        dated, taking_part = commemorated(
            trigger, reading.tokens, taking_part, stated, telling.document, telling.knowledge
        )
    span = scene.clauses.covering([part for part in (trigger.span, trigger.completion, words) if part is not None])
    event = Event(
        type=trigger.type,
        when=dated.when,
        status=_status(trigger, dated, telling.document),
        actors=taking_part.actors,
        recipients=taking_part.recipients,
        plover=trigger.plover or (stance(frame.tokens, trigger.after) if trigger.by else ()),
        evidence=(_evidence(span, telling),),
        people=taking_part.people,
        place=taking_part.place,
        because=dated.because,
        on_report_day=dated.on_report_day,
    )
    return Told(
        event,
        trigger.form,
        trigger.is_verb,
        # The anniversary of a day we know has its day, whether the words say so or not.
        is_dated=words is not None or (trigger.type == "anniversary" and event.when is not None),
        says=bool(trigger.by),
        continues=taking_part.continues,
        mutual=trigger.type == "severance" and not frame.completes(trigger, "envoy"),
    )


def _goes_on(frame: Frame) -> bool:
    """Whether a sentence begins with words that go on with what was told before: "on the way", "there"."""
    return frame.has("continuing", 0, _OPENING)


def _evidence(span: Span, telling: Telling) -> Evidence:
    words = span.cut(telling.text)
    first = span.start + len(words) - len(words.lstrip())
    words = words.strip().rstrip(_signs(telling.language))
    return Evidence(telling.document_id, Span(first, first + len(words)), words)


@cache
def _signs(language: Language) -> str:
    """The signs at which clauses end."""
    return "".join(sign for sign in language.clause_signs if len(sign) == 1)


def _status(trigger: Trigger, dated: Dated, document: Dated) -> Status:
    if trigger.type == "anniversary":
        return Status.ANNIVERSARY
    if trigger.status is Status.PAST and dated.when is not None and document.when is not None:
        earliest, latest = bounds(dated.when).earliest, bounds(document.when).latest
        if earliest is not None and latest is not None and earliest > latest:
            return Status.PLANNED
    return trigger.status
