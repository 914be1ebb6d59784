"""The part of `Store` in which people talk about events."""

from datetime import datetime

from timeline.store import commenting, finding
from timeline.store.doors import Doors
from timeline.store.policy import Action
from timeline.store.records import Comment


class Discussion(Doors):
    """What people say of events. Nothing here changes an event."""

    def comment(self, event_id: str, text: str, *, who: str, at: datetime) -> Comment:
        """Says something about an event. Raises CorrectionError where there is nothing to say it of, or no text."""
        with self._changing(event_id, Action.COMMENT, who) as (connection, standing):
            return commenting.comment(connection, standing, text, who=who, at=at)

    def change_comment(self, comment_id: int, text: str, *, who: str, at: datetime) -> None:
        """Says something else instead of one's own comment; without a text takes it back.

        Others' comments are only removed, and by those who may remove reports.
        """
        may_remove = self.may(Action.REMOVE)
        with self._writing(Action.COMMENT, who) as connection:
            commenting.change_comment(connection, comment_id, text, who=who, at=at, may_remove=may_remove)

    def comments(self, event_id: str) -> list[Comment]:
        """What is said of the event, in the order it was first said."""
        with self._reading(Action.READ_HISTORY) as connection:
            return commenting.standing_comments(connection, finding.standing_id(connection, event_id))

    def comment_history(self, event_id: str) -> list[Comment]:
        """Everything that was ever said of it: a comment has one line for each time it was changed."""
        with self._reading(Action.READ_HISTORY) as connection:
            return commenting.all_comments(connection, finding.standing_id(connection, event_id))
