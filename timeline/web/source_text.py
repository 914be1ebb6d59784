"""A source's words as HTML, the quote marked, in their own direction; every one of them escaped."""

from html import escape

from timeline.events import Evidence
from timeline.store import StoredDocument
from timeline.views import Quoted, marked, quote_in_context
from timeline.web.plain import direction


def quoted_html(document: StoredDocument, evidence: Evidence) -> str:
    """The quote inside the text around it."""
    return _html(quote_in_context(document.text, evidence), document.language)


def clues_html(document: StoredDocument) -> str:
    """The whole text with the words marked that are clues to its date."""
    pieces = marked(document.text, [clue.span for clue in document.date.clues])
    html = "".join(f"<mark>{escape(piece)}</mark>" if is_clue else escape(piece) for piece, is_clue in pieces)
    side = direction(document.text[:2000])
    return (
        f'<blockquote class="source" tabindex="0" dir="{side}" lang="{escape(document.language)}">{html}</blockquote>'
    )


def _html(quoted: Quoted, language: str) -> str:
    before, quote, after = (escape(part) for part in (quoted.before, quoted.quote, quoted.after))
    first, last = ("… " if quoted.cut_before else ""), (" …" if quoted.cut_after else "")
    # The quote decides the direction: a report in Arabic may open with a Latin dateline.
    side = direction(quoted.quote or quoted.after)
    return (
        f'<blockquote class="source" tabindex="0" dir="{side}" lang="{escape(language)}">'
        f"{first}{before}<mark>{quote}</mark>{after}{last}</blockquote>"
    )
