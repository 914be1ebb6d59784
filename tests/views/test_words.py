import tomllib
from pathlib import Path

import pytest

from timeline.dates import parse_edtf
from timeline.events import Event, EventType, Knowledge, Status
from timeline.views import date_in_words, event_label, parties_in_words

PHRASES = Path(__file__).parents[2] / "timeline" / "views" / "phrases"

TYPES = {
    "call": EventType("call", {"en": "Phone call", "ar": "اتصال هاتفي"}, "CONSULT", "phone", "04", "#336699", True)
}
NAMES = {"CHN": "China", "TJK": "Tajikistan"}


@pytest.mark.parametrize(
    ("edtf", "english", "arabic"),
    [
        ("2021-09-07", "7 September 2021", "7 سبتمبر 2021"),
        ("2021-09", "some day in September 2021", "يوم ما في سبتمبر 2021"),
        ("2021", "some day in 2021", "يوم ما في 2021"),
        ("1815~", "about 1815", "نحو 1815"),
        ("1815?", "perhaps 1815", "ربما 1815"),
        ("2021-09-07%", "perhaps about 7 September 2021", "ربما نحو 7 سبتمبر 2021"),
        ("199X", "some day in the 1990s", "يوم ما في العقد الذي يبدأ في 1990"),
        ("19XX", "some day in the years 1900 to 1999", "يوم ما في السنوات من 1900 إلى 1999"),
        ("2021-21", "some day in spring 2021", "يوم ما في ربيع 2021"),
        ("2020-24", "some day in winter 2020–21", "يوم ما في شتاء 2020–21"),
        ("2021-34", "some day in the second quarter of 2021", "يوم ما في الربع الثاني من 2021"),
        ("2021-41", "some day in the second half of 2021", "يوم ما في النصف الثاني من 2021"),
        (
            "[2021-09-06..2021-09-12]",
            "some day in the week of 6 September 2021",
            "يوم ما في الأسبوع الذي يبدأ في 6 سبتمبر 2021",
        ),
        ("-0043-03-15", "15 March 44 BCE", "15 مارس 44 ق.م"),
        ("0000", "some day in 1 BCE", "يوم ما في 1 ق.م"),
        ("1815-06-01/1815-06-30", "from 1 to 30 June 1815", "من 1 إلى 30 يونيو 1815"),
        ("1815-05-01/1815-06-30", "from 1 May to 30 June 1815", "من 1 مايو إلى 30 يونيو 1815"),
        ("1814-09/1815-06", "from September 1814 to June 1815", "من سبتمبر 1814 إلى يونيو 1815"),
        ("2021-09-07/..", "from 7 September 2021 on", "منذ 7 سبتمبر 2021"),
        ("/2021", "from an unknown day to 2021", "من يوم غير معروف إلى 2021"),
        ("[1999-09-07,2004-09-07]", "one of: 7 September 1999, 2004", "أحد هذه: 7 سبتمبر 1999، 2004"),
        ("[2021-09-07,2022]", "one of: 7 September 2021, 2022", "أحد هذه: 7 سبتمبر 2021، 2022"),
        (
            "[2021-09-07,2021-09-08]",
            "one of: 7 September 2021, 8 September 2021",
            "أحد هذه: 7 سبتمبر 2021، 8 سبتمبر 2021",
        ),
    ],
)
def test_a_date_is_said_in_words(edtf: str, english: str, arabic: str) -> None:
    when = parse_edtf(edtf)
    assert (date_in_words(when, "en"), date_in_words(when, "ar")) == (english, arabic)


