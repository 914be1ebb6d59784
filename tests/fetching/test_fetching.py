"""Fetching by web address, from servers of the test's own on this machine."""

import gzip
import socket
import ssl
import threading
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from timeline.fetching import Fetched, NotFetched, Reason, Rules, fetch

PAGE = b"<html><body><p>They met in Paris on 7 September 2021.</p></body></html>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


@contextmanager
def serving(*answers):
    """A server that gives each connection one answer, the last one again and again; keeps what it was asked."""
    listener = socket.create_server(("127.0.0.1", 0))
    asked = []

    def answer_all():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                asked.append(connection.recv(65536))
                answer = answers[min(len(asked), len(answers)) - 1]
                try:
                    for piece in [answer] if isinstance(answer, bytes) else answer():
                        connection.sendall(piece)
                except OSError:
                    pass

    threading.Thread(target=answer_all, daemon=True).start()
    port = listener.getsockname()[1]
    rules = Rules(permits=lambda address: address == "127.0.0.1", ports=frozenset((port,)), wait=2, seconds=4)
    try:
        yield f"http://report.example:{port}", replace(rules, resolve=lambda host, port: ["127.0.0.1"]), asked
    finally:
        listener.close()


def page(body=PAGE, headers=b""):
    return OK + headers + b"Content-Length: %d\r\n\r\n" % len(body) + body


def moved(where):
    return b"HTTP/1.1 302 Found\r\nLocation: " + where.encode() + b"\r\nContent-Length: 0\r\n\r\n"


def test_a_page_is_fetched_under_its_own_name_and_nothing_of_the_reader_is_sent():
    with serving(page()) as (url, rules, asked):
        assert fetch(f"{url}/news/talks?id=7", rules) == Fetched("talks.html", PAGE, f"{url}/news/talks?id=7")
    request = asked[0].lower()
    assert request.startswith(b"get /news/talks?id=7 http/1.1\r\n")
    assert b"host: report.example:" in request
    assert b"cookie" not in request
    assert b"referer" not in request


def test_what_is_packed_is_unpacked():
    packed = gzip.compress(PAGE)
    with serving(page(packed, b"Content-Encoding: gzip\r\n")) as (url, rules, _):
        assert fetch(url, rules) == Fetched("report.example.html", PAGE, f"{url}/")


def test_the_file_is_named_after_what_the_server_says_it_is():
    answer = OK.replace(b"text/html", b"application/pdf") + b"\r\n%PDF"
    with serving(answer) as (url, rules, _):
        assert fetch(f"{url}/report.php", rules) == Fetched("report.php.pdf", b"%PDF", f"{url}/report.php")


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254"])
def test_a_name_that_leads_to_an_address_that_is_not_public_is_not_asked(address):
    with serving(page()) as (url, rules, asked):
        judged = replace(rules, permits=Rules().permits, resolve=lambda host, port: ["93.184.215.14", address])
        assert fetch(url, judged) == NotFetched(Reason.NOT_PUBLIC)
    assert asked == []


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "[::1]", "[::ffff:7f00:1]", "0"]
)
def test_this_machine_is_not_asked_however_it_is_named(host):
    with serving(page()) as (url, rules, asked):
        port = url.rpartition(":")[2]
        assert fetch(f"http://{host}:{port}/", Rules(ports=rules.ports)).reason in (
            Reason.NOT_PUBLIC,
            Reason.UNREACHABLE,
        )
    assert asked == []


def test_only_the_usual_ports_are_asked():
    with serving(page()) as (url, rules, asked):
        assert fetch(url, replace(rules, ports=Rules().ports)) == NotFetched(Reason.NOT_PUBLIC)
    assert asked == []


def test_a_name_is_looked_up_once_and_the_address_that_was_judged_is_the_one_connected_to():
    lookups = []

    def rebinding(host, port):
        lookups.append(host)
        return ["127.0.0.1"] if len(lookups) == 1 else ["10.0.0.1"]

    with serving(page()) as (url, rules, asked):
        assert isinstance(fetch(url, replace(rules, resolve=rebinding)), Fetched)
    assert (len(lookups), len(asked)) == (1, 1)


