"""Which language a text is in."""

from functools import cache
from typing import TYPE_CHECKING, Final

from timeline.text.loading_dateparser import dateparser_languages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# More than this of a text says nothing new about its language.
_ENOUGH: Final = 4000
# dateparser lists languages by how common they are; behind the first sixty, chance finds outnumber texts.
_COMMON: Final = 60


@cache
def _identifier() -> "LanguageIdentifier":
    # Slow to import, and not needed where a document's language is given.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.labels)
    identifier.set_languages([code for code in dateparser_languages()[:_COMMON] if code in known])
    return identifier


def identify(text: str) -> str:
    """The ISO 639-1 code of the common language a text is most likely in (py3langid's model)."""
    code: str = _identifier().classify(text[:_ENOUGH])[0]
    return code
