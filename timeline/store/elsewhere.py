"""What documents say of each other's dates: a dated report dates an undated one that tells the same event."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from sqlalchemy import ColumnElement, Connection, exists, select

from timeline.dating import ToldElsewhere
from timeline.events import Claim, Status, dates_another, neighbourhoods, undated_neighbourhoods
from timeline.store.codec import decode
from timeline.store.finding import find_evidence
from timeline.store.tables import claim_keys, claims, documents, events
from timeline.store.values import Values, event_of
from timeline.text import Citation, Domain

_PART: Final = 500


def told_elsewhere(connection: Connection, document_id: str) -> list[ToldElsewhere]:
    """The events of an undated document that a dated one tells to the day, where all that do name one day.

    Only a date given with a document, or by a person, counts: what was worked out dates no other document, so
    that nothing hangs on the order in which documents came in.
    """
    found = []
    for claim in _claims(connection, claims.c.document_id == document_id):
        others = list(_dated(connection, claim))
        if len({other.event.when for other, _ in others}) == 1:
            other, title = min(others, key=lambda pair: pair[0].id)
            part = find_evidence(connection, claim.id)[0]
            is_news = claim.event.status is not Status.PLANNED
            assert other.event.when is not None
            found.append(ToldElsewhere(other.event.when, title, part.quote, part.span, is_news))
    return found


def undated_neighbours(connection: Connection, document_ids: Collection[str]) -> list[str]:
    """The undated documents among some, and others that may tell, with or without its day, an event these tell."""
    found: set[str] = set()
    for ids in batched(document_ids):
        told = _claims(connection, claims.c.document_id.in_(ids))
        keys = {key for claim in told for key in neighbourhoods(claim.event)}
        found |= _undated(connection, documents.c.id.in_(ids))
        for part in batched(sorted(keys)):
            with_key = claim_keys.c.key.in_([*part, *(f"? {key}" for key in part)])
            near = select(claims.c.document_id).join(claim_keys, claim_keys.c.claim_id == claims.c.id).where(with_key)
            found |= _undated(connection, documents.c.id.in_(near))
    return sorted(found)


def batched(values: Collection[str]) -> Iterator[list[str]]:
    """Values in parts, since a database takes only so many parameters."""
    rest = iter(values)
    while part := list(islice(rest, _PART)):
        yield part


def _undated(connection: Connection, condition: ColumnElement[bool]) -> set[str]:
    # A table has no day of its own: its rows have theirs.
    undated = (documents.c.created == "") & (documents.c.domain != Domain.TABLE.value)
    return set(connection.execute(select(documents.c.id).where(undated, condition)).scalars())


def _dated(connection: Connection, claim: Claim) -> Iterator[tuple[Claim, str]]:
    """The claims of dated documents that give this one's event a day, with their documents' titles."""
    keys = [key.removeprefix("? ") for key in undated_neighbourhoods(claim.event)]
    if not keys:
        return
    near = (
        select(claims, documents.c.citation)
        .join(documents, documents.c.id == claims.c.document_id)
        .where(
            documents.c.created != "",
            ~_dismissed(),
            claims.c.id.in_(select(claim_keys.c.claim_id).where(claim_keys.c.key.in_(keys))),
        )
        .order_by(claims.c.id)
    )
    for row in connection.execute(near):
        other = Claim(row.id, row.document_id, event_of(decode(row.as_read, Values)))
        if dates_another(claim, other):
            yield other, decode(row.citation, Citation).title


def _dismissed() -> ColumnElement[bool]:
    """Whether a person said that what a claim tells is no event."""
    return exists().where(events.c.id == claims.c.event_id, events.c.dismissed)


def _claims(connection: Connection, condition: ColumnElement[bool]) -> list[Claim]:
    rows = connection.execute(select(claims).where(condition, ~_dismissed()).order_by(claims.c.position))
    return [Claim(row.id, row.document_id, event_of(decode(row.as_read, Values))) for row in rows]