def test_a_redirect_is_judged_as_the_first_address_was():
    def inner(host, port):
        return ["127.0.0.1"] if host == "report.example" else ["10.0.0.1"]

    with serving(moved("http://intranet.example:80/secret"), page()) as (url, rules, asked):
        judged = replace(rules, resolve=inner, ports=rules.ports | {80})
        assert fetch(url, judged) == NotFetched(Reason.NOT_PUBLIC)
    assert len(asked) == 1


REDIRECTS = [
    ("file:///etc/passwd", Reason.NO_ADDRESS),
    ("ftp://report.example/", Reason.NO_ADDRESS),
    ("http://report.example:22/", Reason.NOT_PUBLIC),
    ("", Reason.TOO_MANY_REDIRECTS),
]


@pytest.mark.parametrize(("where", "reason"), REDIRECTS)
def test_a_redirect_to_what_may_not_be_fetched_is_refused(where, reason):
    with serving(moved(where)) as (url, rules, asked):
        assert fetch(url, rules) == NotFetched(reason)
    assert len(asked) <= 6


def test_redirects_are_followed():
    with serving(moved("/b"), moved("c"), page()) as (url, rules, _):
        assert fetch(f"{url}/a", rules) == Fetched("c.html", PAGE, f"{url}/c")


REFUSED = [
    (b"HTTP/1.1 404 Not Found\r\n\r\n", Reason.REFUSED, "404"),
    (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx", Reason.WRONG_KIND, "image/png"),
    (b"HTTP/1.1 200 OK\r\n\r\nx", Reason.WRONG_KIND, ""),
    (OK + b"Content-Encoding: br\r\n\r\nx", Reason.WRONG_KIND, "br"),
    (OK + b"Content-Length: 999999999999\r\n\r\nx", Reason.TOO_LARGE, ""),
    (OK + b"Content-Length: 99\r\n\r\nx", Reason.UNREACHABLE, ""),
    (OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab", Reason.UNREACHABLE, ""),
    (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-12], Reason.UNREACHABLE, ""),
    (OK + b"Content-Encoding: gzip\r\n\r\nno gzip at all", Reason.UNREACHABLE, ""),
    (OK + b"\r\n" + b"x" * 100_001, Reason.TOO_LARGE, ""),
    (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"\0" * 50_000_000), Reason.TOO_LARGE, ""),
    (b"SSH-2.0-OpenSSH\r\n", Reason.UNREACHABLE, ""),
    (b"", Reason.UNREACHABLE, ""),
]


@pytest.mark.parametrize(("answer", "reason", "told"), REFUSED)
def test_an_answer_that_is_no_page_is_refused(answer, reason, told):
    with serving(answer) as (url, rules, _):
        assert fetch(url, replace(rules, most_bytes=100_000)) == NotFetched(reason, told)


def _drips_headers():
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(200):
        time.sleep(0.05)
        yield b"X-%d: y\r\n" % number


def _drips_body():
    yield OK + b"\r\n"
    for _ in range(200):
        time.sleep(0.05)
        yield b"x"


def _says_nothing():
    time.sleep(3)
    yield b""


@pytest.mark.parametrize("answer", [_drips_headers, _drips_body, _says_nothing])
def test_a_server_that_is_slow_in_whatever_way_is_left(answer):
    with serving(answer) as (url, rules, _):
        began = time.monotonic()
        assert fetch(url, replace(rules, seconds=0.5)) == NotFetched(Reason.TOO_SLOW)
        assert time.monotonic() - began < 2


def test_a_tls_server_is_given_up_too_when_it_does_not_answer():
    with serving(_says_nothing) as (url, rules, _):
        began = time.monotonic()
        assert fetch(url.replace("http:", "https:"), replace(rules, seconds=0.5)) == NotFetched(Reason.TOO_SLOW)
        assert time.monotonic() - began < 2


def test_certificates_are_checked_against_the_name():
    context = Rules().tls()
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
