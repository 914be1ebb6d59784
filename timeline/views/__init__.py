"""Figures and tables as functions of events: no Streamlit, no database."""

from timeline.panorama import LanesBy
from timeline.views.belief_figure import belief_figure
from timeline.views.bidi import is_rtl, isolated
from timeline.views.chronology import Line, Moment, Note, Source, Year, chronology, year_heading
from timeline.views.drawing import drawing, paint
from timeline.views.event_table import Row, actor_names, event_rows, in_order
from timeline.views.hover import shortened
from timeline.views.marks import undated
from timeline.views.phrasebook import phrases
from timeline.views.quote import Quoted, marked, quote_in_context
from timeline.views.timeline_figure import timeline_figure
from timeline.views.words import (
    date_in_words,
    day_of_year_in_words,
    event_label,
    parties_in_words,
    status_in_words,
    type_label,
    unit_in_words,
)

__all__ = [
    "LanesBy",
    "Line",
    "Moment",
    "Note",
    "Quoted",
    "Row",
    "Source",
    "Year",
    "actor_names",
    "belief_figure",
    "chronology",
    "date_in_words",
    "day_of_year_in_words",
    "drawing",
    "event_label",
    "event_rows",
    "in_order",
    "is_rtl",
    "isolated",
    "marked",
    "paint",
    "parties_in_words",
    "phrases",
    "quote_in_context",
    "shortened",
    "status_in_words",
    "timeline_figure",
    "type_label",
    "undated",
    "unit_in_words",
    "year_heading",
]
