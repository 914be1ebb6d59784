import pytest
from store_readings import NOON, document, event, reading

from timeline.dates import Bounds, day_number
from timeline.store import Facets, Query, Store


@pytest.fixture
def full(store: Store) -> Store:
    of = document("Straße in Ürümqi. Müller O'Neill 100% a_b الثُّلاثاء Привет")
    store.save(
        reading(
            of,
            events=(
                event(of, 0, "1815-06", place="first", type="summit"),
                event(of, 0, "1816-06-09", place="second", type="summit", actors=("RUS",), recipients=("CHN",)),
                event(of, 0, "[2010-09-07,2021-09-07]", place="third", type="visit", people=("Émile Zola", "CHN")),
                event(of, 0, "2013/..", place="fourth", actors=("EU",), recipients=("EU",)),
                event(of, 0, "", place="fifth", actors=()),
                event(of, 0, "../1800", place="sixth", actors=("GBR",)),
            ),
        ),
        at=NOON,
    )
    return store


EVERYTHING = "sixth first second third fourth fifth"
JUNE_1815 = Bounds(day_number(1815, 6, 1), day_number(1815, 6, 30))
QUERIES = [
    (Query(), EVERYTHING),
    (Query(years=(1815, 1816)), "first second"),
    (Query(years=(1816, 1815)), ""),
    (Query(years=(2010, 2010)), "third"),
    (Query(years=(2011, 2012)), ""),
    (Query(years=(2014, 2020)), "fourth"),
    (Query(years=(9000, 9999)), "fourth"),
    (Query(years=(-500, 1)), "sixth"),
    (Query(years=(-(10**12), 10**12)), EVERYTHING.removesuffix(" fifth")),
    (Query(window=JUNE_1815), "first"),
    (Query(window=Bounds(day_number(2021, 9, 7), None)), "third fourth"),
    (Query(window=Bounds(None, None)), EVERYTHING.removesuffix(" fifth")),
    (Query(years=(1815, 1815), window=Bounds(day_number(1816), None)), ""),
    (Query(actors=("CHN",)), "first second third"),
    (Query(actors=("RUS", "EU")), "second fourth"),
    (Query(types=("summit", "visit")), "first second third"),
    (Query(statuses=("past",)), EVERYTHING),
    (Query(statuses=("planned",)), ""),
    (Query(types=("summit",), actors=("RUS",), years=(1816, 1816)), "second"),
    (Query(words="SECOND"), "second"),
    (Query(words="  strasse   URUMQI "), EVERYTHING),
    (Query(words="zola emile"), "third"),
    (Query(words="100%"), EVERYTHING),
    (Query(words="1%0"), ""),
    (Query(words="a_b"), EVERYTHING),
    (Query(words="a_100"), ""),
    (Query(words="o'neill"), EVERYTHING),
    (Query(words="الثلاثاء"), EVERYTHING),
    (Query(words="ПРИВЕТ"), EVERYTHING),
    (Query(words="second third"), ""),
    (Query(words="'; drop table events; --"), ""),
    (Query(documents=("none",)), ""),
    (Query(limit=2), "sixth first"),
    (Query(limit=2, offset=2), "second third"),
    (Query(offset=4), "fourth fifth"),
    (Query(limit=0), ""),
]


@pytest.mark.parametrize(("query", "places"), QUERIES)
def test_events_are_found_by_what_is_asked_in_order_of_time(full: Store, query: Query, places: str) -> None:
    assert [found.place for found in full.find(query)] == places.split()


def test_events_are_found_by_document(full: Store) -> None:
    full.save(reading(), at=NOON)
    assert len(full.find(Query(documents=(document().id,)))) == 3
    assert len(full.find(Query(documents=tuple(stored.id for stored in full.documents())))) == 9
    assert len(full.find(Query())) == 9


def test_facets_count_each_event_once(full: Store) -> None:
    assert full.facets() == Facets(
        actors=(("CHN", 3), ("TJK", 2), ("EU", 1), ("GBR", 1), ("RUS", 1)),
        types=(("meeting", 3), ("summit", 2), ("visit", 1)),
        statuses=(("past", 6),),
        first_year=1800,
        last_year=2021,
    )


def test_facets_of_an_empty_store_are_empty(store: Store) -> None:
    assert store.facets() == Facets()


def test_events_asked_for_by_id_are_those_that_are_found(full: Store) -> None:
    meeting, visit = full.find(Query(types=("summit",)))
    # Several quotes, of several documents; fields that people settled; one that is none any more.
    other = document('Another\n"report" {tells} of [it] — الثُّلاثاء')
    full.save(reading(other, events=(event(other, 0, "1815-06", type="summit"),)), at=NOON)
    full.merge(meeting.id, [full.find(Query(documents=(other.id,)))[0].id], who="Amina", at=NOON)
    full.correct(meeting.id, "actors", ("RUS", "CHN", "GBR"), who="Amina", at=NOON)
    full.correct(visit.id, "people", ('Zola, "Émile"',), who="Amina", at=NOON)
    found = full.find(Query())
    assert any(len(one.evidence) > 1 for one in found)
    assert any(one.confirmed for one in found)
    assert full.events([one.id for one in found]) == found
    assert full.events([found[2].id, "none", found[0].id, found[2].id]) == [found[2], found[0], found[2]]
    assert full.events([]) == []
