"""Two kinds of doubt: names that nobody we know has, and events dated by no more than their report."""

import pytest
from test_review_queue import keys, outline, queue

from timeline.review import Doubt, Item

KNOWN = {"CHN", "TJK", "Xi, Jinping"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"people": ("Xi, Jinping",)}, []),
        ({"people": ("Nobody, Ann",)}, ["unknown-name:e1"]),
        ({"actors": ("CHN", "Atlantis")}, ["unknown-name:e1"]),
        ({"recipients": ("Atlantis",)}, ["unknown-name:e1"]),
        # What a person has settled is not asked again, in the field they settled.
        ({"people": ("Nobody, Ann",), "are_people_settled": True}, []),
        ({"people": ("Nobody, Ann",), "are_parties_settled": True}, ["unknown-name:e1"]),
        ({"actors": ("CHN", "Atlantis"), "are_parties_settled": True}, []),
        ({"is_on_report_day": True}, ["report-day:e1"]),
        ({"is_on_report_day": True, "is_confirmed": True}, []),
        ({"is_on_report_day": True, "is_disputed": True}, ["disputed:e1"]),
        ({"is_on_report_day": True, "date": "[2010-09-07,2021-09-07]"}, ["one-of:e1"]),
    ],
)
def test_who_is_not_known_and_what_the_report_alone_dates_is_asked(fields: dict, expected: list[str]) -> None:
    assert keys(queue(outline(1, **fields), known=KNOWN)) == expected


def test_names_are_asked_before_days_that_are_most_likely_right() -> None:
    strange = {"people": ("Nobody, Ann",)}
    found = queue(outline(1, is_on_report_day=True), outline(2, "1999-01-01", **strange), known=KNOWN)
    assert keys(found) == ["unknown-name:e2", "report-day:e1"]
    assert [found.place(key) for key in keys(found)] == [0, 1]


def test_questions_about_the_very_same_name_are_found() -> None:
    ann, bob = {"people": ("Nobody, Ann",)}, {"people": ("Nobody, Bob",)}
    found = queue(outline(1, **ann), outline(2, "2001", **bob), outline(3, "2002", **ann), known=KNOWN)
    same = found.same_names(Item(Doubt.UNKNOWN, ("e1",)), "people", "Nobody, Ann")
    assert [one.key for one in same] == ["unknown-name:e3"]
