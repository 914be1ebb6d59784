"""Files made for the tests, so that what is wrong with a bad one can be read here."""

import io
import zipfile

import docx
from pypdf import PdfReader, PdfWriter

Placed = tuple[int, int, str]


def pdf(*pages: list[Placed]) -> bytes:
    """A PDF whose pages show each text at its place, letter after letter from left to right."""
    letters = sorted({letter for page in pages for _, _, text in page for letter in text})
    codes = {letter: index + 1 for index, letter in enumerate(letters)}
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    widths = " ".join(["500"] * 256)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 255 /Widths [{widths}]"
        " /ToUnicode 4 0 R >>",
        _stream(_unicode_map(codes)),
    ]
    for index, page in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {6 + 2 * index} 0 R >>"
        )
        objects.append(_stream("\n".join(_show(text, x, y, codes) for x, y, text in page)))
    return _file(objects)


def _show(text: str, x: int, y: int, codes: dict[str, int]) -> str:
    shown = "".join(f"{codes[letter]:02x}" for letter in text)
    return f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm <{shown}> Tj ET"


def _unicode_map(codes: dict[str, int]) -> str:
    pairs = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <ff> "
        f"endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: list[str]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>"
    return body + f"{end}\nstartxref\n{len(body)}\n%%EOF\n".encode("ascii")


def rewritten_pdf(data: bytes, *, password: str | None = None, metadata: dict[str, str] | None = None) -> bytes:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(data)))
    if metadata:
        writer.add_metadata(metadata)
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def word(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_text(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return word(document)


def archive(**members: bytes) -> bytes:
    return archive_of(members)


def archive_of(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in members.items():
            container.writestr(name, data)
    return stream.getvalue()
