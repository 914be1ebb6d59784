"""One doubt as a question on the page: what is asked, of which words, why, and what may be answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from babel.numbers import format_percent

from timeline import pipeline
from timeline.dates import Date, Grain, OneOf, parse_edtf, write_edtf
from timeline.dating import Candidate, DocumentDate
from timeline.events import Claim, Event, Evidence
from timeline.review import OF_DOCUMENTS, Doubt, Item, Queue
from timeline.store import StoredDocument
from timeline.text import Document
from timeline.views import date_in_words, event_label, isolated, marked, quote_in_context, shortened, status_in_words
from timeline.web.correction import present_values
from timeline.web.plain import direction
from timeline.web.reasons import reasons_for
from timeline.web.speaking import noted, say
from timeline.web.state import Desk
from timeline.web.unknown_names import ASKED, FIELDS, likely, unknown_names

KINDS: Final = {
    Doubt.UNDATED: noted("Undated reports"),
    Doubt.CONTRADICTED: noted("Dates the text speaks against"),
    Doubt.DISPUTED: noted("Sources that differ"),
    Doubt.CHOICE: noted("One of several days"),
    Doubt.TWICE: noted("Perhaps told twice"),
    Doubt.UNKNOWN: noted("Unknown names"),
    Doubt.WORKED_OUT: noted("Dates worked out, nearly sure"),
    Doubt.REPORT_DAY: noted("Dated by the report's own day"),
}
_ASKED: Final = {
    Doubt.UNDATED: noted("When was this report written?"),
    Doubt.CONTRADICTED: noted("Is the date of this report right?"),
    Doubt.CHOICE: noted("Which day was it?"),
    Doubt.TWICE: noted("Is this one happening, or two?"),
    Doubt.WORKED_OUT: noted("Was this report written on this day?"),
    Doubt.REPORT_DAY: noted("Was it on the report's own day?"),
}
_DISPUTED: Final = {
    "date": noted("The sources differ: when was it?"),
    "place": noted("The sources differ: where was it?"),
}
# One for each key from 1 to 9.
MOST_CHOICES: Final = 9
# The answer that leaves an event as it stands, and those to "one or two?".
AS_IT_STANDS: Final = "="
ONE: Final = "one"
TWO: Final = "two"
_HEAD: Final = 1_500
_MARGIN: Final = 500
_MOST_CLUES: Final = 6
_MOST_ALIKE: Final = 400

Question = dict[str, Any]
# Who some of an event's unknown names are, by the key of its question, until it was said of all of them.
Named = Mapping[str, Mapping[str, str]]


def questions(items: Sequence[Item], queue: Queue, desk: Desk, named: Named) -> list[Question]:
    """The questions in words, in order; one whose subject has just gone is left out. `named` is of `Progress`.

    Each holds what it is about and what was seen of that, to come back with the answer.
    """
    # Asked for before what it is seen with.
    last, last_date = desk.store.last_change(), desk.store.last_date_given()
    ids = [subject for item in items for subject in item.subjects]
    events = {event.id: event for event in desk.store.events(ids)}
    asked = ((item, _question(item, events, queue, desk, named)) for item in items)
    return [
        question | {"last": last_date if item.doubt in OF_DOCUMENTS else last}
        for item, question in asked
        if question is not None
    ]


def disputed_field(event: Event) -> str:
    """The field that is asked about, where an event's sources differ on one."""
    return next((field for field in _DISPUTED if field in event.disputed), "")


def identical(item: Item, event: Event, queue: Queue, desk: Desk) -> list[Item]:
    """Other questions told in the very same words, of the same kind and with the same days to choose from."""
    if item.doubt is Doubt.UNKNOWN:
        return _of_same_name(item, event, queue, desk)
    if item.doubt is not Doubt.CHOICE:
        return []
    others = queue.same_dates(item)[:_MOST_ALIKE]
    found = {other.id: other for other in desk.store.events([other.subjects[0] for other in others])}
    same = {other.id for other in found.values() if _words(other) == _words(event)}
    return [other for other in others if other.subjects[0] in same]


def _of_same_name(item: Item, event: Event, queue: Queue, desk: Desk) -> list[Item]:
    field, names = asked = unknown_names(event, desk)
    if not names:
        return []
    others = queue.same_names(item, FIELDS[field], names[0])[:_MOST_ALIKE]
    found = {other.id: other for other in desk.store.events([other.subjects[0] for other in others])}
    return [o for o in others if o.subjects[0] in found and unknown_names(found[o.subjects[0]], desk) == asked]


def _words(event: Event) -> tuple[object, ...]:
    return event.type, event.when, tuple(part.quote for part in event.evidence)


