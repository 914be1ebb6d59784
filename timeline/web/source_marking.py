"""What was found in a source, as marks with their meaning in the reader's words."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.dates import write_edtf
from timeline.names import Mention, find_names
from timeline.resolution import ResolvedDate
from timeline.store import Query, StoredDocument
from timeline.text import Domain, sentences, tokenize
from timeline.views import date_in_words, event_label
from timeline.views.source_marks import Mark, MarkKind
from timeline.web.reasons import reasons_for
from timeline.web.speaking import say
from timeline.web.state import Desk

# Names are sought in the whole text, since a surname needs its full name; of a longer one in its first part only.
_MOST_READ = 400_000


def marks_of(document: StoredDocument, desk: Desk) -> list[Mark]:
    """Dates, names and events."""
    dates = list(_dates(document, desk))
    return [*dates, *_names(document, dates, desk), *_events(document, desk)]


def _dates(document: StoredDocument, desk: Desk) -> Iterator[Mark]:
    in_words = reasons_for(desk)
    for found in document.resolutions:
        because = in_words(found.because)
        if not isinstance(found, ResolvedDate):
            yield Mark(found.timex.span, MarkKind.UNSURE, say("not understood: {reason}", reason=because))
            continue
        means = write_edtf(found.when) if found.when else found.value
        said = f" ({date_in_words(found.when, desk.language)})" if found.when else ""
        yield Mark(found.timex.span, MarkKind.DATE, f"{means}{said}: {because}")


def _names(document: StoredDocument, dates: list[Mark], desk: Desk) -> Iterator[Mark]:
    if document.domain is Domain.TABLE:
        # Cells are names by their columns, and none by the words around them.
        return
    taken = {place for mark in dates for place in range(mark.span.start, mark.span.end)}
    for mention in names_in(document, desk):
        if taken.isdisjoint(range(mention.span.start, mention.span.end)):
            codes = (mention.actor, *mention.namesakes)
            yield Mark(
                mention.span,
                MarkKind.NAME,
                " / ".join(desk.names.get(code, code) if "," in code else _named(code, desk) for code in codes),
            )


def _named(code: str, desk: Desk) -> str:
    return f"{code}: {desk.names.get(code, code)}"


def names_in(document: StoredDocument, desk: Desk) -> list[Mention]:
    """The names of a text, found anew: the store keeps none that no event needs."""
    text = document.text[:_MOST_READ]
    language = desk.knowledge.language(document.language)
    tokens = [t for part in sentences(text, language) for t in tokenize(part.text, language, part.span.start)]
    return find_names(tokens, text, desk.knowledge.name_index(language.code))


def _events(document: StoredDocument, desk: Desk) -> Iterator[Mark]:
    for event in desk.store.find(Query(documents=(document.id,))):
        label = event_label(replace(event, evidence=()), types=desk.types, names=desk.names, language=desk.language)
        means = f"{label} – {date_in_words(event.when, desk.language)}"
        for proof in event.evidence:
            if proof.document_id == document.id:
                yield Mark(proof.span, MarkKind.EVENT, means, event.id)
