"""The reference tables load, agree with each other, and say where a broken row is."""

from dataclasses import replace
from pathlib import Path

import pytest
from babel import Locale

from timeline.dates import Date, date
from timeline.names.checking import check
from timeline.names.dated_tables import (
    load_currencies,
    load_exchange_rates,
    load_first_days,
    load_prominence,
    load_stories,
)
from timeline.names.groups import load_groups
from timeline.names.reading import DataError
from timeline.names.rows import Form, Office, Term
from timeline.names.tables import (
    cldr_names,
    load_actor_names,
    load_actors,
    load_anniversaries,
    load_recurring,
    load_terms,
    load_titles,
    names_in,
)

DATA = Path(__file__).parents[2] / "data"
LOADERS = {
    "actors.csv": load_actors,
    "names/en.csv": lambda folder: load_actor_names(folder, "en"),
    "offices.csv": load_terms,
    "anniversaries.csv": load_anniversaries,
    "first_days.csv": load_first_days,
    "recurring.csv": load_recurring,
    "groups.csv": load_groups,
    "titles.csv": load_titles,
    "prominence.csv": load_prominence,
    "currencies.csv": load_currencies,
    "stories.csv": load_stories,
    "exchange_rates.csv": load_exchange_rates,
}
HEADERS = {
    "actors.csv": "id,alpha2,kind,state,since,until,source",
    "names/ar.csv": "actor,form,name",
    "names/en.csv": "actor,form,name",
    "offices.csv": "person,office,actor,start,end,source",
    "anniversaries.csv": "id,kind,actors,date,source",
    "first_days.csv": "id,earliest,latest,language,name,source",
    "titles.csv": "office,language,name,source",
    "groups.csv": "group,member",
    "prominence.csv": "name,from,until,kind",
    "currencies.csv": "currency,language,name",
    "stories.csv": "id,first,last,language,words",
    "exchange_rates.csv": "currency,year,per_dollar",
    "recurring.csv": "id,number,year,every,month,months,first,last,language,name,source",
}
GOOD = {
    "actors.csv": 'TJK,TJ,state,,1991,,ISO\nUN,,organisation,,1945-10-24,,x\n"Xi, Jinping",,person,TJK,,,x',
    "names/ar.csv": "UN,name,الأمم المتحدة",
    "names/en.csv": "TJK,adjective,Tajik\nUN,name,United Nations",
    "offices.csv": '"Xi, Jinping",head_of_state,TJK,2013-03-14,,x',
    "anniversaries.csv": "independence-TJK,independence,TJK,1991-09-09,x",
    "first_days.csv": "brexit,2012,,en,Brexit,x",
    "recurring.csv": "games,1,1896,4,4,6,1,,en,Olympic Games,x",
    "titles.csv": "head_of_state,en,President,x",
    "groups.csv": "UN,TJK",
    "prominence.csv": "telex,1960,1995,word",
    "currencies.csv": "FRF,en,francs",
    "stories.csv": "bhopal,1984-12,1990,en,Bhopal;gas|leak",
    "exchange_rates.csv": "FRF,1990,5.4",
}


def write(folder: Path, changed: dict[str, str]) -> Path:
    (folder / "names").mkdir()
    for file, rows in GOOD.items():
        text = changed.get(file, rows)
        (folder / file).write_text(f"{HEADERS[file]}\n{text}\n", encoding="utf-8")
    return folder


def test_the_tables_of_this_project_load_and_agree_with_each_other() -> None:
    assert check(DATA) == []


