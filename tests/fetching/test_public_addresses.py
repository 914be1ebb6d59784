"""Which addresses may be reached by the server for a reader: none that is somebody's own, in no writing."""

import pytest

from timeline.fetching import is_public
from timeline.fetching.target import led_on, target_of

OWN = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254",
    "192.0.0.8", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "2001:db8::1", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "::7f00:1", "64:ff9b::7f00:1",
    "64:ff9b::169.254.169.254", "64:ff9b:1::808:808", "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "2606:4700::5efe:127.0.0.1", "100::1", "", "localhost", "2130706433",
]  # fmt: skip
PUBLIC = ["93.184.215.14", "8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", OWN)
def test_an_address_that_is_somebodys_own_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address):
    assert is_public(address)


NO_TARGETS = [
    "", "example.org", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)",
    "data:text/html,x", "//example.org/", "http://", "http:///x", "http://user@example.org/",
    "http://public.example@127.0.0.1/", "http://exa mple.org/", "http://example.org\\@127.0.0.1/",
    "http://example.org/\r\nHost: other", "http://example.org:port/", "http://example.org:99999/", "http://[::1",
    "http://example.org/" + "a" * 3000, "http://" + "a" * 70 + ".org/", "http://\u202eexample.org/", "http://.../",
]  # fmt: skip


@pytest.mark.parametrize("url", NO_TARGETS)
def test_what_is_no_web_address_is_refused_before_anything_is_looked_up(url):
    assert target_of(url) is None


TARGETS = [
    ("http://example.org", "http", "example.org", 80, "/"),
    ("https://Example.ORG./a?b=c#d", "https", "example.org", 443, "/a?b=c"),
    ("http://مثال.إختبار/خبر", "http", "xn--mgbh0fb.xn--kgbechtv", 80, "/%D8%AE%D8%A8%D8%B1"),
    ("http://①②⑦.0.0.1/", "http", "127.0.0.1", 80, "/"),
    ("http://[::FFFF:7f00:1]:80/", "http", "::ffff:7f00:1", 80, "/"),
    ("https://example.org/a%20b", "https", "example.org", 443, "/a%20b"),
]


@pytest.mark.parametrize(("url", "scheme", "host", "port", "path"), TARGETS)
def test_a_web_address_is_taken_apart(url, scheme, host, port, path):
    target = target_of(url)
    assert target is not None
    assert (target.scheme, target.host, target.port, target.path) == (scheme, host, port, path)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "http://example.org/b"),
        ("c", "http://example.org/a/c"),
        ("//other.example/", "http://other.example/"),
        ("https://other.example", "https://other.example/"),
        ("file:///etc/passwd", None),
        ("http://user:secret@example.org/", None),
    ],
)
def test_a_redirect_leads_to_web_addresses_only(location, url):
    target = target_of("http://example.org/a/b")
    assert target is not None
    led = led_on(target, location)
    assert (led and led.url) == url
