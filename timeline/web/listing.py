"""The events of a view as rows of a table, some at a time, in the order the reader asks for."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline.dates import Bounds
from timeline.events import EventType
from timeline.panorama import Columns
from timeline.views import event_rows, is_rtl
from timeline.web.panoramas import Panorama
from timeline.web.pictures import events_of
from timeline.web.speaking import count_in
from timeline.web.viewing import View


class SortedBy(StrEnum):
    """The columns a table may be sorted by."""

    DATE = "date"
    TYPE = "type"
    PARTIES = "parties"
    PLACE = "place"
    STATUS = "status"


def rows(
    panorama: Panorama, view: View, names: Mapping[str, str], types: Mapping[str, EventType],
    *, window: Bounds | None, sort: str, backwards: bool, offset: int, limit: int,
) -> dict[str, Any]:  # fmt: skip
    """Some rows, and how many there are; each cell is text in words, with the direction it reads in."""
    columns = panorama.held().columns
    places = panorama.listed(view, window)
    by = SortedBy(sort) if sort in set(SortedBy) else SortedBy.DATE
    ordered = _ordered(columns, places, by, names, types, view.language)
    if backwards:
        ordered = ordered[::-1]
    events = events_of(columns, ordered[offset : offset + limit].tolist())
    told = event_rows(events, types=types, names=names, language=view.language)
    cells = [(row.date, row.type, row.parties, row.place, row.status) for row in told]
    sided = [[[cell, is_rtl(cell)] for cell in row] for row in cells]
    return {"total": len(places), "rows": [{"id": r.id, "cells": c} for r, c in zip(told, sided, strict=True)]}


def caption(total: int, language: str, *, is_window: bool) -> str:
    """How many rows there are, in a language."""
    if is_window:
        return count_in("{number} event in this window", "{number} events in this window", total, language)
    return count_in("{number} event", "{number} events", total, language)


def _ordered(
    columns: Columns, places: NDArray[np.intp], by: SortedBy,
    names: Mapping[str, str], types: Mapping[str, EventType], language: str,
) -> NDArray[np.intp]:  # fmt: skip
    """In time they stand already; a stable sort keeps that order among equals."""
    if by is SortedBy.DATE:
        return places
    if by is SortedBy.STATUS:
        return places[np.argsort(columns.statuses[places], kind="stable")]
    if by is SortedBy.PARTIES:
        ranks = _ranks([names.get(word, word) for word in columns.words["parties"]])
        first = np.append(columns.parties.codes, 0)[columns.parties.starts[places]]
        keys = np.where(columns.parties.counts()[places] > 0, np.append(ranks, 0)[first], len(ranks))
        return places[np.argsort(keys, kind="stable")]
    column = "types" if by is SortedBy.TYPE else "places"
    labels = [types[word].label(language) if word in types else names.get(word, word) for word in columns.words[column]]
    return places[np.argsort(_ranks(labels)[getattr(columns, column)[places]], kind="stable")]


def _ranks(labels: list[str]) -> NDArray[np.int32]:
    """The place of each label among them all, the empty one last."""
    order = sorted(range(len(labels)), key=lambda code: (not labels[code], labels[code].casefold()))
    ranks = np.empty(len(labels), dtype=np.int32)
    ranks[order] = np.arange(len(labels))
    return ranks
