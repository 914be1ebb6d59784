"""A part of a table as a document, and the reading of such a document: its rows coded by the mapping kept with it."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from timeline.dating import DocumentDate
from timeline.events import Event, Knowledge, Reading
from timeline.tabular.coding import Coded, Coder, RefusedRow, Why, evidence
from timeline.tabular.days import Understand
from timeline.tabular.mapping import Mapping, MappingError, from_json, to_json
from timeline.tabular.table import Table, cells_of, text_of
from timeline.text import Citation, Document, Domain

_MAPPING: Final = "table-mapping"
# Where the rows stand in the file, so that a row keeps its number when it is read again.
_LINES: Final = "table-lines"


@dataclass(frozen=True, slots=True)
class Tried:
    """What a mapping makes of rows: events, refused rows, and unknown names with their number of rows."""

    events: tuple[Event, ...]
    refused: tuple[RefusedRow, ...]
    unknown: tuple[tuple[str, int], ...]


def table_document(part: Table, mapping: Mapping, citation: Citation = Citation()) -> Document:  # noqa: B008
    """A part of a table as the document that is kept."""
    metadata = ((_MAPPING, to_json(mapping)), (_LINES, json.dumps([row.line for row in part.rows])))
    return Document(
        text=text_of(part),
        language=mapping.language,
        domain=Domain.TABLE,
        citation=replace(citation, title=part.name),
        metadata=metadata,
    )


def read_table(document: Document, known: Knowledge, understand: Understand) -> Reading:
    """The events of a document that is part of a table; none where no mapping is kept with it, or one not ours."""
    facts = dict(document.metadata)
    headings, _ = cells_of(document.text)
    try:
        coder = Coder(headings, from_json(facts.get(_MAPPING, "")), known, understand)
    except MappingError:
        return Reading(document, DocumentDate(), (), ())
    return Reading(document, DocumentDate(), (), try_rows(document, coder).events)


def try_rows(document: Document, coder: Coder) -> Tried:
    """What the rows of a document give."""
    _, rows = cells_of(document.text)
    lines = json.loads(dict(document.metadata)[_LINES])
    title = document.citation.title
    events: list[Event] = []
    refused: list[RefusedRow] = []
    unknown: Counter[str] = Counter()
    for line, (start, cells) in zip(lines, rows, strict=True):
        coded = coder.code(line, cells, f"{title}:{line}")
        if isinstance(coded, Coded):
            proof = evidence(document.id, document.text, start, cells, coded.quoted)
            events.append(replace(coded.event, evidence=(proof,)))
            unknown.update(coded.left_out)
        else:
            refused.append(coded)
            unknown.update(coded.words.split("; ") if coded.why is Why.ACTOR else ())
    return Tried(tuple(events), tuple(refused), tuple(unknown.most_common()))


def together(tried: Iterable[Tried]) -> Tried:
    """What several parts give as one."""
    events: list[Event] = []
    refused: list[RefusedRow] = []
    unknown: Counter[str] = Counter()
    for one in tried:
        events += one.events
        refused += one.refused
        unknown.update(dict(one.unknown))
    return Tried(tuple(events), tuple(refused), tuple(unknown.most_common()))
