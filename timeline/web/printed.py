"""The whole chronology of a view as one document: what the browser prints, or saves as PDF.

The browser has fonts for every script of the reader, which the machine that typesets PDF files (see `paper`) need not
have. The document is the same one a screen reader reads.
"""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Final

from timeline.events import EventType
from timeline.store import Store
from timeline.web.chronicle import chronology_html, told
from timeline.web.html_document import html_document
from timeline.web.panoramas import Panorama
from timeline.web.plain import tag
from timeline.web.speaking import count_in, noted, number_in_words, say_in
from timeline.web.viewing import View

_STYLES: Final = tuple(Path(__file__).with_name(name) for name in ("chronology.css", "document.css"))
# A browser lays these out in seconds; a book of more pages than this is read by nobody.
MOST_PRINTED: Final = 20_000
_TITLE: Final = noted("Chronology")
_CUT: Final = noted("Only the first {number} are printed; filters make the list shorter.")
_PRINT: Final = "addEventListener('load', () => print());"


def printed(
    panorama: Panorama, store: Store, view: View, names: Mapping[str, str], types: Mapping[str, EventType],
    *, at_once: bool,
) -> str:  # fmt: skip
    """All events of the view; `at_once` the browser asks where to print it when it is opened."""
    number = len(panorama.listed(view, None))
    ids = panorama.ids(view, 0, MOST_PRINTED)
    years = told(store.events(ids), store, types=types, names=names, language=view.language)
    body = f"""<main class="chronology">{heading(_TITLE, number, MOST_PRINTED, view.language, _CUT)}
{chronology_html(years, view.language)}</main>"""
    return html_document(
        body,
        title=say_in(_TITLE, view.language),
        language=view.language,
        styles=document_styles(),
        scripts=[_PRINT] if at_once else [],
    )


def heading(title: str, total: int, most: int, language: str, cut: str) -> str:
    """A title of ours, how many events there are, and that not all are here where that is so."""
    counted = count_in("{number} event", "{number} events", total, language)
    more = say_in(cut, language, number=number_in_words(most, language)) if total > most else ""
    said = " · ".join(filter(None, (counted, more)))
    # In our own words, which run as the document does.
    return f"<h1>{escape(say_in(title, language))}</h1>{tag('p', said, side='auto')}"


def document_styles() -> list[str]:
    """What documents of ours look like."""
    return [path.read_text("utf-8") for path in _STYLES]
