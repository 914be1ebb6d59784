"""Who may do what: one function, which every door to the data asks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Action(StrEnum):
    """What can be done with a timeline."""

    # Events, their quotes, the reports they come from.
    READ = "read"
    # Who did what and when, what people say to each other about an event and which views they keep: names of members.
    READ_HISTORY = "read_history"
    COMMENT = "comment"
    CONFIRM = "confirm"
    # Settling a field on another value, merging, splitting, dating a report.
    CORRECT = "correct"
    ADD = "add"
    REMOVE = "remove"
    KEEP_VIEWS = "keep_views"
    # The timeline itself: its name and settings, who belongs to it, who else sees it, whether it is there.
    SEE_MEMBERS = "see_members"
    CONFIGURE = "configure"
    MANAGE_MEMBERS = "manage_members"
    SHARE = "share"
    DISCARD = "discard"


class Role(StrEnum):
    """What a person is to a timeline; members have one of the first four."""

    OWNER = "owner"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    VIEWER = "viewer"
    # Whoever holds a secret link.
    GUEST = "guest"


class Visibility(StrEnum):
    """Whether a timeline is there for everybody."""

    PRIVATE = "private"
    PUBLIC = "public"


# From the most to the least; each may all that the next one may.
MEMBERS: Final = (Role.OWNER, Role.EDITOR, Role.REVIEWER, Role.VIEWER)
_GUEST: Final = frozenset({Action.READ})
_VIEWER: Final = _GUEST | {Action.READ_HISTORY, Action.SEE_MEMBERS}
_REVIEWER: Final = _VIEWER | {Action.COMMENT, Action.CONFIRM}
_EDITOR: Final = _REVIEWER | {Action.CORRECT, Action.ADD, Action.REMOVE, Action.KEEP_VIEWS}
_MAY: Final = {
    Role.OWNER: frozenset(Action),
    Role.EDITOR: _EDITOR,
    Role.REVIEWER: _REVIEWER,
    Role.VIEWER: _VIEWER,
    Role.GUEST: _GUEST,
}
# Whoever looks after the installation puts a timeline into other hands or away, and need not read it for that.
_ADMINISTRATOR: Final = frozenset({Action.SEE_MEMBERS, Action.MANAGE_MEMBERS, Action.DISCARD})


def allows(
    action: Action, *, role: Role | None, visibility: Visibility = Visibility.PRIVATE, is_admin: bool = False
) -> bool:
    """Whether someone with this role, or with none, may do this with a timeline."""
    if role is not None and action in _MAY[role]:
        return True
    if visibility is Visibility.PUBLIC and action in _GUEST:
        return True
    return is_admin and action in _ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class Grant:
    """What someone is to one timeline; as it stands, that of the owner of a laptop.

    Where `who` is said, changes can be signed with no other name. `number` is who asks as the log may name them.
    """

    who: str = ""
    role: Role | None = Role.OWNER
    visibility: Visibility = Visibility.PRIVATE
    is_admin: bool = False
    number: str = ""

    def allows(self, action: Action) -> bool:
        """Whether this may be done."""
        return allows(action, role=self.role, visibility=self.visibility, is_admin=self.is_admin)

    @property
    def is_something(self) -> bool:
        """Whether it allows anything at all: without that one may not even know that there is a timeline."""
        return any(map(self.allows, Action))


NOTHING: Final = Grant(role=None)
