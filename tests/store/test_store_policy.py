"""The table of rights, written out: what stands here is what holds, whatever the policy is made of."""

from itertools import product

import pytest

from timeline.store import Action, Grant, Role, Visibility, allows

# Who may do what with a private timeline: owner, editor, reviewer, viewer, guest (a secret link), nobody.
PRIVATE = {
    "read":           "owner editor reviewer viewer guest",
    "read_history":   "owner editor reviewer viewer",
    "see_members":    "owner editor reviewer viewer",
    "comment":        "owner editor reviewer",
    "confirm":        "owner editor reviewer",
    "correct":        "owner editor",
    "add":            "owner editor",
    "remove":         "owner editor",
    "keep_views":     "owner editor",
    "configure":      "owner",
    "manage_members": "owner",
    "share":          "owner",
    "discard":        "owner",
}  # fmt: skip
# A public one is read by everybody, and nothing else changes.
PUBLIC = PRIVATE | {"read": "owner editor reviewer viewer guest nobody"}
# Whoever looks after the installation may do this besides, with every timeline: not read it.
ADMINISTRATOR = {"see_members", "manage_members", "discard"}
ROLES = {role.value: role for role in Role} | {"nobody": None}


@pytest.mark.parametrize(("action", "name", "visibility"), [*product(PRIVATE, ROLES, Visibility)])
def test_each_cell_of_the_table_of_rights(action: str, name: str, visibility: Visibility) -> None:
    expected = name in {Visibility.PRIVATE: PRIVATE, Visibility.PUBLIC: PUBLIC}[visibility][action].split()
    assert allows(Action(action), role=ROLES[name], visibility=visibility) is expected
    assert Grant("Amina", ROLES[name], visibility).allows(Action(action)) is expected
    as_admin = allows(Action(action), role=ROLES[name], visibility=visibility, is_admin=True)
    assert as_admin is (expected or action in ADMINISTRATOR)


def test_the_table_names_every_action_and_every_role() -> None:
    assert set(PRIVATE) == set(PUBLIC) == {action.value for action in Action}
    assert set(ROLES.values()) == {*Role, None}


def test_a_laptop_belongs_to_who_uses_it() -> None:
    assert all(Grant().allows(action) for action in Action)
