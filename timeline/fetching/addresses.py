"""Which addresses of the internet are public: all that are not somebody's own, however they are written."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

# An IPv4 address rides in these, and a gateway on the way may well deliver to it.
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
_TRANSLATED_LOCALLY: Final = IPv6Network("64:ff9b:1::/48")
# For protocols between neighbours; Python counts only parts of it.
_NEIGHBOURS: Final = IPv4Network("192.0.0.0/24")
_SITE_LOCAL: Final = IPv6Network("fec0::/10")
_COMPATIBLE: Final = IPv6Network("::/96")
_ISATAP: Final = (0x00005EFE, 0x02005EFE)


def is_public(text: str) -> bool:
    """Whether an address, as the resolver gave it, is one that anybody may reach.

    >>> [is_public(text) for text in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "fe80::1%eth0")]
    [True, False, False, False]
    """
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return all(_is_global(each) for each in (address, *_within(address)))


def _is_global(address: Address) -> bool:
    if isinstance(address, IPv6Address) and (
        address.scope_id or address in _SITE_LOCAL or address in _COMPATIBLE or address in _TRANSLATED_LOCALLY
    ):
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    # What stands for an IPv4 address is judged by that one: Python's versions differ on the whole.
    if mapped is not None:
        return _is_global(mapped)
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local
        or address.is_unspecified or address.is_private or address in _NEIGHBOURS
    )  # fmt: skip


def _within(address: Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that are written into an IPv6 one."""
    if not isinstance(address, IPv6Address):
        return
    if address.sixtofour is not None:
        yield address.sixtofour
    yield from address.teredo or ()
    number = int(address)
    if address in _TRANSLATED or (number >> 32) & 0xFFFFFFFF in _ISATAP:
        yield IPv4Address(number & 0xFFFFFFFF)
