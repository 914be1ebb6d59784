"""Zip archives of the other formats. Nothing is written to disk: a member's name is only a name."""

import zipfile
from collections.abc import Iterator, Mapping

from timeline.formats.outcome import Outcome, Reader, Refused, base_name
from timeline.formats.unpack import is_locked, open_zip, too_much, unpacked


def read(name: str, data: bytes, readers: Mapping[str, Reader]) -> Iterator[Outcome]:
    """The documents of every member, in the archive's order; a bomb is refused before anything is read."""
    container = open_zip(data)
    if container is None:
        yield Refused(
            name, "This zip archive is damaged and cannot be opened; pack its files again and add the new one."
        )
        return
    with container:
        excess = too_much(container, len(data))
        if excess:
            yield Refused(name, f"This zip archive was not read because {excess}; add its files in smaller archives.")
            return
        members = [info for info in container.infolist() if _is_content(info)]
        if not members:
            yield Refused(name, "This zip archive holds no files; check that it is the one you meant.")
        for info in members:
            yield from _read_member(name, container, info, readers)


def count(data: bytes) -> int:
    """How many members the container lists; none where it is damaged."""
    container = open_zip(data)
    if container is None:
        return 0
    with container:
        return sum(_is_content(info) for info in container.infolist())


def _read_member(
    name: str, container: zipfile.ZipFile, info: zipfile.ZipInfo, readers: Mapping[str, Reader]
) -> Iterator[Outcome]:
    member_name = _name(info)
    place = f"{name}: {member_name}"
    extension = "." + member_name.rpartition(".")[2].lower()
    reader = readers.get(extension)
    if extension == ".zip":
        yield Refused(place, "An archive inside an archive is not opened; unpack it and add its files.")
    elif reader is None:
        yield Refused(place, unknown_type(member_name, readers))
    elif is_locked(info):
        yield Refused(place, "This file in the archive is protected by a password; pack it without one and add that.")
    else:
        data = unpacked(container, info)
        if data is None:
            yield Refused(place, "This file in the archive is damaged; pack it again as an ordinary zip and add that.")
            return
        for outcome in reader(member_name, data):
            yield Refused(place, outcome.reason) if isinstance(outcome, Refused) else outcome


def unknown_type(name: str, readers: Mapping[str, Reader]) -> str:
    """The refusal of a file that no reader is for."""
    known = ", ".join(sorted(readers))
    kind = f"Files of the type .{name.rpartition('.')[2]}" if "." in name else "Files without a type in their name"
    return f"{kind} are not read; save it as one of {known} and add that."


def _is_content(info: zipfile.ZipInfo) -> bool:
    """Not a folder, and not what macOS and other systems leave behind."""
    parts = info.filename.replace("\\", "/").split("/")
    return not info.is_dir() and parts[0] != "__MACOSX" and not parts[-1].startswith(".") and parts[-1] != ""


def _name(info: zipfile.ZipInfo) -> str:
    """The member's own name without its folders, which may be `../`."""
    name = base_name(info.filename)
    if info.flag_bits & 0x800:
        return name
    try:  # zip programs that leave the flag out write UTF-8 all the same
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
