"""Who signs in, who looks after the installation, and who is shut out."""

from pathlib import Path

import pytest

from timeline.installation import HOME, LOCAL, NOBODY, Identity, Installation, InstallationError, Reason, Visitor
from timeline.store import NotAllowed, Role, StoreError, data_folder_url

ISSUER = "https://id.example"


def test_the_first_to_sign_in_looks_after_the_installation_and_owns_what_is_there(place, sign_in) -> None:
    amina, boris = sign_in("Amina"), sign_in("Boris")
    assert [person.is_admin for person in place.people(amina)] == [True, False]
    assert [(card.id, card.role) for card in place.timelines(amina)] == [(HOME, Role.OWNER)]
    assert place.timelines(boris) == []


def test_configured_addresses_look_after_it_and_the_first_does_not(tmp_path: Path, clock) -> None:
    url = data_folder_url(tmp_path)
    with Installation.open(url, clock=clock, admins=frozenset({" Boris@Example.org"})) as place:
        amina = place.sign_in(Identity(ISSUER, "1", "amina@example.org", "Amina"))
        # An address that the provider has not verified is anybody's.
        impostor = place.sign_in(Identity(ISSUER, "2", "", "boris@example.org"))
        boris = place.sign_in(Identity(ISSUER, "3", "boris@EXAMPLE.org", "Boris"))
        assert [one.is_admin for one in (amina, impostor, boris)] == [False, False, True]
        assert [card.role for card in place.timelines(Visitor(person=boris.id))] == [Role.OWNER]
    # One who is known becomes an administrator when the address is configured later.
    with Installation.open(url, clock=clock, admins=frozenset({"amina@example.org"})) as place:
        assert place.sign_in(Identity(ISSUER, "1", "amina@example.org", "Amina")).is_admin


def test_the_same_subject_is_one_person_whose_name_may_change(place) -> None:
    first = place.sign_in(Identity(ISSUER, "1", "amina@example.org", "Amina"))
    again = place.sign_in(Identity(ISSUER, "1", "amina@new.example", "Amina\u202e\0 B. "))
    elsewhere = place.sign_in(Identity("https://other.example", "1", "amina@example.org", "Amina"))
    assert again.id == first.id != elsewhere.id
    assert (again.email, again.name) == ("amina@new.example", "Amina B.")


def test_nobody_can_sign_with_the_address_of_another(place) -> None:
    amina = place.sign_in(Identity(ISSUER, "1", "amina@example.org", "Amina"))
    impostor = place.sign_in(Identity(ISSUER, "2", "", "amina@example.org"))
    assert amina.signature == "amina@example.org"
    assert impostor.signature == f"amina@example.org #{impostor.id}"


def test_only_administrators_see_and_change_people(place, sign_in) -> None:
    amina, boris = sign_in("Amina"), sign_in("Boris")
    for visitor in (boris, NOBODY, Visitor(person=99)):
        with pytest.raises(NotAllowed):
            place.people(visitor)
        with pytest.raises(NotAllowed):
            place.disable(visitor, amina.person)
        with pytest.raises(NotAllowed):
            place.make_admin(visitor, boris.person)
        with pytest.raises(NotAllowed):
            place.journal(visitor)
    place.make_admin(LOCAL, boris.person)
    assert len(place.people(boris)) == 2


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_somebody_disabled_is_shut_out_at_once_and_comes_back_to_what_was_theirs(place, sign_in) -> None:
    amina, boris = sign_in("Amina"), sign_in("Boris")
    card = place.create(boris, "Boris's own")
    store = place.timeline(boris, card.id)
    secret = place.add_token(boris, card.id, "script", ["write"])
    place.disable(amina, boris.person)
    sign_in("Boris")
    assert place.timelines(boris) == []
    for deed in (store.documents, lambda: place.create(boris, "Another"), lambda: place.timeline(boris, card.id)):
        with pytest.raises(StoreError):
            deed()
    with pytest.raises(StoreError):
        place.timeline(Visitor(token=secret), card.id)
    place.disable(amina, boris.person, disabled=False)
    assert store.documents() == []
    assert [one.id for one in place.timelines(boris)] == [card.id]


def test_somebody_always_looks_after_the_installation(place, sign_in) -> None:
    amina, boris = sign_in("Amina"), sign_in("Boris")
    for deed in (
        lambda: place.disable(amina, amina.person),
        lambda: place.make_admin(amina, amina.person, admin=False),
    ):
        with pytest.raises(InstallationError) as refused:
            deed()
        assert refused.value.reason is Reason.LAST_ADMIN
    place.make_admin(amina, boris.person)
    place.make_admin(amina, amina.person, admin=False)
    assert [person.is_admin for person in place.people(boris)] == [False, True]


def test_what_is_done_is_kept_with_who_did_it(place, sign_in) -> None:
    amina, boris = sign_in("Amina"), sign_in("Boris")
    place.disable(amina, boris.person)
    place.disable(LOCAL, boris.person, disabled=False)
    told = [(entry.who, entry.did, entry.about) for entry in place.journal(amina)]
    assert told == [
        ("the operator", "enable", "boris@example.org"),
        ("amina@example.org", "disable", "boris@example.org"),
        ("boris@example.org", "join", ""),
        ("amina@example.org", "join", "admin"),
    ]
