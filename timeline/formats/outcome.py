"""What reading a file gives: documents, or the reason it was refused."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from timeline.text import Citation, Document

# Characters. The longest book is shorter; a longer text is many documents in one file.
TEXT_LIMIT: Final = 5_000_000

_LINE_ENDS: Final = re.compile(r"\r\n?")
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that gives no document, and one sentence that says why and what to do."""

    name: str
    reason: str


Outcome: TypeAlias = Document | Refused
Reader: TypeAlias = Callable[[str, bytes], Iterator[Outcome]]


def document(
    name: str, text: str, *, title: str = "", url: str = "", metadata: tuple[tuple[str, str], ...] = ()
) -> Outcome:
    """The text of a file as a document, if it has a text and not too much of it."""
    clean = tidy(text)
    if not clean.strip():
        return Refused(name, "The file holds no text; check that it is the file you meant.")
    if len(clean) > TEXT_LIMIT:
        return too_long(name)
    return Document(clean, citation=Citation(title=title or base_name(name), url=url), metadata=metadata)


def too_long(name: str) -> Refused:
    return Refused(
        name, f"The text is longer than {TEXT_LIMIT:,} characters; split it into smaller files and add those."
    )


def tidy(text: str) -> str:
    r"""The text with every line end a `\n`, without NULs, and fit to be stored as UTF-8."""
    text = _LINE_ENDS.sub("\n", text).replace("\0", "")
    if _SURROGATES.search(text):
        # Some PDF fonts give the halves of a pair as two characters; a half alone is no character.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def base_name(name: str) -> str:
    r"""The last part of a path, in either system's writing: `..\..\evil.txt` is `evil.txt`."""
    return PurePosixPath(name.replace("\\", "/")).name