@pytest.mark.parametrize(
    ("file", "rows", "message"),
    [
        ("actors.csv", "TJK,TJ,stat,,,,ISO", "actors.csv:2: unknown kind 'stat'"),
        ("actors.csv", "TJ,TJ,state,,,,ISO", "actors.csv:2: 'TJ' is no id of the kind 'state'"),
        ("actors.csv", "un,,organisation,,,,x", "actors.csv:2: 'un' is no id of the kind 'organisation'"),
        ("actors.csv", "TJK,tj,state,,,,ISO", "actors.csv:2: alpha2 is two capital letters: 'tj'"),
        ("actors.csv", "SUN,,state,,1991,1922,ISO", "actors.csv:2: the end is before the start"),
        ("actors.csv", "UN,,organisation,,,,x\nAU,,organisation,,,,x", "actors.csv:3: out of order: 'AU'"),
        ("actors.csv", "UN,,organisation,,,,x\nUN,,organisation,,,,y", "actors.csv:3: repeated: 'UN'"),
        ("actors.csv", "UN,,organisation", "actors.csv:2: 3 cells for 7 columns"),
        ("names/en.csv", "TJK,adjectif,Tajik", "names/en.csv:2: unknown form 'adjectif'"),
        ("names/en.csv", "TJK,name,A\nTJK,name,B\nTJK,name,A", "names/en.csv:4: repeated: 'TJK'"),
        ("names/en.csv", "TJK,name, Tajik", "names/en.csv:2: a name is neither empty nor padded: ' Tajik'"),
        ("offices.csv", '"Xi, Jinping",king,CHN,2013,,x', "offices.csv:2: unknown office 'king'"),
        ("offices.csv", '"Xi, Jinping",other,CHN,2013,2012,x', "offices.csv:2: the end is before the start"),
        ("offices.csv", '"Xi, Jinping",other,CHN,2013-02-30,,x', "offices.csv:2: no such day: '2013-02-30'"),
        ("anniversaries.csv", "a,birthday,TJK,1991,x", "anniversaries.csv:2: unknown kind 'birthday'"),
        ("anniversaries.csv", "a,relations,TJK,1991,x", "anniversaries.csv:2: relations are between two actors"),
        (
            "anniversaries.csv",
            "a,relations,TJK;CHN,1991,x",
            "anniversaries.csv:2: actors are sorted and named once: 'TJK;CHN'",
        ),
        (
            "anniversaries.csv",
            "a,treaty,TJK,1991/1992,x",
            "anniversaries.csv:2: one date, not a stretch or a choice: '1991/1992'",
        ),
        ("first_days.csv", "a,2012,,en,,x", "first_days.csv:2: a name is neither empty nor padded: ''"),
        ("prominence.csv", "telex,1995,1960,word", "prominence.csv:2: the end is before the start"),
        ("prominence.csv", "telex,1960,1995,machine", "prominence.csv:2: unknown kind 'machine'"),
        ("prominence.csv", "telex|,1960,1995,word", "prominence.csv:2: a name is neither empty nor padded: ''"),
        ("exchange_rates.csv", "FRF,1990,0", "exchange_rates.csv:2: a rate is more than nothing: 0.0"),
        ("stories.csv", "a,1990,1980,en,b;c", "stories.csv:2: the end is before the start"),
        ("stories.csv", "a,1990,,en,b;", "stories.csv:2: words are neither empty nor padded: (('b',), ('',))"),
        ("currencies.csv", "FRF,en, ", "currencies.csv:2: a currency has a name"),
    ],
)
def test_a_broken_row_is_refused_with_its_file_and_line(file: str, rows: str, message: str, tmp_path: Path) -> None:
    write(tmp_path, {file: rows})
    with pytest.raises(DataError) as refusal:
        LOADERS[file](tmp_path)
    assert str(refusal.value) == message


