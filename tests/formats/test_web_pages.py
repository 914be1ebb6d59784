import pytest

from timeline.formats import Refused, read_bytes

PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{charset}"><title>لقاء في دوشنبه</title>
<link rel="canonical" href="https://news.example/2021/09/07/1.html">
<meta property="article:published_time" content="2021-09-07T10:00:00Z">
<script>var stolen = "evil()";</script><style>p {{ color: red }}</style></head>
<body onload="evil()"><nav><a href="/">الصفحة الرئيسية</a></nav>
<article><h1>لقاء في دوشنبه</h1>
<p>التقى وزير الخارجية نظيره الطاجيكي يوم الثلاثاء في العاصمة دوشنبه وبحثا العلاقات بين البلدين.</p>
<script>document.write("evil()")</script>
<p onclick="evil()">ويصادف العام المقبل الذكرى الثلاثين لإقامة العلاقات الدبلوماسية بين البلدين.</p>
</article></body></html>"""


def only(name, data):
    (outcome,) = read_bytes(name, data)
    return outcome


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
@pytest.mark.parametrize("name", ["page.html", "page.HTM"])
def test_the_main_text_title_date_and_address_of_a_page_are_read(name, charset):
    document = only(name, PAGE.format(charset=charset).encode(charset))
    lines = document.text.split("\n")
    assert lines[-2].startswith("التقى وزير الخارجية")
    assert lines[-1].startswith("ويصادف العام المقبل")
    assert document.citation.title == "لقاء في دوشنبه"
    assert document.citation.url == "https://news.example/2021/09/07/1.html"
    assert document.metadata == (("html", "2021-09-07"),)
    assert document.created == ""


WITH_SCRIPTS = {
    "an article": PAGE.format(charset="utf-8"),
    "a short page": "<html><body><script>evil()</script>A call on 7 September.<noscript>evil</noscript></body></html>",
    "a bare fragment": "A call on 7 September.<script>evil()</script>",
    "a script in a drawing": "<p>A call.</p><svg><script>evil()</script></svg><iframe>evil()</iframe>",
    "a comment": "<p>A call.</p><!-- <script>evil()</script> -->",
    "a script never closed": "<p>A call on 7 September.</p><script>evil()",
    "a template": "<template><p>evil()</p></template><p>A call.</p>",
}


@pytest.mark.parametrize("page", WITH_SCRIPTS.values(), ids=WITH_SCRIPTS)
def test_no_script_is_taken_for_text(page):
    text = only("page.html", page.encode()).text
    assert "evil" not in text
    assert text.strip()


def test_a_page_with_no_article_keeps_a_line_for_every_block():
    page = "<div>Dushanbe,<br>7 September</div><ul><li>First</li><li>Second <b>thing</b></li></ul>"
    assert only("page.html", page.encode()).text.split("\n") == [
        "Dushanbe,",
        "7 September",
        "First",
        "Second thing",
    ]


@pytest.mark.parametrize(
    "address", ["javascript:evil()", "data:text/html,evil", "/relative", "https://[bad", "ftp://a.example/x", ""]
)
def test_an_address_that_is_no_web_address_is_not_kept(address):
    page = f'<html><head><link rel="canonical" href="{address}"></head><body><p>A call.</p></body></html>'
    assert only("page.html", page.encode()).citation.url == ""


@pytest.mark.parametrize("charset", ["nonsense", "idna", "zlib_codec", "utf-16", "us-ascii"])
def test_a_page_that_lies_about_its_encoding_is_read_all_the_same(charset):
    assert "Präsident" in only("a.html", f'<meta charset="{charset}"><p>Der Präsident kam.</p>'.encode()).text


def test_an_xml_declaration_is_no_obstacle():
    page = '<?xml version="1.0" encoding="utf-8"?><html><body><p>Ένα τηλεφώνημα.</p></body></html>'
    assert only("page.html", page.encode()).text == "Ένα τηλεφώνημα."


BAD = {
    "empty": b"",
    "no words": b"<html><head><title>x</title></head><body><script>evil()</script></body></html>",
    "a comment only": b"<!-- -->",
    "binary": bytes(range(256)) * 20,
    "too long": b"<p>" + b"a " * 3_000_000,
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_a_page_without_a_readable_text_is_refused(data):
    assert isinstance(only("bad.html", data), Refused)


def test_a_page_nested_without_end_is_read_or_refused():
    assert only("deep.html", b"<div>" * 20_000 + b"A call." + b"</div>" * 20_000)


def test_menus_around_a_long_text_are_left_out_and_its_sentences_stay_whole():
    paragraph = "On <b>7</b> September 2021 the <a href='/m'>Minister</a> received envoy number {} at the ministry."
    body = "".join(f"<p>{paragraph.format(number)}</p>" for number in range(12))
    menu = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40)) + "</ul></nav>"
    lines = only("page.html", f"<html><body>{menu}<article>{body}</article></body></html>".encode()).text.split("\n")
    expected = "On 7 September 2021 the Minister received envoy number {} at the ministry."
    assert lines == [expected.format(number) for number in range(12)]


def test_a_page_as_long_as_a_book_is_read_whole():
    page = "".join(f"<p>Report number {number} of a long year of meetings and of calls.</p>" for number in range(9000))
    assert only("book.html", page.encode()).text.count("\n") == 8999


def test_characters_that_xml_forbids_are_no_obstacle():
    assert "7 September" in only("a.html", b"<p>A call\x0b on&#1; 7 September.</p>").text
