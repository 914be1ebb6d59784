import sys

import pytest
from file_samples import archive_of

from timeline.formats import READERS, Refused, read_bytes, read_path


def test_a_folder_is_read_to_its_depths_in_the_order_of_names(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/c.md", ".hidden/x.txt", "a/.secret.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.", encoding="utf-8")
    (tmp_path / "c.zip").write_bytes(archive_of({"inside.txt": b"Text inside."}))
    texts = [document.text for document in read_path(tmp_path)]
    assert texts == ["Text of a/c.md.", "Text of a/z.txt.", "Text of b.txt.", "Text inside."]


def test_an_empty_folder_gives_nothing(tmp_path):
    assert list(read_path(tmp_path)) == []


def test_a_file_that_is_not_there_is_refused(tmp_path):
    (outcome,) = read_path(tmp_path / "missing.txt")
    assert isinstance(outcome, Refused)
    assert "cannot be opened" in outcome.reason


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    import os

    os.mkfifo(tmp_path / "pipe.txt")
    assert list(read_path(tmp_path)) == []


@pytest.mark.parametrize("name", ["table.xlsx", "old.doc", "nothing", "txt", ".txt", "trailing."])
def test_a_file_of_an_unknown_type_is_refused_with_the_types_that_are_read(name):
    (outcome,) = read_bytes(name, b"A call.")
    assert isinstance(outcome, Refused)
    assert all(extension in outcome.reason for extension in READERS)


@pytest.mark.parametrize("extension", READERS)
def test_no_bytes_make_a_reader_raise(extension):
    junk = [b"", b"\0", b"\0" * 100, bytes(range(256)), b"%PDF-1.4", b"PK\x03\x04" + bytes(60), b"\xff\xfe", b"<" * 999]
    for data in junk:
        outcomes = list(read_bytes(f"junk{extension}", data))
        assert outcomes
        assert all(outcome.reason for outcome in outcomes if isinstance(outcome, Refused))
