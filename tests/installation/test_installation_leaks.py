"""Random requests of several people on several timelines: nobody ever gets what a plain model of the rules denies them.

TIMELINE_SEQUENCES=10000 runs as many sequences; without it as many as fit in a test run.
"""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import Engine

from timeline.dating import DocumentDate
from timeline.events import Reading
from timeline.installation import HOME, Identity, Installation, NoTimeline, Scope, Visitor
from timeline.store import NotAllowed, Role, Store, StoreError, Visibility
from timeline.text import Document

SEQUENCES = int(os.environ.get("TIMELINE_SEQUENCES", "60"))
PEOPLE, MOST_TIMELINES = 4, 3
# The rules once more, as plainly as they can be said: the least role that may do it.
ORDER = ["owner", "editor", "reviewer", "viewer", "guest"]
LEAST = {
    "read": "guest", "history": "viewer", "members": "viewer", "add": "editor",
    "rename": "owner", "manage": "owner", "share": "owner", "discard": "owner",
}  # fmt: skip
OF_ADMINS = {"members", "manage", "discard"}
ROLES = st.sampled_from([Role.OWNER, Role.EDITOR, Role.REVIEWER, Role.VIEWER])
NUMBERS = st.integers(0, 11)


class Held(Installation):
    """An installation in memory, whose timelines are kept in a few stores that are used again and again."""

    pool: dict[str, Store]
    spare: list[Store]

    def _open(self, timeline_id: str) -> Store:
        self.pool[timeline_id] = self.spare.pop()
        return self.pool[timeline_id]


