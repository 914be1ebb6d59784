"""Who is named by his office alone is who held it that day, where the tables know."""

import pytest


@pytest.mark.parametrize(
    ("text", "day", "people"),
    [
        ("The German chancellor met the king of Bahrain on Monday.", "2015-05-05", ("Merkel, Angela",)),
        ("The French foreign minister visited Chad on Monday.", "2021-09-07", ("Le Drian, Jean-Yves",)),
        (
            "French foreign minister Dominique de Villepin visited Chad on Monday.",
            "2003-09-09",
            ("de Villepin, Dominique",),
        ),
        ("The Tuvaluan prime minister visited Fiji on Monday.", "2003-09-09", ()),
    ],
)
def test_an_office_stands_for_its_holder(text, day, people, read):
    (event,) = read(text, "en", day).events
    assert set(people) <= set(event.people)
    assert bool(people) == bool(event.people)


def test_without_a_day_an_office_is_nobodys(read):
    (event,) = read("The French foreign minister visited Chad.", "en").events
    assert event.people == ()


def test_a_person_a_report_introduces_is_known_by_the_surname(read):
    text = "The Belgian envoy Jan Peeters left on Monday. Peeters denounced Rwanda."
    (event,) = read(text, "en", "2021-09-07").events
    assert (event.type, event.actors, event.recipients) == ("statement", ("BEL",), ("RWA",))


@pytest.mark.parametrize(
    ("text", "language", "day", "person"),
    [
        ("President Bush visited Poland on Monday.", "en", "1992-07-07", "Bush, George H. W."),
        ("President Bush visited Poland on Monday.", "en", "2003-07-08", "Bush, George W."),
        ("Президент США Джордж Буш посетил вчера Польшу.", "ru", "1992-07-07", "Bush, George H. W."),
        ("Президент США Джордж Буш посетил вчера Польшу.", "ru", "2003-07-08", "Bush, George W."),
        ("President Aliyev visited Turkey on Monday.", "en", "1997-05-06", "Aliyev, Heydar"),
        ("Ilham Aliyev visited Turkey on Monday. Aliyev met students.", "en", "1997-05-06", "Aliyev, Ilham"),
    ],
)
def test_of_namesakes_the_one_in_office_that_day_is_meant_unless_the_text_says_who(text, language, day, person, read):
    assert {one for event in read(text, language, day).events for one in event.people} == {person}
