import pytest

from timeline.formats import TEXT_LIMIT, Refused, read_bytes
from timeline.text import Document

ARABIC = "أعلنت وزارة الخارجية اليوم الثلاثاء أن الرئيس سيزور دوشنبه في 7 سبتمبر 2021."
RUSSIAN = "Президент встретился с министром во вторник, 7 сентября 2021 года."

ENCODED = [
    ("utf-8", ARABIC),
    ("utf-8-sig", ARABIC),
    ("utf-16", ARABIC),
    ("utf-16-le", ARABIC),
    ("utf-16-be", RUSSIAN),
    ("utf-32", ARABIC),
    ("cp1256", ARABIC),
    ("cp1256", "دوشنبه 13 يوليو 2021 (شينخوا)"),
    ("cp1256", "استقبل الوزير نظيره الروسي"),
    ("cp1256", "وقّع الجانبان اتفاقية تعاون في مجال الطاقة (OPEC) عام 1991، حسبما ذكرت الوكالة."),
    ("iso8859-6", ARABIC),
    ("cp1251", RUSSIAN),
    ("cp1251", "Москва, 9 июня"),
    ("cp1251", "ТАСС: МИНИСТР ИНОСТРАННЫХ ДЕЛ ПРИБЫЛ В ДУШАНБЕ"),
    ("cp1251", "Міністр закордонних справ України відвідав Душанбе у вівторок, 7 вересня."),
    ("koi8-r", RUSSIAN),
    ("cp866", RUSSIAN),
    ("cp1252", "Le président a été reçu à l’Élysée mardi 7 septembre, a déclaré le ministère des Affaires étrangères."),
    ("cp1252", "Der Außenminister empfing am Dienstag die Präsidentin in München."),
    ("cp1252", "El Ministro visitó la República el 9 de junio."),
    ("cp1252", "The agreement – signed on 9 June – holds."),
    ("cp1250", "Minister spraw zagranicznych przyjął we wtorek ambasadora, który złożył listy."),
    ("cp1254", "Dışişleri Bakanı salı günü Duşanbe'de görüştü ve anlaşma imzaladı."),
    ("gb18030", "国家主席习近平9月7日同塔吉克斯坦总统拉赫蒙通电话。"),
    ("big5", "外交部長星期二在臺北會見總統，雙方就合作交換意見。"),
    ("euc_jp", "外務大臣は火曜日に大統領と会談した。"),
    ("cp932", "外務大臣は火曜日に大統領と会談した。"),
    ("euc_kr", "외교부 장관은 화요일 대통령과 회담했다."),
]


def only(name: str, data: bytes) -> Document | Refused:
    (outcome,) = read_bytes(name, data)
    return outcome


@pytest.mark.parametrize(("encoding", "text"), ENCODED)
def test_a_short_text_is_read_in_the_encoding_it_was_written_in(encoding, text):
    assert only("report.txt", text.encode(encoding)).text == text


def test_letters_after_a_long_plain_beginning_decide_the_encoding():
    text = "Reuters report. " * 5000 + ARABIC
    assert only("report.txt", text.encode("cp1256")).text == text


def test_line_ends_become_one_kind_and_nuls_go_and_nothing_else_changes():
    assert only("a.txt", b"one\r\ntwo\rthree\n\n  four\t\0five  ").text == "one\ntwo\nthree\n\n  four\tfive  "


def test_the_signs_a_news_wire_frames_a_report_with_are_no_reason_to_refuse_it():
    words = b"The ministers met on 7 September in the capital. " * 5
    assert "7 September" in only("wire.txt", b"\x01\x02AAA123\x02" + words + b"\x03\x04").text


def test_the_title_is_the_file_name_and_nothing_is_said_about_the_date():
    document = only("reports/1999/summit.md", b"# A summit\n")
    assert (document.citation.title, document.created, document.metadata) == ("summit.md", "", ())


BAD = {
    "empty": (b"", "holds no text"),
    "only spaces": (b" \r\n\t ", "holds no text"),
    "only a byte order mark": (b"\xef\xbb\xbf", "holds no text"),
    "a picture": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 4, "binary data"),
    "a program": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40, "binary data"),
    "half a UTF-16 character": (b"\xff\xfea\x00b", "binary data"),
    "noise after a UTF-16 mark": (b"\xff\xfe" + bytes(range(1, 255)) * 4, "binary data"),
    "20 MB of text": ("تقرير طويل جدا \n".encode() * 740_000, "split it"),
    "one character too many": (b"a" * (TEXT_LIMIT + 1), "split it"),
}


@pytest.mark.parametrize(("data", "advice"), BAD.values(), ids=BAD)
def test_a_text_that_cannot_be_read_is_refused_with_advice(data, advice):
    outcome = only("bad.txt", data)
    assert isinstance(outcome, Refused)
    assert outcome.name == "bad.txt"
    assert advice in outcome.reason


def test_the_longest_text_allowed_is_read():
    assert len(only("long.txt", b"a" * TEXT_LIMIT).text) == TEXT_LIMIT
