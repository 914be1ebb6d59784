import io
import struct
import zipfile

import pytest
from file_samples import archive_of, pdf, rewritten_pdf, word_text

from timeline.formats import Refused, read_bytes, unpack


def read(data, name="bundle.zip"):
    return list(read_bytes(name, data))


def refusal(data):
    (outcome,) = read(data)
    assert isinstance(outcome, Refused)
    return outcome


def test_every_member_is_read_by_the_reader_of_its_type_in_the_archives_order():
    outcomes = read(
        archive_of(
            {
                "b/second.txt": "استقبل الوزير نظيره الروسي".encode("cp1256"),
                "a/first.pdf": pdf([(50, 700, "A visit.")]),
                "third.docx": word_text("A summit."),
                "fourth.HTML": b"<p>A treaty.</p>",
            }
        )
    )
    assert [document.text for document in outcomes] == [
        "استقبل الوزير نظيره الروسي",
        "A visit.",
        "A summit.",
        "A treaty.",
    ]
    assert [document.citation.title for document in outcomes] == [
        "second.txt",
        "first.pdf",
        "third.docx",
        "fourth.HTML",
    ]


def test_one_bad_member_does_not_keep_the_others_out():
    members = {
        "good.txt": b"A call.",
        "locked.pdf": rewritten_pdf(pdf([(50, 700, "A visit.")]), password="secret"),
        "noise.txt": bytes(range(256)) * 9,
        "sheet.xlsx": b"",
        "no_type": b"A call.",
        "inner.zip": archive_of({"a.txt": b"A call."}),
        "last.txt": b"A talk.",
    }
    good, *bad, last = read(archive_of(members))
    assert (good.text, last.text) == ("A call.", "A talk.")
    assert [refused.name for refused in bad] == [f"bundle.zip: {name}" for name in list(members)[1:-1]]
    reasons = ["password", "binary data", ".xlsx are not read", "without a type", "inside an archive"]
    assert all(reason in refused.reason for refused, reason in zip(bad, reasons, strict=True))


@pytest.mark.parametrize(
    "path", ["../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "C:\\Windows\\evil.txt", "a/../../evil.txt"]
)
def test_a_path_out_of_the_archive_is_only_a_name(path, tmp_path, monkeypatch):
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    (document,) = read(archive_of({path: b"A call."}))
    assert (document.text, document.citation.title) == ("A call.", "evil.txt")
    assert [entry for entry in tmp_path.rglob("*") if entry.is_file()] == []


def test_what_systems_leave_behind_is_passed_over():
    (document,) = read(
        archive_of({"__MACOSX/._a.txt": b"\0\1", ".DS_Store": b"\0", "folder/": b"", "folder/a.txt": b"A call."})
    )
    assert document.text == "A call."


def test_a_name_in_utf8_without_its_flag_is_read():
    data = archive_of({"XXXXXXXXXX.txt": b"A call."}).replace(b"XXXXXXXXXX", "تقرير".encode())
    (document,) = read(data)
    assert document.citation.title == "تقرير.txt"


def locked() -> bytes:
    """Python cannot encrypt, so the flags that say so are set by hand."""
    data = bytearray(archive_of({"secret.txt": b"A call."}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def wrongly_summed() -> bytes:
    """Its stored words were changed after they were packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as container:
        container.writestr("a.txt", b"A call on 7 September.")
    return stream.getvalue().replace(b"7 September", b"8 September")


def lying_bomb() -> bytes:
    """50 MB of zeros whose header says one byte."""
    data = archive_of({"a.txt": bytes(50_000_000)})
    return data.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 1))


def oddly_packed() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as container:
        container.writestr("a.txt", b"A call.")
    return stream.getvalue()


BAD = {
    "empty": (b"", "damaged"),
    "no zip at all": (b"A report with the wrong ending.", "damaged"),
    "cut off": (archive_of({"a.txt": b"A call."})[:-30], "damaged"),
    "nothing in it": (archive_of({}), "no files"),
    "a password": (locked(), "password"),
    "a member changed": (wrongly_summed(), "damaged"),
    "a member packed in a rare way": (oddly_packed(), "ordinary zip"),
    "a bomb": (archive_of({"a.txt": bytes(50_000_000)}), "times its size"),
    "a bomb among good files": (archive_of({"good.txt": b"A call.", "a.txt": bytes(50_000_000)}), "times its size"),
    "a bomb in many pieces": (archive_of({f"{n}.txt": bytes(1_000_000) for n in range(50)}), "times its size"),
    "too many members": (archive_of({f"{n}.txt": b"" for n in range(unpack.MEMBERS_LIMIT + 1)}), "the limit is 2,000"),
}


@pytest.mark.parametrize(("data", "advice"), BAD.values(), ids=BAD)
def test_an_archive_that_cannot_be_read_is_refused_with_advice(data, advice):
    assert advice in refusal(data).reason


def test_a_bomb_that_lies_about_its_size_is_refused():
    assert refusal(lying_bomb())


@pytest.mark.parametrize(("limit", "advice"), [("MEMBER_LIMIT", "a file in it"), ("TOTAL_LIMIT", "it unpacks to more")])
def test_sizes_are_measured_while_unpacking(monkeypatch, limit, advice):
    monkeypatch.setattr(unpack, limit, 1_000)
    assert advice in refusal(archive_of({"a.txt": b"x" * 900 + bytes(200)})).reason


def test_an_archive_damaged_anywhere_is_read_or_refused():
    data = archive_of({"a.txt": b"A call.", "b.docx": word_text("A visit.")})
    for place in range(0, len(data), 997):
        assert read(data[:place] + b"\xff" + data[place + 1 :])
