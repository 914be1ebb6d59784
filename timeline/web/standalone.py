"""A view as one HTML file: the timeline to zoom in, and the chronology beneath it, without a server or a network."""

import json
from collections.abc import Mapping, Sequence
from html import escape, unescape
from typing import Any, Final

from timeline.web.chronicle import chronology_html, told
from timeline.web.components import asset
from timeline.web.html_document import html_document
from timeline.web.pictures import whole_picture
from timeline.web.printed import document_styles, heading
from timeline.web.routes import PLOTLY
from timeline.web.speaking import noted, say_in
from timeline.web.state import Desk
from timeline.web.viewing import View

# More marks than this no browser moves at ease, and the file has no server to count them.
MOST_EVENTS: Final = 3_000
_TITLE: Final = noted("Timeline")
_CUT: Final = noted("Only the first {number} are in this file.")
# The signs of the legend, and their style, are those of the page.
_SIGNS: Final = {"ongoing": "▶", "anniversary": "★", "denied": "✕"}
_CHART: Final = noted("Timeline. Arrow keys move it, plus and minus zoom, 0 shows all. The list below tells the same.")
_BUTTONS: Final = (
    ("before", "‹", noted("Earlier")),
    ("out", "−", noted("Zoom out")),
    ("all", "↔", noted("Show all")),
    ("in", "+", noted("Zoom in")),
    ("after", "›", noted("Later")),
)


def standalone(view: View, desk: Desk) -> bytes:
    """The file, in the language of the view."""
    number, language = len(desk.panorama.listed(view, None)), view.language
    events = desk.store.events(desk.panorama.ids(view, 0, MOST_EVENTS))
    years = told(events, desk.store, types=desk.types, names=desk.names, language=language)
    drawn = whole_picture(desk.panorama, view, desk.names, desk.types, most=MOST_EVENTS)
    body = "\n".join(
        (
            f"<header>{heading(_TITLE, number, MOST_EVENTS, language, _CUT)}</header>",
            _chart(drawn.pop("legend"), language),
            f'<main class="chronology">{chronology_html(years, language)}</main>',
            f'<script type="application/json" id="picture">{_data(drawn)}</script>',
        )
    )
    document = html_document(
        body,
        title=say_in(_TITLE, language),
        language=language,
        styles=[*document_styles(), asset("timeline.css")],
        scripts=[PLOTLY.read_text("utf-8"), asset("standalone.js")],
    )
    return document.encode("utf-8", "replace")


def _chart(legend: Sequence[Mapping[str, Any]], language: str) -> str:
    buttons = "".join(
        f'<button type="button" data-does="{does}" title="{title}" aria-label="{title}">{sign}</button>'
        for does, sign, title in ((does, sign, escape(say_in(text, language))) for does, sign, text in _BUTTONS)
    )
    entries = "".join(_entry(entry) for entry in legend)
    label = escape(say_in(_CHART, language))
    return (
        f'<div class="bar" dir="ltr">{buttons}</div>'
        f'<div id="chart" tabindex="0" role="group" aria-label="{label}"></div>'
        f'<ul class="legend">{entries}</ul>'
    )


def _entry(entry: Mapping[str, Any]) -> str:
    meta = entry["meta"]
    look, sign = escape(meta["look"]), escape(meta["sign"] or _SIGNS.get(meta["look"], ""))
    drawn = f'<i class="tl-sign" data-look="{look}" style="--colour: {escape(str(entry["marker"].get("color")))}"'
    # Names come as a chart takes them, escaped.
    return f'<li>{drawn} aria-hidden="true">{sign}</i> <bdi>{escape(unescape(str(entry["name"])))}</bdi></li>'


def _data(drawn: Mapping[str, Any]) -> str:
    # No word in it can end the element it stands in.
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
