"""What an event's rows follow from: the documents' accounts of it and people's decisions."""

from sqlalchemy import Connection, delete, insert, select, update

from timeline.store.codec import decode
from timeline.store.history import histories, standing
from timeline.store.tables import event_actors, event_readings, event_spans, events, evidence
from timeline.store.values import Values, actor_rows, confirmed, event_row, settled, span_rows


def as_read(connection: Connection, event_id: str) -> Values | None:
    """What the machine read. Of several documents, the one first read speaks for the event."""
    stored = connection.execute(
        select(event_readings.c.as_read)
        .where(event_readings.c.event_id == event_id)
        .order_by(event_readings.c.id)
        .limit(1)
    ).scalar()
    return None if stored is None else decode(stored, Values)


def refresh(connection: Connection, event_id: str) -> None:
    """Brings the event's own rows up to date with its accounts and decisions."""
    read = as_read(connection, event_id)
    if read is None:
        return
    decisions = standing(histories(connection, [event_id]).get(event_id, [])).decisions
    values = settled(read, decisions)
    quotes = connection.execute(
        select(evidence.c.quote).where(evidence.c.event_id == event_id).order_by(evidence.c.id)
    ).scalars()
    row = event_row(event_id, values, confirmed(decisions), quotes)
    connection.execute(update(events).where(events.c.id == event_id).values(row))
    for table, rows in ((event_actors, actor_rows(event_id, values)), (event_spans, span_rows(event_id, values))):
        connection.execute(delete(table).where(table.c.event_id == event_id))
        if rows:
            connection.execute(insert(table), rows)