class Now:
    at = datetime(2026, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def secret_of(place: int) -> str:
    return f"The secret of timeline {place}."


def reading(place: int, more: str = "") -> Reading:
    return Reading(Document(secret_of(place) + more, language="en"), DocumentDate(), (), ())


NOW = Now()
PLACE = Held.open("sqlite://", clock=NOW)
STORES = [Store.open("sqlite://") for _ in range(MOST_TIMELINES)]
for number in range(PEOPLE):
    PLACE.sign_in(Identity("https://id.example", str(number), f"p{number}@example.org", f"P{number}"))


def connection_of(engine: Engine) -> sqlite3.Connection:
    """The one connection of a database in memory."""
    with closing(engine.raw_connection()) as pooled:
        return cast("sqlite3.Connection", pooled.driver_connection)


def copy_of(engine: Engine) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:")
    connection_of(engine).backup(copy)
    return copy


# What each sequence begins with: copied back, which takes no time.
PEOPLE_ONLY = copy_of(PLACE._engine)
for number, store in enumerate(STORES):
    store.save(reading(number), at=NOW.at)
FILLED = [copy_of(store._engine) for store in STORES]


class Requests(RuleBasedStateMachine):
    """`roles` is (timeline, person) → role; what is not in it is nothing."""

    @initialize(first=NUMBERS, second=NUMBERS, third=NUMBERS, role=ROLES)
    def begin(self, first: int, second: int, third: int, role: Role) -> None:
        """Two timelines of two people, and a member of one of them; the administrator has neither, or does."""
        PEOPLE_ONLY.backup(connection_of(PLACE._engine))
        for store, template in zip(STORES, FILLED, strict=True):
            template.backup(connection_of(store._engine))
        PLACE._stores, PLACE.pool, PLACE.spare = {}, {}, list(STORES)
        self.people = list(range(1, PEOPLE + 1))
        self.admin, self.disabled = self.people[0], set()
        self.ids: list[str] = []
        self.public: dict[str, bool] = {}
        self.removed: dict[str, bool] = {}
        self.roles: dict[tuple[str, int], str] = {}
        # Secrets: which timeline, whether they still stand; tokens: what for, and whose.
        self.links: list[dict[str, Any]] = []
        self.tokens: list[dict[str, Any]] = []
        self.invited: list[dict[str, Any]] = []
        self.create(first % PEOPLE, 5)
        self.create(second % PEOPLE, 5)
        owner, member = Visitor(person=self.people[first % PEOPLE]), third % PEOPLE
        if self.people[member] != owner.person:
            self.invite(0, first % PEOPLE, 5, member, role)
            self.accept(0, member, 5)

    # --- the model -------------------------------------------------------------------------------

    def role(self, timeline: str, visitor: Visitor) -> str | None:
        if visitor.token:
            return self.token_role(timeline, visitor.token)
        if visitor.person not in self.disabled and (timeline, visitor.person) in self.roles:
            return self.roles[timeline, visitor.person]
        opens = any(
            link["secret"] == visitor.link and link["timeline"] == timeline and link["stands"] for link in self.links
        )
        return "guest" if opens else None

    def token_role(self, timeline: str, secret: str) -> str | None:
        for token in self.tokens:
            if token["secret"] == secret and token["timeline"] == timeline and token["stands"]:
                maker = None if token["by"] in self.disabled else self.roles.get((timeline, token["by"]))
                return None if maker is None else max(token["role"], maker, key=ORDER.index)
        return None

    def is_admin(self, visitor: Visitor) -> bool:
        return not visitor.token and visitor.person == self.admin and self.admin not in self.disabled

    def may(self, deed: str, timeline: str, visitor: Visitor) -> bool:
        role = self.role(timeline, visitor)
        by_role = role is not None and ORDER.index(role) <= ORDER.index(LEAST[deed])
        in_public = deed == "read" and self.public[timeline]
        return by_role or in_public or (deed in OF_ADMINS and self.is_admin(visitor))

    def knows(self, timeline: str, visitor: Visitor) -> bool:
        return any(self.may(deed, timeline, visitor) for deed in LEAST)

    def judged(self, deed: str, timeline: str, visitor: Visitor, request: Any) -> Any:
        """Makes the request and compares; gives what it gave, or None where it was rightly refused."""
        told: Any = None
        try:
            told, outcome = request(), "done"
        except NoTimeline:
            outcome = "not there"
        except NotAllowed:
            outcome = "refused"
        except StoreError:
            outcome = "done"
        if self.removed[timeline] or not self.knows(timeline, visitor):
            expected = "not there"
        else:
            expected = "done" if self.may(deed, timeline, visitor) else "refused"
        assert outcome == expected, (deed, visitor, outcome, expected)
        return told if outcome == "done" else None

    # --- who asks for what -----------------------------------------------------------------------

    def visitor(self, number: int, secret: int) -> Visitor:
        """Somebody signed in or not, perhaps with a link, or a token, of which some are of other timelines."""
        person = self.people[number % PEOPLE] if number < 10 else None
        if secret < 4 and self.links:
            return Visitor(person=person, link=self.links[secret % len(self.links)]["secret"])
        if secret > 9 and self.tokens:
            return Visitor(person=person, token=self.tokens[secret % len(self.tokens)]["secret"])
        return Visitor(person=person)

    def place_of(self, timeline: str) -> int:
        """Which of the stores is the timeline's."""
        return STORES.index(PLACE.pool[timeline])

    def timeline(self, number: int) -> str:
        return self.ids[number % len(self.ids)]

    def is_active(self, visitor: Visitor) -> bool:
        return not visitor.token and visitor.person is not None and visitor.person not in self.disabled

    @precondition(lambda self: len(self.ids) < MOST_TIMELINES)
    @rule(number=NUMBERS, secret=NUMBERS)
    def create(self, number: int, secret: int) -> None:
        visitor = self.visitor(number, secret)
        try:
            made = PLACE.create(visitor, "A timeline").id
        except NotAllowed:
            assert not self.is_active(visitor)
            return
        assert self.is_active(visitor)
        self.ids.append(made)
        self.public[made] = self.removed[made] = False
        self.roles[made, visitor.person] = "owner"
        PLACE.store(made)

    @precondition(lambda self: self.ids)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS)
    def read(self, which: int, number: int, secret: int) -> None:
        timeline, visitor = self.timeline(which), self.visitor(number, secret)
        try:
            store = PLACE.timeline(visitor, timeline)
        except NoTimeline:
            assert self.removed[timeline] or not self.may("read", timeline, visitor)
            return
        assert not self.removed[timeline]
        assert self.may("read", timeline, visitor)
        texts = [store.document(one.id).text for one in store.documents()]
        assert secret_of(self.place_of(timeline)) in texts
        assert all(text.startswith(secret_of(self.place_of(timeline))) for text in texts)

    @precondition(lambda self: self.ids)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS)
    def write(self, which: int, number: int, secret: int) -> None:
        timeline, visitor = self.timeline(which), self.visitor(number, secret)
        self.judged("history", timeline, visitor, lambda: self.open(timeline, visitor, "history").history("x"))
        self.judged("add", timeline, visitor, lambda: self.open(timeline, visitor, "add").save(
            reading(self.place_of(timeline), f" Told by {number}."), at=NOW()
        ))  # fmt: skip

    def open(self, timeline: str, visitor: Visitor, deed: str) -> Store:
        """The timeline's store; an administrator who may not read it knows of it all the same."""
        try:
            return PLACE.timeline(visitor, timeline)
        except NoTimeline:
            if self.knows(timeline, visitor) and not self.removed[timeline] and not self.may("read", timeline, visitor):
                assert not self.may(deed, timeline, visitor)
                raise NotAllowed from None
            raise

    @precondition(lambda self: self.ids)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS, public=st.booleans())
    def show_to(self, which: int, number: int, secret: int, public: bool) -> None:
        timeline, visitor = self.timeline(which), self.visitor(number, secret)
        visibility = Visibility.PUBLIC if public else Visibility.PRIVATE
        may = self.may("share", timeline, visitor) and not self.removed[timeline]
        self.judged("share", timeline, visitor, lambda: PLACE.show_to(visitor, timeline, visibility))
        if may:
            self.public[timeline] = public

    @precondition(lambda self: self.ids)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS, to=st.integers(0, PEOPLE - 1), role=ROLES)
    def invite(self, which: int, number: int, secret: int, to: int, role: Role) -> None:
        timeline, visitor = self.timeline(which), self.visitor(number, secret)
        said = self.judged(
            "manage", timeline, visitor, lambda: PLACE.invite(visitor, timeline, f"p{to}@example.org", role)
        )
        if said is not None:
            mine = {"timeline": timeline, "to": to}
            self.invited = [one for one in self.invited if not one.items() >= mine.items()]
            self.invited.append({**mine, "secret": said, "role": role.value})

    @precondition(lambda self: self.invited)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS)
    def accept(self, which: int, number: int, secret: int) -> None:
        invitation, visitor = self.invited[which % len(self.invited)], self.visitor(number, secret)
        timeline = invitation["timeline"]
        try:
            PLACE.accept(visitor, invitation["secret"])
        except StoreError:
            assert self.removed[timeline] or not self.is_active(visitor)
            return
        assert self.is_active(visitor)
        assert not self.removed[timeline]
        self.invited.remove(invitation)
        before = self.roles.get((timeline, visitor.person), "guest")
        self.roles[timeline, visitor.person] = min(before, invitation["role"], key=ORDER.index)

    @precondition(lambda self: self.ids)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS, whom=st.integers(0, PEOPLE - 1), role=st.none() | ROLES)
    def change_role(self, which: int, number: int, secret: int, whom: int, role: Role | None) -> None:
        timeline, visitor, person = self.timeline(which), self.visitor(number, secret), self.people[whom]
        is_leaving = role is None and visitor.person == person and not visitor.token
        may = self.may("members" if is_leaving else "manage", timeline, visitor) and not self.removed[timeline]
        owners = [one for (of, one), held in self.roles.items() if of == timeline and held == "owner"]
        is_last = owners == [person] and role is not Role.OWNER
        if role is None:
            self.judged("members" if is_leaving else "manage", timeline, visitor,
                        lambda: PLACE.remove_member(visitor, timeline, person))  # fmt: skip
        else:
            self.judged("manage", timeline, visitor, lambda: PLACE.set_role(visitor, timeline, person, role))
        if may and (timeline, person) in self.roles and not is_last:
            if role is None:
                del self.roles[timeline, person]
            else:
                self.roles[timeline, person] = role.value

    @precondition(lambda self: self.ids)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS, hours=st.none() | st.integers(1, 3))
    def link(self, which: int, number: int, secret: int, hours: int | None) -> None:
        timeline, visitor = self.timeline(which), self.visitor(number, secret)
        expires = None if hours is None else NOW.at + timedelta(hours=hours)
        said = self.judged("share", timeline, visitor, lambda: PLACE.add_link(visitor, timeline, expires=expires))
        if said is not None:
            number = PLACE.links(visitor, timeline)[0].id if self.role(timeline, visitor) == "owner" else 0
            self.links.append({"secret": said, "timeline": timeline, "stands": True, "expires": expires, "id": number})

    @precondition(lambda self: self.ids)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS, scope=st.sampled_from(Scope))
    def token(self, which: int, number: int, secret: int, scope: Scope) -> None:
        timeline, visitor = self.timeline(which), self.visitor(number, secret)
        said = self.judged("share", timeline, visitor, lambda: PLACE.add_token(visitor, timeline, "script", [scope]))
        if said is not None:
            role = {"read": "guest", "review": "reviewer", "write": "editor"}[scope.value]
            token = PLACE.tokens(visitor, timeline)[0]
            self.tokens.append(
                {"secret": said, "timeline": timeline, "stands": True, "role": role, "by": visitor.person,
                 "id": token.id}
            )  # fmt: skip

    @precondition(lambda self: self.links or self.tokens)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS, of_other=st.booleans())
    def revoke(self, which: int, number: int, secret: int, of_other: bool) -> None:
        made = [*self.links, *self.tokens][which % (len(self.links) + len(self.tokens))]
        visitor, is_link = self.visitor(number, secret), made in self.links
        # The number of one timeline's link does not lead to it through another.
        timeline = self.timeline(which) if of_other else made["timeline"]
        may = self.may("share", timeline, visitor) and not self.removed[timeline]
        revoke = PLACE.revoke_link if is_link else PLACE.revoke_token
        self.judged("share", timeline, visitor, lambda: revoke(visitor, timeline, made["id"]))
        if may and timeline == made["timeline"]:
            made["stands"] = False

    @precondition(lambda self: self.ids)
    @rule(which=NUMBERS, number=NUMBERS, secret=NUMBERS)
    def put_away_or_bring_back(self, which: int, number: int, secret: int) -> None:
        timeline, visitor = self.timeline(which), self.visitor(number, secret)
        may = self.may("discard", timeline, visitor)
        if not self.removed[timeline]:
            self.judged("discard", timeline, visitor, lambda: PLACE.remove(visitor, timeline))
            self.removed[timeline] = may
            return
        with suppress(NoTimeline):
            PLACE.restore(visitor, timeline)
            assert may
            self.removed[timeline] = False
        assert self.removed[timeline] is not may

    @rule(number=NUMBERS, secret=NUMBERS, whom=st.integers(1, PEOPLE - 1), disabled=st.booleans())
    def disable(self, number: int, secret: int, whom: int, disabled: bool) -> None:
        visitor, person = self.visitor(number, secret), self.people[whom]
        try:
            PLACE.disable(visitor, person, disabled=disabled)
        except NotAllowed:
            assert not self.is_admin(visitor)
            return
        assert self.is_admin(visitor)
        (self.disabled.add if disabled else self.disabled.discard)(person)

    @rule(hours=st.integers(1, 2))
    def time_goes_by(self, hours: int) -> None:
        NOW.at += timedelta(hours=hours)
        for link in self.links:
            link["stands"] &= link["expires"] is None or link["expires"] > NOW.at
        # Invitations stand for two weeks, which does not go by here.
        self.invited = self.invited[-20:]

    @rule(number=NUMBERS, secret=NUMBERS)
    def what_one_is_shown_is_what_one_belongs_to(self, number: int, secret: int) -> None:
        visitor = self.visitor(number, secret)
        mine = {one for one in self.ids if (one, visitor.person) in self.roles or self.is_admin(visitor)}
        expected = {one for one in mine if not self.removed[one]} if self.is_active(visitor) else set()
        assert {card.id for card in PLACE.timelines(visitor)} - {HOME} == expected


TestRequests = Requests.TestCase
TestRequests.settings = settings(
    max_examples=SEQUENCES, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
