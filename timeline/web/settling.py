"""Settling the questions of the review queue: each answer once, whatever comes twice, and taking it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from timeline.dates import write_edtf
from timeline.events import Event
from timeline.review import OF_DOCUMENTS, Doubt, Item, Queue, item_of
from timeline.store import FIELDS, ConflictError, CorrectionError, FieldValue, Seen, StoreError
from timeline.web.adding import redate
from timeline.web.clashes import CREATED, Clash, settle
from timeline.web.error_words import error_in_words
from timeline.web.questions import AS_IT_STANDS, ONE, disputed_field, identical
from timeline.web.speaking import say, say_count
from timeline.web.state import Desk, now, who
from timeline.web.typed_date import NotUnderstood, typed_date, typed_day
from timeline.web.unknown_names import named, replaced, unknown_names

_MOST_KEPT: Final = 500

Queued = Callable[[], Queue]


@dataclass(frozen=True, slots=True)
class Settled:
    """One answer that was given: the question, and all that it settled, to be taken back.

    `last` is the last change then: what others did since is not taken back.
    """

    key: str
    items: tuple[Item, ...]
    last: int


@dataclass(slots=True)
class Progress:
    """Where one reader is in the queue. The page numbers what the reader does, and `applied` is the last number taken.

    `run` names the page those numbers count on; `skipped` are keys, `done` the answers that can be taken back;
    `named` are names of an event of which another is to be asked first (see `Named`); `show` is the question to be
    shown next, `notice` what is to be said with number `said`. `clashes` are the answers that others were quicker with.
    """

    run: str = ""
    applied: int = 0
    skipped: list[str] = field(default_factory=list)
    done: list[Settled] = field(default_factory=list)
    named: dict[str, dict[str, str]] = field(default_factory=dict)
    show: str = ""
    notice: str = ""
    said: int = 0
    clashes: list[Clash] = field(default_factory=list)

    def tell(self, number: int, notice: str, *, show: str = "") -> None:
        """Says something on the page, and leads back to a question."""
        self.notice, self.said, self.show = notice, number, show


def take(log: Mapping[str, Any], progress: Progress, queue: Queued, desk: Desk) -> None:
    """Takes in what the reader did since the last time; `log` may hold what was taken in before."""
    progress.show = ""
    run = str(log.get("run", ""))
    if run != progress.run:
        progress.run, progress.applied = run, 0
    for entry in log.get("entries", ()):
        number = int(entry["n"])
        if number > progress.applied:
            progress.applied = number
            _act(number, entry, progress, queue, desk)


def _act(number: int, entry: Mapping[str, Any], progress: Progress, queue: Queued, desk: Desk) -> None:
    key, act = str(entry.get("key", "")), entry.get("act")
    if act == "undo":
        _take_back(number, progress, desk)
        return
    item = item_of(key)
    if item is None:
        return
    # Who leaves an event before all its names are told starts anew with them.
    progress.named = {key: progress.named[key]} if key in progress.named and act != "skip" else {}
    if act == "skip":
        progress.skipped = [*(one for one in progress.skipped if one != key), key]
        return
    before = len(progress.clashes)
    try:
        settled = _settle(item, entry, progress, queue, desk)
    except (CorrectionError, StoreError) as error:
        settled = NotUnderstood(error_in_words(error))
    if isinstance(settled, NotUnderstood):
        progress.tell(number, settled.reason, show=key)
        return
    if settled:
        progress.done = [*progress.done, Settled(key, settled, _last(item, desk))][-_MOST_KEPT:]
    if len(progress.clashes) > before:
        progress.tell(number, error_in_words(progress.clashes[-1].error))
    elif key in progress.named:  # another name of the same event is asked about
        progress.tell(number, "", show=key)
    elif len(settled) > 1:
        told = say_count("{number} case is settled alike.", "{number} cases are settled alike.", len(settled))
        progress.tell(number, told)


def _last(item: Item, desk: Desk) -> int:
    return desk.store.last_date_given() if item.doubt in OF_DOCUMENTS else desk.store.last_change()


def _seen(entry: Mapping[str, Any]) -> Seen | None:
    """What the reader saw when they answered; None where the page does not say."""
    match entry.get("last"), entry.get("saw"):
        case int(last), str(value):
            return Seen(last, value)
        case int(last), [*names]:
            return Seen(last, tuple(str(name) for name in names))
        case int(last), _:
            return Seen(last)
    return None


def _about(entry: Mapping[str, Any]) -> tuple[str, str] | None:
    """The field that was asked about, and the name in it."""
    match entry.get("about"):
        case [str(asked), str(name)] if asked in FIELDS:
            return asked, name
    return None


def _settle(
    item: Item, entry: Mapping[str, Any], progress: Progress, queue: Queued, desk: Desk
) -> tuple[Item, ...] | NotUnderstood:
    """Settles a question, and those identical to it where that was asked for; gives what was settled."""
    value, is_typed, seen = str(entry.get("value", "")), entry.get("act") == "typed", _seen(entry)
    if item.doubt in OF_DOCUMENTS:
        day = _day(item, value, desk, is_typed=is_typed)
        return day if isinstance(day, NotUnderstood) else _each([(item, CREATED, day)], seen, progress, desk)
    if item.doubt is Doubt.TWICE:
        _one_or_two(item, value, seen, desk)
        return (item,)
    event = desk.store.event(item.subjects[0])
    if event is None:
        return NotUnderstood(say("This event is no longer there: its report was removed, or reads differently now."))
    if item.doubt is Doubt.UNKNOWN:
        wanted = _named(item, event, entry, progress, queue, desk)
        return wanted if isinstance(wanted, NotUnderstood) else _each(wanted, seen, progress, desk)
    asked = (_about(entry) or (disputed_field(event) if item.doubt is Doubt.DISPUTED else "date",))[0]
    if is_typed and asked == "date":
        when = _understood(value, event, desk)
        if isinstance(when, NotUnderstood):
            return when
        value = when
    others = identical(item, event, queue(), desk) if entry.get("alike") else []
    return _each([(one, asked or "date", value) for one in (item, *others)], seen, progress, desk)


Wanted = list[tuple[Item, str, FieldValue]]


def _each(wanted: Wanted, seen: Seen | None, progress: Progress, desk: Desk) -> tuple[Item, ...]:
    """Settles each; of the first it is known what was seen, the others are as it was then. Gives those not clashing."""
    done = []
    for number, (item, asked, value) in enumerate(wanted):
        since = Seen(seen.last) if seen is not None and number else seen
        try:
            settle(item.subjects[0], asked, value, desk, seen=since, is_same=value == AS_IT_STANDS)
        except ConflictError as error:
            mine = value if value != AS_IT_STANDS else since.value or "" if since else ""
            progress.clashes.append(Clash(error, mine, "", since or Seen(0)))
        else:
            done.append(item)
    return tuple(done)


def _named(
    item: Item, event: Event, entry: Mapping[str, Any], progress: Progress, queue: Queued, desk: Desk
) -> Wanted | NotUnderstood:
    """Who the unknown names are, once that is said of all, in this event, and where asked for in all with the same."""
    field_now, names = unknown_names(event, desk)
    answered, value = progress.named.get(item.key, {}), str(entry.get("value", ""))
    held, name = _about(entry) or (field_now, next((one for one in names if one not in answered), ""))
    if not held:
        return []
    who_it_is = named(value, held, desk) if entry.get("act") == "typed" else value
    if isinstance(who_it_is, NotUnderstood):
        return who_it_is
    answered = {**answered, name: name if who_it_is == AS_IT_STANDS else who_it_is}
    if held == field_now and not set(names) <= set(answered):
        progress.named[item.key] = answered
        return []
    progress.named.pop(item.key, None)
    others = identical(item, event, queue(), desk) if entry.get("alike") else []
    events = {one.id: one for one in desk.store.events([other.subjects[0] for other in others])}
    told = [(item, event), *((other, events[other.subjects[0]]) for other in others if other.subjects[0] in events)]
    is_kept = all(one == other for one, other in answered.items())
    return [(one, held, AS_IT_STANDS if is_kept else replaced(of, held, answered)) for one, of in told]


def _understood(text: str, event: Event, desk: Desk) -> str | NotUnderstood:
    """EDTF of a typed date; its relative words count from the day of the event's first report."""
    if not text.strip():
        return NotUnderstood(say("No date was typed."))
    document = desk.store.document(event.evidence[0].document_id) if event.evidence else None
    when = typed_date(text, language=document.language, reference=document.date.best) if document else typed_date(text)
    return when if isinstance(when, NotUnderstood) else write_edtf(when)


