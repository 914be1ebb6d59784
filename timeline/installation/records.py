"""What goes in and out of the installation."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum, auto
from typing import Final

from timeline.store import Role, StoreError, Visibility

# The timeline that was there before there were others: the main file, or the schema `public`.
HOME: Final = "home"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the owner of a laptop, a person by their number, or whoever holds a link or a token.

    What is said here is what was proved: whoever makes a visitor has verified the cookie.
    """

    person: int | None = None
    link: str = ""
    token: str = ""
    is_local: bool = False


NOBODY: Final = Visitor()
LOCAL: Final = Visitor(is_local=True)


class Scope(StrEnum):
    """What a token is for; never more than the person who made it may."""

    READ = "read"
    REVIEW = "review"
    WRITE = "write"


class Reason(Enum):
    """Why something is not done that one would be allowed to."""

    NO_TITLE = auto()
    TOO_LONG = auto()
    UNSTORABLE = auto()
    NO_ADDRESS = auto()
    LAST_OWNER = auto()
    LAST_ADMIN = auto()
    NO_MEMBER = auto()
    ALREADY_MEMBER = auto()
    NO_INVITATION = auto()
    NO_PERSON = auto()
    NOTHING_THERE = auto()
    PAST = auto()


class InstallationError(StoreError):
    """Something is not done, and why."""

    def __init__(self, reason: Reason, message: str) -> None:
        """The message is for the command line; pages say the reason in the reader's language."""
        super().__init__(message)
        self.reason = reason


class NoTimeline(StoreError):  # noqa: N818 - it is no error of the program
    """There is no such timeline, or none that this visitor may know of: nobody is told which."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has signed in. `email` is an address that the provider has verified, else empty."""

    id: int
    issuer: str
    subject: str
    email: str
    name: str
    is_admin: bool
    added_at: datetime
    is_disabled: bool = False

    @property
    def signature(self) -> str:
        """The name that changes are kept under: nobody can take another's."""
        return self.email or f"{self.name} #{self.id}".strip()


@dataclass(frozen=True, slots=True)
class Card:
    """A timeline as one sees it in a list; `role` is one's own, None where one is no member."""

    id: str
    title: str
    visibility: Visibility
    created_at: datetime
    role: Role | None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who belongs to a timeline."""

    person: Person
    role: Role


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody who is asked to belong to a timeline."""

    id: int
    timeline: str
    title: str
    email: str
    role: Role
    invited_by: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A secret link; the secret itself is known only to those who were given it. `view` is what it shows first."""

    id: int
    created_at: datetime
    created_by: str
    expires: datetime | None
    revoked_at: datetime | None
    view: str


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the programs that use a timeline."""

    id: int
    name: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    created_by: str
    expires: datetime | None
    revoked_at: datetime | None
    last_used: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record of what was done to the installation."""

    id: int
    at: datetime
    who: str
    did: str
    timeline: str
    about: str
