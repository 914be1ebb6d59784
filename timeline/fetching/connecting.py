"""A connection to a host whose addresses were looked up once, checked, and then used as they are.

Were the name given to the library that connects, it would be looked up again, and a name may lead elsewhere a
moment later. Here the socket is opened to an address that was checked; the name serves for `Host` and for TLS.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from threading import Timer
from time import monotonic

Resolver = Callable[[str, int], list[str]]


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a name, as the system knows them; `0x7f.1` and 2130706433 are names of 127.0.0.1 to it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@contextmanager
def connected(
    addresses: Sequence[str], port: int, host: str, *, tls: ssl.SSLContext | None, wait: float, seconds: float
) -> Iterator[HTTPConnection]:
    """A connection to one of the addresses, asking for the host; it is cut after so many seconds."""
    give_up = monotonic() + seconds
    # The last one is in use: TLS wraps the first in another.
    used = [_opened(addresses, port, min(wait, seconds))]
    # A server that sends a byte now and then never runs into a timeout of the socket.
    cut = Timer(max(give_up - monotonic(), 0), _cut, [used])
    cut.daemon = True
    cut.start()
    try:
        if tls:
            used.append(tls.wrap_socket(used[0], server_hostname=host, do_handshake_on_connect=False))
            used[-1].do_handshake()  # type: ignore[attr-defined]
        connection = HTTPConnection(host, port)
        connection.sock = used[-1]
        yield connection
    finally:
        cut.cancel()
        for each in used:
            each.close()


def _opened(addresses: Sequence[str], port: int, wait: float) -> socket.socket:
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=wait)
    return socket.create_connection((addresses[-1], port), timeout=wait)


def _cut(used: list[socket.socket]) -> None:
    with suppress(OSError):
        # TLS's own would say goodbye first, and wait to be heard.
        socket.socket.shutdown(used[-1], socket.SHUT_RDWR)