def _question(item: Item, events: Mapping[str, Event], queue: Queue, desk: Desk, named: Named) -> Question | None:
    if item.doubt in (Doubt.UNDATED, Doubt.CONTRADICTED, Doubt.WORKED_OUT):
        document = desk.store.document(item.subjects[0])
        return (
            None
            if document is None
            else _common(item) | _of_document(item.doubt, document, desk) | {"saw": document.created}
        )
    found = [events[subject] for subject in item.subjects if subject in events]
    if len(found) != len(item.subjects):
        return None
    if item.doubt is Doubt.TWICE:
        return _common(item) | _of_two(found, desk)
    event = found[0]
    if item.doubt is Doubt.DISPUTED:
        return _common(item) | _of_sources(event, desk) | _about(event, disputed_field(event) or "date")
    if item.doubt is Doubt.REPORT_DAY:
        return _common(item) | _of_report_day(event, desk) | _about(event, "date")
    if item.doubt is Doubt.UNKNOWN:
        return _common(item) | _of_name(item, event, queue, desk, named.get(item.key, {}))
    alike = {"alike": len(identical(item, event, queue, desk))}
    return _common(item) | _of_days(event, desk) | _about(event, "date") | alike


def _about(event: Event, field: str, name: str = "") -> Question:
    """The field that is asked about, a name in it, and what was seen in the field."""
    return {"about": [field, name], "saw": present_values(event)[field]}


def _common(item: Item) -> Question:
    return {
        "key": item.key, "doubt": item.doubt.value, "asked": say(_ASKED.get(item.doubt, "")),
        "kind": say(KINDS[item.doubt]), "what": "", "why": [], "choices": [], "accept": -1, "typed": "", "alike": 0,
        "event": "", "about": [], "saw": None,
    }  # fmt: skip


def _of_document(doubt: Doubt, document: StoredDocument, desk: Desk) -> Question:
    is_given = doubt is Doubt.CONTRADICTED
    believed = _undated(document.document) if is_given else document.date
    days = [candidate for candidate in believed.candidates if candidate.date.grain is Grain.DAY]
    choices = [_belief(day, desk) for day in days]
    if is_given:
        given = parse_edtf(document.created)
        kept = _choice(date_in_words(given, desk.language), document.created, say("the date given with it"))
        choices = [kept, *(_belief(day, desk) for day in days if day.date != given)]
    clues = [clue for clue in document.date.clues if clue.kind != "given"]
    in_words = reasons_for(desk)
    weightiest = sorted(clues, key=lambda clue: -abs(clue.weight))[:_MOST_CLUES]
    why = [[in_words(clue.because), clue.quote] for clue in weightiest]
    years = [candidate for candidate in believed.candidates if candidate.date.grain is not Grain.DAY]
    if years and not days:
        said = "; ".join(f"{date_in_words(y.date, desk.language)} ({_percent(y.weight, desk)})" for y in years[:5])
        why.insert(0, [say("Possible: {dates}", dates=said), ""])
    pieces = [[text, is_clue] for text, is_clue in marked(document.text[:_HEAD], [clue.span for clue in clues])]
    if len(document.text) > _HEAD:
        pieces.append([" …", False])
    return {
        "contexts": [_context(shortened(document.citation.title, 100), pieces, document.language)],
        "why": why or [[say("No clue to its date was found."), ""]],
        "choices": choices[:MOST_CHOICES],
        "accept": 0 if choices else -1,
        "typed": say("Written on"),
    }


@lru_cache(maxsize=64)
def _undated(document: Document) -> DocumentDate:
    """What would be believed of a document, had no date been given with it."""
    return pipeline.read(replace(document, created=""), pipeline.knowledge(), pipeline.Wanted.DATE).date


def _of_days(event: Event, desk: Desk) -> Question:
    days = event.when.candidates if isinstance(event.when, OneOf) else ()
    shown = [_choice(date_in_words(day, desk.language), write_edtf(day)) for day in days[: MOST_CHOICES - 1]]
    return {
        **_of_event(event, desk),
        "why": [[reasons_for(desk)(event.because), ""]] if event.because else [],
        "choices": [*shown, _choice(say("It can only be said that it was one of these"), AS_IT_STANDS)],
        "accept": len(shown),
        "typed": say("Date"),
    }


def _of_report_day(event: Event, desk: Desk) -> Question:
    return {
        **_of_event(event, desk),
        "why": [[reasons_for(desk)(event.because), ""]] if event.because else [],
        "choices": [_choice(date_in_words(event.when, desk.language), AS_IT_STANDS)],
        "accept": 0,
        "typed": say("Date"),
    }


