"""The few lines shown when the pointer rests on a mark, in Plotly's small HTML; every word of a document is escaped."""

import textwrap
from collections.abc import Mapping
from html import escape
from typing import Final

from timeline.events import Event, EventType
from timeline.views.bidi import isolated
from timeline.views.phrasebook import phrases
from timeline.views.words import date_in_words, event_label, status_in_words

_LINE: Final = 64
_LINES: Final = 3


def safe_line(text: str) -> str:
    """One line of a document's words, harmless in a chart and reading in its own direction."""
    return isolated(escape(" ".join(text.split()), quote=False))


def shortened(text: str, length: int) -> str:
    """The text cut to a length, with a sign that it was."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def hover_text(event: Event, *, types: Mapping[str, EventType], names: Mapping[str, str], language: str = "en") -> str:
    """Date, label, status, actors and the beginning of the first quote."""
    codes = dict.fromkeys((*event.actors, *event.recipients))
    actors = phrases(language).separator.join(names.get(code, code) for code in codes)
    facts = [status_in_words(event, language), actors if event.people else "", names.get(event.place, event.place)]
    lines = [
        f"<b>{safe_line(date_in_words(event.when, language))}</b>",
        safe_line(shortened(event_label(event, types=types, names=names, language=language), 2 * _LINE)),
        safe_line(shortened(" · ".join(fact for fact in facts if fact), 2 * _LINE)),
        *_quote_lines(event),
    ]
    return "<br>".join(line for line in lines if line)


def _quote_lines(event: Event) -> list[str]:
    if not event.evidence:
        return []
    text = shortened(event.evidence[0].quote, _LINE * _LINES)
    return [f"<i>{safe_line(line)}</i>" for line in textwrap.wrap(text, _LINE)]
