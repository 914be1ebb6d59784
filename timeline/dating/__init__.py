"""When was this document written? Clues in, a weighted set of days out."""

from timeline.dating.document_date import Candidate, Clue, DocumentDate

__all__ = ["Candidate", "Clue", "DocumentDate"]
