"""When was a document written? As given, else as its clues have it; and where the two disagree."""

from typing import Final

from timeline.dates import Date, Edge, Grain, Interval, parse_edtf, write_edtf
from timeline.dating.answer import best_date, candidates, credible, likeliest_years
from timeline.dating.contradictions import contradictions
from timeline.dating.document_date import Candidate, Clue, DocumentDate
from timeline.dating.ledger import explained
from timeline.dating.material import Material
from timeline.dating.model import believe, weigh
from timeline.mentions import Absolute
from timeline.text import Domain

_FEW: Final = 400


def date_document(material: Material) -> DocumentDate:
    """When a document was written: as given, else as its clues add up; nothing where it has none.

    Raises EdtfError where the date given with the document is no EDTF day, month or year.
    """
    if material.document.created:
        return _given(material)
    if material.document.domain is Domain.NARRATIVE:
        return _narrated(material)
    weighed = weigh(material)
    if not weighed:
        return DocumentDate()
    posterior = believe(weighed)
    best = best_date(posterior)
    years = likeliest_years(posterior)
    clues = explained(posterior, weighed, best)
    return DocumentDate(credible(posterior, years), best, candidates(posterior, years), clues)


def _given(material: Material) -> DocumentDate:
    created = material.document.created
    when = parse_edtf(created)
    best = when if isinstance(when, Date) else None
    clue = Clue("given", f"The date {created} was given with the document.")
    kept = (Candidate(best, 1.0),) if best is not None else ()
    # Without passages nobody asked what the clues say.
    is_day = best is not None and best.grain is Grain.DAY
    against = contradictions(material, best) if best is not None and is_day and material.passages else ()
    return DocumentDate(when, best, kept, (clue, *against))


def _narrated(material: Material) -> DocumentDate:
    """A story may be told any time after what it tells: its latest date is a terminus post quem, no more."""
    told = [
        (timex.value.when, timex)
        for timex in material.timexes
        if isinstance(timex.value, Absolute) and isinstance(timex.value.when, Date)
    ]
    if not told:
        return DocumentDate()
    latest, timex = max(told, key=lambda pair: pair[0].day)
    because = f"The latest date told is {write_edtf(latest)}; a story may be told any time after."
    return DocumentDate(Interval(latest, Edge.OPEN), clues=(Clue.quoting("full date", because, timex),))


def references(dated: DocumentDate) -> tuple[Date, ...]:
    """The dates relative expressions are to be counted from: all that are still credible, while they are few.

    A year where all of them lie in one; none where they are spread too wide to help.
    """
    if dated.best is not None and isinstance(dated.when, Date):
        return (dated.best,)
    days = tuple(c.date for c in dated.candidates if c.date.grain is Grain.DAY)
    if days and len(days) < _FEW:
        return days
    years = {candidate.date.year for candidate in dated.candidates}
    return (Date(dated.candidates[0].date.day, Grain.YEAR),) if len(years) == 1 else ()