@pytest.mark.parametrize("file", sorted(LOADERS))
def test_other_columns_than_the_expected_are_refused(file: str, tmp_path: Path) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("id,colour\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"{file}:1: expected the columns {HEADERS[file]}"):
        LOADERS[file](tmp_path)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(DataError, match=r"actors.csv is missing from nowhere"):
        load_actors(Path("nowhere"))


@pytest.mark.parametrize(
    ("file", "rows", "problem"),
    [
        (
            "names/en.csv",
            "TJK,name,Tajik\nTJX,name,Tojik",
            "names: 'Tojik' names the unknown actor 'TJX'",
        ),
        ("names/ar.csv", "TJK,name,طاجيكستان", "names/ar.csv: 'UN' has no name"),
        (
            "names/en.csv",
            "TJK,acronym,UN\nUN,acronym,UN",
            "names/en.csv: 'UN' names several actors: TJK, UN",
        ),
        (
            "offices.csv",
            '"Hu, Jintao",other,UN,2003,,x',
            "offices.csv: 'Hu, Jintao' names the unknown actor 'Hu, Jintao'",
        ),
        (
            "offices.csv",
            '"Hu, Jintao",head_of_state,TJK,2003,2013-05-01,x\n"Xi, Jinping",head_of_state,TJK,2013-03-14,,x',
            "offices.csv: 'Hu, Jintao' and 'Xi, Jinping' are head_of_state of TJK at the same time",
        ),
        ("anniversaries.csv", "a,treaty,XYZ,1991,x", "anniversaries.csv: 'a' names the unknown actor 'XYZ'"),
        ("groups.csv", "UN,XYZ", "groups.csv: 'UN' names the unknown actor 'XYZ'"),
    ],
)
def test_a_disagreement_between_files_is_reported(file: str, rows: str, problem: str, tmp_path: Path) -> None:
    assert problem in check(write(tmp_path, {file: rows}))


def test_a_state_has_its_cldr_name_in_any_language_and_none_where_cldr_has_no_language() -> None:
    actors = load_actors(DATA)
    assert cldr_names("fr", actors)["TJK"] == "Tadjikistan"
    assert cldr_names("pt-BR", actors)["DEU"] == "Alemanha"
    assert "SUN" not in cldr_names("fr", actors)
    assert cldr_names("tlh", actors) == {}


def test_names_in_a_language_are_ours_and_then_cldrs() -> None:
    actors, names = load_actors(DATA), load_actor_names(DATA, "ar")
    arabic = names_in("ar", actors, names)
    assert {name.language for name in arabic} == {"ar"}
    assert ("CHN", Form.NAME, "الصين الشعبية") in {(n.actor, n.form, n.name) for n in arabic}
    assert Locale("ar").territories["LK"] in {n.name for n in arabic if n.actor == "LKA"}
    assert len({(n.actor, n.form, n.name) for n in arabic}) == len(arabic)


def test_a_common_word_is_no_plain_name_even_where_cldr_has_it() -> None:
    mali = [
        name.form for name in names_in("ar", load_actors(DATA), load_actor_names(DATA, "ar")) if name.name == "مالي"
    ]
    assert mali == [Form.SHORT]


@pytest.mark.parametrize(
    ("language", "actor", "form", "expected"),
    [
        ("en", "USA", Form.NAME, "United States"),
        ("ar", "CHN", Form.NAME, "الصين"),
        ("ar", "SCO", Form.NAME, "منظمة شنغهاي للتعاون"),
        ("en", "KAZ", Form.CAPITAL, "Astana"),
        ("ar", "TJK", Form.CAPITAL, "دوشنبه"),
        ("en", "FRA", Form.NAME, "France"),
    ],
)
def test_the_usual_name_comes_first(language: str, actor: str, form: Form, expected: str) -> None:
    names = names_in(language, load_actors(DATA), load_actor_names(DATA, language))
    assert next(name.name for name in names if (name.actor, name.form) == (actor, form)) == expected


def test_masks_stand_apart_from_names() -> None:
    names = load_actor_names(DATA, "en")
    assert "Indian Ocean" in {name.name for name in names if name.form is Form.MASK}
    assert "Indian Ocean" not in {name.name for name in names_in("en", load_actors(DATA), names)}


@pytest.mark.parametrize(
    ("end", "start", "expected"),
    [
        (date(2013, 3, 14), date(2013, 3, 14), False),
        (date(2013, 3), date(2013, 3), False),
        (date(2013), date(2013, 6), False),
        (date(2013, 3, 15), date(2013, 3, 14), True),
        (None, date(2013, 3, 14), True),
    ],
)
def test_terms_overlap_where_both_surely_held_the_office(end: Date | None, start: Date, expected: bool) -> None:
    first = Term("Hu, Jintao", Office.HEAD_OF_STATE, "CHN", date(2003, 3, 15), end, "x")
    second = replace(first, person="Xi, Jinping", start=start, end=None)
    assert first.overlaps(second) is expected
    assert second.overlaps(first) is expected


@pytest.mark.parametrize(
    ("person", "actor", "office", "day", "expected"),
    [
        ("Xi, Jinping", "CHN", Office.HEAD_OF_STATE, date(2021, 9, 7), True),
        ("Wang, Yi", "CHN", Office.STATE_COUNCILOR, date(2021, 7, 13), True),
        ("Wang, Yi", "CHN", Office.STATE_COUNCILOR, date(2017, 7, 13), False),
        ("Muhriddin, Sirojiddin", "TJK", Office.FOREIGN_MINISTER, date(2021, 7, 13), True),
        ("Boutros-Ghali, Boutros", "UN", Office.SECRETARY_GENERAL, date(1997, 1, 1), False),
    ],
)
def test_the_offices_say_who_was_in_office_when(
    person: str, actor: str, office: Office, day: Date, expected: bool
) -> None:
    held = [t for t in load_terms(DATA) if (t.person, t.actor, t.office) == (person, actor, office)]
    assert any(term.bounds.contains(day.day) for term in held) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("relations-CHN-TJK", date(1992, 1, 4)),
        ("independence-TJK", date(1991, 9, 9)),
        ("founding-SCO", date(2001, 6, 15)),
        ("founding-UN", date(1945, 10, 24)),
    ],
)
def test_anniversaries_count_from_the_right_day(row: str, expected: object) -> None:
    assert {day.id: day.date for day in load_anniversaries(DATA)}[row] == expected
