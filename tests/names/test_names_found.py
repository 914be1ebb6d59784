"""What a name means where several actors are called so."""

import pytest

from timeline.languages import load
from timeline.names import ActorName, Form, find_names, index_names
from timeline.text import tokenize

ARABIC = load("ar")


def found(names, text, language=ARABIC):
    rows = [ActorName(actor, language.code, form, name) for actor, form, name in names]
    mentions = find_names(tokenize(text, language), text, index_names(rows, language))
    return [mention.actor for mention in mentions]


AMMAN = [
    ("JOR", Form.NAME, "الأردن"),
    ("JOR", Form.CAPITAL, "عمّان"),
    ("JOR", Form.SHORT, "عمان"),
    ("OMN", Form.NAME, "عمان"),
    ("OMN", Form.CAPITAL, "مسقط"),
]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        pytest.param("وصل الوزير إلى عمان", ["OMN"], id="alone it is the state"),
        pytest.param("وصل الوزير إلى عمّان", ["JOR"], id="with its mark it is the city"),
        pytest.param("زار الوزير الأردن وعقد في عمان اجتماعا", ["JOR", "JOR"], id="beside its state it is the city"),
        pytest.param("غادر مسقط إلى عمان والأردن", ["OMN", "OMN", "JOR"], id="both named: the likelier reading"),
    ],
)
def test_of_two_actors_of_one_name_the_document_decides(text, actors):
    assert found(AMMAN, text) == actors


def test_a_shared_surname_is_that_of_the_person_named_in_full():
    names = [
        ("Abbas, Ali", Form.NAME, "علي عباس"),
        ("Abbas, Ali", Form.SURNAME, "عباس"),
        ("Abbas, Mahmoud", Form.NAME, "محمود عباس"),
        ("Abbas, Mahmoud", Form.SURNAME, "عباس"),
    ]
    assert found(names, "استقبل محمود عباس الوفد. وقال عباس إن اللقاء مفيد") == ["Abbas, Mahmoud", "Abbas, Mahmoud"]
