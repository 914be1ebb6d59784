"""Documents, sentences, spans; which language a text is in."""

from timeline.text.document import NOWHERE, Citation, Document, Domain, Sentence, Span

__all__ = ["NOWHERE", "Citation", "Document", "Domain", "Sentence", "Span"]