def _day(item: Item, value: str, desk: Desk, *, is_typed: bool) -> str | NotUnderstood:
    document = desk.store.document(item.subjects[0])
    if document is None:
        return NotUnderstood(say("This report is no longer there."))
    day = typed_day(value, language=document.language) if is_typed else value
    return day or NotUnderstood(say("No date was typed."))


def _one_or_two(item: Item, value: str, seen: Seen | None, desk: Desk) -> None:
    one, other = item.subjects
    if value == ONE:
        desk.store.merge(one, (other,), who=who(), at=now(), seen=seen)
    else:
        desk.store.keep_apart(one, other, who=who(), at=now(), seen=seen)


def _take_back(number: int, progress: Progress, desk: Desk) -> None:
    """Undoes the last answer given here; the history of the event keeps both."""
    if progress.named:
        key, _ = progress.named.popitem()
        progress.tell(number, say("The last answer is undone."), show=key)
        return
    if not progress.done:
        progress.tell(number, say("There is nothing to undo."))
        return
    last = progress.done.pop()
    try:
        for item in last.items:
            if item.doubt in OF_DOCUMENTS:
                redate(item.subjects[0], "", desk, seen=Seen(last.last))
            else:
                desk.store.undo(item.subjects[0], who=who(), at=now(), seen=Seen(last.last))
    except (CorrectionError, StoreError) as error:
        progress.tell(number, error_in_words(error))
        return
    progress.tell(number, say("The last answer is undone."), show=last.key)
