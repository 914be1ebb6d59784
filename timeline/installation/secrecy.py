"""Secrets that open a timeline: 256 bits at random, of which only the fingerprint is kept."""

import secrets
from hashlib import sha256

_LONGEST = 200


def new_secret() -> str:
    """A secret that cannot be guessed, fit for an address."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """What is kept of a secret, and looked up: a hash needs no salt where what is hashed is random."""
    return sha256(secret[:_LONGEST].encode("utf-8", "replace")).hexdigest()


def new_timeline_id() -> str:
    """A name for a schema or a file, which says nothing of the timeline."""
    return secrets.token_hex(8)
