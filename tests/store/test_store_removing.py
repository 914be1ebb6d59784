"""What is removed or dismissed can be brought back as it was, and its history tells of both."""

from datetime import timedelta

import pytest
from alembic import command
from sqlalchemy import inspect
from store_readings import LATER, NOON, document, event, rows

from timeline.dates import parse_edtf
from timeline.dating import DocumentDate
from timeline.events import Reading
from timeline.store import ConflictError, CorrectionError, DocumentQuery, Query, Seen, Store
from timeline.store.migrating import migration_config

AMINA = {"who": "Amina", "at": NOON}
BO = {"who": "Bo", "at": LATER}


def report(number: int, *dates: str, **fields) -> Reading:
    of = document(f"Report {number}: they met, and met again.")
    told = tuple(event(of, 0, edtf, **fields) for edtf in dates)
    return Reading(of, DocumentDate(parse_edtf("2021-09-10")), (), told)


def everything(store: Store) -> dict[str, list]:
    """All that is told, without the numbers that only order what a person never sees."""
    kept = rows(store)
    found = store.find_documents(DocumentQuery(words="met"))
    return kept | {
        "evidence": sorted(row.partition(",")[2] for row in kept["evidence"]),
        "document_changes": sorted(row.partition(",")[2] for row in kept["document_changes"]),
        "document_cards": sorted(row.partition(",")[2] for row in kept["document_cards"]),
        "found": sorted(one.id for one in found.documents),
        "told": store.find(Query()),
    }


@pytest.fixture
def lived(store: Store) -> Store:
    """Three reports; one event told by two, others by one, with everything that people do to events."""
    for one in (report(1, "2021-09-07", "2021-10-01"), report(2, "2021-09-07"), report(3, "2022-01-01", "2022-03-05")):
        store.save(one, at=NOON)
    shared, alone, winter, spring = (one.id for one in store.find(Query()))
    store.correct(alone, "place", "Khujand", **AMINA, why="a newspaper says so")
    store.correct(alone, "date", "2021-10-02", **AMINA)
    store.undo(alone, **AMINA)
    store.comment(alone, "Is this sure?", **AMINA)
    store.confirm(shared, "date", **AMINA)
    store.merge(winter, (spring,), **AMINA)
    store.date_document(report(3).document.id, "2022-03-06", **AMINA)
    store.dismiss(alone, **AMINA, why="a rehearsal")
    return store


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_removed_report_comes_back_with_its_events_and_all_that_people_did(lived: Store, number: int) -> None:
    before = everything(lived)
    document_id = report(number).document.id
    lived.remove_document(document_id, **BO, why="by mistake")
    assert not lived.has(document_id)
    (removed,) = lived.removed()
    assert (removed.document_id, removed.title, removed.who, removed.at, removed.why) == (
        document_id, "report.txt", "Bo", LATER, "by mistake",
    )  # fmt: skip
    assert lived.restore_document(removed.number, who="Cy", at=LATER) == document_id
    assert everything(lived) == before
    assert lived.removed() == []
    with pytest.raises(CorrectionError, match="no longer kept"):
        lived.restore_document(removed.number, **BO)


def test_all_reports_come_back_in_whatever_order(lived: Store) -> None:
    before = everything(lived)
    for number in (1, 2, 3):
        lived.remove_document(report(number).document.id, **BO)
    assert lived.find(Query()) == []
    for removed in lived.removed()[1:] + lived.removed()[:1]:
        lived.restore_document(removed.number, **BO)
    assert everything(lived) == before


def test_a_history_tells_of_the_removal_also_while_the_event_is_gone(lived: Store) -> None:
    winter = lived.find(Query(years=(2022, 2022)))[0].id
    before = lived.history(winter)
    lived.remove_document(report(3).document.id, **BO, why="not ours")
    assert lived.event(winter) is None
    assert lived.history(winter)[:-1] == before
    last = lived.history(winter)[-1]
    assert (last.kind, last.who, last.at, last.before, last.why) == ("remove", "Bo", LATER, "report.txt", "not ours")
    lived.restore_document(lived.removed()[0].number, who="Cy", at=LATER)
    assert [(change.kind, change.who) for change in lived.history(winter)[-2:]] == [("remove", "Bo"), ("restore", "Cy")]
    lived.undo(winter, **BO)
    assert len(lived.find(Query(years=(2022, 2022)))) == 2


def test_what_came_in_meanwhile_is_not_overwritten(lived: Store) -> None:
    first = report(1)
    lived.remove_document(first.document.id, **BO)
    lived.save(report(1, "2021-09-07"), at=LATER)
    with pytest.raises(CorrectionError, match="here again"):
        lived.restore_document(lived.removed()[0].number, **BO)
    lived.remove_document(first.document.id, **BO)
    # Its other report goes too: what the first tells of the event they shared is then all there is.
    lived.remove_document(report(2).document.id, **BO)
    lived.restore_document(lived.removed()[-1].number, **BO)
    assert [len(one.evidence) for one in lived.find(Query(years=(2021, 2021)))] == [1]


