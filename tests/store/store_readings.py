"""Small readings for the tests of the store."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from timeline.dates import Grain, date, parse_edtf
from timeline.dating import Candidate, Clue, DocumentDate
from timeline.events import Event, Evidence, Reading, Status
from timeline.mentions import Absolute, Shift, Timex, TimexType
from timeline.resolution import ResolvedDate, Unresolved
from timeline.store import Query, Store
from timeline.store.tables import metadata
from timeline.text import Citation, Document, Span

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
TEXT = (
    "The foreign ministers of China and Tajikistan met in Dushanbe on Tuesday. "
    "They spoke by telephone last week. "
    "A treaty will be signed next year in Beijing."
)


def sentence(number: int, text: str = TEXT) -> Span:
    """A sentence of `TEXT`, or the whole of another text."""
    if not text.startswith(TEXT):
        return Span(0, len(text))
    starts = [0, text.index("They"), text.index("A treaty"), len(text) + 1]
    return Span(starts[number], starts[number + 1] - 1)


def document(text: str = TEXT, **known) -> Document:
    known.setdefault("citation", Citation(title="report.txt", archive="An agency", url="https://example.org/1"))
    return Document(text, language="en", **known)


def event(of: Document, number: int = 0, edtf: str = "2021-09-07", **fields) -> Event:
    span = fields.pop("span", None) or sentence(number, of.text)
    made = {
        "type": ("meeting", "call", "agreement")[number],
        "when": parse_edtf(edtf) if edtf else None,
        "status": (Status.PAST, Status.PAST, Status.PLANNED)[number],
        "actors": ("CHN", "TJK"),
        "evidence": (Evidence(of.id, span, span.cut(of.text)),),
        "place": ("Dushanbe", "", "Beijing")[number],
        "because": "read so",
    }
    return Event(**(made | fields))


def reading(of: Document | None = None, events: tuple[Event, ...] | None = None, day: int = 7) -> Reading:
    of = of or document()
    if events is None:
        events = (event(of, 0, f"2021-09-{day:02d}"), event(of, 1, "2021-08"), event(of, 2, "2022"))
    return Reading(of, document_date(of, day), resolutions(of), events)


def document_date(of: Document, day: int = 7) -> DocumentDate:
    best = date(2021, 9, day)
    clue = Clue("weekday", "a Tuesday", "Tuesday", Span(66, 73), 0.5)
    return DocumentDate(best, best, (Candidate(best, 0.75), Candidate(date(2022), 0.25)), (clue,))


def resolutions(of: Document) -> tuple[ResolvedDate | Unresolved, ...]:
    week = Timex(Span(95, 104), "last week", Shift(-1, Grain.WEEK), "last {unit}")
    year = Timex(Span(0, 4), "2022", Absolute(date(2022)), "{year}")
    return (
        ResolvedDate(year, TimexType.DATE, "2022", date(2022), "as written"),
        Unresolved(week, "no date to count from"),
    )


def rows(store: Store) -> dict[str, list[tuple]]:
    """Every row of every table that tells of something now, to see whether anything changed at all."""
    aside = ("writings", "removed_events", "removals", "removal_events")
    kept = {table.name: table for table in metadata.sorted_tables if table.name not in aside}
    with store._engine.begin() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(*(c for c in table.c if c.name != "revision")))))
            for name, table in kept.items()
        }


def by_type(store: Store) -> dict[str, Event]:
    return {found.type: found for found in store.find(Query())}
