import pytest

from timeline.dates import parse_edtf, write_edtf
from timeline.pipeline import knowledge, read, understand_date
from timeline.tabular import (
    Coder,
    Dates,
    Mapping,
    MappingError,
    Row,
    Table,
    Unknown,
    Why,
    changed,
    guess,
    parts,
    table_document,
    try_rows,
)
from timeline.tabular.days import Days
from timeline.tabular.mapping import from_json, to_json
from timeline.tabular.naming import Names

KNOWN = knowledge()
HEADINGS = ("day", "until", "kind", "state", "host", "who", "city", "told")
MAPPING = Mapping(
    date="day",
    end="until",
    type_from="kind",
    actors_from=("state",),
    recipients_from=("host",),
    people_from=("who",),
    place="city",
    quote="told",
    type="visit",
    language="en",
)


def table(*rows, headings=HEADINGS):
    filled = [row + ("",) * (len(headings) - len(row)) for row in rows]
    return Table("visits.csv", headings, tuple(Row(line, cells) for line, cells in enumerate(filled, start=2)))


def tried(*rows, mapping=MAPPING):
    (part,) = parts(table(*rows))
    coder = Coder(HEADINGS, mapping, KNOWN, understand_date)
    return try_rows(table_document(part, mapping), coder)


@pytest.mark.parametrize(
    ("cell", "order", "language", "edtf"),
    [
        ("1994-05-02", Dates.ANY, "en", "1994-05-02"),
        ("1994-05-02 00:00:00", Dates.ANY, "en", "1994-05-02"),
        ("1994-05-02T10:30:00Z", Dates.ANY, "en", "1994-05-02"),
        ("1815~", Dates.ANY, "en", "1815~"),
        ("-0043-03-15", Dates.ANY, "en", "-0043-03-15"),
        ("early June 2021", Dates.ANY, "en", "2021-06-01/2021-06-10"),
        ("2 أيار 1994", Dates.ANY, "ar", "1994-05-02"),
        ("28/2/1994", Dates.ANY, "en", "1994-02-28"),
        ("2/28/1994", Dates.ANY, "en", "1994-02-28"),
        ("3.3.1994", Dates.ANY, "en", "1994-03-03"),
        ("2/3/1994", Dates.DAY_FIRST, "en", "1994-03-02"),
        ("2/3/1994", Dates.MONTH_FIRST, "en", "1994-02-03"),
        ("2/3/1994", Dates.ANY, "en", ""),
        ("31/2/1994", Dates.DAY_FIRST, "en", ""),
        ("nonsense", Dates.ANY, "en", ""),
    ],
)
def test_a_cell_is_a_date_in_numerals_edtf_or_words(cell, order, language, edtf):
    when = Days(order, language, understand_date).read(cell)
    if cell == "early June 2021":
        assert when is not None
        assert write_edtf(when).startswith("2021-06") or write_edtf(when).startswith("[2021-06")
        return
    assert (write_edtf(when) if when else "") == edtf


@pytest.mark.parametrize(
    ("cell", "year", "codes", "unknown"),
    [
        ("France", "1994", ("FRA",), ()),
        ("فرنسا", "1994", ("FRA",), ()),
        ("法国", "1994", ("FRA",), ()),
        ("FRA", "1994", ("FRA",), ()),
        ("FR", "1994", ("FRA",), ()),
        ("côte d'ivoire", "1994", ("CIV",), ()),
        ("Germany, Federal Republic of", "1994", ("DEU",), ()),
        ("Korea, South", "1994", ("KOR",), ()),
        ("Siam (Thailand)", "1994", ("THA",), ()),
        ("France; Italy | Spain", "1994", ("ESP", "FRA", "ITA"), ()),
        ("France, Italy, Atlantis", "1994", ("FRA", "ITA"), ("Atlantis",)),
        ("Atlantis", "1994", (), ("Atlantis",)),
        ("France, Elsewhere", "1994", (), ("France, Elsewhere",)),
        ("The Bahamas", "1994", ("BHS",), ()),
        ("Atlantis and France", "1994", (), ("Atlantis and France",)),
    ],
)
def test_a_cell_names_actors_in_any_language(cell, year, codes, unknown):
    named = Names(KNOWN, {}).actors(cell, parse_edtf(year))
    assert (named.codes, named.unknown) == (codes, unknown)


def test_a_name_the_user_settled_goes_before_what_we_know():
    names = Names(KNOWN, {"atlantis": "GRC", "france": ""})
    assert names.actors("Atlantis; France", None).codes == ("GRC",)


def test_who_held_an_office_of_a_party_then_is_that_person_and_others_stay_as_written():
    names = Names(KNOWN, {})
    when = parse_edtf("1994-05-02")
    assert names.people("President Boris Yeltsin; Jane Doe", ["RUS"], when) == ("Jane Doe", "Yeltsin, Boris")
    assert names.people("President Boris Yeltsin", ["RUS"], parse_edtf("1894")) == ("President Boris Yeltsin",)