def test_what_was_removed_long_ago_is_thrown_away_on_request(lived: Store) -> None:
    lived.remove_document(report(1).document.id, **AMINA)
    lived.remove_document(report(2).document.id, **BO)
    assert lived.purge(LATER - timedelta(minutes=1)) == 1
    assert [one.document_id for one in lived.removed()] == [report(2).document.id]


def test_numbers_of_changes_are_never_given_twice(lived: Store) -> None:
    """What somebody saw of a change that is gone must not hide a later one."""
    one = lived.find(Query(years=(2022, 2022)))[0].id
    lived.correct(one, "place", "Paris", **AMINA)
    seen = Seen(lived.last_change())
    other = lived.find(Query(years=(2021, 2021)))[0].id
    lived.remove_document(report(3).document.id, **BO)
    lived.correct(other, "place", "Rome", **AMINA)
    with pytest.raises(ConflictError):
        lived.correct(other, "place", "Oslo", **BO, seen=seen)


def test_a_dismissed_event_is_told_nowhere_until_it_is_brought_back(store: Store) -> None:
    store.save(report(1, "2021-09-07"), at=NOON)
    (meeting,) = store.find(Query())
    revision = store.revision()
    with pytest.raises(CorrectionError, match="say why"):
        store.dismiss(meeting.id, **AMINA, why=" ")
    store.dismiss(meeting.id, **AMINA, why="a rehearsal")
    queries = (Query(), Query(years=(2021, 2021)), Query(actors=("CHN",)), Query(words="met"))
    assert [store.find(query) for query in queries] == [[]] * 4
    assert store.facets().actors == ()
    with store.outlines(revision) as outlines:
        assert (list(outlines.changed), outlines.gone) == ([], (meeting.id,))
    ((event_gone, change),) = store.dismissed()
    assert (event_gone, change.who, change.why) == (meeting, "Amina", "a rehearsal")
    for change in (store.confirm, store.correct):
        with pytest.raises(CorrectionError, match="bring it back first"):
            change(meeting.id, "place", *(("Paris",) if change == store.correct else ()), **BO)
    store.undo(meeting.id, **BO)
    assert store.find(Query()) == [meeting]
    assert store.dismissed() == []
    assert [change.kind for change in store.history(meeting.id)] == ["dismiss", "undo"]
    store.redo(meeting.id, **BO)
    assert store.find(Query()) == []


def test_a_dismissed_event_stays_so_when_its_report_is_read_again(store: Store) -> None:
    store.save(report(1, "2021-09-07"), at=NOON)
    (meeting,) = store.find(Query())
    store.dismiss(meeting.id, **AMINA, why="a rehearsal")
    store.save(report(1, "2021-09-08"), at=LATER)
    store.save(report(1), at=LATER)
    store.save(report(1, "2021-09-07"), at=LATER)
    assert store.find(Query()) == []


@pytest.mark.parametrize("dismissed_first", [True, False])
def test_another_report_of_the_day_is_not_drawn_into_a_dismissed_event(store: Store, dismissed_first: bool) -> None:
    store.save(report(1, "2021-09-07"), at=NOON)
    (meeting,) = store.find(Query())
    store.dismiss(meeting.id, **AMINA, why="a rehearsal")
    store.save(report(2, "2021-09-07"), at=LATER)
    if not dismissed_first:
        store.save(report(1, "2021-09-07", people=("Xi, Jinping",)), at=LATER)
    assert [[part.document_id for part in one.evidence] for one in store.find(Query())] == [[report(2).document.id]]
    store.undo(meeting.id, **BO)
    store.save(report(2, "2021-09-07"), at=LATER)
    assert sorted(len(one.evidence) for one in store.find(Query())) in ([1, 1], [2])


@pytest.mark.parametrize("earlier", ["r0001", "r0002", "r0003", "r0004", "r0005", "r0006", "r0007"])
def test_a_database_of_an_earlier_program_can_bring_back(database_url: str, earlier: str) -> None:
    with Store.open(database_url) as store:
        if earlier >= "r0004":
            store.save(report(1, "2021-09-07"), at=NOON)
            store.correct(store.find(Query())[0].id, "place", "Paris", **AMINA)
        with store._writer.begin() as connection:
            command.downgrade(migration_config(connection), earlier)
            assert not inspect(connection).has_table("removals")
    with Store.open(database_url) as store:
        store.save(report(1, "2021-09-07"), at=NOON)
        store.correct(store.find(Query())[0].id, "place", "Paris", **AMINA)
        before = store.find(Query())
        store.remove_document(report(1).document.id, **BO)
        store.restore_document(store.removed()[0].number, **BO)
        assert store.find(Query()) == before
