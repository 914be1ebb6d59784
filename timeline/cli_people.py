"""The commands that an operator gives about people and timelines."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Final

import typer
from rich.console import Console

user = typer.Typer(help="People: who may sign in, who looks after the installation.", no_args_is_help=True)
timelines = typer.Typer(help="Timelines: list, create, remove, restore.", no_args_is_help=True)

_WHO: Final = typer.Argument(help="Their number or verified address, as `user list` shows them.")
_WHICH: Final = typer.Argument(help="Its id, as `timelines list` shows it.")


class MemberRole(StrEnum):
    """What `user add --role` may name."""

    OWNER = "owner"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    VIEWER = "viewer"


# The database takes longer to import than many a command to run: each imports it when it is given.


@user.command("list")
def list_people() -> None:
    """Everybody who ever signed in."""
    from timeline import operating

    _said(lambda: operating.list_people(Console()))


@user.command("add")
def add_person(
    email: Annotated[str, typer.Argument(help="Their address.")],
    timeline: Annotated[str, typer.Option(help="The timeline they are to belong to; the first, if not said.")] = "",
    role: Annotated[MemberRole, typer.Option(help="What they are there.")] = MemberRole.VIEWER,
) -> None:
    """Invites somebody to a timeline, and prints what they are to be sent."""
    from timeline import operating

    _said(lambda: operating.add_person(email, timeline, role.value, Console()))


@user.command()
def disable(who: Annotated[str, _WHO]) -> None:
    """Shuts somebody out at once; what they did stays."""
    from timeline import operating

    _said(lambda: operating.change_person(who, disabled=True))


@user.command()
def enable(who: Annotated[str, _WHO]) -> None:
    """Lets somebody in again."""
    from timeline import operating

    _said(lambda: operating.change_person(who, disabled=False))


@user.command()
def admin(
    who: Annotated[str, _WHO],
    remove: Annotated[bool, typer.Option("--remove", help="No longer.")] = False,
) -> None:
    """Lets somebody look after the installation."""
    from timeline import operating

    _said(lambda: operating.change_person(who, admin=not remove))


@timelines.command("list")
def list_timelines() -> None:
    """All timelines, those put away too."""
    from timeline import operating

    _said(lambda: operating.list_timelines(Console()))


@timelines.command()
def create(title: Annotated[str, typer.Argument(help="What it is called.")]) -> None:
    """Makes a timeline and prints its id; `user add --role owner --timeline ID` gives it to somebody."""
    from timeline import operating

    _said(lambda: print(operating.create(title)))


@timelines.command()
def remove(timeline: Annotated[str, _WHICH]) -> None:
    """Puts a timeline away: nobody sees it until it is restored."""
    from timeline import operating

    _said(lambda: operating.put_away(timeline, restore=False))


@timelines.command()
def restore(timeline: Annotated[str, _WHICH]) -> None:
    """Brings a timeline back with all that was in it."""
    from timeline import operating

    _said(lambda: operating.put_away(timeline, restore=True))


def _said(deed: Callable[[], None]) -> None:
    """Does it, or says in one sentence why not."""
    from timeline.operating import StoreError

    try:
        deed()
    except StoreError as error:
        Console(stderr=True).print(str(error), style="red", markup=False, highlight=False)
        raise typer.Exit(1) from None
