"""Opens zip containers, and refuses those made to fill the memory.

What a header says about sizes is not believed: everything is unpacked once, piece by piece and
kept nowhere, before any of it is read.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

MEMBERS_LIMIT: Final = 2_000
MEMBER_LIMIT: Final = 100_000_000
TOTAL_LIMIT: Final = 200_000_000
# Text packs to a quarter, and a page of one repeated word to a thousandth. Small files may do that.
RATIO_LIMIT: Final = 100
RATIO_FLOOR: Final = 10_000_000

_PIECE: Final = 1 << 18
_ENCRYPTED: Final = 0x1
# Office programs write neither; they are the tools of XML bombs and of files that fetch other files.
_FORBIDDEN: Final = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def open_zip(data: bytes) -> zipfile.ZipFile | None:
    """The container, or None where the bytes are none."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, OverflowError):
        return None


def too_much(container: zipfile.ZipFile, packed: int) -> str:
    """What makes the container too much to unpack (it has `packed` bytes), empty where it is not."""
    members = [info for info in container.infolist() if not info.is_dir()]
    if len(members) > MEMBERS_LIMIT:
        return f"it holds {len(members):,} files and the limit is {MEMBERS_LIMIT:,}"
    total = 0
    for info in members:
        member = 0
        for piece in _pieces(container, info):
            member, total = member + piece, total + piece
            if member > MEMBER_LIMIT:
                return f"a file in it unpacks to more than {MEMBER_LIMIT // 1_000_000} MB"
            if total > TOTAL_LIMIT:
                return f"it unpacks to more than {TOTAL_LIMIT // 1_000_000} MB"
            if total > RATIO_FLOOR and total > RATIO_LIMIT * packed:
                return f"it unpacks to more than {RATIO_LIMIT} times its size"
    return ""


def is_locked(info: zipfile.ZipInfo) -> bool:
    """Whether a password is needed."""
    return bool(info.flag_bits & _ENCRYPTED)


def declares_entities(container: zipfile.ZipFile) -> bool:
    """Whether a part of an office document declares a document type or entities; ask `too_much` first."""
    parts = (unpacked(container, info) for info in container.infolist() if info.filename.endswith((".xml", ".rels")))
    return any(word in part for part in parts if part for word in _FORBIDDEN)


def unpacked(container: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """A member's bytes, None where it is damaged or packed in a way we do not unpack."""
    if info.compress_type not in _METHODS:
        return None
    try:
        with container.open(info) as member:
            return member.read(MEMBER_LIMIT + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        return None


def _pieces(container: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[int]:
    """The lengths of the pieces a member unpacks to, as far as it can be unpacked."""
    if is_locked(info) or info.compress_type not in _METHODS:
        return
    try:
        with container.open(info) as member:
            while piece := member.read(_PIECE):
                yield len(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        return
