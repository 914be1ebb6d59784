"""Timelines of several people: each its own, none seen by those who do not belong to it."""

from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select

from timeline.dating import DocumentDate
from timeline.events import Reading
from timeline.installation import (
    HOME,
    LOCAL,
    NOBODY,
    Installation,
    InstallationError,
    NoTimeline,
    Reason,
    Scope,
    Visitor,
)
from timeline.installation.migrating import migration_config
from timeline.installation.tables import VERSION_TABLE, metadata
from timeline.store import Action, NotAllowed, Role, Store, StoreError, Visibility, data_folder_url
from timeline.text import Document


def put(store: Store, text: str, clock) -> None:
    store.save(Reading(Document(text, language="en"), DocumentDate(), (), ()), at=clock())


def texts(store: Store) -> list[str]:
    return [store.document(one.id).text for one in store.documents()]


def test_the_migrations_make_the_tables_the_program_knows(place: Installation) -> None:
    ours = set(metadata.tables) | {VERSION_TABLE}
    with place._writer.begin() as connection:
        options = {
            "version_table": VERSION_TABLE,
            "include_name": lambda name, kind, _: kind != "table" or name in ours,
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        command.downgrade(migration_config(connection), "base")
        assert not set(metadata.tables) & set(inspect(connection).get_table_names())


def test_what_a_historian_had_alone_is_still_there(tmp_path: Path, clock) -> None:
    url = data_folder_url(tmp_path)
    with Store.open(url) as store:
        put(store, "They met.", clock)
    with Installation.open(url, clock=clock) as place:
        assert texts(place.timeline(LOCAL, HOME)) == ["They met."]
        assert [card.id for card in place.timelines(LOCAL)] == [HOME]
    with Store.open(url) as store:
        assert texts(store) == ["They met."]


def test_an_installation_of_a_newer_program_is_left_alone(place: Installation, database_url: str, clock) -> None:
    with place._writer.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = 'i9999'")
    with pytest.raises(StoreError, match="newer Timeline"):
        Installation.open(database_url, clock=clock)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_each_timeline_has_a_database_of_its_own(place, sign_in, clock) -> None:
    amina, boris = sign_in("Amina"), sign_in("Boris")
    one, other = place.create(amina, "One").id, place.create(boris, " The  other ").id
    put(place.timeline(amina, one), "They met.", clock)
    put(place.timeline(boris, other), "They parted.", clock)
    assert texts(place.timeline(amina, one)) == ["They met."]
    assert texts(place.timeline(boris, other)) == ["They parted."]
    assert texts(place.timeline(amina, HOME)) == []
    assert [(card.title, card.role) for card in place.timelines(boris)] == [("The other", Role.OWNER)]


def test_nobody_learns_that_there_is_a_timeline_they_do_not_belong_to(place, sign_in) -> None:
    sign_in("Amina")
    boris, chen = sign_in("Boris"), sign_in("Chen")
    mine = place.create(boris, "Mine").id
    told = set()
    for visitor in (chen, NOBODY, Visitor(link="guess"), Visitor(token="guess"), Visitor(person=99)):
        for timeline_id in (mine, "nowhere"):
            for deed in (place.timeline, place.card, place.members, place.links, place.journal, place.remove):
                with pytest.raises(NoTimeline) as refused:
                    deed(visitor, timeline_id)
                told.add(str(refused.value))
    assert len(told) == 1


def test_an_administrator_sees_which_timelines_there_are_and_reads_none(place, sign_in) -> None:
    amina, boris = sign_in("Amina"), sign_in("Boris")
    mine = place.create(boris, "Mine").id
    assert [(card.title, card.role) for card in place.timelines(amina)] == [("", Role.OWNER), ("Mine", None)]
    with pytest.raises(NoTimeline):
        place.timeline(amina, mine)
    for deed in (lambda: place.rename(amina, mine, "Ours"), lambda: place.add_link(amina, mine)):
        with pytest.raises(NotAllowed):
            deed()
    # Whoever left may be followed by somebody else; the record says who brought it about.
    place.invite(amina, mine, "chen@example.org", Role.OWNER)
    assert place.journal(boris, mine)[0].who == "amina@example.org"


def test_an_invitation_is_taken_once_by_whoever_has_its_secret(place, sign_in, clock) -> None:
    amina, chen, dora = sign_in("Amina"), sign_in("Chen"), sign_in("Dora")
    secret = place.invite(amina, HOME, " Chen@Example.ORG", Role.EDITOR)
    assert [(one.email, one.role, one.invited_by) for one in place.invited_to(chen)] == [
        ("chen@example.org", Role.EDITOR, "amina@example.org")
    ]
    assert place.invited_to(dora) == []
    with pytest.raises(NotAllowed):
        place.accept(NOBODY, secret)
    with pytest.raises(InstallationError):
        place.accept_own(dora, place.invited_to(chen)[0].id)
    assert place.accept(chen, secret) == HOME
    assert place.timeline(chen, HOME).may(Action.CORRECT)
    for visitor in (dora, chen):
        with pytest.raises(InstallationError) as refused:
            place.accept(visitor, secret)
        assert refused.value.reason is Reason.NO_INVITATION
    with pytest.raises(InstallationError) as refused:
        place.invite(amina, HOME, "chen@example.org", Role.VIEWER)
    assert refused.value.reason is Reason.ALREADY_MEMBER


def test_an_invitation_runs_out_is_withdrawn_and_gives_way_to_the_next(place, sign_in, clock) -> None:
    amina, chen = sign_in("Amina"), sign_in("Chen")
    first = place.invite(amina, HOME, "chen@example.org", Role.VIEWER)
    second = place.invite(amina, HOME, "chen@example.org", Role.REVIEWER)
    with pytest.raises(InstallationError):
        place.accept(chen, first)
    place.withdraw(amina, HOME, place.invitations(amina, HOME)[0].id)
    with pytest.raises(InstallationError):
        place.accept(chen, second)
    third = place.invite(amina, HOME, "chen@example.org", Role.REVIEWER)
    clock.at += timedelta(days=15)
    assert place.invited_to(chen) == place.invitations(amina, HOME) == []
    with pytest.raises(InstallationError):
        place.accept(chen, third)


def test_a_timeline_always_has_an_owner(place, sign_in) -> None:
    amina, chen = sign_in("Amina"), sign_in("Chen")
    place.accept(chen, place.invite(amina, HOME, "chen@example.org", Role.EDITOR))
    for deed in (
        lambda: place.remove_member(amina, HOME, amina.person),
        lambda: place.set_role(amina, HOME, amina.person, Role.EDITOR),
    ):
        with pytest.raises(InstallationError) as refused:
            deed()
        assert refused.value.reason is Reason.LAST_OWNER
    place.set_role(amina, HOME, chen.person, Role.OWNER)
    place.remove_member(amina, HOME, amina.person)
    assert [member.person.id for member in place.members(chen, HOME)] == [chen.person]


def test_a_member_may_leave_and_not_send_others_away(place, sign_in) -> None:
    amina, chen, dora = sign_in("Amina"), sign_in("Chen"), sign_in("Dora")
    for visitor, name in ((chen, "chen"), (dora, "dora")):
        place.accept(visitor, place.invite(amina, HOME, f"{name}@example.org", Role.EDITOR))
    store = place.timeline(chen, HOME)
    with pytest.raises(NotAllowed):
        place.remove_member(chen, HOME, dora.person)
    place.remove_member(chen, HOME, chen.person)
    with pytest.raises(NotAllowed):
        store.documents()


def test_a_link_opens_one_timeline_to_read_until_it_is_revoked_or_runs_out(place, sign_in, clock) -> None:
    amina, chen = sign_in("Amina"), sign_in("Chen")
    other = place.create(amina, "Other").id
    guest = Visitor(link=place.add_link(amina, HOME, view="types=visit"))
    short = Visitor(person=chen.person, link=place.add_link(amina, HOME, expires=clock.at + timedelta(hours=1)))
    for visitor in (guest, short):
        store = place.timeline(visitor, HOME)
        assert [action for action in Action if store.may(action)] == [Action.READ]
        with pytest.raises(NoTimeline):
            place.timeline(visitor, other)
    assert place.link_view(guest, HOME) == "types=visit"
    clock.at += timedelta(hours=2)
    with pytest.raises(NoTimeline):
        place.timeline(short, HOME)
    store = place.timeline(guest, HOME)
    place.revoke_link(amina, HOME, place.links(amina, HOME)[-1].id)
    with pytest.raises(NotAllowed):
        store.documents()
    with pytest.raises(InstallationError):
        place.add_link(amina, HOME, expires=clock.at)


TOKENS = [
    ((Scope.READ,), Role.OWNER, Role.GUEST),
    ((Scope.READ, Scope.REVIEW), Role.OWNER, Role.REVIEWER),
    ((Scope.WRITE,), Role.OWNER, Role.EDITOR),
    # A token does no more than its maker may by now.
    ((Scope.WRITE,), Role.REVIEWER, Role.REVIEWER),
    ((Scope.READ,), Role.VIEWER, Role.GUEST),
    ((Scope.WRITE,), None, None),
]


@pytest.mark.parametrize(("scopes", "maker", "expected"), TOKENS)
def test_a_token_does_what_its_scopes_say_and_its_maker_may(place, sign_in, scopes, maker, expected) -> None:
    amina, chen = sign_in("Amina"), sign_in("Chen")
    place.accept(chen, place.invite(amina, HOME, "chen@example.org", Role.OWNER))
    token = Visitor(token=place.add_token(chen, HOME, "script", scopes))
    if maker is None:
        place.remove_member(amina, HOME, chen.person)
    else:
        place.set_role(amina, HOME, chen.person, maker)
    assert place.grant(token, HOME).role is expected
    # Whoever else the browser is signed in as, a token is what it is.
    assert place.grant(Visitor(person=amina.person, token=token.token), HOME).role is expected


def test_a_token_manages_nothing_and_is_revoked(place, sign_in, clock) -> None:
    amina = sign_in("Amina")
    token = Visitor(token=place.add_token(amina, HOME, "script", [Scope.WRITE]))
    for deed in (place.links, place.tokens, place.remove):
        with pytest.raises(NotAllowed):
            deed(token, HOME)
    with pytest.raises(NotAllowed):
        place.create(token, "New")
    assert place.timelines(token) == []
    assert place.tokens(amina, HOME)[0].last_used is None
    place.note_use(token)
    used = place.tokens(amina, HOME)[0].last_used
    place.note_use(token)
    assert used is not None
    assert place.tokens(amina, HOME)[0].last_used == used
    place.revoke_token(amina, HOME, 1)
    with pytest.raises(NoTimeline):
        place.timeline(token, HOME)
    place.note_use(token)


def test_no_secret_stands_in_the_database(place, sign_in) -> None:
    amina = sign_in("Amina")
    secrets = [
        place.invite(amina, HOME, "chen@example.org", Role.VIEWER),
        place.add_link(amina, HOME),
        place.add_token(amina, HOME, "script", [Scope.READ]),
    ]
    assert len({*secrets}) == 3
    assert min(map(len, secrets)) >= 43
    with place._reading() as connection:
        kept = repr([connection.execute(select(table)).all() for table in metadata.sorted_tables])
    assert "chen@example.org" in kept
    assert not any(secret in kept for secret in secrets)


def test_a_public_timeline_is_read_by_everybody_and_private_again_by_its_members(place, sign_in) -> None:
    amina, chen = sign_in("Amina"), sign_in("Chen")
    place.show_to(amina, HOME, Visibility.PUBLIC)
    for visitor in (NOBODY, chen):
        assert [action for action in Action if place.timeline(visitor, HOME).may(action)] == [Action.READ]
        with pytest.raises(NotAllowed):
            place.rename(visitor, HOME, "Ours")
    assert place.timelines(chen) == []
    place.show_to(amina, HOME, Visibility.PRIVATE)
    with pytest.raises(NoTimeline):
        place.timeline(NOBODY, HOME)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_timeline_put_away_comes_back_with_all_that_was_in_it(place, sign_in, clock) -> None:
    amina, chen = sign_in("Amina"), sign_in("Chen")
    mine = place.create(chen, "Mine").id
    put(place.timeline(chen, mine), "They met.", clock)
    place.show_to(chen, mine, Visibility.PUBLIC)
    guest, store = Visitor(link=place.add_link(chen, mine)), place.timeline(chen, mine)
    place.remove(chen, mine)
    for visitor in (chen, guest, NOBODY):
        with pytest.raises(NoTimeline):
            place.timeline(visitor, mine)
    with pytest.raises(NotAllowed):
        store.documents()
    assert place.timelines(chen) == []
    assert [card.title for card in place.removed(chen)] == [card.title for card in place.removed(amina)] == ["Mine"]
    for visitor in (guest, NOBODY, sign_in("Dora")):
        with pytest.raises(NoTimeline):
            place.restore(visitor, mine)
    place.restore(chen, mine)
    assert texts(store) == ["They met."]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        (" \n", Reason.NO_TITLE),
        ("x" * 121, Reason.TOO_LONG),
        ("a\0b", Reason.UNSTORABLE),
        ("\ud800", Reason.UNSTORABLE),
    ],
)
def test_what_cannot_be_a_title_is_refused(place, title: str, reason: Reason) -> None:
    with pytest.raises(InstallationError) as refused:
        place.create(LOCAL, title)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    "email", ["", "chen", "chen@", "@example.org", "chen@a b", "chen@example.org\nBcc: x", "a@b@c"]
)
def test_what_is_no_address_is_not_invited(place, sign_in, email: str) -> None:
    with pytest.raises(InstallationError) as refused:
        place.invite(sign_in("Amina"), HOME, email, Role.VIEWER)
    assert refused.value.reason is Reason.NO_ADDRESS


def test_nobody_is_made_a_guest_by_name(place, sign_in) -> None:
    with pytest.raises(ValueError, match="guest"):
        place.invite(sign_in("Amina"), HOME, "chen@example.org", Role.GUEST)
