"""Whether a column is one of very many values, which databases take only so many of one by one."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB

from timeline.store.codec import to_json

# Few are told apart: so the database may plan for them.
_FEW: Final = 500


def among(connection: Connection, column: ColumnElement[Any], values: Collection[str]) -> ColumnElement[bool]:
    """The condition; many values are handed over as one parameter."""
    if len(values) <= _FEW:
        return column.in_(values)
    told: ColumnElement[Any] = bindparam(None, to_json(list(values)), unique=True)
    if connection.dialect.name == "sqlite":
        return column.in_(select(func.json_each(told).table_valued("value").c.value))
    return column.in_(select(func.jsonb_array_elements_text(cast(told, JSONB))))
