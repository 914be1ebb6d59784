"""What tests of several rooms share."""

import pytest

from timeline import pipeline
from timeline.text import Document, Domain


@pytest.fixture(scope="session")
def known():
    """The reference data, loaded once."""
    return pipeline.knowledge()


@pytest.fixture(scope="session")
def read(known):
    """Reads a text as a document: `read(text, "en", "2021-09-07")`."""

    def read_text(text, language="", created="", domain=Domain.NEWS):
        return pipeline.read(Document(text, language, created, domain), known)

    return read_text
