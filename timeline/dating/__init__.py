"""When was this document written? Clues in, a weighted set of days out."""

from timeline.dating.document_date import Candidate, Clue, DocumentDate
from timeline.dating.material import Material, Passage, References
from timeline.dating.model import YEARS, date_document, references

__all__ = [
    "YEARS",
    "Candidate",
    "Clue",
    "DocumentDate",
    "Material",
    "Passage",
    "References",
    "date_document",
    "references",
]
