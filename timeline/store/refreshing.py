"""What an event's rows follow from: the documents' claims about it and people's decisions."""

from sqlalchemy import Connection, delete, insert, select, update

from timeline.events import Claim, Event, together
from timeline.store.codec import decode
from timeline.store.history import histories, is_dismissed, standing
from timeline.store.tables import claims, event_actors, event_spans, events, evidence
from timeline.store.values import Values, actor_rows, confirmed, event_of, event_row, settled, span_rows, values_of


def claims_of(connection: Connection, event_id: str) -> list[Claim]:
    """What each document tells of the event, without the evidence, in the order of the claims' ids."""
    rows = connection.execute(select(claims).where(claims.c.event_id == event_id).order_by(claims.c.id))
    return [Claim(row.id, row.document_id, event_of(decode(row.as_read, Values)), row.held) for row in rows]


def as_read(connection: Connection, event_id: str) -> Event | None:
    """What the machine read, of all its documents; None where no document tells of it any more."""
    told = claims_of(connection, event_id)
    return together(told) if told else None


def values_standing(connection: Connection, event_id: str) -> Values | None:
    """What is said of the event, by its documents and by people; None where no document tells of it any more."""
    read = as_read(connection, event_id)
    decisions = standing(histories(connection, [event_id]).get(event_id, [])).decisions
    return None if read is None else settled(values_of(read), decisions)


def refresh(connection: Connection, event_id: str) -> None:
    """Brings the event's own rows up to date with its claims and decisions."""
    read = as_read(connection, event_id)
    if read is None:
        return
    decisions = standing(histories(connection, [event_id]).get(event_id, [])).decisions
    values = settled(values_of(read), decisions)
    quotes = connection.execute(
        select(evidence.c.quote).join(claims).where(claims.c.event_id == event_id).order_by(claims.c.id, evidence.c.id)
    ).scalars()
    gone = is_dismissed(decisions)
    row = event_row(event_id, values, quotes, decided=confirmed(decisions), disputed=read.disputed, dismissed=gone)
    connection.execute(update(events).where(events.c.id == event_id).values(row))
    for table, rows in ((event_actors, actor_rows(event_id, values)), (event_spans, span_rows(event_id, values))):
        connection.execute(delete(table).where(table.c.event_id == event_id))
        if rows and not gone:
            connection.execute(insert(table), rows)