@pytest.mark.parametrize(
    ("language", "day", "month", "stretch"),
    [
        ("es", "7 de septiembre de 2021", "en septiembre de 2021, día sin precisar", "del 1 al 30 de junio de 1815"),
        ("fr", "7 septembre 2021", "courant septembre 2021", "du 1 au 30 juin 1815"),
        ("ru", "7 сентября 2021\u202fг.", "сентябрь 2021\u202fг. (день не указан)", "1 – 30 июня 1815\u202fг."),
        ("zh-Hans-CN", "2021年9月7日", "2021年9月的某一天", "1815年6月1日至1815年6月30日"),
    ],
)
def test_the_languages_of_the_un_say_dates_in_their_own_words(
    language: str, day: str, month: str, stretch: str
) -> None:
    said = [date_in_words(parse_edtf(edtf), language) for edtf in ("2021-09-07", "2021-09", "1815-06-01/1815-06-30")]
    assert said == [day, month, stretch]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("ar", "اتصال هاتفي: الصين، طاجيكستان"),
        ("en", "Phone call: China, Tajikistan"),
        ("es", "Llamada telefónica: China, Tayikistán"),
        ("fr", "Appel téléphonique : Chine, Tadjikistan"),
        ("ru", "Телефонный разговор: Китай, Таджикистан"),
        ("zh", "通电话：中国、塔吉克斯坦"),
    ],
)
def test_an_event_is_called_in_each_language_of_the_un(known: Knowledge, language: str, label: str) -> None:
    event = Event("call", None, Status.PAST, ("CHN", "TJK"), ())
    names = known.actor_labels(language)
    assert event_label(event, types=known.event_types, names=names, language=language) == label
    assert all(language in type_.labels for type_ in known.event_types.values())


def test_no_date_is_said_too() -> None:
    assert date_in_words(None, "en") == "no date"


def test_a_long_set_is_cut_short_and_says_so() -> None:
    years = ",".join(f"{year}-09-07" for year in range(2000, 2010))
    assert date_in_words(parse_edtf(f"[{years}]"), "en") == "one of: 7 September 2000, 2001, 2002, 2003, 2004, 2005 …"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("it", "1 – 30 giugno 1815"),
        ("ja", "1815年6月1日 – 1815年6月30日"),
        ("pt-BR", "1 – 30 de junho de 1815"),
    ],
)
def test_a_language_without_phrases_gets_signs_and_its_own_months(language: str, expected: str) -> None:
    assert date_in_words(parse_edtf("1815-06-01/1815-06-30"), language) == expected


@pytest.mark.parametrize("language", ["", "xx", "../../etc/passwd", "e\0n", "no-such-tongue"])
def test_a_language_nobody_speaks_still_gets_a_date(language: str) -> None:
    assert "2021" in date_in_words(parse_edtf("2021-09-07"), language)


@pytest.mark.parametrize(
    ("people", "actors", "event_type", "expected"),
    [
        (("Xi Jinping", "Emomali Rahmon"), ("CHN", "TJK"), "call", "Phone call: Xi Jinping, Emomali Rahmon"),
        ((), ("CHN", "TJK"), "call", "Phone call: China, Tajikistan"),
        (("Xi Jinping",), ("CHN", "TJK"), "call", "Phone call: China, Tajikistan"),
        ((), ("CHN", "XYZ"), "call", "Phone call: China, XYZ"),
        ((), (), "call", "Phone call"),
        ((), (), "no such type", "no such type"),
    ],
)
def test_an_event_is_called_by_its_type_and_parties(
    people: tuple[str, ...], actors: tuple[str, ...], event_type: str, expected: str
) -> None:
    event = Event(event_type, None, Status.PAST, actors, (), people=people)
    assert event_label(event, types=TYPES, names=NAMES) == expected


def test_a_party_on_both_sides_is_named_once() -> None:
    event = Event("call", None, Status.PAST, ("CHN",), (), recipients=("CHN", "TJK"))
    assert parties_in_words(event, names=NAMES) == "China, Tajikistan"


def test_an_event_is_called_in_the_language_asked_for() -> None:
    event = Event("call", None, Status.PAST, ("CHN", "TJK"), ())
    label = event_label(event, types=TYPES, names={"CHN": "الصين", "TJK": "طاجيكستان"}, language="ar")
    assert label == "اتصال هاتفي: الصين، طاجيكستان"


def shape(tree: object) -> object:
    """A tree of tables with its texts left out; lists keep their length."""
    if isinstance(tree, dict):
        return {key: shape(value) for key, value in tree.items() if key not in ("locale", "separator")}
    if isinstance(tree, list):
        return [shape(part) for part in tree]
    return "text"


@pytest.mark.parametrize("path", sorted(PHRASES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_language_says_all_that_english_says(path: Path) -> None:
    english = tomllib.loads((PHRASES / "en.toml").read_text("utf-8"))
    assert shape(tomllib.loads(path.read_text("utf-8"))) == shape(english)
