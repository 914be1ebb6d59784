"""A timeline in which every field that a document, a table or a reader can fill tries to run something."""

from timeline.dates import parse_edtf
from timeline.dating import Clue, DocumentDate
from timeline.events import Event, Evidence, Reading, Status
from timeline.store import Query, Store
from timeline.text import Citation, Document, Span

from app_harness import NOW  # isort: skip

# Each sets `pwned`, leaves an element behind that nobody else makes, or asks a host that is not ours.
PAYLOADS = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    '"><svg onload=window.pwned=1>',
    "'><iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<a href='javascript:window.pwned=1' style='position:fixed;inset:0'>x</a>",
    "</textarea></title></style></script><script>window.pwned=1</script>",
    "[x](javascript:window.pwned=1) ![x](http://evil.example/leak.png)",
    ":red[x] :material/bug_report: $\\href{javascript:window.pwned=1}{x}$ <b>y</b>",
    '&lt;script&gt;window.pwned=1&lt;/script&gt; <a href="http://evil.example">x</a>',
    "{{constructor.constructor('window.pwned=1')()}} ${window.pwned=1}",
    "<!--<script>window.pwned=1</script>--> ]]><script>window.pwned=1</script>",
    "\u202e<img src=x onerror=window.pwned=1>\u2066",
)
ADDRESSES = (
    "javascript:window.pwned=1",
    "data:text/html,<script>opener.pwned=1</script>",
    'http://evil.example/"onload=x',
)


def poisoned(store: Store) -> list[str]:
    """Saves a document a payload, which tells of an event, and an undated one; gives the ids of the events."""
    ids: list[str] = []
    for number, payload in enumerate(PAYLOADS):
        document = _document(payload, number)
        event = _event(document, payload, number)
        undated = _event(document, payload, number, date="")
        clue = Clue(payload, payload, payload, Span(0, len(payload)))
        found = DocumentDate(parse_edtf("[2010-09-07,2021-09-07]"), clues=(clue,))
        store.save(Reading(document, found, (), (event, undated)), at=NOW)
        told = store.find(Query(documents=(document.id,)))
        store.correct(told[0].id, "place", payload, who=payload, at=NOW, why=payload)
        ids += [one.id for one in told]
    return ids


def _document(payload: str, number: int) -> Document:
    return Document(
        f"{payload}\n{number} {payload}",
        language=("en", "ar", "fr")[number % 3],
        citation=Citation(payload, payload, ADDRESSES[number % len(ADDRESSES)], payload),
        metadata=(("html", payload), (payload, payload)),
    )


def _event(document: Document, payload: str, number: int, date: str | None = None) -> Event:
    start = 0 if date is None else len(document.text) - len(payload)
    span = Span(start, start + len(payload))
    edtf = f"2021-09-{number + 1:02}" if date is None else date
    return Event(
        payload if number % 2 else "meeting",
        parse_edtf(edtf) if edtf else None,
        Status.PAST,
        ("CHN", payload),
        (Evidence(document.id, span, span.cut(document.text)),),
        recipients=(payload,),
        people=(payload,),
        place=payload,
        because=payload,
    )
