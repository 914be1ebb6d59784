"""When was this document written? Clues in, a weighted set of days out."""

from timeline.dating.chronicles import tells_history
from timeline.dating.dating import date_document, references
from timeline.dating.document_date import Candidate, Clue, DocumentDate
from timeline.dating.material import Material, Passage, References
from timeline.dating.told_elsewhere import KIND as TOLD_ELSEWHERE
from timeline.dating.told_elsewhere import ToldElsewhere

__all__ = [
    "TOLD_ELSEWHERE",
    "Candidate",
    "Clue",
    "DocumentDate",
    "Material",
    "Passage",
    "References",
    "ToldElsewhere",
    "date_document",
    "references",
    "tells_history",
]
