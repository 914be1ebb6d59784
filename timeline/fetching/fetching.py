"""The fetching itself: each step of the way is checked before it is gone."""

import ssl
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from enum import StrEnum
from http.client import HTTPException, HTTPResponse
from time import monotonic
from typing import Final

from timeline.fetching.addresses import is_public
from timeline.fetching.connecting import Resolver, connected, resolved
from timeline.fetching.target import Target, led_on, target_of

# What a page may be, and the end of name that its reader goes by.
_KINDS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_PIECE: Final = 1 << 16
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_ASKED: Final = {
    "Accept": ", ".join(_KINDS),
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
    "User-Agent": "Timeline",
}


class Reason(StrEnum):
    """Why nothing was fetched."""

    NO_ADDRESS = "no address"
    NOT_PUBLIC = "not public"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too slow"
    TOO_LARGE = "too large"
    WRONG_KIND = "wrong kind"
    REFUSED = "refused"
    TOO_MANY_REDIRECTS = "too many redirects"


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be reached, and how much it may cost. Tests put their own judge of addresses here."""

    permits: Callable[[str], bool] = is_public
    resolve: Resolver = resolved
    ports: frozenset[int] = frozenset((80, 443))
    most_bytes: int = 20_000_000
    most_redirects: int = 5
    wait: float = 10.0
    seconds: float = 30.0
    tls: Callable[[], ssl.SSLContext] = field(default=ssl.create_default_context)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file, named after its kind so that a reader is found for it, and the address it came from in the end."""

    name: str
    data: bytes
    url: str


@dataclass(frozen=True, slots=True)
class NotFetched:
    """Nothing came; `told` is the status or kind the server gave, if that was it."""

    reason: Reason
    told: str = ""


class _RefusedError(Exception):
    def __init__(self, reason: Reason, told: str = "") -> None:
        super().__init__(reason)
        self.outcome = NotFetched(reason, told)


def fetch(url: str, rules: Rules = Rules()) -> Fetched | NotFetched:
    """The file at an address; redirects are followed, and each is judged as the first address was."""
    target, give_up = target_of(url.strip()), monotonic() + rules.seconds
    try:
        for _ in range(rules.most_redirects + 1):
            if target is None:
                return NotFetched(Reason.NO_ADDRESS)
            found = _asked(target, rules, give_up)
            if isinstance(found, Fetched):
                return found
            target = found
    except _RefusedError as refusal:
        return refusal.outcome
    return NotFetched(Reason.TOO_MANY_REDIRECTS)


def _asked(target: Target, rules: Rules, give_up: float) -> Fetched | Target | None:
    """What one server gives: the file, or where else to look."""
    addresses = _addresses(target, rules)
    _hurry(give_up)
    tls = rules.tls() if target.scheme == "https" else None
    try:
        with connected(
            addresses, target.port, target.host, tls=tls, wait=rules.wait, seconds=give_up - monotonic()
        ) as connection:
            connection.request("GET", target.path, headers=_ASKED)
            response = connection.getresponse()
            _hurry(give_up)
            if response.status in _REDIRECTS:
                return led_on(target, response.headers.get("Location", ""))
            return Fetched(_name(target, response), _body(response, rules, give_up), target.url)
    except (OSError, HTTPException, zlib.error) as error:
        is_slow = isinstance(error, TimeoutError) or monotonic() >= give_up
        raise _RefusedError(Reason.TOO_SLOW if is_slow else Reason.UNREACHABLE) from error


def _addresses(target: Target, rules: Rules) -> list[str]:
    """The addresses to connect to. One bad one among several is enough to refuse them all."""
    if target.port not in rules.ports:
        raise _RefusedError(Reason.NOT_PUBLIC)
    try:
        addresses = rules.resolve(target.host, target.port)
    except (OSError, UnicodeError) as error:
        raise _RefusedError(Reason.UNREACHABLE) from error
    if not addresses or not all(map(rules.permits, addresses)):
        raise _RefusedError(Reason.NOT_PUBLIC)
    return addresses


def _name(target: Target, response: HTTPResponse) -> str:
    if response.status != 200:
        raise _RefusedError(Reason.REFUSED, str(response.status))
    said = Message()
    said["Content-Type"] = response.headers.get("Content-Type", "")
    kind = said.get_content_type() if said["Content-Type"] else ""
    if kind not in _KINDS:
        raise _RefusedError(Reason.WRONG_KIND, kind[:80])
    last = target.path.partition("?")[0].rstrip("/").rpartition("/")[2] or target.host
    ending = _KINDS[kind]
    return last if last.lower().endswith(ending) else last + ending


def _body(response: HTTPResponse, rules: Rules, give_up: float) -> bytes:
    """The bytes, unpacked as they come, so that a bomb is dropped when it is one piece too large."""
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("gzip", "x-gzip", "identity", ""):
        raise _RefusedError(Reason.WRONG_KIND, packing[:80])
    with suppress(ValueError):
        if int(response.headers.get("Content-Length", "0")) > rules.most_bytes:
            raise _RefusedError(Reason.TOO_LARGE)
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if "gzip" in packing else None
    kept, wire = bytearray(), 0
    while piece := response.read1(_PIECE):
        wire += len(piece)
        kept += unpack.decompress(piece, rules.most_bytes + 1 - len(kept)) if unpack else piece
        if len(kept) > rules.most_bytes or wire > rules.most_bytes:
            raise _RefusedError(Reason.TOO_LARGE)
        _hurry(give_up)
    _check_whole(response, wire, unpack is None or unpack.eof, give_up)
    return bytes(kept)


def _check_whole(response: HTTPResponse, wire: int, is_unpacked: bool, give_up: float) -> None:
    """A page cut short is no page: half a report would be kept as if it were all."""
    _hurry(give_up)
    said = response.headers.get("Content-Length", "")
    if not is_unpacked or (said.isdecimal() and not response.chunked and wire < int(said)):
        raise _RefusedError(Reason.UNREACHABLE)


def _hurry(give_up: float) -> None:
    """A connection that was cut ends like one that was closed: only the clock tells the two apart."""
    if monotonic() >= give_up:
        raise _RefusedError(Reason.TOO_SLOW)
