"""Word documents (.docx): page headers once, then paragraphs and tables in their order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from timeline.formats.outcome import Outcome, Refused, document
from timeline.formats.unpack import declares_entities, open_zip, too_much

_BROKEN: Final = (
    "This is no Word document (.docx), or a damaged one; open it, save it again as .docx, and add the new copy."
)


def read(name: str, data: bytes) -> Iterator[Outcome]:
    """The whole file as one document; its metadata holds the day Word says it was made."""
    container = open_zip(data)
    if container is None:
        yield Refused(name, _BROKEN)
        return
    excess = too_much(container, len(data)) or _forbidden(container)
    if excess:
        yield Refused(name, f"This Word document was not read because {excess}; save its text as a new document.")
        return
    try:
        text, created = _contents(data)
    except Exception:  # python-docx raises many kinds of error, and the interpreter's own, on damaged files
        yield Refused(name, _BROKEN)
    else:
        yield document(name, text, metadata=(("docx", created),) if created else ())


def _forbidden(container: zipfile.ZipFile) -> str:
    return "it holds XML declarations that Word does not write" if declares_entities(container) else ""


def _contents(data: bytes) -> tuple[str, str]:
    """Text and day of creation."""
    word = docx.Document(io.BytesIO(data))
    headers = dict.fromkeys(line for section in word.sections for line in _lines(section.header) if line.strip())
    created = word.core_properties.created
    return "\n".join([*headers, *_lines(word)]), created.date().isoformat() if created else ""


def _lines(container: Any) -> Iterator[str]:
    """One line a paragraph or row of a table, cells parted by tabs."""
    for block in container.iter_inner_content():
        match block:
            case Paragraph():
                yield block.text
            case Table():
                yield from map(_row, block.rows)


def _row(row: Any) -> str:
    # A merged cell comes once for every column it covers.
    cells = {id(cell._tc): cell for cell in row.cells}
    return "\t".join(" ".join(_lines(cell)).strip() for cell in cells.values())
