"""Rows as JSON and back, whatever columns the tables have had since."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, insert, select

from timeline.store.tables import UtcDateTime

Rows = list[dict[str, Any]]


def kept_rows(connection: Connection, table: Table, condition: ColumnElement[bool]) -> Rows:
    """The rows of a table, in the order of their keys, as JSON holds them."""
    found = connection.execute(select(table).where(condition).order_by(*table.primary_key.columns))
    return [{name: _plain(value) for name, value in row._mapping.items()} for row in found]


def put_back(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]], *but: str) -> None:
    """Puts kept rows into a table, without some of their columns; what the table has since come to hold is empty."""
    columns = [column for column in table.columns if column.name not in but]
    values = [{column.name: _value(column, row) for column in columns if _is_said(column, row)} for row in rows]
    if values:
        connection.execute(insert(table), values)


def read_row(table: Table, row: Mapping[str, Any]) -> SimpleNamespace:
    """A kept row as the database would give it."""
    return SimpleNamespace(**{column.name: _value(column, row) for column in table.columns if column.name in row})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _is_said(column: Column[Any], row: Mapping[str, Any]) -> bool:
    # What the database counts or fills in by itself is left to it.
    return column.name in row or not (column.nullable or column.server_default or column.default)


def _value(column: Column[Any], row: Mapping[str, Any]) -> Any:
    if column.name not in row:
        return column.type.python_type()
    value = row[column.name]
    return datetime.fromisoformat(value) if isinstance(column.type, UtcDateTime) and value else value
