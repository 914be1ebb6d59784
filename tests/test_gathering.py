"""Reports of one collection date each other, whatever came in first."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from timeline.dates import parse_edtf
from timeline.dating import TOLD_ELSEWHERE
from timeline.gathering import date_each_other
from timeline.pipeline import read
from timeline.store import Query, Store
from timeline.text import Citation, Document

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def report(title: str, text: str, created: str = "") -> Document:
    return Document(text, language="en", created=created, citation=Citation(title=title))


UNDATED = report("No date", "Chinese President Xi Jinping met Tajik President Emomali Rahmon in Beijing.")
DATED = report("Dated", "Xi Jinping, the Chinese president, held talks with Tajik President Emomali Rahmon "
               "in Beijing on Thursday.", "2019-04-26")  # fmt: skip
ANOTHER = report("Of another day", "Chinese President Xi Jinping met Tajik President Emomali Rahmon in Beijing "
                 "on Friday.", "2023-05-19")  # fmt: skip


def gather(store: Store, known, documents) -> None:
    for document in documents:
        store.save(read(document, known), at=NOON)
        list(date_each_other([document.id], store, known, at=NOON))


def state(store: Store) -> list:
    told = [(one.citation.title, one.date) for one in store.documents()]
    return sorted(told, key=lambda pair: pair[0]) + [(one.when, len(one.evidence)) for one in store.find(Query())]


def test_a_dated_report_dates_an_undated_one_of_the_same_event_and_says_so(new_database, known) -> None:
    with Store.open(new_database()) as store:
        gather(store, known, [DATED, UNDATED])
        date = store.document(UNDATED.id).date
        (clue,) = [clue for clue in date.clues if clue.kind == TOLD_ELSEWHERE]
        assert "“Dated”" in clue.because
        assert date.candidates[0].date.year == 2019
        before = state(store)
        gather(store, known, [])
        assert list(date_each_other([DATED.id, UNDATED.id], store, known, at=NOON)) == [UNDATED.id]
        assert state(store) == before


@pytest.mark.parametrize("documents", [[DATED, UNDATED], [DATED, UNDATED, ANOTHER]], ids=["one day", "two days"])
def test_the_order_in_which_reports_come_does_not_matter(new_database, known, documents) -> None:
    seen = []
    for order in permutations(documents):
        with Store.open(new_database()) as store:
            gather(store, known, order)
            seen.append(state(store))
    assert all(one == seen[0] for one in seen)


def test_two_dated_reports_of_different_days_date_nothing(new_database, known) -> None:
    with Store.open(new_database()) as store:
        gather(store, known, [DATED, UNDATED, ANOTHER])
        clues = store.document(UNDATED.id).date.clues
        assert [clue for clue in clues if clue.kind == TOLD_ELSEWHERE] == []
        assert parse_edtf("2019-04-25") in {event.when for event in store.find(Query())}
