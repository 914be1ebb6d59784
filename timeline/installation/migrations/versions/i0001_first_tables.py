"""People, timelines and who belongs to them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "i0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To the tables."""
    _create_people()
    op.create_table(
        "timelines",
        sa.Column("id", sa.String(40), primary_key=True),
        _text("title"),
        sa.Column("visibility", sa.String(16), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("removed_at", _TIME),
    )
    op.create_table(
        "members",
        _timeline(),
        _person("person", null=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("timeline", "person"),
    )
    _create_secrets()
    op.create_table(
        "journal",
        _number(),
        sa.Column("at", _TIME, nullable=False),
        _text("who"),
        sa.Column("did", sa.String(40), nullable=False),
        sa.Column("timeline", sa.String(40), nullable=False, index=True),
        _text("about"),
    )


def downgrade() -> None:
    """Back to a timeline of one's own: who belonged to which is lost."""
    for table in ("journal", "tokens", "links", "invitations", "members", "timelines", "people"):
        op.drop_table(table)


def _create_people() -> None:
    op.create_table(
        "people",
        _number(),
        _text("issuer"),
        _text("subject"),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("email", sa.Text, nullable=False, index=True),
        _text("name"),
        sa.Column("is_admin", sa.Boolean, nullable=False),
        sa.Column("is_disabled", sa.Boolean, nullable=False),
        sa.Column("added_at", _TIME, nullable=False),
    )


def _create_secrets() -> None:
    op.create_table(
        "invitations",
        _number(),
        _timeline(),
        sa.Column("email", sa.Text, nullable=False, index=True),
        sa.Column("role", sa.String(16), nullable=False),
        _fingerprint(),
        _person("invited_by"),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("expires", _TIME, nullable=False),
    )
    op.create_table("links", _number(), _timeline(), _fingerprint(), *_made(), _text("view"))
    op.create_table(
        "tokens",
        _number(),
        _timeline(),
        _fingerprint(),
        _text("name"),
        _text("scopes"),
        *_made(),
        sa.Column("last_used", _TIME),
    )


def _made() -> list[sa.Column[Any]]:
    return [
        _person("created_by"),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("expires", _TIME),
        sa.Column("revoked_at", _TIME),
    ]


def _number() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _timeline() -> sa.Column[Any]:
    owner = sa.ForeignKey("timelines.id", ondelete="CASCADE")
    return sa.Column("timeline", sa.String(40), owner, nullable=False, index=True)


def _person(name: str, *, null: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=null, index=True)


def _fingerprint() -> sa.Column[str]:
    return sa.Column("fingerprint", sa.String(64), nullable=False, unique=True)
