"""The beginning, middle and end of units."""

import pytest

from timeline.dates import parse_edtf, write_edtf
from timeline.mentions import Part
from timeline.resolution.solving import portion

CASES = [
    (Part.START, "1945", "1945-37"),
    (Part.END, "1945", "1945-39"),
    (Part.START, "2021-06", "[2021-06-01..2021-06-10]"),
    (Part.MID, "2021-06", "[2021-06-11..2021-06-20]"),
    (Part.START, "2021-09-07", "2021-09-07"),
    # The thirds of two days: no stretch runs backwards.
    (Part.START, "[2021-09-04..2021-09-05]", "[2021-09-04..2021-09-04]"),
    (Part.MID, "[2021-09-04..2021-09-05]", "[2021-09-04..2021-09-04]"),
    (Part.END, "[2021-09-04..2021-09-05]", "[2021-09-05..2021-09-05]"),
]


@pytest.mark.parametrize(("part", "whole", "expected"), CASES)
def test_a_portion_is_a_third(part, whole, expected):
    assert write_edtf(portion(part, parse_edtf(whole))) == expected