def test_a_row_becomes_an_event_with_its_words_as_proof():
    (event,) = tried(("1994-05-02", "1994-05-04", "", "Jordan", "France", "", "Paris", "Talks on water")).events
    assert (event.type, event.actors, event.recipients, event.place) == ("visit", ("JOR",), ("FRA",), "Paris")
    assert write_edtf(event.when) == "1994-05-02/1994-05-04"
    assert [proof.quote for proof in event.evidence] == ["Talks on water"]
    assert "visits.csv:2" in event.because


def test_a_row_without_a_description_is_its_own_proof():
    (event,) = tried(("1994-05-02", "", "meeting", "Jordan", "France")).events
    assert event.evidence[0].quote == "1994-05-02\t\tmeeting\tJordan\tFrance\t\t\t"
    assert (event.actors, event.recipients) == (("FRA", "JOR"), ())


@pytest.mark.parametrize(
    ("row", "why", "words"),
    [
        (("someday", "", "", "Jordan"), Why.DATE, "someday"),
        (("1994-05-02", "1994-05-01", "", "Jordan"), Why.ORDER, "1994-05-02 – 1994-05-01"),
        (("1994", "", "picnic", "Jordan"), Why.TYPE, "picnic"),
        (("1994", "", "", "Atlantis"), Why.ACTOR, "Atlantis"),
        (("1994",), Why.NOBODY, ""),
        (("1994", *("x",) * 9), Why.CELLS, "10"),
    ],
)
def test_a_row_that_is_no_event_is_refused_with_its_line_and_the_reason(row, why, words):
    found = tried(("1993", "", "", "France"), row)
    assert len(found.events) == 1
    (refused,) = found.refused
    assert (refused.line, refused.why, refused.words) == (3, why, words)


def test_unknown_names_may_be_left_out_and_are_counted():
    mapping = changed(MAPPING, [("unknown", "leave_out")])
    found = tried(("1994", "", "", "Atlantis; Jordan"), ("1995", "", "", "Atlantis; France"), mapping=mapping)
    assert [event.actors for event in found.events] == [("JOR",), ("FRA",)]
    assert found.unknown == (("Atlantis", 2),)
    assert mapping.unknown is Unknown.LEAVE_OUT


def test_a_type_is_known_by_its_label_in_any_language():
    events = tried(("1994", "", "زيارة", "Jordan"), ("1994", "", "Rencontre", "Jordan")).events
    assert [event.type for event in events] == ["visit", "meeting"]


def test_a_table_document_is_read_again_as_it_came_in():
    (part,) = parts(table(("1994-05-02", "", "", "Jordan", "France"), ("someday",)))
    document = table_document(part, MAPPING)
    coder = Coder(HEADINGS, MAPPING, KNOWN, understand_date)
    assert read(document, KNOWN).events == try_rows(document, coder).events != ()


def test_the_text_does_not_depend_on_the_mapping():
    (part,) = parts(table(("1994", "", "", "Jordan")))
    assert table_document(part, MAPPING).id == table_document(part, Mapping(date="day")).id


def test_a_long_table_is_kept_in_parts_that_name_their_lines():
    long = table(*((str(1000 + number), "", "", "Jordan") for number in range(2500)))
    assert [part.name for part in parts(long)] == [
        "visits.csv (2–1001)",
        "visits.csv (1002–2001)",
        "visits.csv (2002–2501)",
    ]


def test_a_mapping_survives_being_kept():
    mapping = changed(MAPPING, [("with_actors", "USA"), ("dates", "day_first")], [("Atlantis", "GRC")])
    assert from_json(to_json(mapping)) == mapping


@pytest.mark.parametrize(
    "mapping", [Mapping(date="nowhere"), Mapping(type="picnic"), Mapping(with_actors=("XXX",))], ids=repr
)
def test_a_mapping_that_does_not_fit_says_what_is_wrong(mapping):
    with pytest.raises(MappingError, match=r"nowhere|picnic|XXX"):
        Coder(HEADINGS, mapping, KNOWN, understand_date)


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        (
            ("id", "start", "end", "visitor", "from", "description"),
            ("7", "1994-05-02", "1994-05-04", "King Hussein", "Jordan", "Came to talk about water and peace."),
            {"date": "start", "end": "end", "people_from": ("visitor",), "actors_from": ("from",)},
        ),
        (
            ("التاريخ", "الدولة", "المكان", "الوصف"),
            ("1994-05-02", "الأردن", "عمان", "زيارة"),
            {"date": "التاريخ", "actors_from": ("الدولة",), "place": "المكان", "quote": "الوصف"},
        ),
        (
            ("a", "b", "c"),
            ("28/2/1994", "Italy", "The foreign minister came for a day of talks."),
            {"date": "a", "actors_from": ("b",), "quote": "c", "dates": Dates.DAY_FIRST},
        ),
    ],
)  # fmt: skip
def test_columns_are_guessed_by_their_headings_and_cells(headings, row, expected):
    found = guess(table(row, headings=headings), KNOWN, understand_date, language="en")
    assert {name: getattr(found, name) for name in expected} == expected