def _of_name(item: Item, event: Event, queue: Queue, desk: Desk, answered: Mapping[str, str]) -> Question:
    """Who an unknown name is: one we know that is called alike, another that is typed, or nobody we know."""
    field, names = unknown_names(event, desk)
    left = [one for one in names if one not in answered] or [""]
    choices = [_choice(desk.names.get(code, code), code, code) for code in likely(field, left[0], desk)]
    kept = _choice(say("Keep “{name}” as a name of its own", name=isolated(left[0])), AS_IT_STANDS)
    return {
        **_of_event(event, desk),
        **_about(event, field or "date", left[0]),
        "asked": say(ASKED, name=isolated(left[0])),
        "choices": [*choices, kept],
        "accept": len(choices),
        "typed": say("Who it is"),
        # With the last of its names the event is settled, and those that hold the same names.
        "alike": len(identical(item, event, queue, desk)) if len(left) == 1 else 0,
    }


def _of_sources(event: Event, desk: Desk) -> Question:
    field = disputed_field(event)
    claims = desk.store.claims(event.id)
    present = _told(event, field, desk)
    told: dict[str, list[str]] = {}
    for claim in claims:
        if value := _told(claim.event, field, desk):
            told.setdefault(value, []).append(_title(claim, desk))
    others = [value for value in told if value != present]
    choices = [
        _choice(_said(value, field, desk), value, "; ".join(told.get(value, ())))
        for value in filter(None, (present, *others))
    ]
    contexts = [_quoted(part, desk) for claim in claims for part in claim.event.evidence[:1]]
    return {
        **_of_event(event, desk),
        "asked": say(_DISPUTED[field]) if field else "",
        "contexts": list(filter(None, contexts)),
        "why": [[reasons_for(desk)(event.because), ""]] if event.because and field == "date" else [],
        "choices": choices[:MOST_CHOICES],
        "accept": 0 if choices else -1,
        "typed": say("Place") if field == "place" else say("Date"),
    }


def _told(event: Event, field: str, desk: Desk) -> str:
    return event.place if field == "place" else write_edtf(event.when) if event.when else ""


def _said(value: str, field: str, desk: Desk) -> str:
    return desk.names.get(value, value) if field == "place" else date_in_words(parse_edtf(value), desk.language)


def _title(claim: Claim, desk: Desk) -> str:
    return shortened(desk.panorama.held().sources.titles.get(claim.document_id, ""), 40)


def _of_two(events: Iterable[Event], desk: Desk) -> Question:
    told = [_of_event(event, desk) for event in events]
    contexts = [
        {**context, "title": f"{one['what']}\n{context['title']}"} for one in told for context in one["contexts"][:1]
    ]
    return {
        "contexts": contexts,
        "why": [[say("They are of the same parties and kind, at most a day apart."), ""]],
        "choices": [_choice(say("One happening, told twice"), ONE), _choice(say("Two happenings"), TWO)],
        "accept": 1,
        "event": told[0]["event"],
    }


def _of_event(event: Event, desk: Desk) -> Question:
    label = event_label(event, types=desk.types, names=desk.names, language=desk.language)
    facts = (
        label,
        date_in_words(event.when, desk.language),
        desk.names.get(event.place, event.place),
        status_in_words(event, desk.language),
    )
    contexts = [_quoted(part, desk) for part in event.evidence[:1]]
    return {"what": " · ".join(filter(None, facts)), "contexts": list(filter(None, contexts)), "event": event.id}


def _quoted(evidence: Evidence, desk: Desk) -> Question | None:
    document = desk.store.document(evidence.document_id)
    if document is None:
        return None
    quoted = quote_in_context(document.text, evidence, margin=_MARGIN)
    before = ("… " if quoted.cut_before else "") + quoted.before
    after = quoted.after + (" …" if quoted.cut_after else "")
    title = f"{shortened(document.citation.title, 80)} · {date_in_words(document.date.when, desk.language)}"
    return _context(title, [[before, False], [quoted.quote, True], [after, False]], document.language)


def _context(title: str, pieces: list[list[Any]], language: str) -> Question:
    quote = next((text for text, is_marked in pieces if is_marked), "") or "".join(text for text, _ in pieces)
    return {"title": title, "pieces": pieces, "language": language, "side": direction(quote)}


def _choice(text: str, value: str, note: str = "") -> Question:
    return {"text": text, "value": value, "note": note}


def _belief(candidate: Candidate, desk: Desk) -> Question:
    day: Date = candidate.date
    return _choice(date_in_words(day, desk.language), write_edtf(day), _percent(candidate.weight, desk))


def _percent(weight: float, desk: Desk) -> str:
    return format_percent(weight, locale=desk.language, numbering_system="latn")
