"""Names in the cases of languages that decline them: each is a row in one form, and is found in all."""

import pytest

from timeline.languages import load
from timeline.names import find_names
from timeline.pipeline import knowledge
from timeline.text import tokenize

FOUND = [
    ("ru", "Китая, с Китаем, в Китае", ["CHN", "CHN", "CHN"]),
    ("ru", "Соединённым Штатам Америки и Соединёнными Штатами", ["USA", "USA"]),
    ("ru", "в Организации Объединённых Наций", ["UN"]),
    ("ru", "российско-китайские переговоры в китайской столице", ["RUS", "CHN", "CHN"]),
    ("ru", "франко-германского договора", ["FRA", "DEU"]),
    ("ru", "с Сергеем Лавровым и Ангелой Меркель", ["Lavrov, Sergey", "Merkel, Angela"]),
    ("ru", "Филиппин, Нидерландов и Египта", ["PHL", "NLD", "EGY"]),
    ("uk", "з Києвом, у Польщі, Сполученим Штатам Америки", ["UKR", "POL", "USA"]),
    ("uk", "українсько-польські переговори в Організації Об'єднаних Націй", ["UKR", "POL", "UN"]),
    ("uk", "Володимира Зеленського і Петром Порошенком", ["Zelensky, Volodymyr", "Poroshenko, Petro"]),
    ("ru", "в саммите «большой двадцатки», в Белом доме и за стенами Кремля", ["G20", "USA", "RUS"]),
]


@pytest.mark.parametrize(("language", "text", "actors"), FOUND)
def test_a_name_is_found_in_every_case(language, text, actors):
    found = find_names(tokenize(text, load(language)), text, knowledge().name_index(language))
    assert [name.actor for name in found] == actors


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "в водах Персидского залива и в Латинской Америке"),
        ("ru", "сша и рф, чада и оманы"),
        ("ru", "Совет Безопасности России"),
    ],
)
def test_what_only_holds_a_name_is_none(language, text):
    assert find_names(tokenize(text, load(language)), text, knowledge().name_index(language)) == []
