"""What an operator may set, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Final, TypeAlias

Network: TypeAlias = IPv4Network | IPv6Network

# A reader who moves the timeline asks some ten times a second; fifty may share one address.
_A_SECOND: Final = 100.0
_AT_ONCE: Final = 1_000.0
# One reader, from wherever they ask.
_USER_A_SECOND: Final = 50.0


class SettingsError(ValueError):
    """A setting that cannot be meant; the message names it and says what to write."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`hosts` are the names this server answers to, `proxies` the networks whose word on the reader's address counts.

    `framers` are origins that may show the embedded page. `a_second` is 0 where no address is slowed down,
    `user_a_second` where nobody is who has signed in or holds a token.
    """

    hosts: frozenset[str] = frozenset()
    proxies: tuple[Network, ...] = ()
    framers: tuple[str, ...] = ()
    a_second: float = _A_SECOND
    at_once: float = _AT_ONCE
    user_a_second: float = _USER_A_SECOND
    user_at_once: float = _USER_A_SECOND * 10
    fetches: bool = True


def settings_of(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment. Raises SettingsError."""
    a_second, at_once = _rate(environment, "TIMELINE_RATE", _A_SECOND)
    user_a_second, user_at_once = _rate(environment, "TIMELINE_USER_RATE", _USER_A_SECOND)
    return Settings(
        hosts=frozenset(host.lower() for host in _words(environment, "TIMELINE_HOSTS")),
        proxies=tuple(_network(word) for word in _words(environment, "TIMELINE_PROXIES")),
        framers=tuple(_origin(word) for word in _words(environment, "TIMELINE_EMBED_ON")),
        a_second=a_second,
        at_once=at_once,
        user_a_second=user_a_second,
        user_at_once=user_at_once,
        fetches=environment.get("TIMELINE_FETCH", "").strip().lower() not in ("off", "0"),
    )


def _words(environment: Mapping[str, str], name: str) -> list[str]:
    return environment.get(name, "").replace(",", " ").split()


def _rate(environment: Mapping[str, str], name: str, otherwise: float) -> tuple[float, float]:
    """So many a second, and so many at once: ten seconds' worth where nothing is said."""
    rate, _, burst = environment.get(name, "").strip().partition(":")
    a_second = _number(name, rate, otherwise)
    return a_second, _number(name, burst, max(a_second * 10, 1))


def _number(name: str, text: str, otherwise: float) -> float:
    if not text:
        return otherwise
    if not (text.isascii() and text.isdecimal() and len(text) < 8):
        raise SettingsError(f"{name}: write requests a second, and how many at once, as 100:1000; 0 sets no limit")
    return float(text)


def _network(word: str) -> Network:
    try:
        return ip_network(word)
    except ValueError as error:
        raise SettingsError(f"TIMELINE_PROXIES: {word!r} is no address or network such as 10.0.0.0/8") from error


def _origin(word: str) -> str:
    # It goes into a header, where a semicolon would begin another rule.
    is_origin = word == "*" or (word.startswith(("https://", "http://")) and not set(word) & set(";'\"<>\\"))
    if not (is_origin and word.isascii() and word.isprintable()):
        raise SettingsError(f"TIMELINE_EMBED_ON: {word!r} is no origin such as https://example.org, and no *")
    return word
