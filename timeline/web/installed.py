"""What an installation answers, in the reader's language."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from babel.dates import format_date

from timeline.installation import HOME, Entry, InstallationError, Reason
from timeline.store import Role
from timeline.web.messages import attempt, tell
from timeline.web.speaking import language, noted, say

ROLES: Final = {
    Role.OWNER: noted("Owner"),
    Role.EDITOR: noted("Editor"),
    Role.REVIEWER: noted("Reviewer"),
    Role.VIEWER: noted("Viewer"),
}
_REASONS: Final = {
    Reason.NO_TITLE: noted("A timeline needs a title."),
    Reason.TOO_LONG: noted("This name is too long."),
    Reason.UNSTORABLE: noted("This name holds a sign that cannot be kept."),
    Reason.NO_ADDRESS: noted("This is no e-mail address."),
    Reason.LAST_OWNER: noted("A timeline needs an owner: make somebody else one first."),
    Reason.LAST_ADMIN: noted("Somebody has to look after the installation: this is the last one who does."),
    Reason.ALREADY_MEMBER: noted("This person belongs to the timeline already."),
    Reason.NO_INVITATION: noted("This invitation was taken, withdrawn, or has run out."),
}
_GONE: Final = noted("This is no longer so: somebody has changed it meanwhile.")
_DEEDS: Final = {
    "create": noted("created the timeline"),
    "rename": noted("renamed the timeline"),
    "show_to": noted("changed who may see the timeline"),
    "remove": noted("removed the timeline"),
    "restore": noted("restored the timeline"),
    "set_role": noted("changed a role"),
    "remove_member": noted("removed a member"),
    "invite": noted("invited somebody"),
    "withdraw": noted("withdrew an invitation"),
    "accept": noted("accepted an invitation"),
    "add_link": noted("made a secret link"),
    "revoke_link": noted("revoked a secret link"),
    "add_token": noted("made a token"),
    "revoke_token": noted("revoked a token"),
    "join": noted("signed in for the first time"),
    "disable": noted("shut somebody out"),
    "enable": noted("let somebody in again"),
    "make_admin": noted("made somebody an administrator"),
    "unmake_admin": noted("made somebody no administrator any more"),
}


def title_of(timeline: str, title: str) -> str:
    """A timeline's title; the first has none of its own before somebody gives it one."""
    return title or (say("First timeline") if timeline == HOME else timeline)


def tried(deed: Callable[[], object], done: str = "") -> bool:
    """Does something with the installation and says that it is done, or why not."""
    try:
        return attempt(deed, done, but=InstallationError)
    except InstallationError as error:
        tell(say(_REASONS.get(error.reason, _GONE)), is_error=True)
        return False


def do(deed: Callable[[], object], done: str = "") -> None:
    """The same, for a button."""
    tried(deed, done)


def day(at: datetime) -> str:
    """A day as the reader's language writes it."""
    return str(format_date(at, locale=language()))


def told(entry: Entry) -> str:
    """A line of the record."""
    deed = say(_DEEDS[entry.did]) if entry.did in _DEEDS else entry.did
    return f"{entry.at:%Y-%m-%d %H:%M} UTC, {entry.who}: {deed}" + (f" ({entry.about})" if entry.about else "")
